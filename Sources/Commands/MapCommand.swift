internal import ArgumentParser
internal import Basics
internal import Estate
internal import Lineage
internal import Reports

/// `tieline map`: the systems map.
struct MapCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "map", abstract: "The systems map, as text, SVG, DOT, Mermaid, GraphML or JSON.",
        discussion: """
            tieline map                                      systems and platforms, with the flows between them
            tieline map --focus erp --format mermaid         what is linked to the system erp
            tieline map --level flow --focus flow:order-to-erp
            tieline map --level field --focus entity:customer
            tieline map --changed main feature --format svg=map.svg

            A link points where data goes, and from who calls to who is called. With --changed what was added is bold and green, removed dashed \
            and grey, affected dotted and red, changed blue. Graphviz makes PNG of the DOT; Mermaid is drawn where Markdown is shown.

            \(ExitStatus.help(failing: nil))
            """)

    @Option(help: ArgumentHelp("Show what is around this: a name, a reference, or a field at its level.", valueName: "ref"))
    var focus: String?

    @Option(help: ArgumentHelp("How many links around the focus; by default 1, and 2 below the level of systems.", valueName: "number"))
    var depth: Int?

    @Option(help: "How closely to look.")
    var level: MapLevel = .system

    @Option(
        name: .customLong("changed"), parsing: .upToNextOption,
        help: ArgumentHelp("Show what changed from one revision to another; HEAD is WORKTREE by default.", valueName: "base head"))
    var changed: [String] = []

    @Option(help: ArgumentHelp("The revision to look at; by default WORKTREE.", valueName: "revision"))
    var at: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "map" }

    func validate() throws {
        if let depth, !(0...1000).contains(depth) { throw ValidationError("--depth takes a number from 0 to 1000.") }
        if depth != nil, focus == nil { throw ValidationError("--depth says how far to look around a --focus.") }
        if changed.count > 2 { throw ValidationError("--changed takes one or two revisions: BASE and HEAD.") }
        if !changed.isEmpty, at != nil { throw ValidationError("--changed and --at exclude each other.") }
    }

    func report() throws -> ExitStatus {
        try output.require(.text, .json, .dot, .mermaid, .graphml, .svg)
        let loader = try RevisionLoader(estate)
        let drawing = MapDrawing(level: level, loader: loader, options: estate)
        var view: MapView
        let loaded: Estate
        if changed.isEmpty {
            let revision = try loader.loadOne(at)
            loaded = revision.estate
            view = try drawing.one(revision)
        } else {
            let pair = try RevisionPair(base: changed[0], head: changed.dropFirst().first, mode: .sinceMergeBase, loader: loader)
            loaded = pair.head.estate
            view = try drawing.two(pair)
        }
        if let focus { view = try focused(view, on: focus, loaded) }
        if output.requests.contains(where: { $0.format == .svg }), !MapSVG.canDraw(view) {
            throw CommandFailure(
                .unusable, "The map has too many nodes or links for a picture.", help: "Draw a part: --focus, --depth or --select.")
        }
        try output.write { format, style in view.render(format, style) }
        return loaded.unreadable.isEmpty ? .passed : .unusable
    }

    private func focused(_ view: MapView, on focus: String, _ loaded: Estate) throws(CommandFailure) -> MapView {
        do throws(SelectionTrouble) {
            return view.with(try view.map.focused(on: focus, depth: depth ?? view.map.defaultDepth, in: loaded))
        } catch {
            throw CommandFailure(.unusable, error.message, help: error.help)
        }
    }
}

extension MapView {
    /// The map in a format of those that maps know.
    fileprivate func render(_ format: OutputFormat, _ style: TextStyle) -> String {
        switch format {
        case .json: MapJSON.render(self)
        case .dot: MapDOT.render(self)
        case .mermaid: MapMermaid.render(self)
        case .graphml: MapGraphML.render(self)
        case .svg: MapSVG.render(self)
        default: MapText.render(self, style: style)
        }
    }
}

extension MapLevel: ExpressibleByArgument {}
