internal import Basics

/// What happened to a part of a document.
enum AsyncAPIEdit: Sendable {
    case added, removed, changed
}

/// One part of an AsyncAPI document, and which edits of it break peers whom nobody knows, whatever the messages are.
struct AsyncAPIRow: Sendable {
    /// The way to the part: `/servers/*/protocol`; a `*` stands for any key or index.
    let path: String
    /// What stands there, in words; `{0}` is the first key that a `*` stands for, `{1}` the second.
    let words: String
    let breaks: Set<AsyncAPIEdit>
    let kind: Kind
    /// Who is hurt by it.
    let reason: String
    /// What a comparison of the messages calls the same change, so that it is said once.
    var saidBy: Set<ChangeKind> = []
    /// Whether those are meant wherever they are met; else at the part's operations.
    var isSaidAnywhere = false
    /// The part of an operation whose differences say it too.
    var position: Position.Part?
    /// Whether the part is one of a channel's messages.
    var isMessage = false
    /// Whether an edit that does not break by the table excuses what the same changes say.
    var excuses = false

    /// The kind of change by what happened.
    struct Kind: Sendable {
        let added: ChangeKind
        let removed: ChangeKind
        let changed: ChangeKind

        init(_ kind: ChangeKind) { (added, removed, changed) = (kind, kind, kind) }

        init(added: ChangeKind, removed: ChangeKind, changed: ChangeKind) {
            (self.added, self.removed, self.changed) = (added, removed, changed)
        }

        subscript(_ edit: AsyncAPIEdit) -> ChangeKind {
            switch edit {
            case .added: added
            case .removed: removed
            case .changed: changed
            }
        }

        static let message = Kind(added: .positionAdded, removed: .positionRemoved, changed: .positionRemoved)
        static let mediaType = Kind(added: .mediaTypeAdded, removed: .mediaTypeRemoved, changed: .mediaTypeRemoved)
        static let security = Kind(added: .securityAdded, removed: .securityRemoved, changed: .securityChanged)
        static let securityKinds: Set<ChangeKind> = [.securityAdded, .securityRemoved, .securityChanged]
        static let mediaTypeKinds: Set<ChangeKind> = [.mediaTypeAdded, .mediaTypeRemoved]
    }

    init(_ path: String, _ words: String, _ breaks: Set<AsyncAPIEdit>, _ kind: Kind, because reason: String) {
        self.path = path
        self.words = words
        self.breaks = breaks
        self.kind = kind
        self.reason = reason
    }

    init(_ path: String, _ words: String, _ breaks: Set<AsyncAPIEdit>, _ kind: ChangeKind, because reason: String) {
        self.init(path, words, breaks, Kind(kind), because: reason)
    }

    /// The same row, which changes of some kinds say already.
    func said(by kinds: Set<ChangeKind>, anywhere: Bool = false, at position: Position.Part? = nil) -> AsyncAPIRow {
        var row = self
        row.saidBy = kinds
        row.isSaidAnywhere = anywhere
        row.position = position
        return row
    }

    /// The same row, whose other edits excuse what is said of them.
    var excusing: AsyncAPIRow {
        var row = self
        row.excuses = true
        return row
    }

    /// The same row, for a message of a channel.
    var ofMessages: AsyncAPIRow {
        var row = self
        row.isMessage = true
        return row
    }
}

/// The parts of a document that code generators, catalogues and connections depend on beside messages, by their paths.
///
/// What breaks is what asyncapi/diff's published table says, but for `info.version`: a new version is how a change is announced.
/// Paths that are not here are judged by their messages alone.
struct AsyncAPITable: Sendable {
    /// The rows below a path: by key, and for any other key.
    struct Branch: Sendable {
        var row: AsyncAPIRow?
        private var named: [Name: Branch] = [:]
        /// One branch or none; an array, since a value cannot hold itself.
        private var others: [Branch] = []

        var isLeaf: Bool { named.isEmpty && others.isEmpty }

        subscript(_ key: Name) -> Branch? { named[key] ?? others.first }

        /// Whether a key stands in the paths as it is, and not for a `*`.
        func names(_ key: Name) -> Bool { named[key] != nil }

        mutating func add(_ row: AsyncAPIRow, _ path: ArraySlice<Substring>) {
            guard let key = path.first else { return self.row = row }
            if key == "*" {
                if others.isEmpty { others.append(Branch()) }
                others[0].add(row, path.dropFirst())
            } else {
                named[Name(String(key)), default: Branch()].add(row, path.dropFirst())
            }
        }
    }

    let rows: [AsyncAPIRow]
    let root: Branch

    init(_ rows: [AsyncAPIRow]) {
        self.rows = rows
        var root = Branch()
        for row in rows { root.add(row, row.path.split(separator: "/")[...]) }
        self.root = root
    }

    static let two = AsyncAPITable(document + informationOfTwo + servers(address: ["url"]) + channelsOfTwo)
    static let three = AsyncAPITable(
        document + informationOfThree + servers(address: ["host", "pathname"]) + channelsOfThree + operationsOfThree)

    static func of(_ generation: AsyncAPIGeneration) -> AsyncAPITable { generation == .two ? two : three }
}
