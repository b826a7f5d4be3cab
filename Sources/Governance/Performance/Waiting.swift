package import Basics

/// What somebody waits for: calls, one after the other or at once.
package indirect enum Waiting: Sendable {
    case call(WaitedCall)
    case series([Waiting])
    case parallel([Waiting])
}

/// One call that is waited for.
package struct WaitedCall: Sendable {
    /// What it is, for people: an interface's place, a platform's overhead, a page's own work.
    package var label: String
    /// What is stated of how long it takes, in milliseconds; nil where nothing is.
    package var p50: Int?
    package var p95: Int?
    package var p99: Int?
    /// How often it is made, one after the other.
    package var repeats = 1
    /// After how many milliseconds its caller gives up.
    package var timeout: Int?
    /// The share of calls, from 0 to 1, that a cache answers at once.
    package var hits: Double?
    package var span: SourceSpan?

    package init(_ label: String, p50: Int? = nil, p95: Int? = nil, p99: Int? = nil, span: SourceSpan? = nil) {
        self.label = label
        self.p50 = p50
        self.p95 = p95
        self.p99 = p99
        self.span = span
    }

    /// The p95 in milliseconds as it counts: repeated, cut at the timeout, less what a cache answers.
    package var counted: Int {
        let (product, overflow) = (p95 ?? 0).multipliedReportingOverflow(by: max(1, repeats))
        let whole = overflow ? Int.max / 1_000_000 : min(product, Int.max / 1_000_000)
        let waited = timeout.map { min(whole, $0) } ?? whole
        guard let hits else { return waited }
        return Int((Double(waited) * (1 - min(1, max(0, hits)))).rounded())
    }
}

/// The longest way through what is waited for.
package struct CriticalPath: Sendable {
    /// In milliseconds: the sum of the p95 of its calls. Percentiles do not add; that all calls of a page are slow at once is rarer than each
    /// of them being so, which makes the sum a bound from above.
    package private(set) var total = 0
    package private(set) var calls: [WaitedCall] = []

    package init(_ waiting: Waiting) {
        switch waiting {
        case .call(let call):
            total = call.counted
            calls = [call]
        case .series(let parts):
            for part in parts {
                let own = CriticalPath(part)
                total += own.total
                calls += own.calls
            }
        case .parallel(let parts):
            let ways = parts.map { CriticalPath($0) }
            if let slowest = ways.enumerated().max(by: { ($0.element.total, -$0.offset) < ($1.element.total, -$1.offset) }) {
                self = slowest.element
            }
        }
    }

    /// The calls that take most of it, with their milliseconds: `erp/price 390 ms, shop/cart 120 ms`.
    package var words: String {
        let slow = calls.enumerated().filter { $0.element.counted > 0 }
            .sorted { ($1.element.counted, $0.offset) < ($0.element.counted, $1.offset) }
        let shown = slow.prefix(3).map { "\($0.element.label) \($0.element.counted) ms" }
        return shown.joined(separator: ", ") + (slow.count > 3 ? " and \(slow.count - 3) more" : "")
    }
}

extension Waiting {
    /// Every call in it, in order.
    package var calls: [WaitedCall] {
        switch self {
        case .call(let call): [call]
        case .series(let parts), .parallel(let parts): parts.flatMap(\.calls)
        }
    }

    /// Whether anything in it has a stated latency.
    package var isStated: Bool { calls.contains { $0.p95 != nil } }
}
