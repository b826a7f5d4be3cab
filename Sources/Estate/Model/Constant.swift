package import Basics
package import Contracts

/// A value that a spec spells out. What it is typed as follows from where it goes, so its source text is kept beside the literal.
package struct Constant: Hashable, Sendable {
    /// The text as the source says it: `01`, `4.10`, `no`.
    package let text: Name
    /// What YAML takes it for: a quoted scalar is text.
    package let literal: Literal

    package init(text: Name, literal: Literal) {
        self.text = text
        self.literal = literal
    }
}
