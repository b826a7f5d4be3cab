internal import Basics

/// Finds what the inline links and the link definitions of a Markdown document lead to, outside of fenced code and code spans.
func links(of file: SourceFile) -> [Text] {
    let bytes = file.bytes
    var found: [Text] = []
    var fence: UInt8?
    var start = 0
    while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let line = bytes[start..<end]
        let content = line.drop { $0 == 0x20 || $0 == 0x09 }
        if let sign = content.first, [UInt8(ascii: "`"), UInt8(ascii: "~")].contains(sign),
            content.prefix(3).count(where: { $0 == sign }) == 3
        {
            fence = fence == nil ? sign : fence == sign ? nil : fence
        } else if fence == nil {
            found += linkTargets(in: line).map { range in
                Text(
                    Name(String(decoding: bytes[range], as: UTF8.self)),
                    at: SourceSpan(file: file, lower: range.lowerBound, upper: range.upperBound))
            }
        }
        start = end + 1
    }
    return found
}

/// `](target)`, `](<target>)`, `](target "title")`, and `[label]: target` at the start of a line; `[^1]: text` is a footnote.
private func linkTargets(in line: ArraySlice<UInt8>) -> [Range<Int>] {
    var targets: [Range<Int>] = []
    var isCode = false
    var index = line.startIndex
    while index < line.endIndex {
        defer { index += 1 }
        if line[index] == UInt8(ascii: "`") { isCode.toggle() }
        guard !isCode, line[index] == UInt8(ascii: "]"), index + 1 < line.endIndex else { continue }
        let isDefinition = line[index + 1] == UInt8(ascii: ":") && line.starts(with: "[".utf8) && targets.isEmpty
        if isDefinition, line.dropFirst().first == UInt8(ascii: "^") { return [] }
        guard isDefinition || line[index + 1] == UInt8(ascii: "(") else { continue }
        if let target = linkTarget(in: line, from: index + 2, isDefinition: isDefinition) { targets.append(target) }
    }
    return targets
}

/// The target that starts at a place; nil where what follows makes it no link.
private func linkTarget(in line: ArraySlice<UInt8>, from start: Int, isDefinition: Bool) -> Range<Int>? {
    func afterBlanks(_ place: Int) -> Int { line[place...].firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } ?? line.endIndex }
    var lower = afterBlanks(start)
    let isQuoted = lower < line.endIndex && line[lower] == UInt8(ascii: "<")
    if isQuoted { lower += 1 }
    var upper = lower
    var depth = 0
    while upper < line.endIndex {
        let byte = line[upper]
        if isQuoted {
            if byte == UInt8(ascii: ">") { break }
        } else if byte == 0x20 || byte == 0x09 || byte == 0x0D {
            break
        } else if !isDefinition, byte == UInt8(ascii: "(") {
            depth += 1
        } else if !isDefinition, byte == UInt8(ascii: ")") {
            if depth == 0 { break }
            depth -= 1
        }
        upper += 1
    }
    guard upper > lower, !isQuoted || upper < line.endIndex else { return nil }
    // Behind it comes a title, or the end.
    let next = afterBlanks(isQuoted ? upper + 1 : upper)
    let ends = next == line.endIndex ? isDefinition : "\"'(".utf8.contains(line[next]) || (!isDefinition && line[next] == UInt8(ascii: ")"))
    return ends ? lower..<upper : nil
}
