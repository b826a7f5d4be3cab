/// Translates the regular expressions of XML Schema, which match whole values, into those of ECMA-262 that the model holds.
struct XSDPattern {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0
    private var output = ""

    /// Characters that start a name, and those that may follow.
    static let nameStart =
        ":A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F"
        + "\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD"
    static let nameRest = nameStart + "\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040"
    private static let deepest = 100

    private init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// The pattern without anchors; nil where it is not one of XML Schema.
    static func translate(_ text: String) -> String? {
        var reader = XSDPattern(text)
        guard reader.readAll() else { return nil }
        return reader.output
    }

    private mutating func readAll() -> Bool {
        var open = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            switch scalar {
            case "^", "$": output += "\\\(scalar)"
            case ".": output += "[^\\n\\r]"
            case "(":
                // A `?` behind a parenthesis has no meaning here.
                guard index >= scalars.count || scalars[index] != "?" else { return false }
                open += 1
                output += "(?:"
            case ")":
                open -= 1
                guard open >= 0 else { return false }
                output += ")"
            case "\\":
                guard let escape = readEscape(inClass: false) else { return false }
                output += escape
            case "[":
                guard let found = readClass() else { return false }
                output += found
            case "]": return false
            case "/": output += "/"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return open == 0
    }

    /// Reads an escape; the backslash was read.
    private mutating func readEscape(inClass: Bool) -> String? {
        guard index < scalars.count else { return nil }
        let scalar = scalars[index]
        index += 1
        func members(_ text: String, isNegated: Bool = false) -> String? {
            if inClass { return isNegated ? nil : text }
            return isNegated ? "[^\(text)]" : "[\(text)]"
        }
        switch scalar {
        case "n", "r", "t": return "\\\(scalar)"
        case "d": return members("0-9")
        case "D": return inClass ? "\\D" : members("0-9", isNegated: true)
        case "s": return members(" \\t\\n\\r")
        case "S": return inClass ? "\\S" : members(" \\t\\n\\r", isNegated: true)
        case "w": return inClass ? "\\p{L}\\p{M}\\p{N}\\p{S}" : "[^\\p{P}\\p{Z}\\p{C}]"
        case "W": return members("\\p{P}\\p{Z}\\p{C}")
        case "i": return members(Self.nameStart)
        case "I": return members(Self.nameStart, isNegated: true)
        case "c": return members(Self.nameRest)
        case "C": return members(Self.nameRest, isNegated: true)
        case "p", "P": return readProperty(isNegated: scalar == "P")
        case "-", "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "[", "]", "^", "$", "/": return "\\\(scalar)"
        default: return nil
        }
    }

    /// Reads `{L}`; blocks are left to the pattern reader, which may not know them.
    private mutating func readProperty(isNegated: Bool) -> String? {
        guard index < scalars.count, scalars[index] == "{", let end = scalars[index...].firstIndex(of: "}") else { return nil }
        var name = ""
        name.unicodeScalars.append(contentsOf: scalars[(index + 1)..<end])
        index = end + 1
        return "\\\(isNegated ? "P" : "p"){\(name)}"
    }

    /// Reads a class; the opening bracket was read. What is taken away (`[a-z-[aeiou]]`) is written as the `v` flag has it.
    private mutating func readClass() -> String? {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else { return nil }
        var text = "["
        if index < scalars.count, scalars[index] == "^" {
            text += "^"
            index += 1
        }
        var isFirst = true
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            switch scalar {
            case "]": return isFirst ? nil : text + "]"
            case "-" where index < scalars.count && scalars[index] == "[":
                index += 1
                guard let taken = readClass(), index < scalars.count, scalars[index] == "]" else { return nil }
                index += 1
                return text + "--\(taken)]"
            case "-": text += isFirst || (index < scalars.count && scalars[index] == "]") ? "\\-" : "-"
            case "[": return nil
            case "\\":
                guard let escape = readEscape(inClass: true) else { return nil }
                text += escape
            default: text.unicodeScalars.append(scalar)
            }
            isFirst = false
        }
        return nil
    }
}
