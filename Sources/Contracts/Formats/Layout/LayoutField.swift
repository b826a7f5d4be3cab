internal import Basics
internal import Documents

/// One field of a record or element of a segment: its values, and whether it must be there.
struct LayoutField {
    static let keys: Set<Name> = [
        "name", "at", "type", "length", "min", "max", "required", "codes", "format", "precision", "scale", "minimum", "maximum", "pattern",
        "title", "description", "deprecated",
    ]

    let isRequired: Bool
    /// How many characters it takes in a fixed-width record.
    let length: Int?
    private(set) var shape: Shape = .scalar(.text(.any))
    private(set) var problems: [(message: String, place: Node)] = []

    init(_ node: Node, _ kind: LayoutKind) {
        isRequired = node["required"]?.boolean ?? false
        let type = LayoutType(node["type"]?.text ?? "text")
        length = node["length"]?.integer
        for key in ["length", "min", "max"] as [Name] {
            guard let value = node[name: key] else { continue }
            if value.integer.map({ $0 < 0 }) ?? true { problems.append(("`\(key)` is a whole number that is not negative.", value)) }
        }
        let most = node["max"]?.integer ?? length ?? type?.maximum
        let least = node["min"]?.integer ?? type?.minimum
        if let codes = node["codes"] {
            shape = .literals(codes.items.map { .text($0.name) })
            if !codes.isSequence { problems.append(("`codes` is a list of values.", codes)) }
            return
        }
        guard let type else {
            let hint = nearest(to: node["type"]?.text ?? "", among: LayoutType.names).map { " Did you mean `\($0)`?" } ?? ""
            problems.append(
                ("The type `\(node["type"]?.text ?? "")` is not known, so the values are not either.\(hint)", node["type"] ?? node))
            shape = .any
            return
        }
        shape = Self.shape(type, node, least: least, most: most, isRequired: isRequired)
    }

    private static func shape(_ type: LayoutType, _ node: Node, least: Int?, most: Int?, isRequired: Bool) -> Shape {
        switch type.value {
        case .text:
            // An empty field is an absent one, so that a lower bound of one says nothing of a field that need not be there.
            let minimum = least.map { isRequired || $0 > 1 ? $0 : 0 } ?? 0
            let patterns = node["pattern"].map { ["^(?:\($0.text))$"] } ?? []
            return .scalar(.text(TextDomain(minLength: max(minimum, 0), maxLength: most, patterns: patterns)))
        case .number(let places):
            return .scalar(.number(number(node, places: node["scale"]?.integer ?? places, digits: node["precision"]?.integer ?? most)))
        case .boolean: return .scalar(.boolean)
        case .instant(let kind):
            // A date in a format of its own is a text of that length.
            let width = node["format"].map { $0.text.utf8.filter { $0 != UInt8(ascii: "'") }.count } ?? (type.isTextual ? most : nil)
            guard let width else { return .scalar(.instant(kind)) }
            let least = node["format"] == nil ? least ?? width : width
            return .scalar(.text(TextDomain(minLength: max(0, min(least, width)), maxLength: width)))
        }
    }

    /// Numbers of some digits, some of them after the point, between two bounds.
    private static func number(_ node: Node, places: Int?, digits: Int?) -> NumberDomain {
        var domain = NumberDomain(step: places.map { .powerOfTen(-min(max($0, 0), 1000)) })
        if let digits, (1...37).contains(digits) {
            domain = .decimal(precision: digits, scale: min(max(places ?? 0, 0), digits))
            if places == nil { domain.step = nil }
        }
        if let minimum = node["minimum"]?.decimal { domain.minimum = .init(minimum) }
        if let maximum = node["maximum"]?.decimal { domain.maximum = .init(maximum) }
        return domain
    }
}

/// The name of a type in a layout: a plain word, or what the partner guides of X12 and EDIFACT write.
struct LayoutType {
    enum Value {
        case text
        /// Numbers with this many places after the point; nil for any number of them.
        case number(places: Int?)
        case boolean
        case instant(InstantKind)
    }

    let value: Value
    /// Whether a date is always written as digits, as in X12.
    var isTextual = false
    /// The lengths that the name holds (`an..35`, `AN 1/22`).
    private(set) var minimum: Int?
    private(set) var maximum: Int?

    static let names = [
        "text", "integer", "decimal", "boolean", "date", "time", "datetime", "AN", "ID", "N0", "N2", "R", "DT", "TM", "an", "a", "n",
    ]

    init?(_ name: String) {
        let word = String(name.prefix { $0.isLetter })
        var rest = name.dropFirst(word.count)
        switch word {
        case "text", "string", "AN", "ID", "an", "a", "B": value = .text
        case "integer", "int": value = .number(places: 0)
        case "decimal", "number", "R", "n": value = .number(places: nil)
        case "N":
            // N2 has two places after a point that is not written.
            let digits = rest.prefix { $0.isNumber }
            value = .number(places: digits.isEmpty ? 0 : Int(digits).flatMap { $0 < 10 ? $0 : nil })
            rest = rest.dropFirst(digits.count)
        case "boolean": value = .boolean
        case "date", "time", "datetime":
            value = .instant(word == "date" ? .date : word == "time" ? .time : .dateTime)
        case "DT", "TM":
            value = .instant(word == "DT" ? .date : .time)
            isTextual = true
        default: return nil
        }
        let lengths = rest.drop { $0 == " " }
        guard !lengths.isEmpty else { return }
        if lengths.hasPrefix("..") {
            maximum = Int(lengths.dropFirst(2))
            guard maximum != nil else { return nil }
        } else {
            let bounds = lengths.split(separator: "/").map { Int($0) }
            guard let first = bounds.first ?? nil, let last = bounds.last ?? nil, bounds.count < 3 else { return nil }
            (minimum, maximum) = (first, last)
        }
    }
}

/// Where fields stand in records that have no names in them.
struct FieldPositions {
    let kind: LayoutKind
    /// Where the next field starts, or its number.
    private var next = 1
    /// What is wrong with the last field's place.
    private(set) var overlap: String?

    init(kind: LayoutKind) { self.kind = kind }

    /// The place of a field in words: `column 3`, `characters 11 to 20`, `element 2.1`.
    mutating func place(of node: Node, length: Int?) -> String {
        let stated = node["at"]
        overlap = nil
        let first = stated.flatMap { Int($0.text.prefix { $0.isNumber }) }.map { min(max($0, 0), 1 << 40) } ?? next
        if first < next, stated.map({ !$0.text.contains(".") }) ?? false {
            overlap = "The field starts at \(first), where another one stands already."
        }
        switch kind {
        case .fixed:
            let count = min(max(length ?? 1, 1), 1 << 40)
            next = max(next, first + count)
            return "characters \(first) to \(first + count - 1)"
        case .delimited:
            next = first + 1
            return "column \(first)"
        case .x12, .edifact:
            next = first + 1
            return "element \(stated?.text ?? "\(first)")"
        }
    }
}
