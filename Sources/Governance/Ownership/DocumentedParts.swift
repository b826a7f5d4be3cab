internal import Basics
internal import Estate

/// What documents speak of: systems, steps, errors, owners, monitoring; not a mapped field, a title or a tag.
enum DocumentedParts {
    /// What of it differs between two states of a spec, in words; nil where nothing does.
    static func difference(_ old: any Spec, _ new: any Spec) -> String? {
        var parts: [String] = []
        if old.owner != new.owner { parts.append("owner") }
        switch (old, new) {
        case (let old as Flow, let new as Flow):
            if old.steps != new.steps { parts.append("steps") }
            if old.via != new.via { parts.append("platform") }
            if old.errors != new.errors { parts.append("error handling") }
            if old.monitoring != new.monitoring { parts.append("monitoring") }
            if old.schedule != new.schedule { parts.append("schedule") }
            if old.lifecycle != new.lifecycle { parts.append("lifecycle") }
        case (let old as System, let new as System):
            if old.interfaces?.map(\.name) != new.interfaces?.map(\.name) { parts.append("interfaces") }
            if old.operatedBy != new.operatedBy { parts.append("operator") }
            if old.lifecycle != new.lifecycle || old.retiresOn != new.retiresOn { parts.append("lifecycle") }
        case (let old as Journey, let new as Journey):
            if old.calls != new.calls { parts.append("calls") }
            if old.monitoring != new.monitoring { parts.append("monitoring") }
        default: break
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
