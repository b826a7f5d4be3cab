package import Basics

/// Finds what is wrong with a rule of the estate's own: keys that specs do not have, and values that can never stand there.
package struct AssertionProblems {
    private let estate: Estate
    private let rule: RuleSpec
    private let paths: AssertionPaths

    package init(_ rule: RuleSpec, in estate: Estate) {
        self.estate = estate
        self.rule = rule
        paths = AssertionPaths(rule)
    }

    /// - Parameter parts: What the rule chooses; where that is nothing, keys of any kind pass.
    package func findings(for parts: some Sequence<EstatePart>) -> [Diagnostic] {
        var roots: [[KeyForm]] = []
        for part in parts {
            let forms = KeyWalk.forms(of: part)
            if !roots.contains(forms) { roots.append(forms) }
        }
        if roots.isEmpty { roots = Kind.allCases.map { KeyForms.shared.root($0) } + [KeyForms.shared.interface] }
        if let problem = templateProblem { return [problem] }
        if let missing = paths.firstMissing(roots) { return [unknownKey(missing)] }
        let fitting = roots.filter(paths.fit)
        return paths.uses.compactMap { use in
            use.test.flatMap { problem(of: $0, use, fitting.flatMap { paths.forms(use, from: $0) }) }
        }
    }

    private func report(_ id: RuleID, _ message: String, at span: SourceSpan, help: String?, detail: String) -> Diagnostic {
        Diagnostic(id, subject: rule.ref.description, message, at: span, help: help, detail: detail)
    }

    private var templateProblem: Diagnostic? {
        guard let message = rule.message else { return nil }
        do throws(GrammarTrouble) {
            _ = try MessageTemplate(parsing: message.value.text)
            return nil
        } catch {
            return report("spec/wrong-type", "`message`: \(error.message)", at: message.span, help: error.help, detail: "message")
        }
    }

    private func unknownKey(_ missing: AssertionPaths.Missing) -> Diagnostic {
        let keys = missing.keys.filter { $0 != "kind" }
        let guess = nearest(to: missing.key.text, among: Set(keys).sorted { Name($0) < Name($1) }).map { "did you mean `\($0)`?" }
        let list = keys.isEmpty ? "nothing stands below that key" : "the keys there are \(keys.prefix(12).joined(separator: ", "))"
        return report(
            "spec/unknown-key", "`\(missing.path)` leads nowhere: nothing that this rule looks at has a key `\(missing.key)` there",
            at: missing.span, help: guess ?? list, detail: "path:\(missing.path)")
    }

    // MARK: Values

    private func problem(of test: Comparison.Test, _ use: AssertionPaths.Use, _ forms: [KeyForm]) -> Diagnostic? {
        switch test {
        case .exists: return nil
        case .equals(let value), .differs(let value): return problem(of: value, use, forms)
        case .oneOf(let values): return values.lazy.compactMap { problem(of: $0, use, forms) }.first
        case .less(let value), .greater(let value):
            if let problem = problem(of: value, use, forms) { return problem }
            if Measure(value.text) != nil { return nil }
            return report(
                "spec/bad-unit", "`\(value)` has no size, so that nothing is less or greater", at: use.span,
                help: "compare with a number, a duration, a rate, a size, a percentage or a date", detail: "\(use.path) \(value)")
        }
    }

    /// Why a value can never stand at a path; nil where it can.
    private func problem(of value: Name, _ use: AssertionPaths.Use, _ forms: [KeyForm]) -> Diagnostic? {
        let schemas = forms.compactMap { form -> JSONValue? in
            if case .inline(let schema) = form { return schema }
            return nil
        }
        guard !schemas.isEmpty else { return nil }
        let refusals = schemas.compactMap { ValueForm($0).refusal(of: value, in: estate) }
        guard refusals.count == schemas.count, let refusal = refusals.first(where: { $0.isUnknown }) ?? refusals.first else { return nil }
        return report(
            refusal.isUnknown ? "spec/unknown-reference" : "spec/wrong-type", "`\(use.path)` is never `\(value)`: \(refusal.message)",
            at: use.span, help: refusal.help, detail: "\(use.path) \(value)")
    }
}
