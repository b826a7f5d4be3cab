import Basics
import Estate
import Testing

struct GlobTests {
    static let table: [(String, String, Bool)] = [
        ("contracts/**", "contracts/a.yaml", true),
        ("contracts/**", "contracts/erp/v2/a.yaml", true),
        ("contracts/**", "contracts", false),
        ("contracts/**", "old/contracts/a.yaml", false),
        ("**/a.yaml", "a.yaml", true),
        ("**/a.yaml", "x/y/a.yaml", true),
        ("**/a.yaml", "x/ba.yaml", false),
        ("a/**/b", "a/b", true),
        ("a/**/b", "a/x/y/b", true),
        ("a/**/b", "axb", false),
        ("a/**b", "a/x/yb", true),
        ("**", "any/thing", true),
        ("*.md", "a.md", true),
        ("*.md", "docs/a.md", false),
        ("*", ".hidden", true),
        ("docs/?.md", "docs/a.md", true),
        ("docs/?.md", "docs/ab.md", false),
        ("a?b", "a/b", false),
        ("{docs,runbooks}/**", "runbooks/x.md", true),
        ("{docs,runbooks}/**", "docs/x.md", true),
        ("{docs,runbooks}/**", "doc/x.md", false),
        ("a{b,c{d,e}}f", "acef", true),
        ("a{b,}c", "ac", true),
        ("drafts", "drafts/a.yaml", true),
        ("drafts/", "drafts/x/a.yaml", true),
        ("./drafts/**", "drafts/a.yaml", true),
        ("drafts", "drafts2/a.yaml", false),
        ("*[bot]@*", "dependabot[bot]@example.org", true),
        ("*[bot]@*", "b@example.org", false),
        ("größe-*", "größe-ß", true),
        // One scalar in two spellings is two different names.
        ("é", "e\u{301}", false),
    ]

    @Test(arguments: table)
    func matches(pattern: String, path: String, expected: Bool) throws {
        let glob = try #require(Glob(pattern))
        #expect(glob.matches(Name(path)) == expected)
    }

    @Test(arguments: ["{a", "a}", "{a,{b}", String(repeating: "{a,b}", count: 9)])
    func refusesWhatDoesNotCloseOrGrowsTooLarge(pattern: String) {
        #expect(Glob(pattern) == nil)
    }

    /// Backtracking would need more steps than there are atoms.
    @Test func manyStarsStayCheap() throws {
        let glob = try #require(Glob(String(repeating: "*a", count: 60) + "b"))
        #expect(!glob.matches(Name(String(repeating: "a", count: 4000))))
    }
}
