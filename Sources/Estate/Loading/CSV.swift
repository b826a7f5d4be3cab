internal import Basics

/// The rows of a CSV file (RFC 4180): cells between commas or, where the header has more of them, semicolons or tabs; quotes double.
struct CSVTable {
    var rows: [[Text]] = []
    var problems: [Diagnostic] = []

    /// Reads a file; the first row is the header, and empty lines are passed.
    init(_ file: SourceFile, subject: String) {
        let bytes = file.bytes
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let separator = Self.separator(bytes, from: index)
        var row: [Text] = []
        while index < bytes.count {
            let start = index
            var cell: [UInt8] = []
            if bytes[index] == UInt8(ascii: "\"") {
                guard let end = Self.takeQuoted(bytes, from: index, into: &cell) else {
                    problems.append(
                        Diagnostic(
                            "spec/syntax", subject: subject, "this quote is not closed",
                            at: SourceSpan(file: file, lower: start, upper: start + 1),
                            help: "end the cell with `\"`; a quote inside is written twice", detail: "quote"))
                    return
                }
                index = end
            }
            while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D {
                cell.append(bytes[index])
                index += 1
            }
            row.append(Text(Name(String(decoding: cell, as: UTF8.self)), at: SourceSpan(file: file, lower: start, upper: index)))
            if index < bytes.count, bytes[index] == separator {
                index += 1
                // A separator at the very end leaves an empty last cell.
                if index == bytes.count { row.append(Text("", at: SourceSpan(file: file, lower: index, upper: index))) }
                if index < bytes.count { continue }
            }
            if index < bytes.count { index += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1 }
            if row.count > 1 || row[0].value != "" || row[0].span.lower != row[0].span.upper { rows.append(row) }
            row = []
        }
        if !row.isEmpty { rows.append(row) }
    }

    private static func takeQuoted(_ bytes: [UInt8], from start: Int, into cell: inout [UInt8]) -> Int? {
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\"") {
                guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") else { return index + 1 }
                index += 1
            }
            cell.append(bytes[index])
            index += 1
        }
        return nil
    }

    /// The sign that the header has most of.
    private static func separator(_ bytes: [UInt8], from start: Int) -> UInt8 {
        let header = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
        let signs: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        let counts = signs.map { sign in header.count { $0 == sign } }
        let most = counts.max() ?? 0
        return signs[counts.firstIndex(of: most) ?? 0]
    }
}
