internal import Basics

/// Rows of files and segments of EDI messages, as a layout places them.
struct LayoutNotation: MessageNotation {
    let kind: LayoutKind

    init(_ kind: LayoutKind) { self.kind = kind }

    var name: String { kind.rawValue }
    var title: String {
        switch kind {
        case .delimited: "rows of a delimited file"
        case .fixed: "lines of fixed width"
        case .x12: "X12 segments, without the envelope"
        case .edifact: "EDIFACT segments, without the envelope"
        }
    }

    /// Segments are short, and say little on their own.
    var readable: Int { 480 }

    func text(_ message: MessageValue, at place: MessagePlace) -> String? {
        guard let model = place.contract.details as? LayoutModel, let type = place.type,
            let outline = model.outlines.first(where: { $0.type == type.name })
        else { return nil }
        let line: any LayoutLineWriter =
            switch outline.kind {
            case .delimited: DelimitedLine(separator: outline.separator, quote: outline.quote)
            case .fixed: FixedLine()
            case .x12: X12Segment()
            case .edifact: EDIFACTSegment()
            }
        let lines = LayoutMessageWriter(line: line).lines(of: message, outline.parts, depth: 0)
        return lines?.joined(separator: outline.kind.isMessage ? "" : "\n")
    }
}

/// Puts a message's values into lines, one for each segment or row that has a value; nil wherever a value has no place.
struct LayoutMessageWriter {
    let line: any LayoutLineWriter

    func lines(of value: MessageValue, _ parts: [LayoutPart], depth: Int) -> [String]? {
        guard depth < 40, case .object(let members) = value else { return nil }
        var lines: [String] = []
        var written: Set<Name> = [MessageValue.omission]
        for part in parts {
            switch part {
            case .loop(let name, let inner):
                written.insert(name)
                for item in Self.items(value[name]) {
                    guard let made = self.lines(of: item, inner, depth: depth + 1) else { return nil }
                    lines += made
                }
            case .segment(let segment):
                guard let name = segment.name else {
                    written.formUnion(segment.slots.map(\.name))
                    if segment.slots.contains(where: { value[$0.name] != nil }) {
                        guard let made = text(of: value, segment, isExcerpt: false) else { return nil }
                        lines.append(made)
                    }
                    continue
                }
                written.insert(name)
                for item in Self.items(value[name]) {
                    guard let made = text(of: item, segment, isExcerpt: item[MessageValue.omission] != nil),
                        Self.names(item).isSubset(of: segment.slots.map(\.name) + [MessageValue.omission])
                    else { return nil }
                    lines.append(made)
                }
            }
        }
        guard written.isSuperset(of: members.map(\.name)) else { return nil }
        if value[MessageValue.omission] != nil {
            guard line.marksOmissions else { return nil }
            if lines.last != MessageValue.omission.text { lines.append(MessageValue.omission.text) }
        }
        return lines
    }

    private static func names(_ value: MessageValue) -> Set<Name> {
        if case .object(let members) = value { return Set(members.map(\.name)) }
        return []
    }

    private static func items(_ value: MessageValue?) -> [MessageValue] {
        switch value {
        case nil, .null?: []
        case .array(let items)?: items
        case let single?: [single]
        }
    }

    private func text(of value: MessageValue, _ segment: LayoutSegment, isExcerpt: Bool) -> String? {
        if isExcerpt, !line.marksOmissions { return nil }
        var cells: [LayoutCell] = []
        for slot in segment.slots {
            guard slot.position > 0, slot.position <= LayoutSlot.highest, slot.component ?? 1 > 0, slot.component ?? 1 <= 100 else {
                return nil
            }
            let own = value[slot.name] ?? segment.qualifiers[slot.name].map { .text($0) }
            guard let own, !own.isNull else { continue }
            guard let text = Self.text(of: own, slot) else { return nil }
            let isNumber = if case .number = own { true } else { false }
            cells.append(LayoutCell(slot: slot, text: text, isNumber: isNumber))
        }
        return line.text(tag: segment.tag?.text, cells, width: segment.slots, isExcerpt: isExcerpt)
    }

    private static func text(of value: MessageValue, _ slot: LayoutSlot) -> String? {
        guard let plain = value.plainText?.text else { return nil }
        if let places = slot.impliedPlaces, case .number(let number) = value {
            guard let scaled = number.multiplied(by: .powerOfTen(places)), scaled.isInteger else { return nil }
            return scaled.description
        }
        return slot.isDigits && plain.utf8.allSatisfy({ (0x2D...0x3A).contains($0) }) ? plain.filter { $0 != "-" && $0 != ":" } : plain
    }
}

/// One value with its place.
struct LayoutCell {
    let slot: LayoutSlot
    let text: String
    let isNumber: Bool
}
