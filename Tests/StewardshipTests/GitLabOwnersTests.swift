import Basics
import Stewardship
import Testing

/// Patterns and sections as GitLab reads them, with what its documentation says.
@Suite struct GitLabOwnersTests {
    /// A pattern, what it matches and what it does not.
    static let patterns: [(pattern: String, matches: [String], others: [String])] = [
        ("*", ["a", "a/b", ".x", "a/.b/c"], []),
        ("/*", ["a", ".x"], ["a/b"]),
        ("/**", ["a"], ["a/b"]),
        ("/**/*", ["a", "a/b/c"], []),
        ("*.rb", ["a.rb", "x/y/a.rb", ".rb"], ["a.rbx"]),
        ("/*.rb", ["a.rb"], ["x/a.rb"]),
        ("README.md", ["README.md", "docs/README.md", "a/b/README.md"], ["README.mdx", "xREADME.md"]),
        ("/README.md", ["README.md"], ["docs/README.md"]),
        ("internal/README.md", ["internal/README.md", "docs/internal/README.md", "docs/api/internal/README.md"], ["README.md"]),
        ("/docs", ["docs"], ["docs/a"]),
        ("docs", ["docs", "x/docs"], ["docs/a"]),
        ("/docs/", ["docs/a", "docs/a/b"], ["docs", "x/docs/a"]),
        ("docs/", ["docs/a", "x/docs/a/b"], ["docs"]),
        ("/docs/*", ["docs/a", "docs/.x"], ["docs/a/b"]),
        ("/docs/**", ["docs/a"], ["docs/a/b"]),
        ("/docs/**/*", ["docs/a", "docs/a/b/c"], ["x/docs/a"]),
        ("/docs/**/index.md", ["docs/index.md", "docs/api/index.md", "docs/api/graphql/index.md"], ["index.md", "docs/xindex.md"]),
        ("/docs/*.md", ["docs/a.md"], ["docs/x/a.md"]),
        ("/docs/index.*", ["docs/index.md", "docs/index.html"], ["docs/index", "docs/x/index.md"]),
        ("/docs/**/*.md", ["docs/a.md", "docs/x/y/a.md"], ["docs/a.txt"]),
        ("path with spaces/*.md".replacing(" ", with: "\\ "), ["path with spaces/a.md", "x/path with spaces/a.md"], ["path/a.md"]),
        ("\\#file_with_pound.rb", ["#file_with_pound.rb", "x/#file_with_pound.rb"], ["file_with_pound.rb"]),
        ("LICENSE", ["LICENSE", "x/LICENSE"], ["license"]),
        ("lib/", ["lib/a", "app/lib/b/c"], ["lib"]),
        ("/config/", ["config/a", "config/a/b"], ["x/config/a"]),
        ("app/**/test/", ["app/test/a", "x/app/y/z/test/b/c"], ["app/test"]),
        ("a?c", ["abc", "x/abc"], ["ac", "a/c"]),
        ("[ab]c".replacing("[", with: "x[", maxReplacements: 1), ["xac", "xbc", "y/xac"], ["xcc"]),
        ("x[a-c]", ["xa", "xc"], ["xd", "x"]),
        ("x[!a-c]", ["xd"], ["xa"]),
        ("x[^a]", ["xb"], ["xa"]),
        ("x[", ["x["], ["x"]),
        ("a\\*b", ["a*b"], ["axb"]),
        ("**/a.md", ["a.md", "x/a.md"], []),
        ("/**/a.md", ["a.md", "x/y/a.md"], ["xa.md"]),
        ("/a/**/b", ["a/b", "a/x/y/b"], ["a/b/c"]),
        ("/a/*/c", ["a/b/c"], ["a/c", "a/b/b/c"]),
        ("a**b", ["ab", "axxb", "x/axb"], ["a/b"]),
        (".gitlab-ci.yml", [".gitlab-ci.yml", "x/.gitlab-ci.yml"], []),
        ("*.spec.*", ["a.spec.ts"], ["aspec.ts"]),
        ("é.md", ["é.md"], ["e.md"]),
        ("{a,b}", ["{a,b}"], ["a"]),
    ]

    @Test(arguments: patterns) func pattern(pattern: String, matches: [String], others: [String]) {
        let file = CodeOwners("\(pattern) @acme/a", dialect: .gitLab)
        for path in matches { #expect(file.owners(of: Name(path)) == ["@acme/a"], "\(pattern) \(path)") }
        for path in others { #expect(file.owners(of: Name(path)) == [], "\(pattern) \(path)") }
    }

    @Test func sectionsCountTogether() {
        let file = CodeOwners(
            """
            * @admin
            [README Owners]
            README.md @user1 @user2
            internal/README.md @user4

            [README other owners]
            README.md @user3
            """)
        #expect(file.dialect == .gitLab)
        #expect(file.owners(of: "README.md") == ["@admin", "@user1", "@user2", "@user3"])
        #expect(file.owners(of: "internal/README.md") == ["@admin", "@user4", "@user3"])
        #expect(file.owners(of: "x") == ["@admin"])
    }

    @Test func headings() {
        let file = CodeOwners(
            """
            [Documentation][2] @docs-team
            docs/
            README.md
            ^[Go][3] @go
            *.go
            *.mod @mod
            [ documentation ]
            guide/ @guide
            [Bad][x]
            """)
        #expect(file.sections.map(\.name) == ["", "Documentation", "Go"])
        #expect(file.sections.map(\.approvals) == [1, 2, 3])
        #expect(file.sections.map(\.isOptional) == [false, false, true])
        #expect(file.owners(of: "docs/a") == ["@docs-team"])
        #expect(file.owners(of: "a.go") == ["@go"])
        #expect(file.owners(of: "a.mod") == ["@mod"])
        #expect(file.owners(of: "guide/a") == ["@guide"])
    }

    @Test func exclusionsCannotBeTakenBack() {
        let file = CodeOwners("* @default\n!package-lock.json\npackage-lock.json @x\n[Ruby]\n*.rb @ruby\n!/vendor/\n")
        #expect(file.owners(of: "package-lock.json") == [])
        #expect(file.owners(of: "a.rb") == ["@default", "@ruby"])
        #expect(file.owners(of: "vendor/a.rb") == ["@default"])
    }

    @Test func rolesGroupsAndCommentsThatCount() {
        let file = CodeOwners("/a @@maintainer @group/sub/team a@example.com # and @them\n/b owner\n", dialect: .gitLab)
        #expect(file.owners(of: "a") == ["@@maintainer", "@group/sub/team", "a@example.com", "@them"])
        #expect(file.owners(of: "b") == [])
    }
}
