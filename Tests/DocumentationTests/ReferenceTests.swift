import Glibc
import Governance
import Reports
import Testing

/// The generated pages: with TIELINE_RECORD=1 they are written; otherwise a stale or missing one fails.
struct ReferenceTests {
    @Test func specs() { expectFresh(SpecReference.render(), "specs.md") }
    @Test func rules() { expectFresh(RuleReference.render(), "rules.md") }
    @Test func pagesOfRules() {
        for rule in Rules.all {
            if getenv("TIELINE_RECORD") != nil { _ = system("mkdir -p '\(Files.repository)/Docs/rules/\(rule.group)'") }
            expectFresh(RuleReference.page(of: rule), "../rules/\(rule.id).md")
        }
    }

    @Test func changes() { expectFresh(ChangeReference.render(), "changes.md") }

    @Test func commands() {
        let scratch = Files.scratch()
        defer { _ = system("rm -rf '\(scratch)'") }
        func help(_ command: String) -> String { Files.run("tieline \(command) --help", in: scratch, scratch: scratch).output }
        let program = help("")
        let names = Self.commands(in: program)
        expectFresh(CommandReference.render(program: program, commands: names.map { ($0, help($0)) }), "commands.md")
    }

    /// The commands that the program's help lists: two blanks, a word, blanks, its sentence.
    private static func commands(in help: String) -> [String] {
        var names: [String] = []
        var isList = false
        for line in help.split(separator: "\n") {
            if !line.hasPrefix(" ") { isList = line.hasSuffix("SUBCOMMANDS:") }
            guard isList, line.hasPrefix("  "), !line.hasPrefix("   "), let name = line.split(separator: " ").first,
                name.allSatisfy({ $0.isLowercase || $0 == "-" })
            else { continue }
            names.append(String(name))
        }
        return names
    }

    private func expectFresh(_ made: String, _ name: String, _ location: SourceLocation = #_sourceLocation) {
        let path = "\(Files.repository)/Docs/reference/\(name)"
        if getenv("TIELINE_RECORD") != nil { Files.write(made, to: path) }
        let isFresh = Files.read(path) == made
        #expect(
            isFresh, "Docs/reference/\(name) is stale: run TIELINE_RECORD=1 swift test --filter DocumentationTests",
            sourceLocation: location)
    }
}
