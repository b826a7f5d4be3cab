package import Basics
package import Contracts
package import Estate

/// What a change of the estate does: facts, and verdicts on flows, journeys and consumers, each with the path that proves it.
package struct ImpactReport: Sendable {
    package var base: RevisionLabel
    package var head: RevisionLabel
    package var merge = MergeSummary()
    package var changes: [EstateChange] = []
    /// Every flow, the unaffected ones too; grave ones first.
    package var flows: [FlowImpact] = []
    package var journeys: [JourneyImpact] = []
    package var consumers: [ConsumerImpact] = []
    package var notify: [Notification] = []
    /// The contracts that no longer keep what their owners promise.
    package var brokenPromises: [BrokenPromise] = []
    /// Findings of head that base did not have, and those of base that head no longer has.
    package var introduced: [Diagnostic] = []
    /// The waivers that accept some of what is introduced, by fingerprint.
    package var introducedWaivers: [Fingerprint: WaiverUse] = [:]
    package var fixed: [Diagnostic] = []
    /// Contracts and specs that could not be read, with their places.
    package var unreadable: [Diagnostic] = []

    package init(base: RevisionLabel, head: RevisionLabel) {
        self.base = base
        self.head = head
    }
}

/// A revision as the user named it, and the commit that it is; nil for the work tree and the index.
package struct RevisionLabel: Sendable, Equatable {
    package var revision: String
    package var commit: String?

    package init(revision: String, commit: String?) {
        self.revision = revision
        self.commit = commit
    }
}

/// Whether the merge of two revisions was made in memory, and where they conflict.
package struct MergeSummary: Sendable, Equatable {
    package var isSimulated = false
    /// Paths, relative to the repository's root.
    package var conflicts: [Name] = []

    package init(isSimulated: Bool = false, conflicts: [Name] = []) {
        self.isSimulated = isSimulated
        self.conflicts = conflicts
    }
}

/// One fact that differs between two revisions of an estate: in a contract, a spec or a document.
package struct EstateChange: Sendable {
    /// `c1`, `c2`, ... in the order of the report.
    package var id: String
    /// A `ChangeKind`'s text, or a kind of spec change (`owner/changed`, `mapping/row-changed`).
    package var kind: String
    package var level: ChangeLevel
    /// `erp/credit#Account.limit`, `flow:order-to-erp`, `mapping:erp-customer`.
    package var subject: String
    package var message: String
    package var places: [ChangePlace]
    package var placesTotal: Int
    package var isUndecided: Bool
    package var old: SourceSpan?
    package var new: SourceSpan?
    /// The field that a removed one probably became, to be confirmed.
    package var rename: RenameSuggestion?

    package init(
        id: String = "", kind: String, level: ChangeLevel, subject: String, message: String, places: [ChangePlace] = [],
        placesTotal: Int = 0,
        isUndecided: Bool = false, old: SourceSpan?, new: SourceSpan?, rename: RenameSuggestion? = nil
    ) {
        self.id = id
        self.kind = kind
        self.level = level
        self.subject = subject
        self.message = message
        self.places = places
        self.placesTotal = placesTotal
        self.isUndecided = isUndecided
        self.old = old
        self.new = new
        self.rename = rename
    }
}

/// The probable successor of a removed field.
package struct RenameSuggestion: Sendable {
    package var name: Name
    package var span: SourceSpan?
    /// Why it is probable: "has its type and length, stands at its position".
    package var reason: String

    package init(name: Name, span: SourceSpan?, reason: String) {
        self.name = name
        self.span = span
        self.reason = reason
    }
}

/// Why a flow, journey or consumer is harmed: one change and the path from it.
package struct Cause: Sendable {
    /// The id of the change.
    package var change: String?
    package var verdict: Verdict
    package var basis: Basis
    package var extent: Extent
    package var fingerprint: Fingerprint
    /// From the changed place over mappings and entities to the flow.
    package var path: [String]
    package var message: String
    package var location: SourceSpan?
    package var related: [RelatedPlace]
    package var fix: String?
    /// The condition under which it happens: "store = fr".
    package var condition: String?
    /// The waiver that accepts it, with its last day.
    package var waived: WaiverUse?
    /// A message that shows it; nil where it does not rest on values.
    package var witness: CauseWitnessAnswer?

    package init(
        change: String?, verdict: Verdict, basis: Basis, extent: Extent, fingerprint: Fingerprint, path: [String], message: String,
        location: SourceSpan?, related: [RelatedPlace] = [], fix: String? = nil, condition: String? = nil
    ) {
        self.change = change
        self.verdict = verdict
        self.basis = basis
        self.extent = extent
        self.fingerprint = fingerprint
        self.path = path
        self.message = message
        self.location = location
        self.related = related
        self.fix = fix
        self.condition = condition
    }
}

