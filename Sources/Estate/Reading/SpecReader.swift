package import Basics
internal import Documents

/// Collects what is found while one file's specs are read: problems, and references that are checked once all specs are known.
package struct SpecReader: Sendable {
    package private(set) var problems: [Diagnostic] = []
    package private(set) var references: [ReferenceUse] = []
    /// What is being read: `flow:order-to-erp`, or the file's path where it has no name.
    var subject: String
    /// The keys that lead to what is being read.
    private(set) var trail: [String] = []

    package init(subject: String) { self.subject = subject }

    /// Reads something under a key, which messages then name.
    mutating func under<Value>(_ key: String, _ read: (inout SpecReader) -> Value) -> Value {
        trail.append(key)
        defer { trail.removeLast() }
        return read(&self)
    }

    mutating func report(_ rule: RuleID, _ message: String, at span: SourceSpan, help: String? = nil, detail: String? = nil) {
        let place = (trail + (detail.map { [$0] } ?? [])).joined(separator: ".")
        problems.append(Diagnostic(rule, subject: subject, message, at: span, help: help, detail: place))
    }

    /// Says that a value is of the wrong type.
    mutating func wrongType(_ node: Node, wants: String, help: String? = nil) {
        if node.isNull, node.text.isEmpty {
            report(
                "spec/wrong-type", "\(owner) has no value; it wants \(wants)", at: node.span,
                help: help ?? "fill it in, or take the key out: what is left out is unknown", detail: "empty")
        } else {
            report("spec/wrong-type", "\(owner) wants \(wants), and this is \(describe(node))", at: node.span, help: help, detail: detail(of: node))
        }
    }

    /// Says that a scalar is not written as its type is.
    mutating func badValue(_ node: Node, _ message: String, rule: RuleID, help: String) {
        report(rule, "\(owner): \(message)", at: node.span, help: help, detail: detail(of: node))
    }

    /// Says that a text does not follow its grammar, at the bytes that are wrong.
    mutating func malformed(_ node: Node, _ trouble: GrammarTrouble) {
        report("spec/wrong-type", "\(owner): \(trouble.message)", at: span(of: node, trouble.range), help: trouble.help, detail: detail(of: node))
    }

    mutating func refer(_ target: ReferenceUse.Target, at span: SourceSpan, role: ReferenceUse.Role = .plain) {
        references.append(ReferenceUse(target: target, role: role, subject: subject, span: span))
    }

    /// The place of some bytes of a scalar's text; the whole scalar where escapes or folded lines hide it.
    func span(of node: Node, _ range: Range<Int>) -> SourceSpan {
        let record = node.document.records[Int(node.index)]
        guard !record.isDecoded, node.isScalar else { return node.span }
        let start = Int(record.textLower)
        let upper = min(start + range.upperBound, Int(record.textUpper))
        return SourceSpan(file: node.document.file, lower: min(start + range.lowerBound, upper), upper: upper)
    }

    /// The key that is being read, for messages.
    private var owner: String {
        guard let last = trail.last else { return "this document" }
        return "`\(last)`"
    }

    private func describe(_ node: Node) -> String {
        switch node.kind {
        case .sequence: "a list"
        case .mapping: "a map"
        case .null, .boolean, .integer, .number, .text: "`\(shortened(node.text))`"
        case .alias, .element, .attribute, .characters: "something else"
        }
    }

    private func detail(of node: Node) -> String {
        node.isScalar ? node.text : node.isSequence ? "list" : "map"
    }
}

/// A text for a message: one line, at most 60 characters.
func shortened(_ text: String) -> String {
    let line = String(text.prefix { !$0.isNewline })
    return line.count > 60 ? "\(line.prefix(57))..." : line == text ? line : "\(line)..."
}

/// One place where a spec names another, or a part of another.
package struct ReferenceUse: Sendable, Hashable {
    package enum Target: Sendable, Hashable {
        case spec(EntityRef)
        case interface(InterfaceRef)
        case column(CodesColumn)
        case field(EntityPath)
    }

    /// What the reference is for, where a rule of its own judges whether the target is there.
    package enum Role: Sendable, Hashable {
        case plain
        /// `owner`, `backup`: an unknown team is `ownership/unknown-team`.
        case owner
        /// What a step or a journey calls: an interface that its system does not expose is `inventory/missing-capability`.
        case call
    }

    package let target: Target
    package let role: Role
    /// The spec that holds the reference.
    package let subject: String
    package let span: SourceSpan

    package init(target: Target, role: Role, subject: String, span: SourceSpan) {
        self.target = target
        self.role = role
        self.subject = subject
        self.span = span
    }
}
