package import Basics
package import Estate

/// How long callers wait, and how long their callees go on trying.
package enum Patience {
    /// The longest that a flow tries before it gives up: each call's timeout as often as it is tried, with the waits between; parallel steps by
    /// the longest. Nil where no step states a timeout.
    package static func longest(of flow: Flow) -> TimeSpan? {
        var isStated = false
        let total = longest(flow.steps, &isStated)
        return isStated ? total : nil
    }

    private static func longest(_ steps: [Step], _ isStated: inout Bool) -> TimeSpan {
        var total = TimeSpan(milliseconds: 0)
        for step in steps {
            switch step.action {
            case .steps(let nested): total = total + longest(nested, &isStated)
            case .parallel(let nested): total = total + (nested.map { longest([$0], &isStated) }.max() ?? TimeSpan(milliseconds: 0))
            case .read, .call, .write:
                guard let timeout = step.timeout?.value else { continue }
                isStated = true
                let retries = max(0, step.retry?.value ?? 0)
                let own = timeout * (retries == Int.max ? retries : retries + 1) + (step.wait?.value ?? TimeSpan(milliseconds: 0)) * retries
                total = total + own * max(1, step.each == nil ? 1 : step.about?.value ?? 1)
            default: continue
            }
        }
        return total
    }
}
