package import Basics
package import Estate

/// Finds changes of the rules of the game: an altered policy, and waivers that come with what they excuse.
package struct PolicyChanges {
    let base: Estate
    let head: Estate

    package init(base: Estate, head: Estate) {
        self.base = base
        self.head = head
    }

    package func findings() -> [Diagnostic] {
        guard base.spec != nil else { return [] }
        var found: [Diagnostic] = []
        if base.spec?.policy != head.spec?.policy {
            found.append(
                Diagnostic(
                    "policy/changed", .warning, subject: head.spec?.ref.description ?? "estate",
                    "the change alters the policy; it is judged by the policy of the base",
                    at: head.spec?.policy?.span ?? head.spec?.span, help: "merge the policy on its own", detail: "policy"))
        }
        for waiver in head.waivers where base.waivers[waiver.name] == nil {
            found.append(
                Diagnostic(
                    "change/self-waived", .error, subject: waiver.ref.description,
                    "the change brings \(waiver.ref), which would excuse findings of it; waivers count from the base only",
                    at: waiver.span, help: "merge the waiver first, approved on its own", detail: "self-waived"))
        }
        return found
    }
}
