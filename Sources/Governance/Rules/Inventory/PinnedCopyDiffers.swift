internal import Basics
internal import Checking
internal import Contracts
internal import Documents
internal import Estate

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
        var first: [String: (interface: InterfaceRef, span: SourceSpan, content: String)] = [:]
        var found: [Diagnostic] = []
        for (interface, spec) in context.interfaces {
            guard let source = spec.contract, source.file != nil, let content = context.provider.contentID(of: interface, variant: nil),
                case .contract(let loaded) = context.provider.contract(of: interface, variant: nil),
                let identity = Self.identity(of: loaded.contract)
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
    private static func identity(of contract: Contract) -> String? {
        guard let file = contract.files.first else { return nil }
        let root = readDocument(file).root
        if let id = root?["$id"]?.text ?? root?["id"]?.text, id.contains("/") || id.contains(":") { return id }
        return nil
    }

    /// What identifies the content without the paths: the ids behind the last colon of each file.
    private static func bytes(_ content: String) -> [Substring] {
        content.split(separator: "|").map { $0.split(separator: ":").last ?? "" }
    }
}
