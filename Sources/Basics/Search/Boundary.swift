/// Where a row turns from good to bad.
package struct Boundary: Equatable, Sendable {
    /// The last position that is known to be good.
    package let good: Int
    /// The first one that is known to be bad.
    package let bad: Int

    package init(good: Int, bad: Int) {
        self.good = good
        self.bad = bad
    }

    /// Finds a place where a row turns from good to bad, by halves. Of several any one is found; what is found is one in any case.
    ///
    /// - Parameters:
    ///   - good: A position that is good.
    ///   - bad: A later one that is bad.
    ///   - isBad: Asked at most once for each position; nil where it cannot be told. Positions between `good` and `bad` of the answer could not.
    package init(good: Int, bad: Int, isBad: (Int) throws -> Bool?) rethrows {
        var (good, bad) = (good, bad)
        var unknown: Set<Int> = []
        while true {
            let middle = (good + bad) / 2
            // The nearest to the middle that may be told.
            let open = (good + 1..<max(good + 1, bad)).filter { !unknown.contains($0) }
            guard let next = open.min(by: { abs($0 - middle) < abs($1 - middle) }) else { break }
            switch try isBad(next) {
            case true?: bad = next
            case false?: good = next
            case nil: unknown.insert(next)
            }
        }
        self.init(good: good, bad: bad)
    }
}
