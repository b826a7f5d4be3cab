internal import Basics
internal import Estate
internal import Git
internal import Glibc
internal import Reports

/// Looks at everything that Tieline depends on and goes on after what fails.
struct Examination {
    private(set) var checkup = Checkup()
    /// The gravest of what was found.
    private(set) var status = ExitStatus.passed

    init(_ options: EstateOptions) {
        checkup.fine("tieline \(Version.text), \(ProcessEnvironment.processors) processors")
        do throws(GitError) {
            let loader = try RevisionLoader(options)
            try examine(loader.repository)
            hooks(loader.repository)
            estate(loader)
        } catch {
            fail(error.fault == .usage ? .unusable : .unanswerable, error.message, error.help)
        }
        checkup.fine(
            "limits: \(Repository.workTreeFileLimit >> 20) MiB a file, \(Repository.entryLimit) files a revision, \(Repository.depthLimit) folders deep"
        )
    }

    private mutating func fail(_ status: ExitStatus, _ what: String, _ help: String?) {
        self.status = max(self.status, status)
        checkup.wrong(what, help: help)
    }

    private mutating func examine(_ repository: Repository) throws(GitError) {
        checkup.fine("repository \(repository.workTreeFolder ?? repository.gitFolder)\(repository.isBare ? " (bare)" : "")")
        switch try repository.head() {
        case .branch(let name, let commit): checkup.fine("HEAD is branch \(name) at \(commit.short)")
        case .detached(let commit): checkup.fine("HEAD is at \(commit.short), on no branch")
        case .unborn(let name):
            fail(.unusable, "branch \(name) has no commit yet", "Commit something; until then there is nothing to compare with.")
        }
        if repository.isShallow {
            fail(
                .unanswerable, "the clone is shallow: history was left out, so merge bases may be missing",
                "git fetch --unshallow; in GitHub Actions, `fetch-depth: 0` at actions/checkout.")
        } else {
            checkup.fine("history is complete")
        }
        if repository.isPartialClone {
            fail(.unanswerable, "the clone is partial: files were left out", "git fetch --refetch --no-filter; or clone without --filter.")
        }
        if let trunk = try repository.guessedTrunk() {
            checkup.fine("changes are compared with \(trunk), unless policy.trunk says otherwise")
        } else {
            checkup.wrong("no branch to compare changes with", help: "Set policy.trunk in tieline.yaml, or name BASE.")
        }
    }

    private mutating func hooks(_ repository: Repository) {
        let folder: String
        do throws(GitError) {
            folder = try repository.hooksFolder()
        } catch {
            return checkup.wrong(error.message, help: error.help)
        }
        for kind in HookScript.clientHooks {
            switch HookInstaller.state(of: kind, in: folder) {
            case .ours: checkup.fine("hook \(kind.rawValue) is installed")
            case .missing: checkup.wrong("hook \(kind.rawValue) is not installed", help: "tieline init --hooks")
            case .foreign:
                checkup.wrong(
                    "hook \(kind.rawValue) is somebody else's and does not call Tieline",
                    help: "Add to \(folder)/\(kind.rawValue): tieline hook \(kind.rawValue) \"$@\" || exit $?")
            case .notExecutable: checkup.wrong("hook \(kind.rawValue) cannot be run", help: "chmod +x \(folder)/\(kind.rawValue)")
            }
        }
    }

    private mutating func estate(_ loader: RevisionLoader) {
        do {
            let loaded = try loader.load(loader.repository.isBare ? "HEAD" : "WORKTREE")
            let estate = loaded.estate
            let place = estate.root.isEmpty ? "tieline.yaml" : "\(estate.root)/tieline.yaml"
            let counts = [(estate.systems.count, "system"), (estate.flows.count, "flow"), (estate.mappings.count, "mapping")]
            checkup.fine("estate \(place): " + counts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", "))
            for trouble in loaded.troubles { checkup.wrong("\(trouble.path) could not be taken in", help: nil) }
            for spec in estate.unreadable {
                fail(.unusable, "\(spec.path) cannot be read\(spec.ref.map { " (\($0))" } ?? "")", "tieline check says why.")
            }
        } catch let error as GitError {
            fail(error.fault == .usage ? .unusable : .unanswerable, error.message, error.help)
        } catch let failure as CommandFailure {
            fail(failure.status, failure.message, failure.help)
        } catch {
            fail(.fault, "\(error)", nil)
        }
    }
}
