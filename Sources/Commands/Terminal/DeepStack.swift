internal import Glibc

/// Runs work on a thread with a large stack, since types that refer to each other a thousand deep are compared by recursion that deep.
///
/// The relation bounds its depth by counting; its deepest descent takes some tens of megabytes, and a main thread has eight.
enum DeepStack {
    /// How large the stack may grow, in bytes; what is not used takes no memory.
    private static let size = 512 << 20

    /// Runs a closure and waits for its end; on the calling thread where the system gives no other.
    static func run(_ body: @escaping () -> Void) {
        let work = Work(body)
        var thread: pthread_t = 0
        let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
            if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeUnretainedValue().body() }
            return nil
        }
        let isStarted = withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { buffer in
            guard let attributes = buffer.baseAddress, pthread_attr_init(attributes) == 0 else { return false }
            defer { pthread_attr_destroy(attributes) }
            return pthread_attr_setstacksize(attributes, size) == 0
                && pthread_create(&thread, attributes, start, Unmanaged.passUnretained(work).toOpaque()) == 0
        }
        guard isStarted else { return body() }
        pthread_join(thread, nil)
        withExtendedLifetime(work) {}
    }

    private final class Work {
        let body: () -> Void

        init(_ body: @escaping () -> Void) { self.body = body }
    }
}
