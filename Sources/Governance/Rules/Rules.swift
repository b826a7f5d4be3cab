package import Basics

/// Every rule, in the order of the groups; a new one is a file below its group's folder and a name here.
package enum Rules {
    package static let all: [any Rule] = [
        // Spec
        SpecSyntax(), SpecUnknownKey(), SpecMissingKey(), SpecWrongType(), SpecBadUnit(), SpecDuplicateName(), SpecUnknownReference(),
        SpecAmbiguousReference(), SpecTwoEstates(),
        // Inventory
        SystemWithoutOwner(), DataNotStated(), FreshnessNotStated(), StaleCopy(), CapabilityNotStated(), MissingCapability(),
        ContractMissing(), ContractUnreadable(), UnstructuredUsedAsStructured(), UnverifiedInterface(), RetiredButUsed(), RetiringSoon(),
        UnsupportedVersion(), OrphanSystem(), UndeclaredSystem(), PinnedCopyDiffers(), CredentialExpires(), FactContradicts(),
        // Model
        EntityWithoutDefinition(), NoSystemOfRecord(), TwoSystemsOfRecord(), WriteAgainstRecord(), EchoLoop(), MeaningDiffers(),
        MappingBypassesCanonical(), UnmappedRequired(), UnknownSourceField(), UnknownTargetField(), TypeMismatch(), OptionalIntoRequired(),
        SourceNotInFlow(), StepDoesNotFit(), ArrivesBeforeItsReference(), LossyMapping(), IncompleteLookup(), UnitMismatch(),
        ConflictingLookups(), OpaqueTransform(), UnusedMapping(), ArtefactDiffers(),
        // Topology
        PointToPoint(), PointToPointGrowth(), DuplicateFlow(), Cycle(), NoErrorHandling(), NotIdempotent(), SilentFailure(),
        UnobservedFlow(), RetiredPlatform(),
        // Performance
        NoLatencyTarget(), BudgetExceeded(), FlowTargetExceeded(), RateLimitExceeded(), PlatformOverCapacity(), NoCache(),
        CacheOlderThanAllowed(), NoFallback(), CallAmplification(), WindowOverrun(), PerformanceAvailability(), TimeoutNesting(),
        NoLoadTest(), LoadTestOutdated(), LoadTestFailed(), NotInstrumented(),
        // Ownership
        NoOwner(), UnknownTeam(), SinglePerson(), EngagementEnds(), NoOnCall(), CodeownersDiffers(), Handover(), InactiveOwner(),
        NoRunbook(),
        RunbookMissing(), RunbookIncomplete(), DocumentStale(), DocumentOld(), DeadLink(), ReviewOverdue(), NotReady(),
        // Fit
        ConnectorMissing(), CapabilityMissing(), FitVolume(), FitLatency(), FitSkills(), BetterCandidate(),
        // Impact
        FlowBreaks(), FlowCorrupts(), FlowDegrades(), FlowReview(), JourneyAffected(), ConsumerAffected(),
        // Change
        ContractBreaking(), PromiseBroken(), VersionNotRaised(), RemovedWithoutDeprecation(), SemanticConflict(), SelfWaived(),
        // Policy
        PolicyChanged(),
        // Waiver
        WaiverExpired(), WaiverUnused(), WaiverExpiresSoon(), WaiverTooBroad(),
    ]

    /// The groups in their order, with what each is about; the six failure modes among them.
    package static let groups: [(name: String, summary: String)] = [
        ("spec", "The specs themselves."),
        ("inventory", "The systems map was never built."),
        ("model", "The data model was never agreed upon."),
        ("topology", "Point-to-point integration was built at scale."),
        ("performance", "Integration performance was not designed for."),
        ("ownership", "Integration was treated as a project, not a capability."),
        ("fit", "The wrong tool for the job."),
        ("impact", "What a change does to flows, journeys and consumers."),
        ("change", "What a change does beyond the flows that are declared."),
        ("custom", "Rules that an estate writes itself."),
        ("policy", "Changes of the rules of the game."),
        ("waiver", "Findings that are accepted for a while."),
    ]

    /// The groups that scores are kept of: the ways in which integrations fail.
    package static let failureModes = ["inventory", "model", "topology", "performance", "ownership", "fit"]

    private static let byID: [RuleID: any Rule] = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

    /// The rule of an id; nil where there is none.
    package static func rule(_ id: String) -> (any Rule)? { byID[RuleID(id)] }

    /// The level of a rule's findings unless policy says otherwise; that of an error for ids that are no rule.
    package static func level(of id: RuleID) -> Level { byID[id]?.level ?? .error }

    /// The rules of a set and of those before it.
    package static func active(_ ruleset: Int, among rules: [any Rule] = all) -> [any Rule] { rules.filter { $0.ruleset <= ruleset } }
}
