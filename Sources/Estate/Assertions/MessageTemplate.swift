internal import Basics

/// The text of a finding with places for values: `{subject} has {service.peak}`; `{{` and `}}` are braces.
struct MessageTemplate: Sendable {
    enum Part: Sendable {
        case text(String)
        case subject
        case value(FieldPath)
    }

    let parts: [Part]

    /// Reads a template.
    init(parsing text: String) throws(GrammarTrouble) {
        var parts: [Part] = []
        var plain = ""
        var rest = text[...]
        while let sign = rest.first {
            if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
                plain.append(sign)
                rest = rest.dropFirst(2)
            } else if sign == "{" {
                let start = text.utf8.distance(from: text.startIndex, to: rest.startIndex)
                guard let end = rest.firstIndex(of: "}") else {
                    throw GrammarTrouble(
                        "this `{` is not closed", help: "write `{PATH}` for a value, or `{{` for a brace", at: start..<start + 1)
                }
                parts.append(.text(plain))
                plain = ""
                parts.append(try Self.value(rest[rest.index(after: rest.startIndex)..<end], at: start))
                rest = rest[rest.index(after: end)...]
            } else {
                plain.append(sign)
                rest = rest.dropFirst()
            }
        }
        if !plain.isEmpty { parts.append(.text(plain)) }
        self.parts = parts
    }

    private static func value(_ text: Substring, at start: Int) throws(GrammarTrouble) -> Part {
        if text == "subject" { return .subject }
        do throws(GrammarTrouble) {
            return .value(try FieldPath(parsing: String(text)))
        } catch {
            throw GrammarTrouble(error.message, help: error.help, at: start..<start + text.utf8.count + 2)
        }
    }

    /// The paths of the values that it shows.
    var paths: [FieldPath] {
        parts.compactMap { part in
            if case .value(let path) = part { return path }
            return nil
        }
    }
}
