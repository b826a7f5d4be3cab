package import Basics
package import Estate

/// A runbook to fill in: a section for each failure that a flow's pattern can have, with what the estate knows of it.
package struct RunbookTemplate {
    let profile: FlowProfile
    let estate: Estate
    private let path: Name
    private var lines: [String] = []

    var flow: Flow { profile.flow }

    /// - Parameter path: Where the runbook will stand, from the repository's root.
    package init(_ flow: Flow, _ estate: Estate, at path: Name) {
        profile = FlowProfile(flow, estate: estate)
        self.estate = estate
        self.path = path
        write()
    }

    /// The Markdown text.
    package var text: String { lines.joined(separator: "\n") + "\n" }
    /// How many places are left to fill in.
    package var open: Int { lines.count { $0.contains(Self.blank) } }

    static let blank = "**To fill in:**"

    private mutating func write() {
        let owner = flow.owner.map { ["owner: \($0.value)"] } ?? []
        lines = ["---"] + owner + ["covers: [\(profile.ref)]", "reviewEvery: 180d", "---", ""]
        lines.append("# \(plain(flow.header.title?.value.text ?? flow.name.text)): what to do when something fails")
        lines += [
            "",
            flow.symptom.map { "What the business sees: \(plain($0.value.text))" }
                ?? "\(Self.blank) what the business sees when this fails.",
        ]
        lines += ["", "| | |", "|---|---|"]
        for (name, value) in facts { lines.append("| \(name) | \(value) |") }
        lines += ["", "## Who is involved", "", "| System | Step | Interface | Owner | Contact |", "|---|---|---|---|---|"]
        for exchange in profile.exchanges { lines.append(row(exchange)) }
        for scenario in FailureScenario.scenarios(of: profile.pattern) {
            lines += ["", "## \(heading(scenario))", ""]
            lines += steps(scenario).map { "- [ ] \($0)" }
        }
    }

    // MARK: What is known

    private var facts: [(String, String)] {
        var facts = [("Flow", "[\(code(profile.ref))](\(link)), \(profile.criticality.rawValue), \(profile.pattern.rawValue)")]
        facts.append(("Owner", flow.owner.map { team($0.value) } ?? "\(Self.blank) name the team under `owner`"))
        if let backup = flow.header.backup { facts.append(("Stands in", team(backup.value))) }
        switch flow.via {
        case .platforms(let platforms): facts.append(("Runs on", platforms.map { platform($0.value) }.joined(separator: ", ")))
        case .some(.none): facts.append(("Runs on", "no platform: the systems talk to each other"))
        case nil: facts.append(("Runs on", "\(Self.blank) name the platform under `via`"))
        }
        facts.append(("Dashboard", flow.monitoring.map { way($0.value.text) } ?? "\(Self.blank) link it under `monitoring`"))
        for link in flow.header.links ?? [] { facts.append((cell(link.title?.value.text ?? "Link"), way(link.url.value.text))) }
        facts.append(("Alert goes to", flow.errors?.alert.map { team($0.value) } ?? "\(Self.blank) name the team under `errors.alert`"))
        facts.append(("Dead letters", deadLetter ?? "\(Self.blank) name the queue under `errors.deadLetter`"))
        facts.append(("A message is found by", key ?? "\(Self.blank) name the field under `errors.idempotencyKey`"))
        if !promise.isEmpty { facts.append(("Promised", promise)) }
        return facts
    }

    var deadLetter: String? { flow.errors?.deadLetter.map { code($0.value) } }
    var key: String? {
        guard let keys = flow.errors?.idempotencyKey, !keys.isEmpty else { return nil }
        return keys.map { code($0.value) }.joined(separator: ", ")
    }

    private var promise: String {
        let level = flow.service
        let parts = [
            level?.latency?.p95.map { "answered within \($0.value) (p95)" }, level?.freshness.map { "there within \($0.value)" },
            level?.volume.map { "\($0.value)" }, level?.peak.map { "peak \($0.value)" },
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    var retries: String {
        guard let count = flow.errors?.retry?.value, count > 0 else { return "It is not tried again by itself." }
        let wait = flow.errors?.wait.map { ", \($0.value) apart" } ?? ""
        let growth = flow.errors?.backoff.map { $0.value == .constant ? "" : ", growing (\($0.value.rawValue))" } ?? ""
        return "The platform tries \(count) more time\(count == 1 ? "" : "s") by itself\(wait)\(growth)."
    }

    /// The flow's file, from the folder that the runbook is in.
    private var link: String {
        let from = path.text.split(separator: "/").dropLast()
        let to = flow.span.path.text.split(separator: "/")
        let shared = zip(from, to).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared).map(String.init)).joined(separator: "/")
    }

    private func team(_ ref: EntityRef) -> String {
        let team = estate.teams[ref.name]
        let ways = [team?.contact, team?.onCall].compactMap { $0?.value.text }
        return ([cell(ref.description)] + ways.map(way)).joined(separator: ", ")
    }

    private func platform(_ ref: EntityRef) -> String {
        let product = estate.platforms[ref.name]?.product
        let name = product?.name.map { " (\(cell($0.value.text)))" } ?? ""
        return "\(code(ref))\(name)"
    }

    private func row(_ exchange: Exchange) -> String {
        let spec = estate.systemOrPlatform(exchange.interface.system).flatMap { estate.spec($0) }
        let interface = estate.interface(exchange.interface)
        let owner = (spec as? System)?.operatedBy?.value ?? spec?.owner?.value
        let contact = owner.map { estate.teams[$0.name] }.flatMap { team in team?.onCall?.value.text ?? team?.contact?.value.text }
        let cells = [
            cell(spec?.header.title?.value.text ?? exchange.interface.system.text),
            exchange.verb.rawValue + (exchange.operation.map { " \(code($0))" } ?? ""),
            code(exchange.interface) + (interface?.protocol.map { ", \($0.value.rawValue)" } ?? ""),
            owner.map { cell($0.description) } ?? "nobody is named", contact.map(way) ?? "",
        ]
        return "| \(cells.joined(separator: " | ")) |"
    }

    /// An address on the web or of mail so that it can be followed; anything else as text.
    private func way(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F && !"<>|`\\".unicodeScalars.contains($0) }
        let isMail = text.split(separator: "@").count == 2 && text.allSatisfy { $0.isLetter || $0.isNumber || "@.-+".contains($0) }
        return isPlain && (text.hasPrefix("https://") || text.hasPrefix("http://") || isMail) ? "<\(text)>" : cell(text)
    }

    func cell(_ text: String) -> String { MarkdownText.cell(text) }
    func code(_ value: some CustomStringConvertible) -> String { MarkdownText.codeCell(value.description) }
    private func plain(_ text: String) -> String { MarkdownText.inline(text) }
}
