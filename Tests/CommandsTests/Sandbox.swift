import Glibc

/// A throwaway repository with the starter estate as its first commit, in which a script runs as a user would type it.
enum Sandbox {
    /// Where the product's own files are.
    static let root = String(#filePath.prefix(upTo: #filePath.firstRange(of: "/Tests/CommandsTests/")!.lowerBound))

    /// git without any configuration but ours, the program on PATH for hooks, and words for what many scripts do.
    private static let setUp = """
        export HOME="$PWD" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$PWD/gitconfig" GIT_EDITOR=true LC_ALL=C.UTF-8
        export GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@acme.example GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@acme.example
        export GIT_AUTHOR_DATE=2026-11-23T09:00:00Z GIT_COMMITTER_DATE=2026-11-23T09:00:00Z GIT_CEILING_DIRECTORIES="$PWD"
        mkdir bin && ln -s "$BINARY" bin/tieline && export PATH="$PWD/bin:$PATH"
        unset -f tieline
        commit() { git add -A && git commit -qm "$1"; }
        status() { "$@"; echo "=> $?"; }
        cp -R "$SPECS/starter" work && cd work && git init -q -b main && commit base

        """

    /// Runs a script in the work tree; returns both streams as they came, with the folder's own path written as `DIR`.
    static func run(_ script: String) -> String {
        let folder = Binary.folder([:])
        defer { Binary.remove(folder) }
        let variables = "export BINARY='\(Binary.path)' SPECS='\(root)/Specs' HOOKS='\(root)/Hooks'\n"
        let result = Binary.run("{ \(variables)\(setUp)\(script)\n} 2>&1", in: folder)
        return result.output.split(separator: folder, omittingEmptySubsequences: false).joined(separator: "DIR")
    }
}
