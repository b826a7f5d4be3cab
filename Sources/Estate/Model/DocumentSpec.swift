package import Basics

/// A Markdown document that people read, with its front matter.
package struct DocumentSpec: SpecObject {
    package let anchor: Anchor
    package var owner: Located<EntityRef>?
    package var covers: [Located<EntityRef>]?
    package var reviewedOn: Located<CalendarDate>?
    package var reviewEvery: Located<TimeSpan>?
    /// The headings in order, outside of code.
    package var headings: [Heading] = []
    /// What its links lead to, as they are written, outside of code.
    package var links: [Text] = []

    package init(at anchor: Anchor) { self.anchor = anchor }

    /// Where the document lies, relative to the repository's root.
    package var path: Name { anchor.span.path }
}

/// A heading of a Markdown document.
package struct Heading: Sendable, Equatable {
    package let level: Int
    package let text: Text

    package init(level: Int, text: Text) {
        self.level = level
        self.text = text
    }
}
