internal import Basics
internal import Estate

/// Finds a certificate, secret or account that ends within days, or has ended.
struct CredentialExpires: Rule {
    let id: RuleID = "inventory/credential-expires"
    let level = Level.warning
    let subjects = RuleSubjects.interfaces
    let summary = "a certificate, secret or account that ends within days, or has ended"
    let rationale =
        "An expired certificate stops every flow on the interface at once, on a day that was known for a year."
    let fix = "Renew it, and write down the new date."
    let options = [
        RuleOption("within", .days(60), "How long before the end it is found.")
    ]

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: orders, protocol: rest, contract: none, expires: [{what: client certificate, date: ▸2026-12-18}]}]
        """

    let passing: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: orders, protocol: rest, contract: none, expires: [{what: client certificate, date: 2027-12-18}]}]
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.interfaces.flatMap { interface, spec in
            (spec.expires ?? []).compactMap { expiry in
                guard let date = expiry.date else { return nil }
                let what = expiry.what?.value.text ?? "access"
                if date.value < context.asOf {
                    return finding(
                        interface, "the \(what) of \(interface) ended on \(date.value)", at: date.span, level: .error, detail: what)
                }
                let days = context.days("within", of: self, for: context.spec(ofSubject: interface.description))
                guard date.value <= context.asOf.adding(days: days) else { return nil }
                return finding(
                    interface, "the \(what) of \(interface) ends on \(date.value), in \(date.value.days(since: context.asOf)) days",
                    at: date.span, detail: what)
            }
        }
    }
}
