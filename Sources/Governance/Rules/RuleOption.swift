package import Basics
internal import Estate

/// Something that a policy can set of a rule.
package struct RuleOption: Sendable {
    package let name: Name
    /// What holds where nothing is set; what is set must be of the same kind.
    package let value: OptionValue
    /// What it is, as a sentence.
    package let doc: String

    init(_ name: Name, _ value: OptionValue, _ doc: String) {
        self.name = name
        self.value = value
        self.doc = doc
    }
}

/// The value of a rule's option.
package enum OptionValue: Sendable, Equatable {
    case duration(TimeSpan)
    case count(Int)
    case share(Percentage)
    case words([Name])

    /// What may be written, for people.
    package var unit: String {
        switch self {
        case .duration: "a duration, such as 90d"
        case .count: "a whole number"
        case .share: "a percentage, such as 80%"
        case .words: "a list of words"
        }
    }

    /// The value as a policy writes it.
    package var text: String {
        switch self {
        case .duration(let span): span.description
        case .count(let number): "\(number)"
        case .share(let share): share.description
        case .words(let words): "[\(words.map(\.text).joined(separator: ", "))]"
        }
    }

    /// Reads a value of the same kind; nil where it is of another.
    func reading(_ value: FreeValue) -> OptionValue? {
        switch self {
        case .duration: value.text.flatMap { TimeSpan(parsing: $0.value.text) }.map { .duration($0) }
        case .count: value.text.flatMap { Int($0.value.text) }.flatMap { $0 >= 0 ? .count($0) : nil }
        case .share: value.text.flatMap { Percentage(parsing: $0.value.text) }.map { .share($0) }
        case .words: Self.words(value).map { .words($0) }
        }
    }

    private static func words(_ value: FreeValue) -> [Name]? {
        switch value {
        case .scalar(let constant): return [constant.value.text]
        case .list(let items, _):
            let words = items.compactMap { $0.text?.value }
            return words.count == items.count ? words : nil
        case .map: return nil
        }
    }

    static func days(_ days: Int) -> OptionValue { .duration(TimeSpan(milliseconds: days * 86_400_000)) }
    static func percent(_ percent: UInt8) -> OptionValue {
        guard let share = Percentage(percent: ExactDecimal(Int(percent))) else { preconditionFailure("a share is not negative") }
        return .share(share)
    }
}
