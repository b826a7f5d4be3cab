package import Basics

/// The estate's own document, `tieline.yaml`.
package struct EstateSpec: Spec {
    package static let kind = Kind.estate
    package let anchor: Anchor
    package var header: Header
    /// The version of the spec language.
    package var language: Located<Int>
    package var repositoryUrl: Text?
    package var policy: Policy?
    /// Globs of where contract files may lie, relative to the estate's root.
    package var contracts: [Text]?
    /// Globs of the Markdown documents that are read.
    package var documents: [Text]?
    /// Globs of what is no part of the estate.
    package var ignore: [Text]?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        header = Header(at: anchor)
        language = Located(0, at: anchor.span)
    }
}

/// How strict an estate is.
package struct Policy: SpecObject {
    package let anchor: Anchor
    package var ruleset: Located<Int>?
    package var trunk: Text?
    package var failOn: Located<FailOn>?
    /// Settings by rule id, or by group (`topology/*`), in the order of the file.
    package var rules: [Entry<RuleSetting>]?
    package var overrides: [PolicyOverride]?
    package var waiverMax: Located<TimeSpan>?
    package var approvers: [Located<EntityRef>]?
    /// By failure mode; left out is 1.
    package var weights: [Entry<Located<ExactDecimal>>]?
    /// Globs of authors that are no people.
    package var bots: [Text]?
    /// Starts of commit messages that change nothing in meaning.
    package var quietCommits: [Text]?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// From which level on a finding fails the run.
package enum FailOn: String, Sendable, CaseIterable {
    case error, warning, never
}

/// What a policy says about one rule, or one group of rules.
package struct RuleSetting: Sendable, Equatable {
    package var anchor: Anchor
    package var level: Located<Level>?
    /// All other keys of the setting; the rule says which it has.
    package var options: [Entry<FreeValue>]

    package init(at anchor: Anchor, level: Located<Level>? = nil, options: [Entry<FreeValue>] = []) {
        self.anchor = anchor
        self.level = level
        self.options = options
    }
}

/// Settings for a part of the estate.
package struct PolicyOverride: SpecObject {
    package let anchor: Anchor
    /// A selection, such as `tag:legacy`.
    package var select: Text?
    package var rules: [Entry<RuleSetting>]?

    package init(at anchor: Anchor) { self.anchor = anchor }
}
