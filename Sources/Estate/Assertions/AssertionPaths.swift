internal import Basics

/// The paths of a rule of the estate's own, held against the keys that specs have.
struct AssertionPaths {
    /// A path with the place where it is written.
    struct Use {
        let path: FieldPath
        let span: SourceSpan
        /// What it is compared with; nil where it is only shown, or asked for.
        let test: Comparison.Test?
    }

    private let each: Located<FieldPath>?
    /// In the order of the keys.
    let uses: [Use]
    private let forms = KeyForms.shared

    init(_ rule: RuleSpec) {
        each = rule.each
        var uses: [Use] = []
        for condition in [rule.where, rule.require, rule.forbid].compactMap(\.self) {
            if case .all(let comparisons) = condition.value {
                uses += comparisons.map { Use(path: $0.path, span: condition.span, test: $0.test) }
            }
        }
        if let message = rule.message {
            let text = message.value.text
            let template = ifGrammatical { () throws(GrammarTrouble) in try MessageTemplate(parsing: text) }
            uses += (template?.paths ?? []).map { Use(path: $0, span: message.span, test: nil) }
        }
        self.uses = uses
    }

    /// Whether what has these forms has every key that the rule asks for.
    func fit(_ root: [KeyForm]) -> Bool { firstMissing([root]) == nil }

    /// The forms at a path of the rule; none where there is no such key.
    func forms(_ use: Use, from root: [KeyForm]) -> [KeyForm] { reach(use.path, from: start(root)).forms }

    private func start(_ root: [KeyForm]) -> [KeyForm] { each.map { reach($0.value, from: root).forms } ?? root }

    /// A key that none of some roots has.
    struct Missing {
        let key: Name
        let path: FieldPath
        let span: SourceSpan
        /// The keys that could stand there.
        let keys: [String]
    }

    /// The first key that is in none of the roots; nil where one of them has all.
    func firstMissing(_ roots: [[KeyForm]]) -> Missing? {
        var left = roots
        var steps: [(path: FieldPath, span: SourceSpan, isEach: Bool)] = uses.map { ($0.path, $0.span, false) }
        if let each { steps.insert((each.value, each.span, true), at: 0) }
        for step in steps {
            let reached = left.map { root in reach(step.path, from: step.isEach ? root : start(root)) }
            let whole = zip(left, reached).filter { $0.1.missing == nil }.map { $0.0 }
            guard whole.isEmpty else {
                left = whole
                continue
            }
            // What came furthest tells best what was meant.
            let depth = reached.map(\.depth).max() ?? 0
            let nearest = reached.filter { $0.depth == depth }
            return Missing(
                key: nearest.first?.missing ?? "", path: step.path, span: step.span, keys: nearest.flatMap { forms.keys(of: $0.forms) })
        }
        return nil
    }

    /// Goes along a path: to its end, or to the first key that is not there.
    private func reach(_ path: FieldPath, from root: [KeyForm]) -> (forms: [KeyForm], missing: Name?, depth: Int) {
        var place = root
        for (depth, segment) in path.segments.enumerated() {
            let name: Name
            switch segment.step {
            case .items: continue
            case .anyValue: name = "*"
            case .field(let field): name = field
            }
            let next = forms.step(from: place, to: name)
            if next.isEmpty { return (place, name, depth) }
            place = next
            for term in segment.predicate where forms.step(from: place, to: term.field).isEmpty { return (place, term.field, depth) }
        }
        return (place, nil, path.segments.count)
    }
}
