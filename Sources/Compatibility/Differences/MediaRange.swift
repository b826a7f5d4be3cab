internal import Basics

/// A media type or range of them, as a body is keyed by: `application/problem+json;v=2`, `text/*`.
struct MediaRange {
    private let type: String
    private let subtype: String
    private let parameters: [String]

    init(_ name: Name) {
        let parts = name.text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        let essence = parts[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        type = essence[0]
        subtype = essence.count > 1 ? essence[1] : ""
        parameters = parts.dropFirst().sorted()
    }

    /// Whether numbers and booleans are text in such a body, so that their types do not show.
    var isTextual: Bool {
        if subtype == "json" || subtype.hasSuffix("+json") { return false }
        return type == "text" || subtype == "xml" || subtype.hasSuffix("+xml") || subtype == "x-www-form-urlencoded"
    }

    /// Whether every body of another type is of this range.
    func covers(_ other: MediaRange) -> Bool {
        (type == "*" || type == other.type) && (subtype == "*" || subtype == other.subtype)
            && parameters.allSatisfy(other.parameters.contains)
            && (type == "*" || subtype == "*" || other.parameters.count > parameters.count)
    }

    /// Whether who reads this type can read another: the same with other parameters, or one that is written in it (`problem+json`).
    func isReadable(from other: MediaRange) -> Bool {
        guard type == other.type, subtype != "*" else { return false }
        return subtype == other.subtype || other.subtype.hasSuffix("+\(subtype)")
    }
}
