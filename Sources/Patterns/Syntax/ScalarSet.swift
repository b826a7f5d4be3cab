/// A set of Unicode scalars, as sorted ranges that neither touch nor overlap.
///
/// Scalars are held as codes: their values with the gap of the surrogates closed, so that the next code is the next scalar.
struct ScalarSet: Hashable, Sendable {
    /// Half-open ranges of codes.
    let ranges: [Range<UInt32>]

    /// How many codes there are: all code points but the 2,048 surrogates.
    static let codeCount: UInt32 = 0x11_0000 - 0x800

    static let none = ScalarSet(codes: [])
    static let all = ScalarSet(codes: [0..<codeCount])

    init(codes: [Range<UInt32>]) {
        var merged: [Range<UInt32>] = []
        for range in codes.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = merged.last, last.upperBound >= range.lowerBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        ranges = merged
    }

    /// Holds code points between bounds, which both belong to it; surrogates in between are left out.
    init(points: ClosedRange<UInt32>...) {
        self.init(codes: points.map { Self.firstCode(atOrAfter: $0.lowerBound)..<Self.firstCode(atOrAfter: $0.upperBound + 1) })
    }

    init(_ scalar: Unicode.Scalar) {
        let code = Self.code(of: scalar)
        self.init(codes: [code..<code + 1])
    }

    static func code(of scalar: Unicode.Scalar) -> UInt32 {
        scalar.value >= 0xE000 ? scalar.value - 0x800 : scalar.value
    }

    static func scalar(ofCode code: UInt32) -> Unicode.Scalar {
        let value = code >= 0xD800 ? code + 0x800 : code
        guard let scalar = Unicode.Scalar(value) else { preconditionFailure("a code beyond the last scalar: \(code)") }
        return scalar
    }

    private static func firstCode(atOrAfter point: UInt32) -> UInt32 {
        if point >= 0xE000 { return point - 0x800 }
        return min(point, 0xD800)
    }

    func union(_ other: ScalarSet) -> ScalarSet {
        ScalarSet(codes: ranges + other.ranges)
    }

    var complement: ScalarSet {
        var gaps: [Range<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { gaps.append(next..<range.lowerBound) }
            next = range.upperBound
        }
        if next < Self.codeCount { gaps.append(next..<Self.codeCount) }
        return ScalarSet(codes: gaps)
    }

    func contains(code: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= code { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= code
    }
}
