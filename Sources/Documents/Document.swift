package import Basics

/// What a file is written in.
package enum Syntax: Sendable {
    case yaml, json, xml
}

/// One thing that is wrong with a file's syntax, at its place.
package struct SyntaxTrouble: Sendable, Hashable {
    package enum Kind: Sendable {
        /// The text is not what its syntax allows; what follows was not read.
        case malformed
        /// A key stands twice in one mapping; the first one counts.
        case duplicateKey
        /// A limit on depth, size or expansion is exceeded; nothing of the file is used.
        case tooLarge
    }

    package let kind: Kind
    package let message: String
    package let help: String?
    package let span: SourceSpan

    package init(_ kind: Kind, _ message: String, help: String? = nil, at span: SourceSpan) {
        self.kind = kind
        self.message = message
        self.help = help
        self.span = span
    }
}

/// A parsed file: one flat array of located nodes in document order, shared by everybody who reads from it.
///
/// A node is followed by its subtree, so that skipping one is an addition. Text is a slice of the file's bytes, or of `decoded` where the
/// syntax had to be undone (escapes, folded lines, entities). Lines and columns are computed when a person asks.
package final class Document: Sendable {
    package let file: SourceFile
    package let syntax: Syntax
    package let records: [NodeRecord]
    package let decoded: [UInt8]
    /// What is wrong with the syntax, in the order of places; a document with `malformed` or `tooLarge` trouble has no roots.
    package let troubles: [SyntaxTrouble]
    private let rootIndices: [Int32]
    let digests = DigestCache()

    package init(
        file: SourceFile, syntax: Syntax, records: [NodeRecord], decoded: [UInt8], roots: [Int32], troubles: [SyntaxTrouble]
    ) {
        self.file = file
        self.syntax = syntax
        self.records = records
        self.decoded = decoded
        self.rootIndices = roots
        self.troubles = troubles
    }

    /// The top nodes: one per document of a YAML stream, one for JSON and XML, none where the file could not be read.
    package var roots: [Node] { rootIndices.map { Node(document: self, index: $0) } }
    /// The first top node.
    package var root: Node? { rootIndices.first.map { Node(document: self, index: $0) } }
    /// Whether nothing could be read.
    package var isUnreadable: Bool { troubles.contains { $0.kind != .duplicateKey } }
}

/// One node of a document, 24 bytes; `Node` is the way to read it.
package struct NodeRecord: Sendable {
    package var kind: NodeKind
    /// Whether the text lies in `Document.decoded` rather than in the file.
    package var isDecoded: Bool
    /// The bytes of the file that the node covers.
    package var lower: UInt32
    package var upper: UInt32
    /// How many records the subtree has, this one included; for an alias, the index of the node that it stands for.
    package var size: UInt32
    /// The scalar's text, the element's or attribute's local name.
    package var textLower: UInt32
    package var textUpper: UInt32

    package init(
        kind: NodeKind, isDecoded: Bool = false, lower: UInt32, upper: UInt32, size: UInt32 = 1, textLower: UInt32 = 0,
        textUpper: UInt32 = 0
    ) {
        self.kind = kind
        self.isDecoded = isDecoded
        self.lower = lower
        self.upper = upper
        self.size = size
        self.textLower = textLower
        self.textUpper = textUpper
    }
}

/// What a node is. Scalars are resolved by the YAML 1.2 core schema, or are what JSON says; quoted text is always `text`.
package enum NodeKind: UInt8, Sendable {
    case null, boolean, integer, number, text
    /// Children are keys and values in turn.
    case mapping
    case sequence
    /// Stands for another node of a YAML file; `Node` follows it by itself.
    case alias
    /// An XML element: its namespace (a `text` record), then its attributes, then child elements and characters in order.
    case element
    /// An XML attribute: its name in `text`; two `text` records follow: its namespace, then its value.
    case attribute
    /// The text between an element's tags; runs of white space alone are left out.
    case characters

    package var isScalar: Bool { rawValue <= NodeKind.text.rawValue }
}
