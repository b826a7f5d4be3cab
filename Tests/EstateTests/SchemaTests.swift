import Basics
import Estate
import Glibc
import Testing

/// The published JSON Schemas, which are made of the tables that the reader reads with.
struct SchemaTests {
    /// With TIELINE_RECORD=1 the files are written; otherwise a stale or missing one fails.
    @Test(arguments: jsonSchemaFiles().map(\.name))
    func isFresh(name: String) throws {
        let folder = "\(repository)/Specs/schemas"
        let made = try #require(jsonSchemaFiles().first { $0.name == name }).text
        if getenv("TIELINE_RECORD") != nil {
            mkdir(folder, 0o755)
            try writeText(made, to: "\(folder)/\(name)")
        }
        let published = try readText("\(folder)/\(name)")
        #expect(published == made, "Specs/schemas/\(name) is stale: run the tests with TIELINE_RECORD=1")
    }

    @Test func everyKindHasOne() {
        #expect(
            jsonSchemaFiles().map(\.name) == [
                "estate.schema.json", "team.schema.json", "system.schema.json", "entity.schema.json", "codes.schema.json",
                "mapping.schema.json",
                "flow.schema.json", "journey.schema.json", "platform.schema.json", "upgrade.schema.json", "waiver.schema.json",
                "rule.schema.json",
                "document.schema.json", "tieline.schema.json",
            ])
        #expect(SpecKind.all.map(\.kind) == Kind.allCases)
    }

    /// The required keys of each kind, as the language states them.
    @Test func requiredKeysAreThoseOfTheLanguage() {
        let required = SpecKind.all.map { kind in kind.keys.filter(\.isRequired).map(\.name).joined(separator: " ") }
        #expect(
            required == [
                "kind name language", "kind name", "kind name", "kind name", "kind name", "kind name from to", "kind name steps",
                "kind name",
                "kind name", "kind name of", "kind name accepts reason approvedBy expiresOn", "kind name select",
            ])
    }
}

/// The specs that the repository holds.
struct ReferenceEstateTests {
    @Test func isSound() throws {
        let estate = loadEstate(at: "", from: MemorySource(try readFolder("\(repository)/Specs/acme")))
        #expect(estate.problems.map { "\(line($0)): \($0.message); \($0.help ?? "")" } == [])
        #expect(estate.unreadable == [])
    }
}
