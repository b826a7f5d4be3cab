package import Basics

/// A value with the place that it stands at.
///
/// Two are equal where their values are, wherever they stand, so that specs of two revisions can be compared.
package struct Located<Value: Sendable>: Sendable {
    package var value: Value
    package var span: SourceSpan

    package init(_ value: Value, at span: SourceSpan) {
        self.value = value
        self.span = span
    }

    /// The same place with another value.
    package func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Located<Other> {
        Located<Other>(try transform(value), at: span)
    }
}

extension Located: Equatable where Value: Equatable {
    package static func == (left: Self, right: Self) -> Bool { left.value == right.value }
}

extension Located: Hashable where Value: Hashable {
    package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// Text of a spec, as its source says it.
package typealias Text = Located<Name>

/// Where a part of a spec stands; all are equal, so that equality of specs is one of meaning.
package struct Anchor: Hashable, Sendable {
    package let span: SourceSpan

    package init(_ span: SourceSpan) { self.span = span }
    package static func == (left: Anchor, right: Anchor) -> Bool { true }
    package func hash(into hasher: inout Hasher) {}
}

/// One entry of a map in a spec, in the order of the file.
package struct Entry<Value: Sendable>: Sendable {
    package var key: Text
    package var value: Value

    package init(key: Text, value: Value) {
        self.key = key
        self.value = value
    }
}

extension Entry: Equatable where Value: Equatable {}