/// A waiver that accepts a cause or a finding.
package struct WaiverUse: Sendable, Equatable {
    package var waiver: EntityRef
    package var reason: String
    package var approvedBy: EntityRef
    package var expiresOn: CalendarDate

    package init(waiver: EntityRef, reason: String, approvedBy: EntityRef, expiresOn: CalendarDate) {
        self.waiver = waiver
        self.reason = reason
        self.approvedBy = approvedBy
        self.expiresOn = expiresOn
    }
}

/// How a flow stands in the change.
package enum FlowState: String, Sendable {
    case unchanged, edited, added, planned
}

/// The verdict on one flow.
package struct FlowImpact: Sendable {
    package var flow: EntityRef
    package var title: String?
    package var verdict: Verdict
    package var state: FlowState
    package var criticality: Criticality
    package var owner: EntityRef?
    package var runbook: Name?
    package var symptom: String?
    /// Whether only other flows' harm reaches it.
    package var isIndirect = false
    /// Whether its specs and a contract changed together, so that it would fail without the edit.
    package var isCoordinated = false
    package var causes: [Cause]

    package init(flow: EntityRef, verdict: Verdict, state: FlowState, criticality: Criticality, owner: EntityRef?, causes: [Cause]) {
        self.flow = flow
        self.verdict = verdict
        self.state = state
        self.criticality = criticality
        self.owner = owner
        self.causes = causes
    }
}

/// The verdict on one journey.
package struct JourneyImpact: Sendable {
    package var journey: EntityRef
    package var title: String?
    package var verdict: Verdict
    package var criticality: Criticality
    package var owner: EntityRef?
    package var symptom: String?
    package var causes: [Cause]

    package init(journey: EntityRef, verdict: Verdict, criticality: Criticality, owner: EntityRef?, causes: [Cause]) {
        self.journey = journey
        self.verdict = verdict
        self.criticality = criticality
        self.owner = owner
        self.causes = causes
    }
}

/// The verdict on somebody who uses an interface outside any flow.
package struct ConsumerImpact: Sendable {
    package var consumer: Name
    package var interface: InterfaceRef
    package var team: EntityRef?
    package var verdict: Verdict
    package var causes: [Cause]

    package init(consumer: Name, interface: InterfaceRef, team: EntityRef?, verdict: Verdict, causes: [Cause]) {
        self.consumer = consumer
        self.interface = interface
        self.team = team
        self.verdict = verdict
        self.causes = causes
    }
}

/// A team that must know, and of what.
package struct Notification: Sendable {
    package var team: EntityRef
    package var contact: String?
    package var flows: [EntityRef]

    package init(team: EntityRef, contact: String?, flows: [EntityRef]) {
        self.team = team
        self.contact = contact
        self.flows = flows
    }
}

/// How many flows have each verdict; planned flows and waived causes are counted apart.
package struct ImpactSummary: Sendable, Equatable {
    package var breaks = 0
    package var corrupts = 0
    package var degrades = 0
    package var review = 0
    package var unaffected = 0
    package var waived = 0

    package init(of report: ImpactReport) {
        for flow in report.flows where flow.state != .planned {
            switch flow.verdict {
            case .breaks: breaks += 1
            case .corrupts: corrupts += 1
            case .degrades: degrades += 1
            case .review: review += 1
            case .unaffected: unaffected += 1
            }
            waived += flow.causes.reduce(0) { $0 + ($1.waived == nil ? 0 : 1) }
        }
    }
}

/// Whether the run fails, and why; obeys policy and waivers.
package struct Outcome: Sendable, Equatable {
    package var failed: Bool
    package var reasons: [String]

    package init(failed: Bool, reasons: [String]) {
        self.failed = failed
        self.reasons = reasons
    }
}
