import Testing

@Suite struct ExitStatusTests {
    private static let old = """
        {"type": "object", "properties": {"a": {"type": "string", "maxLength": 9}}}
        """
    private static let narrow = """
        {"type": "object", "properties": {"a": {"type": "string", "maxLength": 5}}}
        """

    @Test(arguments: [
        ("tieline diff --contract old.json old.json", 0),
        ("tieline diff --contract old.json new.json", 1),
        ("tieline diff --contract old.json new.json | head -n 1 >/dev/null; true", 0),
        ("tieline diff --contract old.json new.json >&-", 1),
        ("tieline diff --contract old.json missing.json", 2),
        ("tieline diff --contract old.json broken.json", 2),
        ("tieline diff --contract old.json", 2),
        ("tieline diff --contract old.json new.json --contract-format opnapi", 2),
        ("tieline diff --contract old.json new.json --format csv", 2),
        ("tieline diff --contract old.json new.json --format nonsense", 2),
        ("tieline diff --contract old.json new.json --as-of 2026-02-30", 2),
        ("tieline nonsense", 2),
        ("tieline explain field/removd", 2),
        ("tieline explain field/removed", 0),
        ("tieline doctor", 3),
        ("tieline --version", 0),
        ("tieline --help", 0),
        ("tieline formats", 0),
        ("tieline rules --format csv", 0),
    ])
    func status(_ command: String, _ expected: Int32) {
        let folder = Binary.folder(["old.json": Self.old, "new.json": Self.narrow, "broken.json": "{\"type\": "])
        defer { Binary.remove(folder) }
        let result = Binary.run(command, in: folder)
        #expect(result.status == expected, "\(result.output)\(result.errors)")
    }

    @Test func severalFormatsInOneRun() {
        let folder = Binary.folder(["old.json": Self.old, "new.json": Self.narrow])
        defer { Binary.remove(folder) }
        let result = Binary.run(
            "tieline diff --contract old.json new.json --quiet --format text --format json=out.json; cat out.json", in: folder)
        #expect(result.output.hasPrefix("✗ breaking: 1 breaking; backward ✗, forward ✓\n{\n  \"schema\": \"tieline/contract-diff/v1\","))
        #expect(result.errors == "")
    }

    @Test func complaintsGoToStandardErrorWithAWayOut() {
        let folder = Binary.folder([:])
        defer { Binary.remove(folder) }
        let result = Binary.run("tieline explain field/removd", in: folder)
        #expect(result.output == "")
        #expect(
            result.errors == """
                tieline: `field/removd` is neither a rule nor a kind of change.
                         Did you mean `field/removed`? `tieline rules` lists the rules.

                """)
    }
}
