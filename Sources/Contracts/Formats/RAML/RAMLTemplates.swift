internal import Basics

/// Traits and resource types: nodes that are merged into methods and resources.
enum RAMLTemplates {
    static let methods: [Name] = ["get", "put", "post", "delete", "patch", "options", "head", "trace"]

    /// Merges a template below a node: what the node says itself stays, what it does not say is taken over.
    static func merged(_ node: RAMLNode, _ template: RAMLNode) -> RAMLNode {
        switch (node.content, template.content) {
        case (.mapping(let own), .mapping(let added)):
            var entries = own
            for (key, value) in added {
                // `name?` and `name` are one property, said with and without being required.
                if let index = entries.firstIndex(where: { $0.key == key }) {
                    entries[index].value = merged(entries[index].value, value)
                } else {
                    entries.append((key, value))
                }
            }
            return node.with(.mapping(entries))
        case (.sequence(let own), .sequence(let added)):
            let known = Set(own.compactMap(\.text))
            return node.with(.sequence(own + added.filter { $0.text.map { !known.contains($0) } ?? true }))
        case (.empty, _): return template
        default: return node
        }
    }
}

/// Fills the parameters of a template; bounded, since a template may be given itself and grow each time.
struct RAMLFilling {
    private let parameters: [String: RAMLNode]
    private let texts: [String: String]
    /// How much the result may still hold, in nodes; sixteen bytes of text count as one.
    private(set) var room: Int

    /// - Parameters:
    ///   - parameters: What the template was given.
    ///   - texts: What every template knows.
    ///   - room: How many nodes the result may have.
    init(_ parameters: [String: RAMLNode], _ texts: [String: String], room: Int) {
        self.parameters = parameters
        self.texts = texts
        self.room = room
    }

    /// The node with its parameters filled, as far as there is room.
    mutating func filled(_ node: RAMLNode) -> RAMLNode {
        room -= 1
        guard room > 0 else { return node }
        switch node.content {
        case .scalar(let text):
            guard text.contains("<<") else { return node }
            // A parameter alone may stand for more than a text.
            if let name = Self.soleParameter(text), let value = parameters[name], value.text == nil {
                room -= value.size
                return value
            }
            return node.with(.scalar(substituted(text)))
        case .mapping(let entries):
            var result: [(key: Name, value: RAMLNode)] = []
            for entry in entries { result.append((Name(substituted(entry.key.text)), filled(entry.value))) }
            return node.with(.mapping(result))
        case .sequence(let items):
            var result: [RAMLNode] = []
            for item in items { result.append(filled(item)) }
            return node.with(.sequence(result))
        case .empty, .file: return node
        }
    }

    private static func soleParameter(_ text: String) -> String? {
        guard text.hasPrefix("<<"), text.hasSuffix(">>"), text.utf8.count > 4 else { return nil }
        let name = text.dropFirst(2).dropLast(2)
        return name.contains("|") || name.contains("<") ? nil : name.filter { $0 != " " }
    }

    private mutating func substituted(_ text: String) -> String {
        guard text.contains("<<") else { return text }
        var result = ""
        var rest = text[...]
        while room > 0, let open = rest.firstPair("<"), let close = rest[open.upperBound...].firstPair(">") {
            result += rest[..<open.lowerBound]
            let words = rest[open.upperBound..<close.lowerBound].split(separator: "|").map { $0.filter { $0 != " " } }
            if let name = words.first, let value = parameters[name]?.text ?? texts[name] {
                var filled = value
                for function in words.dropFirst() where room > 0 {
                    filled = RAMLWords.apply(function, to: filled)
                    room -= filled.utf8.count / 16
                }
                room -= filled.utf8.count / 16
                result += filled
            } else {
                result += rest[open.lowerBound..<close.upperBound]
            }
            rest = rest[close.upperBound...]
        }
        return result + rest
    }
}

extension Substring {
    /// The first place where a character stands twice.
    fileprivate func firstPair(_ character: Character) -> Range<Index>? {
        var start = startIndex
        while let first = self[start...].firstIndex(of: character) {
            let next = index(after: first)
            guard next < endIndex else { return nil }
            if self[next] == character { return first..<index(after: next) }
            start = next
        }
        return nil
    }
}

/// The functions that a parameter may be put through (`<<resourcePathName | !singularize>>`).
enum RAMLWords {
    static func apply(_ function: String, to text: String) -> String {
        switch function {
        case "!singularize": return singular(text)
        case "!pluralize": return plural(text)
        case "!uppercase": return text.uppercased()
        case "!lowercase": return text.lowercased()
        case "!uppercamelcase": return words(text).map { capitalised($0) }.joined()
        case "!lowercamelcase":
            return words(text).enumerated().map { $0.offset == 0 ? $0.element.lowercased() : capitalised($0.element) }.joined()
        case "!lowerunderscorecase": return words(text).map { $0.lowercased() }.joined(separator: "_")
        case "!upperunderscorecase": return words(text).map { $0.uppercased() }.joined(separator: "_")
        case "!lowerhyphencase": return words(text).map { $0.lowercased() }.joined(separator: "-")
        case "!upperhyphencase": return words(text).map { $0.uppercased() }.joined(separator: "-")
        default: return text
        }
    }

    private static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// The words of a name: at signs between them, and where a capital follows a small letter.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var previous: Character?
        for character in text {
            defer { previous = character }
            guard character.isLetter || character.isNumber else { continue }
            let continues = previous.map { ($0.isLetter || $0.isNumber) && !($0.isLowercase && character.isUppercase) } ?? false
            if continues, !words.isEmpty { words[words.count - 1].append(character) } else { words.append(String(character)) }
        }
        return words
    }

    private static func singular(_ text: String) -> String {
        if text.hasSuffix("ies"), text.utf8.count > 4 { return text.dropLast(3) + "y" }
        for ending in ["sses", "xes", "ches", "shes"] where text.hasSuffix(ending) { return String(text.dropLast(2)) }
        return text.hasSuffix("s") && !text.hasSuffix("ss") && !text.hasSuffix("us") ? String(text.dropLast()) : text
    }

    private static func plural(_ text: String) -> String {
        if text.hasSuffix("y"), let before = text.dropLast().last, !"aeiou".contains(before) { return text.dropLast() + "ies" }
        for ending in ["s", "x", "ch", "sh"] where text.hasSuffix(ending) { return text + "es" }
        return text + "s"
    }
}
