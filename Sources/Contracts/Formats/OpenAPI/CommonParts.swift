internal import Basics
internal import Documents
internal import Glibc

/// The path items and components that two versions of an API description write alike, byte for byte, and that lead to nothing which differs.
///
/// No comparison of the versions finds anything there, so that none of it need be read. Whoever is in doubt reads: what cannot be followed by
/// looking at references alone (anchors, other files, aliases) makes everything count as different.
struct CommonParts {
    /// The values of the parts that need not be read, by their indices in each version's document.
    let old: Set<Int32>
    let new: Set<Int32>

    /// Finds the parts; nil where all is to be read.
    init?(_ old: Document, _ new: Document) {
        guard PartsOfAPI.haveSameSecurity(old, new), let before = PartsOfAPI(old), let after = PartsOfAPI(new), before.frame == after.frame
        else { return nil }
        var search = Search(before, after)
        guard search.follow() else { return nil }
        let common = search.common
        // A comparison of contracts without operations is another one: it would look at their types.
        guard !common.isEmpty, after.parts.indices.contains(where: { after.parts[$0].isPath && !common.contains($0) }) else { return nil }
        self.old = Set(common.compactMap { search.namesakes[$0].map { before.parts[$0].value.index } })
        self.new = Set(common.map { after.parts[$0].value.index })
    }
}

/// One path item, or one named component.
private struct PartOfAPI {
    /// The reference that leads to it; a path is known by itself.
    let address: Name
    let value: Node
    let isPath: Bool
}

/// An API description cut into path items, named components, and the frame around them.
private struct PartsOfAPI {
    let document: Document
    let generation: APIGeneration
    private(set) var parts: [PartOfAPI] = []
    private(set) var byAddress: [Name: Int] = [:]
    /// What stands beside the parts, as it is written, by its key; it holds for all operations.
    private(set) var frame: [Name: [UInt8]] = [:]
    private(set) var frameNodes: [Node] = []

    /// The parts of the document that differ in nothing that counts: what the API is called, and which version it is.
    private static let asides: Set<Name> = ["info", "tags", "externalDocs"]

    /// Cuts a document; nil where it is no API description, or one with faults.
    init?(_ document: Document) {
        guard document.troubles.isEmpty, let root = document.root, root.isMapping, let generation = APIGeneration(root) else { return nil }
        self.document = document
        self.generation = generation
        for entry in root.entries {
            let key = entry.key.name
            switch key {
            case "paths":
                for item in entry.value.entries { add(Name("/" + item.key.text), item.value, isPath: true) }
            case "components":
                for section in entry.value.entries { addAll(of: section.value, below: "#/components/\(section.key.text)/") }
            case "definitions", "parameters", "responses": addAll(of: entry.value, below: "#/\(key)/")
            case _ where Self.asides.contains(key): break
            default:
                frame[key] = Self.bytes(of: entry.value)
                frameNodes.append(entry.value)
            }
        }
        guard byAddress.count == parts.count, !hasSimilarPaths else { return nil }
    }

    private mutating func addAll(of section: Node, below prefix: String) {
        for entry in section.entries { add(Name(prefix + entry.key.text), entry.value, isPath: false) }
    }

    private mutating func add(_ address: Name, _ value: Node, isPath: Bool) {
        byAddress[address] = parts.count
        parts.append(PartOfAPI(address: address, value: value, isPath: isPath))
    }

    /// Whether two paths differ in the names of their parameters alone: then what one is called depends on the other.
    private var hasSimilarPaths: Bool {
        var seen: Set<Name> = []
        for part in parts where part.isPath {
            if !seen.insert(Name(PathTemplate(part.address.text).withoutNames)).inserted { return true }
        }
        return false
    }

    static func bytes(of node: Node) -> [UInt8] {
        let record = node.document.records[Int(node.index)]
        return Array(node.document.file.bytes[Int(record.lower)..<Int(record.upper)])
    }

    /// Whether both declare the same ways to authenticate, which operations refer to by bare names.
    static func haveSameSecurity(_ old: Document, _ new: Document) -> Bool {
        func schemes(_ document: Document) -> [UInt8]? { document.root?["components"]?["securitySchemes"].map(bytes) }
        return schemes(old) == schemes(new)
    }
}

/// Finds out which parts of two versions differ, and which parts those lead to.
private struct Search {
    private let before: PartsOfAPI
    private let after: PartsOfAPI
    /// For each part of the new version, the index of the old version's part of its address.
    let namesakes: [Int?]
    /// For each part of the new version, whether it or something that it leads to is written otherwise.
    private var differs: [Bool]
    /// For each part of the new version, the parts that it refers to.
    private var references: [[Int]]
    private var needed: Set<Int> = []

    init(_ before: PartsOfAPI, _ after: PartsOfAPI) {
        (self.before, self.after) = (before, after)
        namesakes = after.parts.map { before.byAddress[$0.address] }
        references = Array(repeating: [], count: after.parts.count)
        differs = zip(after.parts, namesakes).map { part, namesake in
            namesake.map { !areWrittenAlike(before.parts[$0].value, part.value) } ?? true
        }
    }

    /// The parts of the new version that need not be read.
    var common: Set<Int> { Set(after.parts.indices.filter { !differs[$0] && !needed.contains($0) }) }

