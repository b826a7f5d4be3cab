import Basics
import Glibc
import Governance
import Testing

/// The list of rules against the folder that they lie in.
@Suite struct RuleListTests {
    private static let repository = "\(#filePath)".split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }

    /// `Inventory/SystemWithoutOwner` of each file below the groups' folders.
    private static func files() -> [String] {
        let root = "\(repository)/Sources/Governance/Rules"
        return entries(root).filter { !$0.contains(".") }.flatMap { folder in
            entries("\(root)/\(folder)").filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0.dropLast(6))" }
        }.sorted()
    }

    private static func entries(_ folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { names.append(String(cString: $0)) }
            }
        }
        return names.filter { !$0.hasPrefix(".") }
    }

    private static func camel(_ words: Substring) -> String {
        words.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    @Test func folderAndListAgree() {
        let listed = Rules.all.map { "\(Self.camel(Substring($0.group)))/\(type(of: $0))" }.sorted()
        #expect(listed == Self.files())
    }

    @Test func filesAreNamedAfterTheirRules() {
        for rule in Rules.all {
            let words = rule.id.text.split(separator: "/")
            let own = Self.camel(words[1])
            let name = "\(type(of: rule))"
            #expect(name == own || name == Self.camel(words[0]) + own, "\(rule.id) is in \(name)")
        }
    }

    @Test func idsStandOnceAndInTheirGroups() {
        #expect(Set(Rules.all.map(\.id)).count == Rules.all.count)
        #expect(Rules.all.allSatisfy { rule in Rules.groups.contains { $0.name == rule.group } })
    }

    @Test func everyRuleHasAPage() {
        let pages = Self.entries("\(Self.repository)/Docs/rules").map { group in
            Self.entries("\(Self.repository)/Docs/rules/\(group)").map { "\(group)/\($0.dropLast(3))" }
        }.joined().sorted()
        #expect(pages == Rules.all.map(\.id.text).sorted())
    }
}
