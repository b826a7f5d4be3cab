internal import Glibc

/// Turns a crash into exit status 4 with a word on what it is, since whoever gates a merge must tell a fault of the tool from a verdict.
enum FaultHandler {
    /// Traps of Swift, bad memory accesses and a stack that overflowed.
    private static let signals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT]
    /// Enough for the handler, in bytes; it runs when the thread's own stack may be used up.
    private static let stackSize = 64 << 10

    /// Installs the handler for the process.
    static func install() {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            // Nothing but what is safe inside a signal handler: no allocation, no lock.
            let message: StaticString =
                "tieline: This is a fault of Tieline itself; it judged nothing.\n         Please report it with the command that you gave.\n"
            _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
            _exit(ExitStatus.fault.rawValue)
        }
        action.sa_flags = SA_ONSTACK
        for signal in signals { sigaction(signal, &action, nil) }
    }

    /// Gives the calling thread a stack of its own for the handler; without it an overflow would end the process by a signal.
    static func prepareThread() {
        var stack = stack_t()
        stack.ss_sp = malloc(stackSize)
        stack.ss_size = stackSize
        if stack.ss_sp != nil { sigaltstack(&stack, nil) }
    }
}
