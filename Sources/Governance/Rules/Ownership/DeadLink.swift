internal import Basics
internal import Checking
internal import Estate

/// Finds a link or an anchor in a document that leads nowhere.
struct DeadLink: Rule {
    let id: RuleID = "ownership/dead-link"
    let level = Level.warning
    let subjects = RuleSubjects.documents
    let looksAt: RuleSources = [.specs, .files]
    let summary = "a link or an anchor in a document that leads nowhere"
    let rationale = "At three in the morning the runbook points to the page that says how to replay, and that page was moved in spring."
    let fix = "Correct the link, or take it out. Addresses on the web are not looked at."

    let violating: RuleExample = """
        -- runbooks/orders.md --
        # Orders

        How to send them again: [replay](▸../docs/replay.md#by-hand).
        -- docs/resend.md --
        # Send again

        ## By hand
        """

    let passing: RuleExample = """
        -- runbooks/orders.md --
        # Orders

        How to send them again: [replay](../docs/resend.md#by-hand).
        -- docs/resend.md --
        # Send again

        ## By hand
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        var anchors: [Name: Set<Name>] = [:]
        func known(_ path: Name) -> Set<Name> {
            if let found = anchors[path] { return found }
            let found = context.provider.file(path).map { DocumentAnchors.all(in: $0) } ?? []
            anchors[path] = found
            return found
        }
        return context.estate.documents.flatMap { document in
            document.links.compactMap { link -> Diagnostic? in
                guard let target = DocumentLink(link.value, in: document.path) else { return nil }
                guard let path = target.path else {
                    return finding(document.path, "`\(link.value)` leads out of the repository", at: link.span, detail: link.value.text)
                }
                guard path == document.path || context.estate.files.holds(path) else {
                    let paths = context.estate.files.entries.map(\.path.text)
                    return finding(
                        document.path, "`\(link.value)` leads nowhere: there is no \(path)", at: link.span,
                        help: nearest(to: path.text, among: paths).map { "did you mean `\($0)`?" }, detail: link.value.text)
                }
                guard let anchor = target.anchor, DocumentLink.isMarkdown(path), !known(path).contains(anchor) else { return nil }
                return finding(
                    document.path, "`\(link.value)` leads nowhere: \(path) has no heading `#\(anchor)`", at: link.span,
                    help: nearest(to: anchor.text, among: known(path).map(\.text).sorted()).map { "did you mean `#\($0)`?" },
                    detail: link.value.text)
            }
        }
    }
}

extension SourceIndex {
    /// Whether there is a file of that path, or a folder with files.
    fileprivate func holds(_ path: Name) -> Bool { path.isEmpty || self[path] != nil || !files(in: path).isEmpty }
}
