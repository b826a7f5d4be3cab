internal import Basics

/// Rows with named columns: what `list`, `rules` and `formats` show.
package struct Table: Sendable {
    /// The name of what is listed; the key of the rows in JSON.
    package let name: String
    package let columns: [String]
    package let rows: [[String]]

    package init(_ name: String, _ columns: [String], _ rows: [[String]]) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }

    /// Aligned columns under a heading; the last one is as wide as it likes.
    package func text(_ style: TextStyle) -> String {
        let cells = rows.map { $0.map(TerminalText.line) }
        let widths = columns.indices.map { index in
            ([columns[index]] + cells.map { $0[index] }).map(TerminalText.columns).max() ?? 0
        }
        func line(_ row: [String]) -> String {
            var text = ""
            for (index, cell) in row.enumerated() {
                text += index == row.count - 1 ? cell : TerminalText.pad(cell, to: widths[index] + 2)
            }
            while text.hasSuffix(" ") { text.removeLast() }
            return text
        }
        var text = style.isQuiet ? "" : style.paint(line(columns), .faint) + "\n"
        for row in cells { text += line(row) + "\n" }
        return text
    }

    /// One object with a row per element; empty cells are null.
    package var json: String {
        let items = rows.map { row in
            JSONValue.object(zip(columns, row).map { ($0, $1.isEmpty ? .null : .string($1)) })
        }
        return JSONValue.object([("schema", .string("tieline/\(name)/v1")), (name, .array(items))]).document
    }

    /// Comma-separated values with a header (RFC 4180).
    package var csv: String {
        ([columns] + rows).map { $0.map(Self.csvCell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// Quotes a cell where it needs it. A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection).
    private static func csvCell(_ text: String) -> String {
        let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        guard safe.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return safe }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
