package import Basics
internal import Documents
package import Estate

/// Why a review cannot be written into a file.
package struct ReviewTrouble: Error, Hashable {
    package let message: String
    package let help: String
}

/// Writes the day of a review into a spec or a document; every other byte stays as it is.
package enum ReviewEdit {
    /// Returns a spec's file with the day in the spec of a flow.
    package static func spec(_ file: SourceFile, _ ref: EntityRef, on day: CalendarDate) throws(ReviewTrouble) -> [UInt8] {
        guard let flow = flow(ref, in: file) else {
            throw ReviewTrouble(message: "\(ref) cannot be read in \(file.path).", help: "`tieline check` says what is wrong with it.")
        }
        let edited: [UInt8]
        if let old = flow.reviewedOn {
            edited = replaced(old.span, in: file.bytes, by: "\(day)")
        } else {
            edited = inserted(day, behind: flow.header.name.span, of: flow.span, in: file.bytes)
        }
        var expected = flow
        expected.reviewedOn = Located(day, at: flow.span)
        guard self.flow(ref, in: SourceFile(path: file.path, bytes: edited)) == expected else {
            throw ReviewTrouble(
                message: "\(file.path) is laid out in a way that `reviewedOn` cannot be added to without touching the rest.",
                help: "Write `reviewedOn: \(day)` into \(ref) by hand.")
        }
        return edited
    }

    /// Returns a Markdown document with the day in its front matter, which is added where there is none.
    package static func document(_ file: SourceFile, reviewed old: Located<CalendarDate>?, on day: CalendarDate) throws(ReviewTrouble)
        -> [UInt8]
    {
        let bytes = file.bytes
        let ending = lineEnding(of: bytes[...])
        guard let head = FrontMatter.split(bytes).head else {
            let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            return Array(bytes[..<start]) + Array("---\(ending)reviewedOn: \(day)\(ending)---\(ending)\(ending)".utf8) + bytes[start...]
        }
        if let old {
            // Microsoft's dates have the month first.
            let isMonthFirst = bytes[old.span.lower..<old.span.upper].contains(UInt8(ascii: "/"))
            let parts = day.description.split(separator: "-")
            return replaced(old.span, in: bytes, by: isMonthFirst ? "\(parts[1])/\(parts[2])/\(parts[0])" : "\(day)")
        }
        let line = Array("reviewedOn: \(day)\(ending)".utf8)
        let root = readDocument(SourceFile(path: file.path, bytes: Array(bytes[head]) + line), as: .yaml).root
        guard root?.isMapping == true, root?["reviewedOn"] != nil else {
            throw ReviewTrouble(
                message: "The front matter of \(file.path) is no list of keys, one on each line.",
                help: "Write `reviewedOn: \(day)` into it by hand.")
        }
        return Array(bytes[..<head.upperBound]) + line + bytes[head.upperBound...]
    }

    private static func flow(_ ref: EntityRef, in file: SourceFile) -> Flow? {
        readSpecFile(file).specs.lazy.compactMap { $0 as? Flow }.first { $0.ref == ref }
    }

    /// Puts a text in place of a scalar, and leaves its quotes.
    private static func replaced(_ span: SourceSpan, in bytes: [UInt8], by text: String) -> [UInt8] {
        var (lower, upper) = (span.lower, span.upper)
        let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]
        if upper - lower >= 2, quotes.contains(bytes[lower]), bytes[upper - 1] == bytes[lower] { (lower, upper) = (lower + 1, upper - 1) }
        return Array(bytes[..<lower]) + Array(text.utf8) + bytes[upper...]
    }

    /// Adds the key behind the spec's name: on a line of its own, or behind a comma within braces.
    private static func inserted(_ day: CalendarDate, behind name: SourceSpan, of spec: SourceSpan, in bytes: [UInt8]) -> [UInt8] {
        let lineStart = bytes[..<name.lower].lastIndex(of: 0x0A).map { $0 + 1 } ?? (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        let indent = Array(bytes[lineStart..<name.lower].prefix { $0 == 0x20 || $0 == 0x09 })
        let ending = Array(lineEnding(of: bytes[lineStart...]).utf8)
        if spec.lower < bytes.count, bytes[spec.lower] == UInt8(ascii: "{") {
            let startsLine = bytes[(lineStart + indent.count)..<name.lower].first.map { $0 != UInt8(ascii: "{") } ?? false
            let gap = startsLine && lineStart > spec.lower ? ending + indent : [0x20]
            return Array(bytes[..<name.upper]) + [UInt8(ascii: ",")] + gap + Array("\"reviewedOn\": \"\(day)\"".utf8) + bytes[name.upper...]
        }
        let line = indent + Array("reviewedOn: \(day)".utf8)
        guard let end = bytes[name.upper...].firstIndex(of: 0x0A) else { return bytes + ending + line }
        return Array(bytes[...end]) + line + ending + bytes[(end + 1)...]
    }

    /// How the first line ends.
    private static func lineEnding(of bytes: ArraySlice<UInt8>) -> String {
        guard let end = bytes.firstIndex(of: 0x0A), end > bytes.startIndex, bytes[end - 1] == 0x0D else { return "\n" }
        return "\r\n"
    }
}
