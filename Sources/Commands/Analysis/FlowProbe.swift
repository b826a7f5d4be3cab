internal import Basics
internal import Checking
internal import Estate
internal import Git
internal import Impact

/// Says of a flow at any commit whether it is sound, without a checkout. What two commits have in common is read once, and each tree is looked at once.
final class FlowProbe {
    /// How a flow is at one revision.
    enum Answer {
        /// There is none of its name, or it is retired.
        case absent
        /// With the ways in which it fails; none where it is sound.
        case present([CheckFailure])
        /// Its spec, or a contract that it uses, cannot be read.
        case unknown
    }

    private let loader: RevisionLoader
    private let names: [Name]
    private let root: Name
    private let cache = ContractCache()
    private var known: [ObjectID: Answer] = [:]
    /// The revisions that were looked at.
    private(set) var looked = 0

    /// - Parameter flow: As it is at the end; its former names count.
    init(_ flow: Flow, root: Name, loader: RevisionLoader) {
        self.loader = loader
        self.root = root
        names = [flow.name] + (flow.header.formerly ?? []).map(\.value)
    }

    /// How the flow is at a commit.
    func answer(at commit: ObjectID) throws -> Answer {
        let tree = try loader.repository.tree(ofCommit: commit)
        if let found = known[tree] { return found }
        guard loader.watch.control.proceeds("looking at \(commit.short)", looked, of: 0) else {
            try loader.watch.check()
            return .unknown
        }
        looked += 1
        let answer = try look(at: commit)
        known[tree] = answer
        return answer
    }

    private func look(at commit: ObjectID) throws -> Answer {
        do {
            let loaded = try loader.load(commit.hex, fallbackRoot: root)
            let answer = answer(in: loaded)
            try loader.check(loaded)
            return answer
        } catch let failure as CommandFailure where failure.status == .unusable {
            // Several estates, or none where it should be.
            return .unknown
        }
    }

    /// How the flow is in an estate that is loaded.
    func answer(in loaded: LoadedRevision) -> Answer {
        let estate = loaded.estate
        guard let flow = names.lazy.compactMap({ estate.flows[$0] }).first else {
            let isUnreadable = estate.unreadable.contains { spec in spec.ref.map { $0.kind == .flow && names.contains($0.name) } ?? true }
            return isUnreadable || names.contains { estate.names[EntityRef(.flow, $0)] != nil } ? .unknown : .absent
        }
        if flow.lifecycle?.value == .retired { return .absent }
        let provider = EstateContracts(estate, loaded.source, cache: cache)
        let checked = EstateChecker(estate: estate, provider: provider).check(flow)
        let failures = checked.failures.filter { $0.effect >= .corrupts && !$0.isSilent && !$0.isMild }
        let isBlind = checked.interfaces.contains { interface in
            if case .unreadable = provider.contract(of: interface, variant: nil) { return true }
            return false
        }
        return failures.isEmpty && isBlind ? .unknown : .present(failures)
    }
}
