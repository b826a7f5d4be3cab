internal import Basics

/// How one shape becomes another.
package struct Mapping: Spec {
    package static let kind = Kind.mapping
    package let anchor: Anchor
    package var header: Header
    /// At least one; each has a name where there are several.
    package var from: [MappingSource]
    package var to: Located<PlaceReference>
    package var same: SameFields?
    package var fields: [MappingRow]?
    /// Which source records pass.
    package var `where`: Located<Condition>?
    package var unmapped: [Located<FieldPath>]?
    package var bridges: Text?
    package var implementedBy: Implementation?
    package var join: [Located<JoinPair>]?
    package var groupBy: [Located<FieldPath>]?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        header = Header(at: anchor)
        from = []
        to = Located(PlaceReference.missing, at: anchor.span)
    }
}

/// One shape that a mapping starts from.
package struct MappingSource: SpecObject {
    package let anchor: Anchor
    /// What paths start with; nil where the source is the only one and has no name.
    package var `as`: Text?
    package var shape: Located<PlaceReference>

    package init(at anchor: Anchor) {
        self.anchor = anchor
        shape = Located(PlaceReference.missing, at: anchor.span)
    }
}

/// Fields with equal names on both sides that are copied.
package enum SameFields: Sendable, Equatable {
    case all(Anchor)
    case fields([Located<FieldPath>])
}

/// How one target field is filled.
package struct MappingRow: SpecObject {
    package let anchor: Anchor
    package var to: Located<FieldPath>
    package var source: RowSource
    /// Empty: the value is copied.
    package var transform: [Located<Transform>]
    package var lookup: Located<Lookup>?
    package var otherwise: Located<Otherwise>?
    package var when: Located<Condition>?
    /// What an expression reads; nil: it may read the whole source.
    package var reads: [Located<FieldPath>]?
    /// The language of an expression.
    package var language: Text?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        to = Located(FieldPath([]), at: anchor.span)
        source = .paths([])
        transform = []
    }
}

/// Where a row's value comes from.
package enum RowSource: Sendable, Equatable {
    /// One path, or the parts of a value that is built from several.
    case paths([Located<FieldPath>])
    indirect case value(Located<Constant>)
    /// Code that Tieline does not read.
    indirect case expression(Text)
}

/// How codes of one list become codes of another.
package indirect enum Lookup: Sendable, Equatable {
    case inline([Entry<Text>])
    case codes(Located<EntityRef>, from: Text, to: Text)
}

/// What happens to a value that a lookup does not know.
package indirect enum Otherwise: Sendable, Equatable {
    case fail
    case omit
    case value(Constant)
}

/// Two fields of two sources whose records belong together where they are equal.
package struct JoinPair: Hashable, Sendable {
    package let left: FieldPath
    package let right: FieldPath

    package init(left: FieldPath, right: FieldPath) {
        self.left = left
        self.right = right
    }
}

/// The artefact that really does what a mapping says.
package struct Implementation: SpecObject {
    package let anchor: Anchor
    package var file: Text?
    package var part: Text?

    package init(at anchor: Anchor) { self.anchor = anchor }
}
