internal import Basics
internal import Estate

/// Finds a product whose support has ended.
struct UnsupportedVersion: Rule {
    let id: RuleID = "inventory/unsupported-version"
    let level = Level.error
    let subjects = RuleSubjects.systems
    let summary = "a product whose support has ended"
    let rationale = "There are no more patches, and the vendor does not answer when the interface fails."
    let fix = "Upgrade it, or correct `supportEndsOn` where an extension was bought."

    let violating: RuleExample = """
        kind: System
        name: wms
        product: {name: Warehouse 9, supportEndsOn: ▸2025-12-31}
        """

    let passing: RuleExample = """
        kind: System
        name: wms
        product: {name: Warehouse 10, supportEndsOn: 2029-12-31}
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        let systems = context.estate.systems.filter { $0.lifecycle?.value != .retired }.map { ($0.ref, $0.product) }
        let platforms = context.estate.platforms.filter { $0.status?.value != .retired }.map { ($0.ref, $0.product) }
        return (systems + platforms).compactMap { ref, product in
            guard let date = product?.supportEndsOn, date.value < context.asOf else { return nil }
            let version = [product?.name?.value.text, product?.version?.value.text].compactMap { $0 }.joined(separator: " ")
            return finding(
                ref, "the support of \(ref)\(version.isEmpty ? "" : " (\(version))") ended on \(date.value)", at: date.span,
                detail: "support")
        }
    }
}
