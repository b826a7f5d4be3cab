internal import Glibc
internal import Synchronization

/// Ends the process when a single step of the work, such as one contract, outlasts the time that was given and does not come to ask.
///
/// The analysis asks for the time between contracts and flows and stops by itself; this is for what lies between two questions.
final class Watchdog: Sendable {
    static let shared = Watchdog()

    private enum Writer { case command, watchdog }

    private let writer = Mutex<Writer?>(nil)

    /// Claims the right to write results for the command; false where the watchdog has it, which is about to end the process.
    func claim() -> Bool { claim(for: .command) }

    private func claim(for wanted: Writer) -> Bool {
        writer.withLock { writer in
            if writer == nil { writer = wanted }
            return writer == wanted
        }
    }

    /// Calls a closure after so many milliseconds, on a thread of its own, unless something was written by then.
    func start(after milliseconds: Int, _ body: @escaping @Sendable () -> Void) {
        let work = Unmanaged.passRetained(
            Work { [self] in
                // Days are enough for any run, and a product of them does not overflow.
                sleep(UInt32(min(milliseconds / 1_000, 1_000_000)))
                usleep(UInt32(milliseconds % 1_000 * 1_000))
                if claim(for: .watchdog) { body() }
            })
        var thread: pthread_t = 0
        let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
            if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
            return nil
        }
        guard pthread_create(&thread, nil, start, work.toOpaque()) == 0 else { return work.release() }
        pthread_detach(thread)
    }

    /// Waits for the end of the process, which is near.
    static func wait() -> Never {
        while true { pause() }
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