    /// Follows all references; false where one cannot be followed.
    mutating func follow() -> Bool {
        var scan = ReferenceScan(after)
        for (index, part) in after.parts.enumerated() {
            guard let found = scan.references(of: part.value) else { return false }
            references[index] = found.parts
            if found.hasLinks { differs[index] = true }
        }
        spreadDifferences()
        var queue = after.parts.indices.filter { differs[$0] }.flatMap { references[$0] }
        for node in after.frameNodes {
            guard let found = scan.references(of: node) else { return false }
            queue += found.parts
        }
        // What an old version's part led to is read in both, so that types keep their names.
        var oldScan = ReferenceScan(before)
        let kept = Set(after.parts.indices.filter { !differs[$0] }.compactMap { namesakes[$0] })
        for (index, part) in before.parts.enumerated() where !kept.contains(index) {
            guard let found = oldScan.references(of: part.value) else { return false }
            queue += found.parts.compactMap { after.byAddress[before.parts[$0].address] }
        }
        while let next = queue.popLast() {
            if needed.insert(next).inserted { queue += references[next] }
        }
        return true
    }

    private mutating func spreadDifferences() {
        var dependents: [[Int]] = Array(repeating: [], count: after.parts.count)
        for (index, targets) in references.enumerated() { for target in targets { dependents[target].append(index) } }
        var queue = differs.indices.filter { differs[$0] }
        while let next = queue.popLast() {
            for dependent in dependents[next] where !differs[dependent] {
                differs[dependent] = true
                queue.append(dependent)
            }
        }
    }
}

private func areWrittenAlike(_ one: Node, _ other: Node) -> Bool {
    let (left, right) = (one.document.records[Int(one.index)], other.document.records[Int(other.index)])
    let count = Int(left.upper) - Int(left.lower)
    guard count == Int(right.upper) - Int(right.lower), left.size == right.size else { return false }
    return one.document.file.bytes.withUnsafeBytes { first in
        other.document.file.bytes.withUnsafeBytes { second in
            count == 0 || memcmp(first.baseAddress! + Int(left.lower), second.baseAddress! + Int(right.lower), count) == 0
        }
    }
}

/// Looks for references in parts of a document, by its records alone.
private struct ReferenceScan {
    private let parts: PartsOfAPI
    /// Whether schemas may have names and addresses of their own, which 3.1 brought.
    private let hasNamedSchemas: Bool
    /// The parts that texts of references lead to.
    private var known: [Name: Int] = [:]

    init(_ parts: PartsOfAPI) {
        self.parts = parts
        hasNamedSchemas = parts.generation.dialect.identifier != nil
    }

    /// The parts that a node refers to, and whether links to other operations stand in it; nil where something cannot be followed.
    ///
    /// A text that looks like a keyword is taken for one wherever it stands: at worst a part counts as dependent on more than it is.
    mutating func references(of node: Node) -> (parts: [Int], hasLinks: Bool)? {
        var found: [Int] = []
        var hasLinks = false
        let first = Int(node.index)
        let end = first + Int(parts.document.records[first].size)
        for index in first..<end {
            switch keyword(at: index) {
            case nil: continue
            case .obstacle: return nil
            case .links: hasLinks = true
            case .reference:
                guard index + 1 < end, let target = target(of: index + 1) else { return nil }
                found.append(target)
            case .mapping:
                guard let targets = mapped(index + 1, end) else { return nil }
                found += targets
            }
        }
        return (found, hasLinks)
    }

    private enum Keyword { case reference, mapping, links, obstacle }

    private func keyword(at index: Int) -> Keyword? {
        let record = parts.document.records[index]
        if record.kind == .alias { return .obstacle }
        let length = Int(record.textUpper) - Int(record.textLower)
        guard record.kind == .text, (3...17).contains(length) else { return nil }
        return withText(record) { bytes in
            switch bytes[0] {
            case UInt8(ascii: "$"):
                if bytes.elementsEqual("$ref".utf8) { return .reference }
                guard hasNamedSchemas else { return nil }
                let names = ["$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$schema"]
                return names.contains { bytes.elementsEqual($0.utf8) } ? .obstacle : nil
            case UInt8(ascii: "l") where bytes.elementsEqual("links".utf8): return .links
            case UInt8(ascii: "m") where bytes.elementsEqual("mapping".utf8): return .mapping
            default: return nil
            }
        }
    }

    /// The part that a reference leads to or into; nil where it leads elsewhere.
    private mutating func target(of index: Int) -> Int? {
        let record = parts.document.records[index]
        guard record.kind == .text else { return nil }
        let text = withText(record) { Name(String(decoding: $0, as: UTF8.self)) }
        if let target = known[text] { return target }
        guard let target = part(at: text) else { return nil }
        known[text] = target
        return target
    }

    private func part(at reference: Name) -> Int? {
        let tokens = reference.text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard tokens.count > 2, tokens[0].elementsEqual("#".utf8) else { return nil }
        let count = tokens[1].elementsEqual("components".utf8) ? 4 : 3
        let address = tokens.prefix(count).joined(separator: [UInt8(ascii: "/")])
        guard tokens.count >= count, !address.contains(UInt8(ascii: "~")), !address.contains(UInt8(ascii: "%")) else { return nil }
        return parts.byAddress[Name(String(decoding: Array(address), as: UTF8.self))]
    }

    /// The parts that a discriminator's mapping leads to, by references or by schemas' bare names; none for what is no such mapping.
    private mutating func mapped(_ index: Int, _ end: Int) -> [Int]? {
        guard index < end, parts.document.records[index].kind == .mapping else { return [] }
        var found: [Int] = []
        for entry in Node(document: parts.document, index: Int32(index)).entries where entry.value.kind == .text {
            let named = parts.byAddress[Name("#/components/schemas/\(entry.value.text)")]
            guard let target = named ?? target(of: Int(entry.value.index)) else { return nil }
            found.append(target)
        }
        return found
    }

    private func withText<Result>(_ record: NodeRecord, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        (record.isDecoded ? parts.document.decoded : parts.document.file.bytes).withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[Int(record.textLower)..<Int(record.textUpper)]))
        }
    }
}
