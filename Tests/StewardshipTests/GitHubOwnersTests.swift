import Basics
import Stewardship
import Testing

/// Patterns as GitHub reads them, with what its documentation, and gitignore(5) where it refers to that, say.
@Suite struct GitHubOwnersTests {
    /// A pattern, what it matches and what it does not.
    static let patterns: [(pattern: String, matches: [String], others: [String])] = [
        ("*", ["a", "a/b", "a/b/c.js", ".github/x"], []),
        ("**", ["a", "a/b/c"], []),
        ("*.js", ["a.js", "src/a.js", "a/b/.js"], ["a.jsx", "js", "a.js.map"]),
        ("*.JS", ["a.JS"], ["a.js"]),
        ("/*.js", ["a.js"], ["src/a.js"]),
        ("/build/logs/", ["build/logs/a", "build/logs/b/c"], ["x/build/logs/a", "build/logs", "build/logsx/a"]),
        ("docs/*", ["docs/getting-started.md"], ["docs/build-app/troubleshooting.md", "x/docs/a.md", "docs"]),
        ("/docs/*", ["docs/a"], ["docs/a/b"]),
        ("apps/", ["apps/a", "apps/b/c", "x/apps/a", "x/y/apps/z/a"], ["apps", "myapps/a", "apps.md"]),
        ("/docs/", ["docs/a", "docs/b/c"], ["x/docs/a", "docs"]),
        ("/scripts/", ["scripts/a"], ["x/scripts/a"]),
        ("**/logs", ["logs", "logs/a", "build/logs/a", "deeply/nested/logs/a/b", "x/logs"], ["logs2/a", "xlogs"]),
        ("**/logs/", ["logs/a", "x/logs/a"], ["logs"]),
        ("/apps/github", ["apps/github", "apps/github/a"], ["x/apps/github", "apps/github2"]),
        ("apps/github", ["apps/github", "apps/github/a/b"], ["x/apps/github"]),
        ("github", ["github", "a/github", "github/a", "a/github/b"], ["github2", "a/mygithub"]),
        ("/github", ["github", "github/a"], ["a/github"]),
        ("docs/**", ["docs/a", "docs/a/b"], ["docs", "x/docs/a"]),
        ("/docs/**", ["docs/a", "docs/a/b/c"], ["docs"]),
        ("**/docs/**", ["docs/a", "x/docs/a/b"], ["docs"]),
        ("docs/**/a.md", ["docs/a.md", "docs/x/a.md", "docs/x/y/a.md"], ["a.md", "docs/xa.md", "x/docs/a.md"]),
        ("/a/**/b", ["a/b", "a/x/b", "a/x/y/b", "a/b/c"], ["ab", "a/xb"]),
        ("**/a.md", ["a.md", "x/a.md"], ["xa.md"]),
        ("a?c", ["abc", "x/abc", "abc/d"], ["ac", "abbc", "a/c"]),
        ("/a?c/*.md", ["abc/x.md"], ["abc/y/x.md", "a/c/x.md"]),
        ("/build*", ["build", "build.yaml", "build-it/a"], ["x/build"]),
        ("build*", ["build", "x/builder/y"], ["rebuild"]),
        ("/a/*/c", ["a/b/c", "a/b/c/d"], ["a/c", "a/b/b/c"]),
        ("/a/*/", ["a/b/c", "a/b/c/d"], ["a/b"]),
        ("/a*b/c", ["ab/c", "axxb/c"], ["a/b/c"]),
        ("my\\ file.md", ["my file.md", "x/my file.md"], ["my", "file.md"]),
        ("/docs/my\\ notes/", ["docs/my notes/a"], ["docs/my/a"]),
        ("a\\*b", ["a*b"], ["axb"]),
        (".gitignore", [".gitignore", "x/.gitignore"], ["gitignore"]),
        ("/.github/workflows/*.yml", [".github/workflows/ci.yml"], [".github/workflows/x/ci.yml", ".github/ci.yml"]),
        ("é.md", ["é.md"], ["e.md"]),
        ("a+b(c).md", ["a+b(c).md"], ["aab(c).md"]),
        ("{a,b}", ["{a,b}"], ["a", "b"]),
        ("*.spec.*", ["a.spec.ts", "x/b.spec.js"], ["a.specs.ts", "aspec.ts"]),
        ("/src/**/*.ts", ["src/a.ts", "src/x/y/a.ts"], ["a.ts", "src/a.tsx", "x/src/a.ts"]),
        ("src/*/test/", ["src/a/test/b"], ["src/test/b", "src/a/b/test/c", "x/src/a/test/b"]),
        ("*_test", ["a_test", "a_test/b", "x/b_test"], ["a_tests"]),
        ("/*", ["a"], ["a/b"]),
        ("/*/a", ["x/a", "x/a/b"], ["a", "x/y/a"]),
        // gitignore(5): the examples at its end, and each sentence on patterns.
        ("hello.*", ["hello.txt", "x/hello.c"], ["hello", "xhello.c"]),
        ("/hello.*", ["hello.txt", "hello.c"], ["a/hello.java"]),
        ("foo/", ["foo/a", "x/foo/b/c"], ["foo"]),
        ("foo/*", ["foo/test.json"], ["foo/bar/hello.c", "x/foo/a"]),
        ("doc/frotz/", ["doc/frotz/a"], ["a/doc/frotz/b", "doc/frotz"]),
        ("frotz/", ["frotz/a", "a/frotz/b"], ["frotz"]),
        ("doc/frotz", ["doc/frotz", "doc/frotz/a"], ["a/doc/frotz"]),
        ("/doc/frotz", ["doc/frotz"], ["a/doc/frotz"]),
        ("**/foo", ["foo", "a/foo", "a/b/foo"], ["foobar"]),
        ("**/foo/bar", ["foo/bar", "a/foo/bar", "a/b/foo/bar/c"], ["foo/x/bar"]),
        ("abc/**", ["abc/a", "abc/a/b/c"], ["x/abc/a", "abcd/a"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["x/a/b", "a/xb"]),
        ("foo-*.html", ["foo-1.html", "x/foo-.html"], ["foo.html"]),
        ("?.c", ["a.c", "x/b.c"], ["ab.c", ".c"]),
        ("a/?", ["a/b", "a/b/c"], ["a/bc", "x/a/b"]),
        ("/src/*/main.c", ["src/x/main.c"], ["src/main.c", "src/x/y/main.c"]),
        // The example file of GitHub's documentation, line by line.
        ("*.go", ["a.go", "cmd/x/b.go"], ["a.gob"]),
        ("*.txt", ["a.txt", "docs/b.txt"], ["atxt"]),
        ("/build/logs", ["build/logs", "build/logs/a/b"], ["x/build/logs/a"]),
        ("apps", ["apps", "x/apps/y"], ["appsx"]),
        ("/apps/", ["apps/a/b"], ["x/apps/a"]),
        ("/apps/github/doctocat", ["apps/github/doctocat", "apps/github/doctocat/a"], ["apps/github", "github/doctocat"]),
        ("**/*.md", ["a.md", "x/y/a.md"], ["a.mdx"]),
        ("*/docs/", ["x/docs/a"], ["docs/a", "x/y/docs/a"]),
        ("/docs/**/", ["docs/a/b"], ["docs"]),
    ]

    @Test(arguments: patterns) func pattern(pattern: String, matches: [String], others: [String]) {
        let file = CodeOwners("\(pattern) @acme/a", dialect: .gitHub)
        #expect(file.troubles.isEmpty)
        for path in matches { #expect(file.owners(of: Name(path)) == ["@acme/a"], "\(pattern) \(path)") }
        for path in others { #expect(file.owners(of: Name(path)) == [], "\(pattern) \(path)") }
    }

    @Test func theLastLineThatMatchesDecides() {
        let file = CodeOwners(
            "# a comment\n*       @global-owner1 @global-owner2\n*.js    @js-owner #This is an inline comment.\n*.go docs@example.com\n"
                + "/apps/ @octocat\n/apps/github\n\n  /indented @acme/b\n")
        #expect(file.owners(of: "a") == ["@global-owner1", "@global-owner2"])
        #expect(file.owners(of: "x.js") == ["@js-owner"])
        #expect(file.owners(of: "x.go") == ["docs@example.com"])
        #expect(file.owners(of: "apps/x.js") == ["@octocat"])
        #expect(file.owners(of: "apps/github/x") == [])
        #expect(file.deciding("apps/github/x").map(\.line) == [6])
        #expect(file.owners(of: "indented") == ["@acme/b"])
        #expect(file.dialect == .gitHub)
    }

    @Test func linesThatGitHubPassesOver() {
        let file = CodeOwners("!a @b\n[a-z].md @b\n\\#x @b\na b\nc @\nd @b c\n/ @b\nok @b\n")
        #expect(file.troubles.map(\.line) == [1, 2, 3, 4, 5, 6, 7])
        #expect(file.rules.map(\.pattern) == ["ok"])
        #expect(
            CodeOwners(String(repeating: "#", count: 3_000_000)).troubles.map(\.message) == [
                "the file has 3 MB or more, and GitHub does not read it"
            ])
    }

    @Test func patternsOfManyStarsEndSoon() {
        let file = CodeOwners("\(String(repeating: "*a", count: 200)) @b\n")
        #expect(file.owners(of: Name(String(repeating: "a", count: 2_000) + "b")) == [])
    }
}
