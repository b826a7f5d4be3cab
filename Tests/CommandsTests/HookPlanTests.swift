import Git
import Testing

@testable import Commands

@Suite struct HookPlanTests {
    private static let one = String(repeating: "1", count: 40)
    private static let two = String(repeating: "2", count: 40)
    private static let none = String(repeating: "0", count: 40)

    private func plan(
        _ arguments: [String] = [], environment: [String: String] = [:], input: String = "", mergeHeads: [String] = [],
        hasCommits: Bool = true
    ) throws -> HookPlan {
        try HookPlan(
            HookFacts(
                arguments: arguments, environment: environment, input: input, mergeHeads: mergeHeads.compactMap { ObjectID($0) },
                hasCommits: hasCommits))
    }

    @Test func commitIsHeldAgainstTheTrunk() throws {
        let plan = try plan()
        #expect(plan.kind == .preCommit)
        #expect(plan.questions == [HookQuestion(base: nil, head: "INDEX", about: "what is staged", isDirect: false)])
    }

    @Test func mergeIsHeldAgainstTheBranchThatItLandsOn() throws {
        let expected = [HookQuestion(base: "HEAD", head: "INDEX", about: "the merge of 1111111111", isDirect: true)]
        let running = try plan(environment: ["GITHEAD_\(Self.one)": "feature"])
        #expect(running.kind == .preMergeCommit)
        #expect(running.questions == expected)
        // Finished after a conflict: git runs pre-commit, and MERGE_HEAD stands.
        #expect(try plan(["pre-commit"], mergeHeads: [Self.one]).questions == expected)
    }

    @Test func pushLooksAtBranchesOnly() throws {
        let input = """
            refs/heads/a \(Self.one) refs/heads/a \(Self.two)
            refs/tags/v1 \(Self.one) refs/tags/v1 \(Self.none)
            (delete) \(Self.none) refs/heads/b \(Self.two)

            """
        let plan = try plan(input: input)
        #expect(plan.kind == .prePush)
        #expect(plan.questions == [HookQuestion(base: nil, head: Self.one, about: "refs/heads/a", isDirect: false)])
    }

    @Test func serverHoldsABranchAgainstWhereItWas() throws {
        let input =
            "\(Self.one) \(Self.two) refs/heads/main\n\(Self.none) \(Self.two) refs/heads/new\n\(Self.one) \(Self.none) refs/heads/gone\n"
        let expected = [
            HookQuestion(base: Self.one, head: Self.two, about: "refs/heads/main", isDirect: true),
            HookQuestion(base: nil, head: Self.two, about: "refs/heads/new", isDirect: false),
        ]
        #expect(try plan(environment: ["GIT_QUARANTINE_PATH": "x"], input: input).questions == expected)
        #expect(try plan(input: input).kind == .preReceive)
        #expect(try plan(["update", "refs/heads/main", Self.one, Self.two]).questions == [expected[0]])
    }

    @Test func unknownHooksAndOddLinesAreRefused() {
        #expect(throws: CommandFailure.self) { try plan(["post-merge"]) }
        #expect(throws: CommandFailure.self) { try plan(["pre-push"], input: "nonsense\n") }
    }
}
