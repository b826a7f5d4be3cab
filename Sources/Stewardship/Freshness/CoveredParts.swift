internal import Basics
internal import Estate

/// Which parts of a spec something is about: a runbook speaks of steps and owners, not of a title.
enum CoveredParts {
    /// What documents speak of, by kind of spec.
    static func ofDocuments(_ part: Name, of kind: Kind) -> Bool {
        let keys: Set<Name> =
            switch kind {
            case .flow: ["owner", "steps", "via", "errors", "monitoring", "schedule", "lifecycle"]
            case .system, .platform: ["owner", "operatedBy", "lifecycle", "retiresOn"]
            case .journey: ["owner", "calls", "monitoring", "lifecycle"]
            case .entity: ["owner", "definition", "systemOfRecord", "enteredIn"]
            case .team: ["contact", "onCall", "engagement"]
            case .upgrade: ["owner", "of", "to", "plannedOn", "contracts", "removes", "renames"]
            case .estate, .codes, .mapping, .waiver, .rule: ["owner"]
            }
        if keys.contains(part) { return true }
        // An interface that came or went; not what it is in detail.
        return part.text.hasPrefix("interfaces/") && part.text.hasSuffix("/name")
    }

    /// What a flow's health review looks at.
    static func ofReviews(_ part: Name, of kind: Kind) -> Bool {
        let asides: Set<Name> = ["kind", "name", "title", "description", "tags", "links", "formerly", "loadTest", "runbook", "symptom"]
        return kind == .mapping ? ["from", "to", "fields", "same"].contains(part) : !asides.contains(part)
    }

    /// What a load test measures.
    static func ofLoadTests(_ part: Name, of kind: Kind) -> Bool {
        switch kind {
        case .flow: ["steps", "via", "cache", "batch", "service"].contains(part)
        case .journey: ["calls", "load"].contains(part)
        default: false
        }
    }

    /// What somebody found who called an interface.
    static func ofVerification(_ part: Name, of interface: Name) -> Bool {
        let asides: Set<String> = [
            "title", "description", "facts", "consumers", "samples", "renames", "formerly", "expires", "sunset", "successor",
        ]
        let words = part.text.split(separator: "/")
        return words.count == 3 && words[0] == "interfaces" && Name(words[1]) == interface && !asides.contains(String(words[2]))
    }

    /// What tells that a copy of a contract may have been left behind.
    static func ofContracts(_ part: Name, of interface: Name) -> Bool {
        part == "product/version" || part == Name("interfaces/\(interface)/version")
    }
}
