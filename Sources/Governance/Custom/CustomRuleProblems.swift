internal import Basics
internal import Estate
internal import Lineage

/// Finds what is wrong with the rules that an estate writes itself.
struct CustomRuleProblems {
    let estate: Estate

    func findings() -> [Diagnostic] {
        estate.rules.flatMap { spec -> [Diagnostic] in
            do throws(SelectionTrouble) {
                let selection = try Selection(parsing: spec.select.value.text)
                if let trouble = selection.standingTrouble(in: estate) { return [Self.problem(trouble, of: spec)] }
                return AssertionProblems(spec, in: estate).findings(for: selection.standing(in: estate).parts)
            } catch {
                return [Self.problem(error, of: spec)]
            }
        }
    }

    private static func problem(_ trouble: SelectionTrouble, of spec: RuleSpec) -> Diagnostic {
        SelectionProblem.diagnostic(trouble, at: spec.select.span, subject: spec.ref.description, text: spec.select.value.text)
    }
}

/// A selection that a spec should not have, as a finding.
enum SelectionProblem {
    static func diagnostic(_ trouble: SelectionTrouble, at span: SourceSpan?, subject: String, text: String) -> Diagnostic {
        let isUnknown = trouble.message.contains("selects nothing")
        return Diagnostic(
            isUnknown ? "spec/unknown-reference" : "spec/wrong-type", subject: subject, trouble.message, at: span, help: trouble.help,
            detail: "select:\(text)")
    }
}
