import Testing

/// The table of modules in Docs/architecture.md against the manifest.
struct ArchitectureTests {
    @Test func tableIsTheManifest() throws {
        let page = try #require(Files.read("\(Files.repository)/Docs/architecture.md"))
        let manifest = try #require(Files.read("\(Files.repository)/Package.swift"))
        #expect(Self.table(page) == Self.libraries(manifest))
    }

    /// `name: dependencies` of each row that starts with a module's name in the table of modules.
    private static func table(_ page: String) -> [String] {
        page.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
            guard cells.count == 5, cells[1].hasPrefix(" `") else { return nil }
            let names = cells[3].split(whereSeparator: { ", `".contains($0) }).filter { $0 != "–" }
            return "\(cells[1].filter { $0 != " " && $0 != "`" }): \(names.joined(separator: " "))"
        }
    }

    /// `name: dependencies` of each `library(…)` of the manifest.
    private static func libraries(_ manifest: String) -> [String] {
        manifest.split(separator: "library(").dropFirst().compactMap { part in
            guard let end = part.firstIndex(of: ")") else { return nil }
            let words = part[..<end].split(separator: "\"", omittingEmptySubsequences: false)
            let names = words.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
            guard let name = names.first, name.first?.isUppercase == true else { return nil }
            return "\(name): \(names.dropFirst().filter { $0.first?.isUppercase == true && $0 != "ArgumentParser" }.joined(separator: " "))"
        }
    }
}
