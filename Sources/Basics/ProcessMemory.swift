internal import CHeap

/// How the process gets its memory: in large pieces, since a command reads much, keeps it, and ends.
package enum ProcessMemory {
    /// Takes effect for threads that start afterwards; called once, at the start.
    package static func prepare() { heap_prepare() }

    /// Asks for large pages for the calling thread, which is about to read much.
    package static func prepareThread() { heap_advise_thread() }
}
