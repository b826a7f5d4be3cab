internal import Basics

/// How values are written where the wire knows text only.
package enum Spelling: Sendable {
    /// The shortest way: what lengths are counted on.
    case canonical
    /// All ways in use: with a plus sign, too.
    case usual
    /// Every way that a validator takes: leading zeros, too.
    case accepted
}

extension NumberDomain {
    /// The numbers as a regular expression without anchors; nil where no such expression is exact.
    package func pattern(_ spelling: Spelling) -> String? {
        let scale: Int?
        switch step {
        case nil: scale = nil
        case let step? where step.coefficient == 1 && step.exponent <= 0: scale = -step.exponent
        default: return nil
        }
        var alternatives: [String] = []
        let (low, high) = (minimum, maximum)
        // Zero and above.
        if high.map({ !($0.value < .zero) && !($0.isExclusive && $0.value == .zero) }) ?? true {
            let lower = low.flatMap { $0.value < .zero ? nil : $0 } ?? Bound(.zero)
            guard let digits = Self.magnitudes(from: lower, to: high, scale: scale, spelling) else { return nil }
            alternatives.append((spelling == .canonical ? "" : "[+]?") + digits)
        }
        // Below zero: the magnitudes between the bounds, turned around.
        if low.map({ $0.value < .zero }) ?? true {
            let least = high.flatMap { $0.value > .zero ? nil : Bound(-$0.value, isExclusive: $0.isExclusive) } ?? Bound(.zero)
            let most = low.map { Bound(-$0.value, isExclusive: $0.isExclusive) }
            guard let digits = Self.magnitudes(from: least, to: most, scale: scale, spelling) else { return nil }
            alternatives.append("-" + digits)
        }
        if width != nil, spelling != .canonical {
            alternatives.append("[+-]?[0-9]+(?:[.][0-9]*)?[eE][+-]?[0-9]{1,3}")
            if low == nil, high == nil { alternatives.append("-?INF|NaN") }
        }
        return alternatives.isEmpty ? nil : "(?:\(alternatives.joined(separator: "|")))"
    }

    /// Numbers without a sign between two bounds.
    private static func magnitudes(from low: Bound, to high: Bound?, scale: Int?, _ spelling: Spelling) -> String? {
        guard low.value.isInteger, let least = Int128(low.value.description) else { return nil }
        if scale == 0 {
            var most: Int128?
            if let high {
                guard let whole = high.value.roundedDown(to: .one), let value = Int128(whole.description) else { return nil }
                most = high.isExclusive && whole == high.value ? value - 1 : value
            }
            return DigitRange.pattern(from: low.isExclusive ? least + 1 : least, to: most, spelling)
        }
        let fraction = scale.map { "(?:[.][0-9]{1,\($0)})?" } ?? "(?:[.][0-9]+)?"
        // The first whole number of which every fraction lies above the bound.
        let start = low.isExclusive ? least + 1 : least
        let afterLeast = low.isExclusive ? DigitRange.pattern(from: least, to: least, spelling).map { $0 + nonZeroFraction(scale) } : nil
        guard let high else {
            return alternatives([afterLeast, DigitRange.pattern(from: start, to: nil, spelling).map { $0 + fraction }])
        }
        guard let whole = high.value.roundedDown(to: .one), let most = Int128(whole.description) else { return nil }
        // 99.99 in hundredths takes every fraction of 99; 99 takes none, and every one of 98.
        let takesAll = scale.flatMap { whole.adding(.one)?.adding(-ExactDecimal.powerOfTen(-$0)) } == high.value && !high.isExclusive
        if takesAll {
            let wholes = DigitRange.pattern(from: start, to: most, spelling).map { $0 + fraction }
            return alternatives([least <= most ? afterLeast : nil, wholes])
        }
        guard whole == high.value else { return nil }
        let below = DigitRange.pattern(from: start, to: most - 1, spelling).map { $0 + fraction }
        let last = high.isExclusive || most < start ? nil : DigitRange.pattern(from: most, to: most, spelling).map { $0 + "(?:[.]0+)?" }
        return alternatives([least < most ? afterLeast : nil, below, last])
    }

    private static func alternatives(_ parts: [String?]) -> String? {
        let some = parts.compactMap { $0 }
        return some.isEmpty ? nil : some.count == 1 ? some[0] : "(?:\(some.joined(separator: "|")))"
    }

    /// A fraction that is not zero.
    private static func nonZeroFraction(_ scale: Int?) -> String {
        guard let scale else { return "[.][0-9]*[1-9][0-9]*" }
        return "[.](?:\((0..<scale).map { "0{\($0)}[1-9][0-9]{0,\(scale - 1 - $0)}" }.joined(separator: "|")))"
    }
}

/// Whole numbers between two bounds as a regular expression over their digits.
enum DigitRange {
    /// The pattern; nil where no number lies between the bounds.
    static func pattern(from low: Int128, to high: Int128?, _ spelling: Spelling) -> String? {
        let zeros = spelling == .accepted ? "0*" : ""
        guard let high else {
            let least = Array(String(low).utf8)
            if low == 0 { return "\(zeros)(?:0|[1-9][0-9]*)" }
            return "\(zeros)(?:\((above(least[...]) + ["[1-9][0-9]{\(least.count),}"]).joined(separator: "|")))"
        }
        guard low <= high else { return nil }
        var alternatives: [String] = []
        let (least, most) = (Array(String(low).utf8), Array(String(high).utf8))
        for length in least.count...most.count {
            let first = length == least.count ? least : [UInt8(ascii: "1")] + Array(repeating: UInt8(ascii: "0"), count: length - 1)
            let last = length == most.count ? most : Array(repeating: UInt8(ascii: "9"), count: length)
            alternatives += between(first[...], last[...])
        }
        return "\(zeros)(?:\(alternatives.joined(separator: "|")))"
    }

    private static func digit(_ byte: UInt8) -> String { String(Unicode.Scalar(byte)) }

    private static func any(_ count: Int) -> String { count == 0 ? "" : "[0-9]{\(count)}" }

    private static func digits(_ low: UInt8, _ high: UInt8) -> String {
        low == high ? digit(low) : "[\(digit(low))-\(digit(high))]"
    }

    /// Texts of digits as long as the bounds that lie between them.
    private static func between(_ low: ArraySlice<UInt8>, _ high: ArraySlice<UInt8>) -> [String] {
        guard let first = low.first, let last = high.first else { return [""] }
        let (rest, end) = (low.dropFirst(), high.dropFirst())
        if first == last { return between(rest, end).map { digit(first) + $0 } }
        var result = above(rest).map { digit(first) + $0 }
        if last - first > 1 { result.append(digits(first + 1, last - 1) + any(rest.count)) }
        return result + below(end).map { digit(last) + $0 }
    }

    /// Texts of digits as long as the bound and not below it.
    private static func above(_ low: ArraySlice<UInt8>) -> [String] {
        guard let first = low.first else { return [""] }
        let rest = low.dropFirst()
        var result = above(rest).map { digit(first) + $0 }
        if first < UInt8(ascii: "9") { result.append(digits(first + 1, UInt8(ascii: "9")) + any(rest.count)) }
        return result
    }

    /// Texts of digits as long as the bound and not above it.
    private static func below(_ high: ArraySlice<UInt8>) -> [String] {
        guard let first = high.first else { return [""] }
        let rest = high.dropFirst()
        var result = below(rest).map { digit(first) + $0 }
        if first > UInt8(ascii: "0") { result.append(digits(UInt8(ascii: "0"), first - 1) + any(rest.count)) }
        return result
    }
}
