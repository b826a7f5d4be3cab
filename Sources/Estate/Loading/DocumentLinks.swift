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

/// `](target)`, `](<target>)`, `](target "title")`, and `[label]: target` at the start of a line.
private func linkTargets(in line: ArraySlice<UInt8>) -> [Range<Int>] {
    var targets: [Range<Int>] = []
    var isCode = false
    var index = line.startIndex
    while index < line.endIndex {
        defer { index += 1 }
        if line[index] == UInt8(ascii: "`") { isCode.toggle() }
        guard !isCode, line[index] == UInt8(ascii: "]"), index + 1 < line.endIndex else { continue }
        let isDefinition = line[index + 1] == UInt8(ascii: ":") && line.first == UInt8(ascii: "[") && targets.isEmpty
        guard isDefinition || line[index + 1] == UInt8(ascii: "(") else { continue }
        var lower = index + 2
        while lower < line.endIndex, line[lower] == 0x20 { lower += 1 }
        let isQuoted = lower < line.endIndex && line[lower] == UInt8(ascii: "<")
        if isQuoted { lower += 1 }
        var upper = lower
        while upper < line.endIndex {
            let byte = line[upper]
            if isQuoted ? byte == UInt8(ascii: ">") : byte == 0x20 || byte == 0x0D || (byte == UInt8(ascii: ")") && !isDefinition) { break }
            upper += 1
        }
        if upper > lower { targets.append(lower..<upper) }
    }
    return targets
}
