internal import Glibc
internal import Reports

/// Puts hooks into the folder that git runs them from, and never over somebody else's.
enum HookInstaller {
    enum State {
        case missing, ours, foreign, notExecutable
    }

    /// What stands in a hook's place.
    static func state(of kind: HookKind, in folder: String) -> State {
        let path = folder + "/" + kind.rawValue
        guard FileAccess.exists(path) else { return .missing }
        do throws(CommandFailure) {
            let text = String(decoding: try FileAccess.read(path), as: UTF8.self)
            let calls = text.contains(HookScript.mark) || text.contains("tieline hook")
            return !calls ? .foreign : access(path, X_OK) == 0 ? .ours : .notExecutable
        } catch {
            return .foreign
        }
    }

    /// Installs the hooks of a clone; returns an entry for each, with what a person must do about foreign ones.
    static func install(in folder: String) throws(CommandFailure) -> [StartedEstate.Entry] {
        try FileAccess.makeFolder(folder)
        var entries: [StartedEstate.Entry] = []
        for kind in HookScript.clientHooks {
            let path = folder + "/" + kind.rawValue
            switch state(of: kind, in: folder) {
            case .ours: entries.append(.init("kept", path))
            case .foreign:
                entries.append(
                    .init("left", path, note: "is somebody else's; add to it: tieline hook \(kind.rawValue) \"$@\" || exit $?"))
            case .missing, .notExecutable:
                if state(of: kind, in: folder) == .missing { try FileAccess.write(HookScript.text(kind), to: path) }
                guard chmod(path, 0o755) == 0 else {
                    throw CommandFailure(.unusable, "\(path) cannot be made executable.", help: "chmod +x \(path)")
                }
                entries.append(.init("installed", path))
            }
        }
        return entries
    }
}
