/// What the generated pages share.
enum ReferenceNote {
    /// Says how a page came about.
    static let text = "This page is generated; `TIELINE_RECORD=1 swift test --filter DocumentationTests` writes it anew.\n\n"

    /// A text as a table's cell.
    static func cell(_ text: String) -> String {
        var cell = ""
        for character in text {
            switch character {
            case "|": cell += "\\|"
            case "\n": cell += " "
            default: cell.append(character)
            }
        }
        return cell
    }
}
