internal import Basics
internal import Contracts
internal import Documents

extension Codec where Value == Text {
    /// What a scalar's source says, quoted or not.
    static var text: Codec {
        Codec(wants: "text", schema: ["type": ["string", "number", "boolean"]]) { node, reader in
            guard node.isScalar, !(node.isNull && node.text.isEmpty) else {
                reader.wrongType(node, wants: "text")
                return nil
            }
            return Text(node.name, at: node.span)
        }
    }

    /// The name of a spec or an interface.
    static var name: Codec {
        Codec(
            wants: "a name", schema: ["type": ["string", "number", "boolean"], "pattern": "^[a-z0-9][a-z0-9-]*$"]
        ) { node, reader in
            guard let text = text.read(node, &reader) else { return nil }
            guard isSpecName(text.value.text) else {
                reader.wrongType(node, wants: "a name", help: "names are small letters, digits and `-`, and start with a letter or digit")
                return nil
            }
            return text
        }
    }

    /// One of some words.
    static func words(_ words: [String]) -> Codec {
        let wants = "one of \(words.map { "`\($0)`" }.joined(separator: ", "))"
        return Codec(wants: wants, schema: ["enum": .array(words.map { .string($0) })]) { node, reader in
            guard node.isScalar, words.contains(node.text) else {
                let near = node.isScalar ? nearest(to: node.text, among: words) : nil
                reader.wrongType(node, wants: wants, help: near.map { "did you mean `\($0)`?" })
                return nil
            }
            return Text(node.name, at: node.span)
        }
    }
}

extension Codec {
    /// One of the words of an enumeration.
    static func word<Word>(_: Word.Type = Word.self) -> Codec
    where Value == Located<Word>, Word: RawRepresentable & CaseIterable & Sendable, Word.RawValue == String {
        let words = Codec<Text>.words(Word.allCases.map(\.rawValue))
        return Codec(wants: words.wants, schema: words.schema) { node, reader in
            words.read(node, &reader).flatMap { text in Word(rawValue: text.value.text).map { Located($0, at: text.span) } }
        }
    }

    /// A scalar with a unit, or another notation of its own.
    fileprivate static func notation<Content: Sendable>(
        _ wants: String, pattern: String, rule: RuleID = "spec/bad-unit", help: String, _ parse: @escaping @Sendable (String) -> Content?
    ) -> Codec where Value == Located<Content> {
        Codec(wants: wants, schema: ["type": "string", "pattern": .string(pattern)]) { node, reader in
            guard node.isScalar, !(node.isNull && node.text.isEmpty) else {
                reader.wrongType(node, wants: wants, help: help)
                return nil
            }
            guard let value = parse(node.text) else {
                reader.badValue(node, "`\(shortened(node.text))` is not \(wants)", rule: rule, help: help)
                return nil
            }
            return Located(value, at: node.span)
        }
    }
}

extension Codec where Value == Located<TimeSpan> {
    static var duration: Codec {
        .notation(
            "a duration such as `250ms`", pattern: "^[0-9]+(\\.[0-9]+)?(ms|s|m|h|d)$",
            help: "write a number with `ms`, `s`, `m`, `h` or `d` right behind it"
        ) { TimeSpan(parsing: $0) }
    }
}

extension Codec where Value == Located<Rate> {
    static var rate: Codec {
        .notation(
            "a rate such as `20/s`", pattern: "^[0-9]+(\\.[0-9]+)?/(s|min|h|d)$", help: "write a number followed by `/s`, `/min`, `/h` or `/d`"
        ) { Rate(parsing: $0) }
    }
}

extension Codec where Value == Located<ByteSize> {
    static var size: Codec {
        .notation(
            "a size such as `512kB`", pattern: "^[0-9]+(\\.[0-9]+)?(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$", help: "write a number with `B`, `kB`, `MB` or `GB` right behind it"
        ) { ByteSize(parsing: $0) }
    }
}

