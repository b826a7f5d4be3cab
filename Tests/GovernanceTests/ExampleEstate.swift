import Basics
import Checking
import Documents
import Estate
import Governance
import Impact

/// The estate of a rule's example, as it is written or in another spelling.
struct ExampleEstate {
    var files: [(path: String, text: String)]
    var baseFiles: [(path: String, text: String)]?
    var branchFiles: (start: [(path: String, text: String)], end: [(path: String, text: String)])?

    init(_ example: RuleExample) {
        files = example.files
        baseFiles = example.baseFiles
        branchFiles = example.branchFiles
    }

    init(_ text: String) { self.init(RuleExample(stringLiteral: text)) }

    /// The files with their texts changed, on both sides.
    func respelt(_ change: (_ path: String, _ text: String) -> [(path: String, text: String)]) -> ExampleEstate {
        var copy = self
        copy.files = files.flatMap { change($0.path, $0.text) }
        copy.baseFiles = baseFiles.map { $0.flatMap { change($0.path, $0.text) } }
        return copy
    }

    func adding(_ path: String, _ text: String) -> ExampleEstate {
        var copy = self
        copy.files.append((path, text))
        return copy
    }

    private static func input(_ files: [(path: String, text: String)], _ label: String) -> RevisionInput {
        let source = MemorySource(files.map { SourceFile(path: Name($0.path), bytes: Array($0.text.utf8)) })
        let estate = loadEstate(at: "", from: source)
        return RevisionInput(
            estate: estate, provider: EstateContracts(estate, source, cache: ContractCache()),
            label: RevisionLabel(revision: label, commit: nil))
    }

    var head: RevisionInput { Self.input(files, "head") }

    /// What rules look at, with the comparison where the example is one.
    var context: RuleContext {
        let head = head
        guard let baseFiles else { return RuleContext(head.estate, provider: head.provider, asOf: RuleExample.today) }
        let base = Self.input(baseFiles, "base")
        let report = ImpactAnalysis(base: base, head: head, asOf: RuleExample.today).run()
        let alone = branchFiles.map { branch in
            ImpactAnalysis(base: Self.input(branch.start, "start"), head: Self.input(branch.end, "end"), asOf: RuleExample.today).run()
        }
        let before = RuleContext(base.estate, provider: base.provider, asOf: RuleExample.today)
        return RuleContext(
            head.estate, provider: head.provider, asOf: RuleExample.today,
            comparison: RuleComparison(base: before, report: report, alone: alone))
    }

    func check(usesBaseline: Bool = true, rules: [any Rule] = Rules.all) -> CheckReport {
        EstateCheck(context, usesBaseline: usesBaseline, rules: rules).run()
    }

    /// What one rule finds, waivers known.
    func findings(of rule: any Rule) -> [Diagnostic] {
        let context = context
        if rule.group == "waiver" {
            let own = EstateCheck(context).run()
            return own.findings.map(\.diagnostic).filter { $0.rule == rule.id }
        }
        return rule.findings(in: context)
    }
}

/// Where a finding stands: `specs.yaml:3:7`.
func place(_ finding: Diagnostic) -> String {
    guard let span = finding.span else { return "nowhere" }
    return "\(span.path):\(span.start.line):\(span.start.column)"
}

/// The documents of a YAML file as JSON files of their own; a scalar keeps its text.
func jsonFiles(_ path: String, _ text: String, reversed: Bool) -> [(path: String, text: String)] {
    let document = readDocument(SourceFile(path: Name(path), bytes: Array(text.utf8)), as: .yaml)
    return document.roots.enumerated().map { index, root in
        let name = path == "tieline.yaml" ? path : "\(path.dropLast(5))-\(index).json"
        return (name, json(root, reversed: reversed))
    }
}

private func json(_ node: Node, reversed: Bool) -> String {
    if node.isMapping {
        let members = node.entries.map { "\(JSONValue.string($0.key.text).compactText): \(json($0.value, reversed: reversed))" }
        return "{" + (reversed ? members.reversed() : members).joined(separator: ", ") + "}"
    }
    if node.isSequence { return "[" + node.items.map { json($0, reversed: reversed) }.joined(separator: ", ") + "]" }
    if node.isNull { return "null" }
    if let boolean = node.boolean { return "\(boolean)" }
    // `01` and `+1` are numbers of YAML only; as text they say the same.
    let isPlain =
        node.decimal != nil && node.text.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
        && !(node.text.hasPrefix("0") && node.text != "0")
    return isPlain ? node.text : JSONValue.string(node.text).compactText
}
