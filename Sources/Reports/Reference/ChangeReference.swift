internal import Compatibility
internal import Contracts
internal import Impact

/// The reference page of the kinds of change, one list for all formats.
package enum ChangeReference {
    /// Returns the page as Markdown, the kinds in the order of their catalogue.
    package static func render() -> String {
        var text = "# Kinds of change\n\n" + ReferenceNote.text
        text += "## Of contracts\n\n"
        text += "One list for all formats. Whether a change is breaking hangs on the direction of the messages that it reaches.\n\n"
        text += "| kind | what happened | why it matters | breaks somebody | breaks nobody |\n|---|---|---|---|---|\n"
        for kind in ChangeKindCatalogue.all {
            let cells = [kind.meaning, kind.rationale, kind.breaking, kind.safe].map(ReferenceNote.cell)
            text += "| `\(kind.kind.rawValue)` | \(cells.joined(separator: " | ")) |\n"
        }
        text += "\n## Of specs\n\n"
        text += "`tieline diff` and `tieline impact` list them as facts; whether a flow suffers is a verdict of its own.\n\n"
        text += "| kind | what happened | why it matters | harms somebody | harms nobody |\n|---|---|---|---|---|\n"
        for kind in SpecChangeCatalogue.all {
            let cells = [kind.meaning, kind.rationale, kind.harmful, kind.harmless].map(ReferenceNote.cell)
            text += "| `\(kind.kind)` | \(cells.joined(separator: " | ")) |\n"
        }
        return text
    }
}
