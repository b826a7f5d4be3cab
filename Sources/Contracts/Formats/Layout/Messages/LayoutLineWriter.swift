internal import Basics

/// Writes one row or segment.
protocol LayoutLineWriter {
    /// Whether a person still reads a line of which parts are left out.
    var marksOmissions: Bool { get }
    /// The line with its end; nil where a value cannot stand in one.
    ///
    /// - Parameter width: All places of the row, also those without a value.
    func text(tag: String?, _ cells: [LayoutCell], width: [LayoutSlot], isExcerpt: Bool) -> String?
}

/// A row of a delimited file, without an end; values are quoted where they hold what takes rows apart.
struct DelimitedLine: LayoutLineWriter {
    let separator: String
    let quote: String
    let marksOmissions = false

    func text(tag: String?, _ cells: [LayoutCell], width: [LayoutSlot], isExcerpt: Bool) -> String? {
        var columns = Array(repeating: "", count: width.map(\.position).max() ?? 0)
        for cell in cells {
            var text = cell.text
            if text.contains(separator) || text.contains("\n") || text.contains("\r") || (!quote.isEmpty && text.contains(quote)) {
                if quote.isEmpty { return nil }
                text = quote + text.replacing(quote, with: quote + quote) + quote
            }
            columns[cell.slot.position - 1] = text
        }
        return columns.joined(separator: separator)
    }
}

/// A line of fixed width: texts from the left, numbers to the right, whole ones with zeros before them.
struct FixedLine: LayoutLineWriter {
    let marksOmissions = false

    func text(tag: String?, _ cells: [LayoutCell], width: [LayoutSlot], isExcerpt: Bool) -> String? {
        let end = width.map { $0.position - 1 + max($0.length ?? 1, 1) }.max() ?? 0
        guard end <= LayoutSlot.highest else { return nil }
        var line: [Unicode.Scalar] = Array(repeating: " ", count: end)
        for cell in cells {
            let room = max(cell.slot.length ?? 1, 1)
            var scalars = Array(cell.text.unicodeScalars)
            guard scalars.count <= room else { return nil }
            if cell.isNumber {
                let isWhole = scalars.allSatisfy { ("0"..."9").contains($0) }
                scalars = Array(repeating: isWhole ? "0" : " ", count: room - scalars.count) + scalars
            }
            for (index, scalar) in scalars.enumerated() { line[cell.slot.position - 1 + index] = scalar }
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: line)
        return text
    }
}

/// A segment of X12 with the usual separators; it has no sign that would let a value hold one of them.
struct X12Segment: LayoutLineWriter {
    let marksOmissions = true

    func text(tag: String?, _ cells: [LayoutCell], width: [LayoutSlot], isExcerpt: Bool) -> String? {
        guard !cells.contains(where: { cell in cell.text.unicodeScalars.contains { "*~>".unicodeScalars.contains($0) } }) else {
            return nil
        }
        return SegmentElements(cells).joined(tag, element: "*", component: ">", end: "~", isExcerpt: isExcerpt)
    }
}

/// A segment of EDIFACT with the default service characters (UNA).
struct EDIFACTSegment: LayoutLineWriter {
    let marksOmissions = true

    func text(tag: String?, _ cells: [LayoutCell], width: [LayoutSlot], isExcerpt: Bool) -> String? {
        let released = cells.map { LayoutCell(slot: $0.slot, text: Self.released($0.text), isNumber: $0.isNumber) }
        return SegmentElements(released).joined(tag, element: "+", component: ":", end: "'", isExcerpt: isExcerpt)
    }

    /// A value with the release character before what would take the message apart.
    private static func released(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if "'+:?".unicodeScalars.contains(scalar) { result.unicodeScalars.append("?") }
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}

/// The elements of a segment with their components; empty ones at the end are not written.
private struct SegmentElements {
    private var elements: [[String]] = []

    init(_ cells: [LayoutCell]) {
        for cell in cells {
            let (element, component) = (cell.slot.position - 1, (cell.slot.component ?? 1) - 1)
            while elements.count <= element { elements.append([]) }
            while elements[element].count <= component { elements[element].append("") }
            elements[element][component] = cell.text
        }
    }

    func joined(_ tag: String?, element: String, component: String, end: String, isExcerpt: Bool) -> String {
        let parts = (tag.map { [$0] } ?? []) + elements.map { $0.joined(separator: component) }
        return (parts + (isExcerpt ? [MessageValue.omission.text] : [])).joined(separator: element) + end
    }
}
