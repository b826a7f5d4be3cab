import Testing

/// `--max-time`, and the line of progress on a terminal.
@Suite struct TimeAndProgressTests {
    @Test(arguments: [
        ("check", "check"), ("impact", "impact"), ("gate", "impact"), ("diff", "diff"), ("upgrade erp-next", "impact"),
        ("trace x", "trace"), ("list flows", "flows"),
    ])
    func timeRunsOut(_ command: String, _ schema: String) {
        // A thousand specs take longer to read than a millisecond on any machine.
        let script = """
            for i in $(seq 1000); do printf 'kind: Team\\nname: t%s\\n' $i; printf -- '---\\n'; done > teams/many.yaml
            tieline \(command) --max-time 1ms --format json > ../json 2> ../said; echo "=> $?"
            sed -E 's/ while .*\\./ while WORKING./' ../said; head -n 4 ../json; grep status ../json
            """
        #expect(
            Sandbox.run(script) == """
                => 3
                tieline: --max-time 1ms ran out while WORKING.
                         Raise --max-time, or leave it out and let the run come to its end.
                {
                  "schema": "tieline/\(schema)/v1",
                  "outcome": {
                    "failed": true,
                    "status": 3,

                """)
    }

    @Test func timeIsEnough() {
        #expect(Sandbox.run("status tieline check --max-time 10m --quiet") == "✓ 1 info\n=> 0\n")
        let wrong = Sandbox.run("tieline check --max-time 10 > /dev/null; echo $?; tieline check --max-time 0s > /dev/null; echo $?")
        #expect(wrong.contains("--max-time takes a duration above zero, such as 30s or 2m."))
        #expect(wrong.contains("The value '10' is invalid for '--max-time <duration>'"))
    }
}

/// The line that says how far a long run is.
@Suite struct ProgressTests {
    /// Runs a command on a pseudo-terminal with an estate that is slow to check; returns what standard error got.
    private func terminal(_ command: String, _ variables: String = "") -> String? {
        let script = """
            command -v python3 > /dev/null || { echo none; exit; }
            cat > ../terminal.py <<'END'
            import os, pty, sys
            out = open("../shown", "wb")
            def read(descriptor):
                data = os.read(descriptor, 1024)
                out.write(data)
                return data
            status = pty.spawn(["sh", "-c", sys.argv[1] + " > ../stdout"], read)
            out.close()
            END
            mkdir many && for i in $(seq 24); do
              { printf 'kind: System\\nname: s%s\\ninterfaces: [{name: api, contract: contracts/c%s.json}]\\n' $i $i; } > many/s$i.yaml
              { printf '{"openapi":"3.0.3","info":{"title":"t","version":"%s"},"paths":{},"components":{"schemas":{"T0":{"type":"string"}' $i
                seq 200 | sed 's/.*/,"T&":{"type":"object","properties":{"a":{"type":"string","maxLength":&},"b":{"type":"integer"}}}/' | tr -d '\\n'
                echo '}}}'; } > contracts/c$i.json
            done
            commit many && sed -i 's/"maxLength":7\\([0-9]*\\)}/"maxLength":8\\1}/g' contracts/c*.json
            \(variables) TERM=xterm python3 ../terminal.py '\(command)' < /dev/null > /dev/null; tr '\\r' '\\n' < ../shown | sed 's/\\x1b/ESC/g'
            """
        let output = Sandbox.run(script)
        return output == "none\n" ? nil : output
    }

    @Test func lineIsDrawnAndErased() {
        guard let said = terminal("tieline impact --jobs 1") else { return }
        let lines = said.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("comparing contracts: ") && $0.hasSuffix(" of 26ESC[K") }, "\(said)")
        #expect(lines.last == "ESC[K", "\(said)")
    }

    @Test func nothingWithQuiet() {
        guard let said = terminal("tieline impact --jobs 1 --quiet") else { return }
        #expect(said == "")
    }

    @Test func nothingWhenPiped() {
        guard let said = terminal("tieline impact --jobs 1 2> ../errors") else { return }
        #expect(said == "")
    }
}
