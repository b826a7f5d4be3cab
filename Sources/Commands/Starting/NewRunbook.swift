internal import Basics
internal import Estate
internal import Git
internal import Governance
internal import Reports

/// Writes a runbook to fill in beside those that an estate has.
struct NewRunbook {
    private let options: EstateOptions

    init(_ options: EstateOptions) { self.options = options }

    /// Writes it for a flow, where the flow's spec says, else among the other runbooks. One that is there stays as it is.
    func write(for name: String) throws -> StartedEstate {
        let loader = try RevisionLoader(options)
        let loaded = try loader.loadOne(nil)
        let estate = loaded.estate
        try loader.check(loaded)
        guard let folder = loader.repository.workTreeFolder else {
            throw CommandFailure(.unusable, "This repository has no work tree to write a runbook into.", help: "Run it in a clone.")
        }
        let flow = try flow(name, in: estate)
        let path = try path(of: flow, in: estate)
        let place = folder + path.text
        if FileAccess.exists(place) {
            return StartedEstate([.init("kept", path.text, note: "is there already")], next: "tieline freshness --select \(flow.ref)")
        }
        let template = RunbookTemplate(flow, estate, at: path)
        if let slash = place.lastIndex(of: "/") { try FileAccess.makeFolder(String(place[..<slash])) }
        try FileAccess.write(template.text, to: place)
        let left = "\(template.open) place\(template.open == 1 ? "" : "s") to fill in"
        let own = estate.root.isEmpty ? path.text : String(path.text.dropFirst(estate.root.text.utf8.count + 1))
        let next = flow.runbook == nil ? "add `runbook: \(own)` to \(flow.span.path), and fill in what is open" : "fill in what is open"
        return StartedEstate([.init("wrote", path.text, note: "with \(left)")], next: next)
    }

    private func flow(_ name: String, in estate: Estate) throws(CommandFailure) -> Flow {
        let name = Name(name.hasPrefix("flow:") ? String(name.dropFirst(5)) : name)
        if let flow = estate.flows[name] { return flow }
        let guess = nearest(to: name.text, among: estate.flows.map(\.name.text)).map { "Did you mean `\($0)`?" }
        throw CommandFailure(.unusable, "There is no flow `\(name)`.", help: guess ?? "`tieline list flows` lists them.")
    }

    /// Where the flow's spec says that it is, else in the folder that most runbooks are in.
    private func path(of flow: Flow, in estate: Estate) throws(CommandFailure) -> Name {
        if let runbook = flow.runbook {
            guard !runbook.value.text.contains("://"), let path = estate.path(of: runbook) else {
                throw CommandFailure(
                    .unusable, "\(flow.ref) names `\(runbook.value)` as its runbook, which is not in this repository.",
                    help: "Write it there, or name a path of the repository under `runbook`.")
            }
            return path
        }
        var counts: [Name: Int] = [:]
        for other in estate.flows {
            if let path = other.runbook.flatMap(estate.path), estate.files[path] != nil { counts[folder(of: path), default: 0] += 1 }
        }
        let usual = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        let base = usual ?? (estate.root.isEmpty ? "runbooks" : Name("\(estate.root)/runbooks"))
        guard let path = join(base, Name("\(flow.name).md")), !flow.name.text.contains("/") else {
            throw CommandFailure(.unusable, "No file can be named after \(flow.ref).", help: "Name one under `runbook` in its spec.")
        }
        return path
    }
}
