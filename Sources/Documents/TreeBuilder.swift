internal import Basics

/// Collects the records of a tree in document order while a reader walks a file.
struct TreeBuilder {
    private(set) var records: [NodeRecord] = []
    /// Text that is not a slice of the file.
    var decoded: [UInt8] = []
    /// The containers that are not closed yet, outermost first.
    private(set) var open: [Int32] = []

    init(capacity: Int) {
        records.reserveCapacity(capacity)
        open.reserveCapacity(64)
    }

    var count: Int { records.count }

    /// Starts a container; everything until its `end` is its content.
    mutating func begin(_ kind: NodeKind, at lower: Int, textLower: Int = 0, textUpper: Int = 0) {
        open.append(Int32(truncatingIfNeeded: records.count))
        records.append(
            NodeRecord(
                kind: kind, lower: UInt32(truncatingIfNeeded: lower), upper: UInt32(truncatingIfNeeded: lower),
                textLower: UInt32(truncatingIfNeeded: textLower), textUpper: UInt32(truncatingIfNeeded: textUpper)))
    }

    /// Ends the innermost container at a place.
    mutating func end(at upper: Int) {
        guard let index = open.popLast() else { return }
        let size = records.count - Int(index)
        records[Int(index)].size = UInt32(truncatingIfNeeded: size)
        records[Int(index)].upper = UInt32(truncatingIfNeeded: upper)
    }

    /// Adds a node without children whose text is a slice of the file, or of `decoded`.
    mutating func add(_ kind: NodeKind, lower: Int, upper: Int, text: Range<Int>, isDecoded: Bool = false) {
        records.append(
            NodeRecord(
                kind: kind, isDecoded: isDecoded, lower: UInt32(truncatingIfNeeded: lower), upper: UInt32(truncatingIfNeeded: upper),
                textLower: UInt32(truncatingIfNeeded: text.lowerBound), textUpper: UInt32(truncatingIfNeeded: text.upperBound)))
    }

    /// Adds an alias to a node that was read before.
    mutating func addAlias(to target: Int32, lower: Int, upper: Int) {
        records.append(
            NodeRecord(
                kind: .alias, lower: UInt32(truncatingIfNeeded: lower), upper: UInt32(truncatingIfNeeded: upper),
                size: UInt32(truncatingIfNeeded: target)))
    }
}

/// Ends the reading of a file: what follows cannot be trusted.
struct ReadFailure: Error {
    var kind: SyntaxTrouble.Kind
    var message: String
    var help: String?
    /// The place, in bytes of the file.
    var lower: Int
    var upper: Int

    init(_ message: String, help: String? = nil, at lower: Int, to upper: Int? = nil) {
        self.init(.malformed, message, help: help, at: lower, to: upper)
    }

    init(_ kind: SyntaxTrouble.Kind, _ message: String, help: String? = nil, at lower: Int, to upper: Int? = nil) {
        self.kind = kind
        self.message = message
        self.help = help
        self.lower = lower
        self.upper = upper ?? lower
    }

    /// Says that nodes nest deeper than a limit.
    static func tooDeep(_ limit: Int, at lower: Int) -> ReadFailure {
        ReadFailure(
            .tooLarge, "The file nests more than \(limit) levels deep here, which is beyond what is read.",
            help: "Split the file, or flatten what nests this deep.", at: lower)
    }

    func trouble(in file: SourceFile) -> SyntaxTrouble {
        let lower = min(max(self.lower, 0), file.bytes.count)
        return SyntaxTrouble(
            kind, message, help: help, at: SourceSpan(file: file, lower: lower, upper: min(max(upper, lower), file.bytes.count)))
    }
}
