import Testing

@testable import Commands

/// Faults of Tieline itself: exit status 4, and never a verdict.
@Suite struct FaultTests {
    private struct Unforeseen: Error {}

    @Test func errorsThatNobodyForesaw() {
        let failure = CommandLineTool.failure(Unforeseen())
        #expect(failure.status == .fault)
        #expect(failure.message == "This is a fault of Tieline itself: Unforeseen().")
    }

    @Test(arguments: ["ILL", "SEGV", "ABRT"])
    func crashes(_ signal: String) {
        // The hook waits for its input, so that there is time to hurt it.
        let script = """
            mkfifo ../input && { sleep 30 > ../input & echo $! > ../sleeper; }
            tieline hook pre-push < ../input &
            until [ "$(readlink /proc/$!/exe)" = "$(readlink -f "$BINARY")" ]; do sleep 0.1; done; sleep 2
            kill -\(signal) $!; wait $!; echo "=> $?"; kill $(cat ../sleeper)
            """
        let output = Sandbox.run(script)
        #expect(
            output == """
                tieline: This is a fault of Tieline itself; it judged nothing.
                         Please report it with the command that you gave.
                => 4

                """)
    }
}
