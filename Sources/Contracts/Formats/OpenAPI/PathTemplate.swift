internal import Basics

/// A path with the names of its parameters in braces: `/orders/{id}`.
struct PathTemplate {
    let text: String

    init(_ text: String) { self.text = text }

    /// The names of the parameters, in order.
    var parameterNames: [Name] {
        var names: [Name] = []
        _ = rewritten { name in
            names.append(Name(name))
            return ""
        }
        return names
    }

    /// The path with each `{name}` made the same, so that names of parameters do not count.
    var withoutNames: String { rewritten { _ in "{}" } }

    /// The path with each `{name}` written another way.
    func rewritten(_ parameter: (Substring) -> String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")), let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}")) {
            result += rest[..<open]
            result += parameter(rest[rest.utf8.index(after: open)..<close])
            rest = rest[rest.utf8.index(after: close)...]
        }
        return result + rest
    }
}
