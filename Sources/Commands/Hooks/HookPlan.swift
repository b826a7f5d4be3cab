internal import Git

/// One question that a hook has to answer: may HEAD be merged into, or put in place of, BASE?
struct HookQuestion: Equatable {
    /// nil for the repository's trunk.
    let base: String?
    let head: String
    /// What is asked, for a person: "what is staged", "refs/heads/main".
    let about: String
    /// Whether the two are compared as they are, since HEAD already holds what BASE will be.
    let isDirect: Bool
}

/// The hooks that call Tieline.
enum HookKind: String, CaseIterable {
    case preCommit = "pre-commit"
    case preMergeCommit = "pre-merge-commit"
    case prePush = "pre-push"
    case preReceive = "pre-receive"
    case update
}

/// What git told a hook, copied, so that the plan can be tested without git.
struct HookFacts {
    /// What stands after `tieline hook`, the hook's own arguments included.
    var arguments: [String]
    var environment: [String: String]
    /// The text on standard input.
    var input: String
    /// The commits of `MERGE_HEAD`, where a merge is under way.
    var mergeHeads: [ObjectID]
    /// Whether HEAD has a commit.
    var hasCommits: Bool
}

/// Finds out which hook runs, and what it has to ask.
struct HookPlan {
    let kind: HookKind
    let questions: [HookQuestion]

    init(_ facts: HookFacts) throws(CommandFailure) {
        kind = try Self.kind(facts)
        switch kind {
        case .preCommit: questions = Self.staged(facts, heads: facts.mergeHeads.map(\.hex))
        case .preMergeCommit: questions = Self.staged(facts, heads: HookInput.mergedHeads(facts.environment).map(\.id.hex))
        case .prePush: questions = try Self.pushed(facts)
        case .preReceive: questions = try Self.received(facts.input)
        case .update: questions = try Self.updated(facts.arguments)
        }
    }

    /// The name that was given, else what the environment and standard input say.
    private static func kind(_ facts: HookFacts) throws(CommandFailure) -> HookKind {
        if let name = facts.arguments.first {
            if let kind = HookKind(rawValue: name) { return kind }
            throw CommandFailure(
                .unusable, "Tieline knows no hook called `\(name)`.",
                help: "It knows \(HookKind.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        if facts.environment["GIT_QUARANTINE_PATH"] != nil { return .preReceive }
        if !HookInput.mergedHeads(facts.environment).isEmpty { return .preMergeCommit }
        if facts.environment["PRE_COMMIT_TO_REF"] != nil { return .prePush }
        // Three words a line are what pre-receive is told, four what pre-push is.
        if let line = facts.input.split(separator: "\n").first {
            return line.split(separator: " ").count == 3 ? .preReceive : .prePush
        }
        return .preCommit
    }

    /// A merge is held against the branch that it lands on: what the other side brings, and what only the two together break, both show there.
    /// A plain commit is held against the trunk.
    private static func staged(_ facts: HookFacts, heads: [String]) -> [HookQuestion] {
        guard facts.hasCommits else { return [HookQuestion(base: nil, head: "INDEX", about: "the first commit", isDirect: true)] }
        guard !heads.isEmpty else { return [HookQuestion(base: nil, head: "INDEX", about: "what is staged", isDirect: false)] }
        let others = heads.map { String($0.prefix(10)) }.joined(separator: ", ")
        return [HookQuestion(base: "HEAD", head: "INDEX", about: "the merge of \(others)", isDirect: true)]
    }

    private static func pushed(_ facts: HookFacts) throws(CommandFailure) -> [HookQuestion] {
        // The pre-commit framework reads standard input itself and passes on the first reference only.
        if let to = facts.environment["PRE_COMMIT_TO_REF"] {
            return [HookQuestion(base: nil, head: to, about: facts.environment["PRE_COMMIT_REMOTE_BRANCH"] ?? to, isDirect: false)]
        }
        let references: [PushedReference]
        do throws(HookInput.Malformed) {
            references = try HookInput.prePush(facts.input)
        } catch {
            throw malformed(error, "pre-push")
        }
        return references.compactMap { reference in
            guard reference.remote.hasPrefix("refs/heads/"), let head = commit(reference.localObject) else { return nil }
            return HookQuestion(base: nil, head: head, about: reference.remote, isDirect: false)
        }
    }

    private static func received(_ input: String) throws(CommandFailure) -> [HookQuestion] {
        do throws(HookInput.Malformed) {
            return try HookInput.preReceive(input).compactMap(question)
        } catch {
            throw malformed(error, "pre-receive")
        }
    }

    private static func updated(_ arguments: [String]) throws(CommandFailure) -> [HookQuestion] {
        guard arguments.count == 4, let old = HookObject(arguments[2]), let new = HookObject(arguments[3]) else {
            throw CommandFailure(
                .unusable, "The hook update takes a reference and two commits.", help: "Call it as git does: tieline hook update \"$@\".")
        }
        return [question(ReceivedReference(name: arguments[1], old: old, new: new))].compactMap(\.self)
    }

    /// A branch that moves is held against where it was; a new one against the trunk. Tags and deletions change no branch.
    private static func question(_ reference: ReceivedReference) -> HookQuestion? {
        guard reference.name.hasPrefix("refs/heads/"), let head = commit(reference.new) else { return nil }
        let old = commit(reference.old)
        return HookQuestion(base: old, head: head, about: reference.name, isDirect: old != nil)
    }

    private static func commit(_ object: HookObject) -> String? {
        switch object {
        case .none: nil
        case .id(let id): id.hex
        case .sha256(let text): text
        }
    }

    private static func malformed(_ error: HookInput.Malformed, _ hook: String) -> CommandFailure {
        CommandFailure(
            .unusable, "Line \(error.line) of what \(hook) was given is not as git writes it: \(error.text)",
            help: "Call `tieline hook \(hook)` from the hook itself and pass standard input on.")
    }
}
