package import Basics
internal import Documents

/// Reads the Markdown documents that the policy names, and the runbooks that flows name.
func readDocuments(of estate: inout Estate, _ scope: EstateScope, _ reader: any EstateFileReader) {
    let runbooks = Set(estate.flows.compactMap { $0.runbook.flatMap(estate.path) })
    for entry in estate.files.entries where scope.isDocument(entry.path) || runbooks.contains(entry.path) {
        do throws(SourceTrouble) {
            let file = try reader.read(entry)
            var spec = SpecReader(subject: entry.path.text)
            var document = readFrontMatter(file, &spec, &estate.problems)
            document.headings = headings(of: file)
            document.links = links(of: file)
            estate.documents.append(document)
            estate.problems += spec.problems
            estate.problems += spec.references.compactMap { unknownReference($0, in: estate) }
        } catch {
            estate.problems.append(
                Diagnostic(
                    "spec/syntax", subject: entry.path.text, error.message, at: SourceSpan(file: SourceFile(path: entry.path, bytes: [])),
                    help: error.help, detail: "unread"))
        }
    }
}

/// Reads what stands between `---` and `---` at a document's start.
private func readFrontMatter(_ file: SourceFile, _ reader: inout SpecReader, _ problems: inout [Diagnostic]) -> DocumentSpec {
    let empty = DocumentSpec(at: Anchor(SourceSpan(file: file)))
    let lines = markdownLines(file.bytes)
    guard let first = lines.first, isFence(first, file.bytes), let last = lines.dropFirst().first(where: { isFence($0, file.bytes) }) else {
        return empty
    }
    // Cut behind the front matter, so that places in it are places in the file.
    let head = SourceFile(path: file.path, bytes: Array(file.bytes[..<last.lowerBound]))
    let tree = readDocument(head, as: .yaml)
    problems += tree.troubles.map { syntaxProblem($0, in: file) }
    guard let root = tree.root, !root.isNull else { return empty }
    var document = DocumentSpec.objectShape.read(root, &reader) ?? empty
    if document.reviewedOn == nil { document.reviewedOn = reviewDate(in: root) }
    return document
}

/// Reads the day of the last review from a document's front matter; nil where it does not say.
package func readReviewDate(of file: SourceFile) -> Located<CalendarDate>? {
    var reader = SpecReader(subject: file.path.text)
    var problems: [Diagnostic] = []
    return readFrontMatter(file, &reader, &problems).reviewedOn
}

/// The day of a review as other tools write it: `last_reviewed`, Microsoft's `ms.date` (month first), `last-updated`.
private func reviewDate(in root: Node) -> Located<CalendarDate>? {
    for key in ["last_reviewed", "ms.date", "last-updated"] as [Name] {
        guard let node = root[name: key], node.isScalar else { continue }
        let day = String(node.text.prefix { $0 != "T" && $0 != " " })
        if let date = CalendarDate(parsing: day) { return Located(date, at: node.span) }
        let numbers = day.split(separator: "/").map { Int($0) }
        guard numbers.count == 3, let month = numbers[0], let number = numbers[1], let year = numbers[2] else { continue }
        if let date = CalendarDate(year: year, month: month, day: number) { return Located(date, at: node.span) }
    }
    return nil
}

private func isFence(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let text = bytes[line].reversed().drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    return text.elementsEqual("---".utf8)
}

/// The lines of a file without their ends; a byte-order mark belongs to none.
private func markdownLines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for index in start..<max(start, bytes.count) where bytes[index] == 0x0A {
        lines.append(start..<index)
        start = index + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
}

/// Finds the headings of a Markdown document: lines that start with one to six `#`, or that are underlined; code blocks have none.
func headings(of file: SourceFile) -> [Heading] {
    let bytes = file.bytes
    var lines = markdownLines(bytes)[...]
    if let first = lines.first, isFence(first, bytes), let end = lines.dropFirst().firstIndex(where: { isFence($0, bytes) }) {
        lines = lines[(end + 1)...]
    }
    var result: [Heading] = []
    var codeFence: (sign: UInt8, length: Int)?
    var previous: Range<Int>?
    for line in lines {
        let content = trimmed(line, bytes)
        defer { previous = content.isEmpty || codeFence != nil ? nil : content }
        let indent = content.lowerBound - line.lowerBound
        let run = bytes[content].first.map { sign in (sign, bytes[content].prefix { $0 == sign }.count) }
        if let (sign, length) = run, length >= 3, indent < 4, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") {
            if let open = codeFence {
                if open.sign == sign, length >= open.length { codeFence = nil }
            } else {
                codeFence = (sign, length)
            }
            continue
        }
        guard codeFence == nil, indent < 4, let (sign, length) = run else { continue }
        if sign == UInt8(ascii: "#"), length <= 6 {
            let rest = trimmed(content.lowerBound + length..<content.upperBound, bytes)
            // `#hashtag` is no heading.
            guard rest.lowerBound > content.lowerBound + length || rest.isEmpty else { continue }
            result.append(heading(length, withoutClosingSigns(rest, bytes), file))
        } else if let above = previous, length == content.count, sign == UInt8(ascii: "=") || sign == UInt8(ascii: "-") {
            result.append(heading(sign == UInt8(ascii: "=") ? 1 : 2, above, file))
        }
    }
    return result
}

private func heading(_ level: Int, _ range: Range<Int>, _ file: SourceFile) -> Heading {
    let text = Name(String(decoding: file.bytes[range], as: UTF8.self))
    return Heading(level: level, text: Text(text, at: SourceSpan(file: file, lower: range.lowerBound, upper: range.upperBound)))
}

private func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var (low, high) = (range.lowerBound, max(range.lowerBound, range.upperBound))
    while low < high, isSpace(bytes[low]) { low += 1 }
    while high > low, isSpace(bytes[high - 1]) { high -= 1 }
    return low..<high
}

/// `Title ##` ends before its closing signs.
private func withoutClosingSigns(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var high = range.upperBound
    while high > range.lowerBound, bytes[high - 1] == UInt8(ascii: "#") { high -= 1 }
    let isClosed = high < range.upperBound && (high == range.lowerBound || bytes[high - 1] == 0x20)
    return isClosed ? trimmed(range.lowerBound..<high, bytes) : range
}
