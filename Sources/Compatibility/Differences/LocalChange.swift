internal import Basics
internal import Contracts

/// One difference between two shapes at one pair, before it is known where the pair is reached.
struct LocalChange {
    var kind: ChangeKind
    /// The step from the pair to what changed; nil for the pair itself.
    var step: FitPath.Step?
    var message: String
    var detail: String
    /// Whether every old message fits the new shape where others send it.
    var inSafe: Answer
    /// Whether every new message fits the old shape where the owner sends it.
    var outSafe: Answer
    /// Whether readers are expected to bear it: a new enum value, a new member of an object.
    var isTolerated = false
    /// Whether it may surprise a peer although every message still fits: a value that is dropped, a default that differs.
    var isSurprising = false
    /// The directions in which it breaks peers although every message may still fit: a message means something else, or is one that
    /// the contract no longer speaks of.
    var refused: Directions = []
    /// Whether it was announced, and the announced end has passed.
    var isAnnounced = false
    var old: ShapePlace?
    var new: ShapePlace?

    init(
        _ kind: ChangeKind, _ message: String, detail: String = "", step: FitPath.Step? = nil, inSafe: Answer, outSafe: Answer,
        tolerated: Bool = false,
        surprising: Bool = false, old: ShapePlace? = nil, new: ShapePlace? = nil
    ) {
        self.kind = kind
        self.step = step
        self.message = message
        self.detail = detail
        self.inSafe = inSafe
        self.outSafe = outSafe
        isTolerated = tolerated
        isSurprising = surprising
        self.old = old
        self.new = new
    }

    /// The level at a place of one direction; `isCovered` where the enclosing shapes were shown to fit all the same.
    func level(_ direction: Direction, isCovered: Bool) -> (level: ChangeLevel, isUndecided: Bool) {
        if refused.contains(Directions(direction)) { return (isAnnounced ? .risky : .breaking, false) }
        let answer = isCovered ? .yes : direction == .in ? inSafe : outSafe
        switch answer {
        case .yes: return (isSurprising ? .risky : .safe, false)
        case .no: return (isAnnounced || direction == .out && isTolerated ? .risky : .breaking, false)
        case .unknown: return (.risky, true)
        }
    }
}

/// Two shapes that stand at the same place in the old and the new contract.
struct PairNode {
    let old: Term
    let new: Term
    /// The nearest named type and the way from there: `Order.lines[].currency`.
    let subject: String
    var changes: [LocalChange] = []
    var children: [(step: FitPath.Step?, node: Int, directions: Directions, isStray: Bool)] = []
    /// Whether the pair is of keywords that do not apply to the type which is stated.
    var isStray = false
    /// Whether a change is at or below the pair.
    var hasChanges = false
}

/// Two parts of a pair that stand against each other.
struct PairChild {
    let step: FitPath.Step?
    var old: Term
    var new: Term
    var directions = Directions.both
    /// Whether the parts are of keywords that do not apply, so that it says nothing about them if the whole fits.
    var isStray = false

    init(_ step: FitPath.Step?, _ old: Term, _ new: Term, directions: Directions = .both) {
        self.step = step
        self.old = old
        self.new = new
        self.directions = directions
    }
}

/// The directions whose messages hold a part: read-only fields are in no request, write-only ones in no response.
struct Directions: OptionSet {
    let rawValue: UInt8
    static let incoming = Directions(rawValue: 1)
    static let outgoing = Directions(rawValue: 2)
    static let both: Directions = [.incoming, .outgoing]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ direction: Direction) { self = direction == .in ? .incoming : .outgoing }

    /// Those in which two versions of a field both are there.
    init(_ one: FieldPart, _ two: FieldPart) {
        self = []
        if one.exists(.in), two.exists(.in) { insert(.incoming) }
        if one.exists(.out), two.exists(.out) { insert(.outgoing) }
    }
}
