internal import Basics

/// Dates and times between bounds as languages: what is written with the same width is ordered as its digits are.
///
/// Bounds without a zone order what has none, and bounds in a zone what has one. How the others stand to them is not always defined, and
/// validators differ: they are a part of their own under a label, so that nothing is claimed of them. `24:00:00` is left out, as another
/// spelling of midnight; of dates and times with a clock, those in a zone are held by their spelling in UTC, which each of them has.
struct XSDInstantRange {
    private let kind: InstantKind
    private let bounds: [(moment: XSDMoment, isLower: Bool, isExclusive: Bool)]
    private let isZoned: Bool

    /// Takes the bounds of a type; nil where it has none, or some that cannot be ordered.
    init?(_ kind: InstantKind, _ facets: XSDFacets) {
        var bounds: [(moment: XSDMoment, isLower: Bool, isExclusive: Bool)] = []
        for (bound, isLower) in [(facets.minimum, true), (facets.maximum, false)] {
            guard let bound else { continue }
            guard let moment = XSDMoment(bound.text, kind)?.inUTC else { return nil }
            bounds.append((moment, isLower, bound.isExclusive))
        }
        guard let first = bounds.first, bounds.allSatisfy({ ($0.moment.zone == nil) == (first.moment.zone == nil) }) else { return nil }
        self.kind = kind
        self.bounds = bounds
        isZoned = first.moment.zone != nil
    }

    /// Patterns that each hold of what is ordered by the bounds.
    var ordered: [String] { [ValueSpelling.pattern(of: kind, .accepted)] + bounds.map { kind == .date && isZoned ? days($0) : texts($0) } }

    /// Patterns that each hold of the others, of which nothing is known.
    var others: [String] {
        let spelling = ValueSpelling.pattern(of: kind, .accepted)
        if kind == .date, isZoned { return [ValueSpelling.pattern(of: .date, .usual)] }
        return isZoned ? [spelling, ".*[0-9]"] : [spelling, ".*(?:Z|[+-][0-9]{2}:[0-9]{2})"]
    }

    // MARK: Digits

    /// What is beyond a bound, by its digits.
    private func texts(_ bound: (moment: XSDMoment, isLower: Bool, isExclusive: Bool)) -> String {
        let (moment, isLower) = (bound.moment, bound.isLower)
        let zone = isZoned ? "Z" : ""
        var ends = FixedWidthRange.Ends(equal: bound.isExclusive ? nil : zone, beyond: zone)
        if kind != .date {
            ends.equal = fraction(moment.fraction, isLower: isLower, isExclusive: bound.isExclusive).map { $0 + zone }
            ends.beyond = "(?:[.][0-9]+)?" + zone
        }
        let clock = kind == .date ? "" : "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:[.][0-9]+)?\(zone)"
        let near = FixedWidthRange.pattern(moment.text, isLower: isLower, ends)
        guard kind != .time else { return near }
        // Years of more digits are later, and those before year one are earlier.
        let day = isLower ? "[1-9][0-9]{4,}-[0-9]{2}-[0-9]{2}" : "-[0-9]{4,}-[0-9]{2}-[0-9]{2}"
        return "(?:\(near)|\(day)\(kind == .dateTime ? "T\(clock)" : zone))"
    }

    /// The parts of a second that are beyond those of a bound, behind an equal second; nil where none are.
    private func fraction(_ digits: String, isLower: Bool, isExclusive: Bool) -> String? {
        let signs = Array(digits)
        var parts: [String] = isLower ? ["[.]\(digits)[0-9]*[1-9][0-9]*"] : signs.isEmpty ? [] : ["(?:[.]0+)?"]
        for (index, sign) in signs.enumerated() {
            let before = "[.]" + String(signs[..<index])
            guard let digit = sign.wholeNumberValue else { continue }
            if isLower, digit < 9 { parts.append("\(before)[\(digit + 1)-9][0-9]*") }
            if !isLower, digit > 0 { parts.append("\(before)[0-\(digit - 1)][0-9]*") }
            if !isLower, index > 0 { parts.append(before) }
        }
        if !isExclusive { parts.append(digits.isEmpty ? "(?:[.]0+)?" : "[.]\(digits)0*") }
        return parts.isEmpty ? nil : "(?:\(parts.joined(separator: "|")))"
    }

    // MARK: Days in zones

    /// The days in a zone that begin at a bound or beyond it: two days apart any zone will do, on the days beside it some.
    private func days(_ bound: (moment: XSDMoment, isLower: Bool, isExclusive: Bool)) -> String {
        guard let day = bound.moment.day, let zone = bound.moment.zone else { return "" }
        let sign = bound.isLower ? 1 : -1
        var parts: [String] = []
        for distance in -1...1 {
            // A day begins the earlier, the further its zone lies to the east.
            let limit = zone + distance * sign * 1_440 - (bound.isExclusive ? sign : 0)
            if let zones = zones(upTo: limit * sign, sign) { parts.append("\(day.adding(days: distance * sign))\(zones)") }
        }
        let far = FixedWidthRange.pattern(
            day.adding(days: sign).description, isLower: bound.isLower, FixedWidthRange.Ends(beyond: Self.anyZone))
        let years = bound.isLower ? "[1-9][0-9]{4,}" : "-[0-9]{4,}"
        return "(?:\((parts + [far, "\(years)-[0-9]{2}-[0-9]{2}\(Self.anyZone)"]).joined(separator: "|")))"
    }

    private static let anyZone = "(?:Z|[+-][0-9]{2}:[0-9]{2})"

    /// The zones whose distance to the east (to the west, for a negative sign) is at most some minutes; nil where there are none.
    private func zones(upTo limit: Int, _ sign: Int) -> String? {
        let (near, far) = sign > 0 ? ("[+]", "-") : ("-", "[+]")
        if limit < -840 { return nil }
        if limit >= 840 { return Self.anyZone }
        let clock = "\(XSDMoment.twoDigits(abs(limit) / 60)):\(XSDMoment.twoDigits(abs(limit) % 60))"
        let range = FixedWidthRange.pattern(clock, isLower: limit < 0, FixedWidthRange.Ends(equal: ""))
        return limit < 0 ? "\(far)\(range)" : "(?:Z|\(far)[0-9]{2}:[0-9]{2}|\(near)\(range))"
    }
}
