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
        // GitLab's own page on the syntax, and Ruby's File.fnmatch with FNM_DOTMATCH and FNM_PATHNAME, which it refers to.
        ("*.md", ["a.md", "x/y/b.md", ".md"], ["a.mdx"]),
        ("/*.md", ["a.md"], ["docs/a.md"]),
        ("docs/*.md", ["docs/a.md", "x/docs/b.md"], ["docs/x/a.md"]),
        ("/docs/*/", ["docs/a/b", "docs/a/b/c"], ["docs/a"]),
        ("config/*", ["config/a", "x/config/b"], ["config/a/b"]),
        ("config/**/*", ["config/a", "config/a/b/c", "x/config/a"], ["config"]),
        ("internal/", ["internal/a", "x/internal/b/c"], ["internal"]),
        ("/internal/README.md", ["internal/README.md"], ["docs/internal/README.md"]),
        ("terms.md", ["terms.md", "x/terms.md"], ["terms.mdx"]),
        ("/terms.md", ["terms.md"], ["x/terms.md"]),
        ("ee/**/*", ["ee/a", "ee/a/b", "x/ee/a"], ["eex/a"]),
        ("/ee/", ["ee/a/b"], ["x/ee/a"]),
        ("/lib/**/gitlab/*.rb", ["lib/gitlab/a.rb", "lib/x/y/gitlab/a.rb"], ["lib/gitlab/x/a.rb", "gitlab/a.rb"]),
        ("/app/*/models/**/*.rb", ["app/a/models/b.rb", "app/a/models/x/y.rb"], ["app/models/b.rb", "app/a/b/models/c.rb"]),
        ("Gemfile*", ["Gemfile", "Gemfile.lock", "x/Gemfile"], ["xGemfile"]),
        ("/Gemfile*", ["Gemfile.lock"], ["x/Gemfile"]),
        ("*-spec", ["a-spec", "x/-spec"], ["a-specs"]),
        ("??.c", ["ab.c", "x/ab.c"], ["a.c", "abc.c"]),
        ("x[abc]/", ["xa/1", "y/xc/1/2"], ["xd/1", "xa"]),
        ("/[a-c]*.md", ["a.md", "bx.md"], ["d.md", "x/a.md"]),
        ("file[0-9].txt", ["file1.txt", "x/file9.txt"], ["filex.txt", "file10.txt"]),
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
