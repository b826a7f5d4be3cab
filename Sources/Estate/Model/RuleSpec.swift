package import Basics

/// A rule of the estate's own: an assertion about what its specs say.
package struct RuleSpec: Spec {
    package static let kind = Kind.rule
    package let anchor: Anchor
    package var header: Header
    /// The parts of the estate that it looks at, in the language of `--select`.
    package var select: Text
    /// A list of those parts; the rule then looks at each item, and paths start there.
    package var each: Located<FieldPath>?
    /// What must hold for it to look at a part or an item.
    package var `where`: Located<Condition>?
    /// What must hold of what it looks at; nil where `forbid` is given.
    package var require: Located<Condition>?
    /// What must not.
    package var forbid: Located<Condition>?
    /// What its findings say, with `{PATH}` for values.
    package var message: Text?
    /// What to do, in the imperative.
    package var fix: Text?
    package var level: Located<Level>?
    /// The failure mode whose score counts it; nil for none.
    package var failureMode: Text?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        header = Header(at: anchor)
        select = Text("", at: anchor.span)
    }
}
