/// The scripts that git calls: each only finds the program and calls `tieline hook`.
enum HookScript {
    /// A line that every script of Tieline's has, and by which it is told from a foreign one.
    static let mark = "\"$tieline\" hook"

    /// The hooks that `init --hooks` installs in a clone.
    static let clientHooks: [HookKind] = [.preCommit, .preMergeCommit, .prePush]

    static func text(_ kind: HookKind) -> String {
        let name = kind.rawValue
        return """
            #!/bin/sh
            # git hook \(name): asks Tieline what would break.
            # TIELINE names the binary, if it is not on PATH. TIELINE_OPTIONAL=1 lets work go on where Tieline is not installed.

            tieline=${TIELINE:-$(command -v tieline)}
            if [ -z "$tieline" ] || ! command -v "$tieline" >/dev/null 2>&1; then
                [ "$TIELINE_OPTIONAL" = 1 ] && exit 0
                echo "\(name): tieline is not installed, so nobody has checked what this breaks." >&2
                echo "  Put it on PATH, or set TIELINE to where it is. To go on without it, this once: --no-verify" >&2
                exit 1
            fi
            exec "$tieline" hook \(name) "$@"

            """
    }
}
