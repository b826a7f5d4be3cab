internal import Basics
internal import Documents

/// How messages of a layout are put together: what its shapes do not say, which is tags, places, separators and the order of parts.
package struct LayoutModel: Sendable {
    var outlines: [LayoutOutline] = []
}

/// How one layout's messages are put together.
struct LayoutOutline: Sendable {
    /// The type in the contract that is one message, or one row.
    let type: Name
    let kind: LayoutKind
    var separator = ","
    var quote = "\""
    let parts: [LayoutPart]
    private static let depth = 32

    /// Takes a layout that has been read; what is wrong with it has been reported.
    init(_ root: Node, type: Name, kind: LayoutKind) {
        self.type = type
        self.kind = kind
        separator = root["separator"]?.text ?? separator
        quote = root["quote"]?.text ?? quote
        if let fields = root["fields"] {
            parts = [.segment(LayoutSegment(fields: fields, kind: kind))]
        } else {
            parts = Self.parts(root["records"] ?? root["segments"], kind, isFlat: false, depth: 0)
        }
    }

    /// Takes the columns of a table.
    init(table type: Name, columns: [Name]) {
        self.type = type
        kind = .delimited
        parts = [.segment(LayoutSegment(slots: columns.enumerated().map { LayoutSlot(name: $1, position: $0 + 1) }))]
    }

    private static func parts(_ list: Node?, _ kind: LayoutKind, isFlat: Bool, depth: Int) -> [LayoutPart] {
        guard let list, list.isSequence, depth < Self.depth else { return [] }
        return list.items.compactMap { node -> LayoutPart? in
            let isRepeated = node["max"].map { !$0.isText("1") } ?? false
            if let loop = node["loop"] {
                let inner = parts(node["segments"] ?? node["records"], kind, isFlat: true, depth: depth + 1)
                return .loop(node["name"]?.name ?? loop.name, inner)
            }
            guard let tag = node["segment"] ?? node["record"] else { return nil }
            var segment = LayoutSegment(fields: node["elements"] ?? node["fields"], kind: kind)
            segment.tag = node["segment"] == nil ? nil : tag.name
            segment.name = isFlat && !isRepeated ? nil : node["name"]?.name ?? tag.name
            if let qualifier = node["qualifier"] {
                for entry in qualifier.entries where !entry.value.isSequence { segment.qualifiers[entry.key.name] = entry.value.name }
            }
            return .segment(segment)
        }
    }
}

/// One part of a message, in the order in which it stands there.
indirect enum LayoutPart: Sendable {
    case segment(LayoutSegment)
    /// A loop by its name, with what is in it.
    case loop(Name, [LayoutPart])
}

/// One segment, or one row.
struct LayoutSegment: Sendable {
    /// What it starts with; nil for rows.
    var tag: Name?
    /// The field that holds it; nil where its elements are fields of what it stands in.
    var name: Name?
    var slots: [LayoutSlot]
    /// What tells this use of the segment from others.
    var qualifiers: [Name: Name] = [:]

    init(slots: [LayoutSlot]) { self.slots = slots }

    init(fields: Node?, kind: LayoutKind) {
        slots = []
        guard let fields, fields.isSequence else { return }
        var next = 1
        for node in fields.items {
            guard let name = node["name"]?.name, !slots.contains(where: { $0.name == name }) else { continue }
            let slot = LayoutSlot(node, name: name, next: next)
            next = max(next, slot.position + (kind == .fixed ? max(slot.length ?? 1, 1) : 1))
            slots.append(slot)
        }
    }
}

/// Where one value stands in a segment or row, and how it is written.
struct LayoutSlot: Sendable {
    let name: Name
    /// Its element or column from 1 on; in fixed width, its first character.
    let position: Int
    /// Its component in a composite element, from 1 on.
    var component: Int?
    var length: Int?
    /// How many places stand after a point that is not written (`N2`).
    var impliedPlaces: Int?
    /// Whether a date or time is digits only.
    var isDigits = false

    /// What no partner guide goes beyond; such places are not written.
    static let highest = 10_000

    init(name: Name, position: Int) {
        self.name = name
        self.position = position
    }

    fileprivate init(_ node: Node, name: Name, next: Int) {
        let stated = node["at"]?.text.split(separator: ".").map { Int($0) } ?? []
        self.init(name: name, position: stated.first.flatMap { $0 } ?? next)
        if stated.count == 2 { component = stated[1] }
        length = node["length"]?.integer
        let type = node["type"]?.text ?? ""
        let word = String(type.prefix { $0.isLetter })
        if word == "N" { impliedPlaces = Int(type.dropFirst().prefix { $0.isNumber }) ?? 0 }
        isDigits = word == "DT" || word == "TM"
    }
}
