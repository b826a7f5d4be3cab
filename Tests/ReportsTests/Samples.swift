import Basics
import Compatibility
import Contracts
import Estate
import Governance
import Impact
import Reports

/// Hand-built results with everything that a report can show, names that try to break out of it among them.
enum Samples {
    /// A name that would clear a terminal, turn letters around and end a Markdown table.
    static let evil = "x\u{1B}[2J|`<b>\u{202E}\n"

    static let contract = SourceFile(path: "contracts/erp.yaml", bytes: Array("a\nb\n  limit: 1\n".utf8))
    static let mapping = SourceFile(path: "mappings/erp-customer.yaml", bytes: Array("kind: Mapping\nname: é\nto: id\n".utf8))

    static var impact: ImpactReport {
        var report = ImpactReport(
            base: RevisionLabel(revision: "main", commit: "0123456789abcdef0123456789abcdef01234567"),
            head: RevisionLabel(revision: "WORKTREE", commit: nil))
        report.merge = MergeSummary(isSimulated: true, conflicts: ["flows/a.yaml"])
        report.changes = [removed, unused]
        var breaking = FlowImpact(
            flow: EntityRef(.flow, "customer-sync"), verdict: .breaks, state: .unchanged, criticality: .high,
            owner: EntityRef(.team, "integration"),
            causes: [cause, waived])
        breaking.title = "Customers to the shop"
        breaking.symptom = "New customers cannot order."
        breaking.runbook = "runbooks/customer-sync.md"
        let review = FlowImpact(
            flow: EntityRef(.flow, Name(evil)), verdict: .review, state: .edited, criticality: .normal, owner: nil, causes: [])
        let safe = FlowImpact(
            flow: EntityRef(.flow, "stock"), verdict: .unaffected, state: .unchanged, criticality: .low, owner: nil, causes: [])
        report.flows = [breaking, review, safe]
        report.journeys = [
            JourneyImpact(
                journey: EntityRef(.journey, "checkout"), verdict: .degrades, criticality: .critical, owner: EntityRef(.team, "shop"),
                causes: [])
        ]
        report.consumers = [
            ConsumerImpact(
                consumer: "data-lake", interface: InterfaceRef(system: "erp", interface: "credit"), team: EntityRef(.team, "data"),
                verdict: .corrupts,
                causes: [])
        ]
        report.notify = [
            Notification(
                team: EntityRef(.team, "integration"), contact: "integration@acme.example", flows: [EntityRef(.flow, "customer-sync")])
        ]
        report.unreadable = [
            Diagnostic(
                "inventory/contract-unreadable", subject: "erp/orders", "the file is empty", at: SourceSpan(file: contract),
                help: "Fill it.")
        ]
        return report
    }

    private static var removed: EstateChange {
        EstateChange(
            id: "c1", kind: "field/removed", level: .breaking, subject: "erp/credit#Account.limit", message: "is gone",
            places: [ChangePlace("read/response.limit", .out, .breaking)], placesTotal: 3,
            old: SourceSpan(file: contract, lower: 6, upper: 11),
            new: nil, rename: RenameSuggestion(name: "creditLimit", span: nil, reason: "has its type and length"))
    }

    private static var unused: EstateChange {
        EstateChange(
            id: "c2", kind: "enum/value-added", level: .risky, subject: evil, message: "a code is new", old: nil,
            new: SourceSpan(file: contract, lower: 0, upper: 1))
    }

    private static var cause: Cause {
        var cause = bareCause
        cause.witness = .found(
            CauseWitness(
                message: WrittenMessage(
                    json: #"{"limit":5000,"name":"x\u001b[2J"}"#, notation: "xml",
                    text: "<Account><limit>5000</limit><name>x\u{1b}[2J</name></Account>"), place: "erp/credit#Account",
                before: CauseWitness.Account(
                    json: #"delivered to crm/accounts#Account as {"creditLimit":5000}"#,
                    text: "delivered to crm/accounts#Account as INSERT INTO account (creditLimit) VALUES (5000);"),
                after: "rejected by mapping:erp-customer: `limit` is not in the message any more", hop: "mapping:erp-customer"))
        return cause
    }

    private static var bareCause: Cause {
        Cause(
            change: "c1", verdict: .breaks, basis: .state, extent: .some, fingerprint: Fingerprint("3f9c21ab07de")!,
            path: ["erp/credit#Account.limit", "mapping:erp-customer", "entity:customer.creditLimit", "flow:customer-sync"],
            message: "reads a field that is gone", location: SourceSpan(file: mapping, lower: 21, upper: 22),
            related: [RelatedPlace("fills creditLimit", at: SourceSpan(file: mapping, lower: 14, upper: 16))],
            fix: "Read Account.creditLimit instead.", condition: "store = fr")
    }

    private static var waived: Cause {
        var cause = Cause(
            change: nil, verdict: .review, basis: .change, extent: .unknown, fingerprint: Fingerprint("0000000000aa")!, path: ["a", "b"],
            message: evil, location: nil)
        cause.witness = CauseWitnessAnswer.none("those that were tried stop before \(evil)")
        cause.waived = WaiverUse(
            waiver: EntityRef(.waiver, "w1"), reason: "until March", approvedBy: EntityRef(.team, "architecture"),
            expiresOn: CalendarDate(parsing: "2027-03-31")!)
        return cause
    }

    static var outcome: Outcome { Outcome(failed: true, reasons: ["1 flow breaks"]) }

    static func check(_ number: Int) -> CheckReport {
        let findings = (0..<number).map { index in
            Finding(
                Diagnostic(
                    index % 2 == 0 ? "model/lossy-mapping" : "inventory/contract-missing", index % 3 == 0 ? .error : .warning,
                    subject: "mapping:m\(index)", "values are cut \(evil)", at: SourceSpan(file: mapping, lower: 14, upper: 16),
                    help: "State it with truncate(35)."))
        }
        return CheckReport(findings: findings, scores: [("inventory", 46, 50), ("model", 0, 3), ("topology", 0, 0)])
    }

    static var difference: ContractDiffReport {
        let old = SourceSpan(file: contract, lower: 6, upper: 11)
        var changes = [
            ContractChange(
                .fieldRemoved, .breaking, subject: "Account.limit", "is gone",
                places: [ChangePlace("read/response.limit", .out, .breaking)],
                old: old, new: nil),
            ContractChange(.undecided, .risky, subject: evil, "cannot be decided", isUndecided: true, old: nil, new: old),
        ]
        changes[0].witness = .found(
            ChangeWitness(
                before: #"{"limit":5000}"#, after: "{}", reason: "`limit` is not kept", place: "read/response", direction: .out))
        changes[1].witness = WitnessAnswer.none("what it does to messages is not decided")
        return ContractDiffReport(
            oldName: "old.yaml", newName: evil, format: "openapi",
            difference: ContractDifference(of: changes, backward: true, forward: false),
            oldTroubles: [ContractTrouble(.partUnknown, "a reference leads nowhere", at: old)])
    }
}
