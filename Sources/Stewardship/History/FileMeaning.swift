package import Basics
package import Documents
package import Estate

/// What a spec or a document says, part by part; layout, comments and the order of keys are no part of it.
package struct Meaning: Hashable, Sendable {
    /// By part: a top-level key, `interfaces/NAME/KEY` of an interface, `text` of a document, the empty name of anything else.
    package var parts: [Name: Digest] = [:]

    /// The parts that two meanings do not have in common, in order.
    package func difference(from other: Meaning?) -> [Name] {
        let others = other?.parts ?? [:]
        return Set(parts.keys).union(others.keys).filter { parts[$0] != others[$0] }.sorted()
    }
}

/// What one version of a file means.
package struct FileMeaning: Sendable {
    /// The specs in it, by their reference; of two with one name the first.
    package internal(set) var specs: [EntityRef: Meaning] = [:]
    /// The whole of it.
    package internal(set) var whole = Meaning()
    /// When the specs in it, by their reference, and the document that it is (nil) were reviewed, by what they say of it: no part of what
    /// they mean.
    package internal(set) var reviews: [EntityRef?: Digest] = [:]

    /// What is a record of a review and not a part of what was reviewed.
    private static let records: Set<Name> = ["reviewedOn", "last_reviewed", "ms.date", "last-updated"]

    package init(path: Name, bytes: [UInt8]) {
        let name = path.text.lowercased()
        if name.hasSuffix(".md") || name.hasSuffix(".markdown") {
            readMarkdown(path, bytes)
        } else if [".yaml", ".yml", ".json", ".xml", ".xsd", ".wsdl", ".edmx", ".avsc"].contains(where: name.hasSuffix) {
            readTree(path, bytes)
        } else {
            whole.parts[""] = Digest(ofBytes: PlainText(path: name).normalized(bytes))
        }
    }

    private mutating func readTree(_ path: Name, _ bytes: [UInt8]) {
        let document = readDocument(SourceFile(path: path, bytes: bytes))
        guard !document.isUnreadable else {
            whole.parts[""] = Digest(ofBytes: bytes)
            return
        }
        for (index, root) in document.roots.enumerated() {
            whole.parts[Name(index == 0 ? "" : "\(index)")] = root.digest
            guard root.isMapping, root["apiVersion"] == nil, let word = root["kind"], let kind = Kind(rawValue: word.text),
                let name = root["name"]
            else { continue }
            let ref = EntityRef(kind, name.name)
            guard specs[ref] == nil else { continue }
            specs[ref] = Self.meaning(ofSpec: root)
            reviews[ref] = Self.review(in: root)
        }
    }

    private static func meaning(ofSpec root: Node) -> Meaning {
        var meaning = Meaning()
        for (key, value) in root.entries where !records.contains(key.name) {
            if key.isText("interfaces"), value.isSequence {
                meaning.addInterfaces(value)
            } else if key.isText("product"), value.isMapping {
                for (part, value) in value.entries { meaning.parts[Name("product/\(part.text)")] = value.digest }
            } else {
                meaning.parts[key.name] = value.digest
            }
        }
        return meaning
    }

    private mutating func readMarkdown(_ path: Name, _ bytes: [UInt8]) {
        let (head, body) = FrontMatter.parts(bytes)
        whole.parts["text"] = Digest(ofBytes: PlainText(path: "").normalized(Array(body)))
        guard let head, let root = readDocument(SourceFile(path: path, bytes: Array(head)), as: .yaml).root else { return }
        for (key, value) in root.entries where !Self.records.contains(key.name) { whole.parts[key.name] = value.digest }
        reviews[nil] = Self.review(in: root)
    }

    /// What a spec or front matter says of when it, or an interface of it, was looked at; nil where it says nothing.
    private static func review(in root: Node) -> Digest? {
        var said = root.entries.filter { records.contains($0.0.name) }.map(\.1.digest)
        if let list = root["interfaces"], list.isSequence { said += list.items.compactMap { $0.isMapping ? $0["verified"]?.digest : nil } }
        guard !said.isEmpty else { return nil }
        return Digest(
            ofBytes: said.flatMap { digest in [digest.words.0, digest.words.1].flatMap { word in withUnsafeBytes(of: word) { Array($0) } } }
        )
    }
}

extension Meaning {
    /// Takes interfaces apart by name and key, so that a verification or a moved entry changes nothing of the others.
    fileprivate mutating func addInterfaces(_ list: Node) {
        for (index, item) in list.items.enumerated() {
            guard item.isMapping, let name = item["name"] else {
                parts[Name("interfaces/\(index)")] = item.digest
                continue
            }
            for (key, value) in item.entries where !key.isText("verified") {
                parts[Name("interfaces/\(name.text)/\(key.text)")] = value.digest
            }
        }
    }
}
