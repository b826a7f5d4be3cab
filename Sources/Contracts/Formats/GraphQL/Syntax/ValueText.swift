import Basics

extension GraphQLValue {
    /// The value as GraphQL writes it, on one line.
    package var text: String { text(sorted: false) }

    /// The value as GraphQL writes it, the fields of objects by name, so that equal values have equal text.
    package var canonicalText: String { text(sorted: true) }

    private func text(sorted: Bool) -> String {
        switch kind {
        case .variable(let name): return "$\(name)"
        case .integer(let digits), .float(let digits): return digits
        case .string(let text): return quoted(text)
        case .boolean(let flag): return flag ? "true" : "false"
        case .null: return "null"
        case .enumeration(let name): return name.text
        case .list(let items): return "[" + items.map { $0.text(sorted: sorted) }.joined(separator: ", ") + "]"
        case .object(let fields):
            let ordered = sorted ? fields.sorted { $0.name.name < $1.name.name } : fields
            let inner = ordered.map { "\($0.name.name): \($0.value.text(sorted: sorted))" }.joined(separator: ", ")
            return fields.isEmpty ? "{}" : "{ \(inner) }"
        }
    }
}

/// Writes text as a quoted string of GraphQL or JSON: the escapes are the same.
func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case "\0"..<" ", "\u{7F}":
            let digits = String(scalar.value, radix: 16, uppercase: true)
            result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
