internal import Basics

/// What one form of a value allows, as its JSON Schema states it.
struct ValueForm {
    private let schema: JSONValue

    init(_ schema: JSONValue) { self.schema = schema }

    /// Why a value is not of a form.
    struct Refusal {
        let message: String
        let help: String?
        /// Whether it names a spec that the estate does not have.
        var isUnknown = false
    }

    /// Why a text cannot stand there; nil where it can.
    func refusal(of value: Name, in estate: Estate) -> Refusal? {
        let words = allowedWords
        if !words.isEmpty { return words.contains(value.text) ? nil : unknownWord(value, among: words) }
        let kinds = KeyForms.kinds(of: schema)
        if !kinds.isEmpty { return reference(value, kinds, estate) }
        if let pattern = schema.member("pattern"), let unit = Self.units.first(where: { $0.pattern == pattern }) {
            return unit.reads(value.text) ? nil : Refusal(message: "it is \(unit.wants)", help: nil)
        }
        switch schema.member("type") {
        case .string("integer")?, .string("number")?:
            return ExactDecimal(parsing: value.text) != nil ? nil : Refusal(message: "it is a number", help: nil)
        case .string("boolean")?:
            return ["true", "false"].contains(value.text) ? nil : Refusal(message: "it is `true` or `false`", help: nil)
        case .string("object")?: return Refusal(message: "it is a map", help: "go on with `.` to one of its keys")
        default: return nil
        }
    }

    private var allowedWords: [String] {
        if case .string(let word)? = schema.member("const") { return [word] }
        guard case .array(let values)? = schema.member("enum") else { return [] }
        return values.compactMap { value in
            if case .string(let word) = value { return word }
            return nil
        }
    }

    private func unknownWord(_ value: Name, among words: [String]) -> Refusal {
        let list = words.map { "`\($0)`" }.joined(separator: ", ")
        return Refusal(
            message: words.count == 1 ? "it is \(list)" : "it is one of \(list)",
            help: nearest(to: value.text, among: words).map { "did you mean `\($0)`?" })
    }

    private func reference(_ value: Name, _ kinds: [Kind], _ estate: Estate) -> Refusal? {
        do throws(GrammarTrouble) {
            let ref = try EntityRef(parsing: value.text, kinds: kinds)
            if estate.names[ref] != nil { return nil }
            let names = estate.names.keys.filter { kinds.contains($0.kind) }.map(\.description).sorted { Name($0) < Name($1) }
            let guess = nearest(to: ref.description, among: names).map { "did you mean `\($0)`?" }
            return Refusal(message: "there is no `\(ref)`", help: guess ?? "name one that is there", isUnknown: true)
        } catch {
            return Refusal(message: error.message, help: error.help)
        }
    }

    /// A notation with a unit.
    private struct UnitForm {
        let pattern: JSONValue
        let wants: String
        let reads: @Sendable (String) -> Bool

        init<Value>(_ codec: Codec<Value>, _ reads: @escaping @Sendable (String) -> Bool) {
            var definitions = SchemaDefinitions()
            pattern = codec.schema(&definitions).member("pattern") ?? .null
            wants = codec.wants
            self.reads = reads
        }
    }

    private static let units: [UnitForm] = [
        UnitForm(Codec<Located<TimeSpan>>.duration) { TimeSpan(parsing: $0) != nil },
        UnitForm(Codec<Located<Rate>>.rate) { Rate(parsing: $0) != nil },
        UnitForm(Codec<Located<ByteSize>>.size) { ByteSize(parsing: $0) != nil },
        UnitForm(Codec<Located<Percentage>>.percentage) { Percentage(parsing: $0) != nil },
        UnitForm(Codec<Located<CalendarDate>>.date) { CalendarDate(parsing: $0) != nil },
        UnitForm(Codec<Located<TimeOfDay>>.time) { TimeOfDay(parsing: $0) != nil },
    ]
}
