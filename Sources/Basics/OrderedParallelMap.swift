internal import Dispatch
internal import Synchronization

/// Maps items on several threads and returns the results in the items' order, so that the number of jobs never shows in what comes out.
///
/// - Parameters:
///   - jobs: How many threads work at most; 1 maps on the calling thread.
///   - makeWorker: Makes what one thread works with, such as a repository session; never shared between threads.
///   - meanwhile: What the calling thread does first, while the others begin.
package func orderedParallelMap<Item: Sendable, Worker, Result: Sendable>(
    _ items: [Item], jobs: Int, worker makeWorker: @Sendable () -> Worker, meanwhile: () -> Void = {},
    _ transform: @Sendable (borrowing Worker, Item) -> Result
) -> [Result] {
    let jobs = max(1, min(jobs, items.count))
    if jobs == 1 {
        meanwhile()
        let worker = makeWorker()
        return items.map { transform(worker, $0) }
    }
    let next = Atomic<Int>(0)
    let results = Mutex<[Result?]>(Array(repeating: nil, count: items.count))
    @Sendable func work() {
        let worker = makeWorker()
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < items.count else { return }
            let result = transform(worker, items[index])
            results.withLock { $0[index] = result }
        }
    }
    // The others are waited for before the closures' time is over.
    withoutActuallyEscaping(work) { work in
        let others = DispatchGroup()
        for _ in 1..<jobs {
            DispatchQueue.global(qos: .userInitiated).async(group: others) {
                ProcessMemory.prepareThread()
                work()
            }
        }
        meanwhile()
        work()
        others.wait()
    }
    return results.withLock { $0.map { $0! } }
}