extension Codec where Value == Located<Percentage> {
    static var percentage: Codec {
        .notation("a percentage such as `99.9%`", pattern: "^[0-9]+(\\.[0-9]+)?%$", help: "write a number from 0 to 100 with `%` right behind it") {
            Percentage(parsing: $0).flatMap { $0.percent <= ExactDecimal(100) ? $0 : nil }
        }
    }
}

extension Codec where Value == Located<CalendarDate> {
    static var date: Codec {
        .notation("a date such as `2027-06-30`", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", help: "write year, month and day as `YYYY-MM-DD`") {
            CalendarDate(parsing: $0)
        }
    }
}

extension Codec where Value == Located<TimeOfDay> {
    static var time: Codec {
        .notation("a time of day such as `01:30`", pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$", help: "write hours and minutes as `HH:MM`") {
            TimeOfDay(parsing: $0)
        }
    }
}

extension Codec where Value == Located<Fingerprint> {
    static var fingerprint: Codec {
        .notation("a fingerprint", pattern: "^[0-9a-f]{12}$", rule: "spec/wrong-type", help: "copy the twelve hex digits that a finding is shown with") {
            Fingerprint($0)
        }
    }
}

extension Codec where Value == Located<Bool> {
    static var boolean: Codec {
        Codec(wants: "`true` or `false`", schema: ["type": "boolean"]) { node, reader in
            guard let value = node.boolean else {
                reader.wrongType(node, wants: "`true` or `false`")
                return nil
            }
            return Located(value, at: node.span)
        }
    }
}

extension Codec where Value == Located<Int> {
    /// A whole number that is not below a minimum.
    static func integer(minimum: Int = 0) -> Codec {
        let wants = minimum == 0 ? "a whole number" : "a whole number from \(minimum) on"
        return Codec(wants: wants, schema: ["type": "integer", "minimum": .integer(minimum)]) { node, reader in
            guard let value = node.integer, value >= minimum else {
                let isQuoted = node.kind == .text && ExactDecimal(parsing: node.text) != nil
                reader.wrongType(node, wants: wants, help: isQuoted ? "take the quotes off" : nil)
                return nil
            }
            return Located(value, at: node.span)
        }
    }
}

extension Codec where Value == Located<ExactDecimal> {
    static var decimal: Codec {
        Codec(wants: "a number", schema: ["type": "number"]) { node, reader in
            guard let value = node.decimal else {
                let isQuoted = node.kind == .text && ExactDecimal(parsing: node.text) != nil
                reader.wrongType(node, wants: "a number", help: isQuoted ? "take the quotes off" : nil)
                return nil
            }
            return Located(value, at: node.span)
        }
    }
}

extension Codec where Value == Located<Constant> {
    /// Any scalar, typed by where it goes.
    static var constant: Codec {
        Codec(wants: "one value", schema: ["type": ["string", "number", "boolean", "null"]]) { node, reader in
            guard node.isScalar, !(node.isNull && node.text.isEmpty) else {
                reader.wrongType(node, wants: "one value")
                return nil
            }
            return Located(Constant(node), at: node.span)
        }
    }
}

extension Constant {
    init(_ node: Node) {
        let literal: Literal =
            switch node.kind {
            case .null: .null
            case .boolean: .boolean(node.boolean ?? false)
            case .integer, .number: node.decimal.map { .number($0) } ?? .text(node.name)
            default: .text(node.name)
            }
        self.init(text: node.name, literal: literal)
    }
}

extension Codec where Value == FreeValue {
    /// Anything, kept as it is.
    static var anything: Codec {
        Codec(wants: "a value", schema: [:]) { node, _ in FreeValue(node) }
    }
}

extension FreeValue {
    init(_ node: Node) {
        if node.isSequence {
            self = .list(node.items.map(FreeValue.init), Anchor(node.span))
        } else if node.isMapping {
            let entries = node.entries.map { Entry(key: Text($0.key.name, at: $0.key.span), value: FreeValue($0.value)) }
            self = .map(entries, Anchor(node.span))
        } else {
            self = .scalar(Located(Constant(node), at: node.span))
        }
    }
}
