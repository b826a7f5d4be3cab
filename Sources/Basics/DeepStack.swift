internal import Glibc

/// Runs work on a thread with a large stack, for descents that are bounded by counting and may still be deeper than a small stack holds.
///
/// The stack of a main thread has eight megabytes, that of other threads often less; what an answer is must not depend on that.
package enum DeepStack {
    /// How large the stack may grow, in bytes; what is not used takes no memory.
    private static let size = 512 << 20

    /// Is set on threads that were started here.
    private static let mark: pthread_key_t = {
        var key = pthread_key_t()
        pthread_key_create(&key, nil)
        return key
    }()

    /// Whether the calling thread has a large stack.
    package static var isCurrent: Bool { pthread_getspecific(mark) != nil }

    /// Runs a closure and waits for its end; on the calling thread where that has a large stack, or the system gives no other.
    package static func run(_ body: () -> Void) {
        if isCurrent { return body() }
        withoutActuallyEscaping(body) { body in
            let work = Work(body)
            if start(work) == false { body() }
            withExtendedLifetime(work) {}
        }
    }

    /// Runs work on a new thread and waits; false where no thread could be started.
    private static func start(_ work: Work) -> Bool {
        var thread: pthread_t = 0
        let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
            pthread_setspecific(DeepStack.mark, pointer)
            if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeUnretainedValue().body() }
            return nil
        }
        let isStarted = withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { buffer in
            guard let attributes = buffer.baseAddress, pthread_attr_init(attributes) == 0 else { return false }
            defer { pthread_attr_destroy(attributes) }
            return pthread_attr_setstacksize(attributes, size) == 0
                && pthread_create(&thread, attributes, start, Unmanaged.passUnretained(work).toOpaque()) == 0
        }
        if isStarted { pthread_join(thread, nil) }
        return isStarted
    }

    private final class Work {
        let body: () -> Void

        init(_ body: @escaping () -> Void) { self.body = body }
    }
}
