internal import Basics
internal import Checking
internal import Documents
internal import Estate
internal import Glibc

/// Finds two copies of one contract that are not the same.
struct PinnedCopyDiffers: Rule {
    let id: RuleID = "inventory/pinned-copy-differs"
    let level = Level.warning
    let subjects = RuleSubjects.interfaces
    let looksAt: RuleSources = [.specs, .contracts, .files]
    let summary = "two copies of one contract that are not the same"
    let rationale =
        "One flow is checked against last year's version, another against this year's, and only one of them is right."
    let fix = "Let both interfaces name one file, or bring the older copy up to date."

    let violating: RuleExample = """
        kind: System
        name: edi
        interfaces: [{name: hartwell, protocol: as2, contract: contracts/hartwell/850.json}, {name: nordlicht, protocol: as2, contract: ▸contracts/nordlicht/850.json}]
        -- contracts/hartwell/850.json --
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://edi.acme.example/850", "type": "object", "properties": {"po": {"type": "string"}}}
        -- contracts/nordlicht/850.json --
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://edi.acme.example/850", "type": "object", "properties": {"po": {"type": "integer"}}}
        """

    let passing: RuleExample = """
        kind: System
        name: edi
        interfaces: [{name: hartwell, protocol: as2, contract: contracts/850.json}, {name: nordlicht, protocol: as2, contract: contracts/850.json}]
        -- contracts/850.json --
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://edi.acme.example/850", "type": "object", "properties": {"po": {"type": "string"}}}
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        let changed = context.interfaces.contains { interface, spec in
            context.mayDiffer(interface) && identity(of: spec, in: context) != nil
        }
        guard changed else { return [] }
        var first: [String: (interface: InterfaceRef, span: SourceSpan, content: String)] = [:]
        var found: [Diagnostic] = []
        for (interface, spec) in context.interfaces {
            guard let source = spec.contract, let content = context.provider.contentID(of: interface, variant: nil),
                let identity = identity(of: spec, in: context)
            else { continue }
            guard let other = first[identity] else {
                first[identity] = (interface, source.span, content)
                continue
            }
            guard Self.bytes(content) != Self.bytes(other.content) else { continue }
            found.append(
                finding(
                    interface, "\(interface) and \(other.interface) both name \(identity), and their copies differ", at: source.span,
                    related: [RelatedPlace("the other copy", at: other.span)], detail: identity))
        }
        return found
    }

    /// What a contract calls itself: a JSON document's `$id`, or its title. Only what is meant to be unique tells that two files are copies.
    private func identity(of interface: Interface, in context: RuleContext) -> String? {
        guard let path = interface.contract?.file.flatMap({ context.estate.contractFiles($0).first?.path }),
            let file = context.provider.file(path), Self.mayNameItself(file)
        else { return nil }
        let root = readDocument(file).root
        if let id = root?["$id"]?.text ?? root?["id"]?.text, id.contains("/") || id.contains(":") { return id }
        return nil
    }

    /// Whether a file has the signs of one with an id of its own, found without reading it as a document.
    private static func mayNameItself(_ file: SourceFile) -> Bool {
        file.bytes.withUnsafeBytes { bytes in
            // `y` is rarer than `a`, so that fewer places are looked at.
            holds("$id", sought: 0, in: bytes) || holds("asyncapi", sought: 2, in: bytes)
        }
    }

    /// Whether a word stands in some bytes; the byte of it at an offset is what is sought first.
    private static func holds(_ word: StaticString, sought offset: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        let length = word.utf8CodeUnitCount
        var position = offset
        while position + length - offset <= bytes.count {
            let count = bytes.count - (length - offset - 1) - position
            guard let hit = memchr(start + position, Int32(word.utf8Start[offset]), count) else { return false }
            if memcmp(hit - offset, word.utf8Start, length) == 0 { return true }
            position = UnsafeRawPointer(hit) - start + 1
        }
        return false
    }

    /// What identifies the content without the paths: the ids behind the last colon of each file.
    private static func bytes(_ content: String) -> [Substring] {
        content.split(separator: "|").map { $0.split(separator: ":").last ?? "" }
    }
}
