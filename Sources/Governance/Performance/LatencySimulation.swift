internal import Glibc

/// Draws what somebody waits for many times over and reads percentiles off: an estimate beside the bound, which adds percentiles.
///
/// Each call is lognormal through its stated p50 and p95 (half of p95 where p50 is not stated), cut at its timeout; a cache answers its share
/// at once. Calls are taken to be independent. The seed is fixed, so that every machine says the same.
package struct LatencySimulation {
    /// Milliseconds.
    package let p50: Int
    package let p95: Int
    package let p99: Int

    package init(_ waiting: Waiting, draws: Int = 4000, seed: UInt64 = 20_261_125) {
        var random = SplitMix(state: seed)
        var times = (0..<max(1, draws)).map { _ in Self.draw(waiting, &random) }
        times.sort()
        func percentile(_ share: Double) -> Int { Int(times[min(times.count - 1, Int(Double(times.count) * share))].rounded()) }
        p50 = percentile(0.5)
        p95 = percentile(0.95)
        p99 = percentile(0.99)
    }

    private static func draw(_ waiting: Waiting, _ random: inout SplitMix) -> Double {
        switch waiting {
        case .call(let call): draw(call, &random)
        case .series(let parts): parts.reduce(0) { $0 + draw($1, &random) }
        case .parallel(let parts): parts.reduce(0) { max($0, draw($1, &random)) }
        }
    }

    /// The standard normal distribution's 95th percentile.
    private static let z95 = 1.6448536269514722

    private static func draw(_ call: WaitedCall, _ random: inout SplitMix) -> Double {
        if let hits = call.hits, random.unit() < hits { return 0 }
        guard let p95 = call.p95, p95 > 0 else { return 0 }
        let median = max(1, Double(call.p50 ?? p95 / 2))
        let sigma = max(0, (log(Double(p95)) - log(median)) / z95)
        // What is repeated many times comes near to its mean; some draws stand for all.
        let drawn = min(max(1, call.repeats), 64)
        var time = 0.0
        for _ in 0..<drawn { time += median * exp(sigma * random.normal()) }
        time *= Double(max(1, call.repeats)) / Double(drawn)
        return call.timeout.map { min(time, Double($0)) } ?? time
    }
}

/// The generator of Steele, Lea and Flood (OOPSLA 2014): small, and the same everywhere.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Evenly from 0 to 1, 1 excluded.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// By Box and Muller's transform.
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - unit())).squareRoot()
        return radius * cos(2 * Double.pi * unit())
    }
}
