internal import Estate

/// The reference page of the kinds of specs, made of the tables that the reader reads with.
package enum SpecReference {
    /// Returns the page as Markdown, the kinds in the order of the language.
    package static func render() -> String {
        var text = "# Kinds of specs\n\n" + ReferenceNote.text
        text += "A file holds one spec, or several behind `---`. Keys that start with `x-` are your own.\n"
        for kind in SpecKind.all {
            text += "\n## \(kind.kind.rawValue)\n\n\(kind.documentation)\n\n| key | says | example |\n|---|---|---|\n"
            for key in kind.keys {
                let name = "`\(key.name)`" + (key.isRequired ? " (required)" : "")
                let example = key.example.map { "`\(ReferenceNote.cell($0))`" } ?? ""
                text += "| \(name) | \(ReferenceNote.cell(key.documentation)) | \(example) |\n"
            }
        }
        return text
    }
}
