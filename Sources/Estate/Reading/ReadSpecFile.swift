package import Basics
internal import Documents

/// What one file holds, by itself: nothing in it depends on other files.
package struct SpecFile: Sendable {
    /// Whether a file belongs to the estate.
    package enum Standing: Sendable {
        /// It is no spec: a CI configuration, a package's manifest, a contract.
        case foreign
        case specs
        /// Its syntax is broken; whether it is a spec is told by what stands beside it.
        case broken(looksLikeSpec: Bool)
    }

    package let file: SourceFile
    package var standing: Standing
    /// The specs that could be read, in the file's order.
    package var specs: [any Spec] = []
    /// Every spec that has a kind and a name, whether it could be read or not.
    package var declarations: [Declaration] = []
    package var problems: [Diagnostic] = []
    package var references: [ReferenceUse] = []

    /// One spec by its name.
    package struct Declaration: Sendable {
        package let ref: EntityRef
        /// Where its name stands.
        package let span: SourceSpan
        /// Whether it was read; if not, the problems say why.
        package let isRead: Bool
    }
}

/// Reads the specs of one file.
///
/// A YAML or JSON file is a spec file if one of its documents has a `kind` that is one of ours, or near to one, and no `apiVersion`
/// (Kubernetes and Backstage have kinds of their own); or if it has all the looks of a spec and only `kind` is missing. All other files are
/// foreign. A file with broken syntax may be a spec; that it says `kind:` is a sign, where it lies is another.
package func readSpecFile(_ file: SourceFile, mustBeSpec: Bool = false) -> SpecFile {
    guard mustBeSpec || mentionsKind(file.bytes) || file.bytes.count <= 1 << 16 else { return SpecFile(file: file, standing: .foreign) }
    let document = readDocument(file, limits: specLimits)
    if document.isUnreadable {
        var result = SpecFile(file: file, standing: .broken(looksLikeSpec: mustBeSpec || hasKindLine(file.bytes)))
        result.problems = document.troubles.map { syntaxProblem($0, in: file) }
        return result
    }
    let roots = document.roots.filter { !($0.isNull && $0.text.isEmpty) }
    guard mustBeSpec || roots.contains(where: isOurs) else { return SpecFile(file: file, standing: .foreign) }
    var result = SpecFile(file: file, standing: .specs)
    result.problems = document.troubles.map { syntaxProblem($0, in: file) }
    for root in roots { read(root, into: &result) }
    return result
}

/// Specs are read into values with all aliases followed, so less is allowed than for contracts.
let specLimits: DocumentLimits = {
    var limits = DocumentLimits()
    limits.depth = 128
    limits.expandedNodes = 1_000_000
    return limits
}()

/// A syntax trouble as a finding.
func syntaxProblem(_ trouble: SyntaxTrouble, in file: SourceFile) -> Diagnostic {
    let detail = trouble.kind == .duplicateKey ? "duplicate-key" : "malformed"
    return Diagnostic("spec/syntax", subject: file.path.text, trouble.message, at: trouble.span, help: trouble.help, detail: detail)
}

private func read(_ root: Node, into result: inout SpecFile) {
    let path = result.file.path.text
    var reader = SpecReader(subject: path)
    defer {
        result.problems += reader.problems
        result.references += reader.references
    }
    guard root.isMapping else {
        reader.wrongType(root, wants: "a map with `kind` and `name`")
        return
    }
    guard let word = root["kind"] else {
        let near = root.entries.first { isNear($0.key.text, "kind") }
        if let near {
            reader.report(
                "spec/unknown-key", "a spec has no key `\(near.key.text)`", at: near.key.span, help: "did you mean `kind`?",
                detail: near.key.text)
        }
        reader.report(
            "spec/missing-key", "a spec needs the key `kind`: it says which kind of spec this is", at: root.span,
            help: "add `kind:` with one of \(kindWords)", detail: "kind")
        return
    }
    guard word.isScalar, let kind = Kind(rawValue: word.text), let spec = SpecKind.of(kind) else {
        if root["apiVersion"] != nil { return }
        let near = nearKind(word)
        reader.report(
            "spec/wrong-type", word.isScalar ? "there is no kind `\(shortened(word.text))`" : "`kind` wants a word", at: word.span,
            help: near.map { "did you mean `\($0)`?" } ?? "the kinds are \(kindWords)", detail: "kind")
        return
    }
    let name = root["name"].flatMap { $0.isScalar && isSpecName($0.text) ? $0 : nil }
    if let name { reader.subject = EntityRef(kind, name.name).description }
    let read = spec.read(root, &reader)
    if let read { result.specs.append(read) }
    if let name { result.declarations.append(.init(ref: EntityRef(kind, name.name), span: name.span, isRead: read != nil)) }
}

private let kindWords = Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")

/// Whether a document is one of ours, even if misspelt.
private func isOurs(_ root: Node) -> Bool {
    guard root.isMapping, root["apiVersion"] == nil else { return false }
    if let word = root["kind"] { return nearKind(word) != nil }
    if root.entries.contains(where: { isNear($0.key.text, "kind") && nearKind($0.value) != nil }) { return true }
    // All keys are those of one kind, and one of them says more than a name or a description does: only `kind` was forgotten.
    guard root["name"] != nil else { return false }
    return SpecKind.all.contains { kind in
        root.entries.allSatisfy { entry in kind.keys.contains { $0.name == entry.key.text } }
            && root.entries.contains { !$0.value.isScalar && !["tags", "links", "formerly"].contains($0.key.text) }
    }
}

private func nearKind(_ node: Node) -> String? {
    guard node.isScalar else { return nil }
    let words = Kind.allCases.map(\.rawValue)
    return words.contains(node.text) ? node.text : nearest(to: node.text, among: words)
}

private func isNear(_ word: String, _ wanted: String) -> Bool { word != wanted && nearest(to: word, among: [wanted]) != nil }

/// Whether the bytes hold the word `kind`, in any case of its first letter.
private func mentionsKind(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
        guard buffer.count >= 4 else { return false }
        for index in 0...(buffer.count - 4)
        where buffer[index + 1] == 0x69 && buffer[index] | 0x20 == 0x6B && buffer[index + 2] == 0x6E && buffer[index + 3] == 0x64 {
            return true
        }
        return false
    }
}

/// Whether a line says `kind:` (or `"kind":`) with a word that is one of ours, or near to one.
private func hasKindLine(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes.prefix(1 << 20), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) {
        let trimmed = line.drop { " {\t\u{FEFF}".contains($0) }
        for start in ["kind:", "\"kind\":"] where trimmed.hasPrefix(start) {
            let word = trimmed.dropFirst(start.count).drop { " \"'".contains($0) }.prefix { $0.isLetter }
            let words = Kind.allCases.map(\.rawValue)
            if words.contains(String(word)) || nearest(to: String(word), among: words) != nil { return true }
        }
    }
    return false
}
