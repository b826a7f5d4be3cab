package import Basics

/// Fills the code lists that lie in CSV files, and checks the rows of all.
func readCodeFiles(of estate: inout Estate, _ reader: any EstateFileReader) {
    for name in estate.codes.keys.sorted() {
        guard var codes = estate.codes[name] else { continue }
        if let file = codes.file { read(file, into: &codes, &estate, reader) }
        checkShape(codes, &estate.problems)
        estate.codes[name] = codes
    }
}

/// Reads the code list that a CSV file would be, for an upgrade that brings one.
package func readCodes(_ codes: Codes, from file: SourceFile) -> (codes: Codes, problems: [Diagnostic]) {
    var result = codes
    let table = CSVTable(file, subject: codes.ref.description)
    result.columns = table.rows.first ?? []
    result.rows = Array(table.rows.dropFirst())
    return (result, table.problems)
}

private func read(_ path: Text, into codes: inout Codes, _ estate: inout Estate, _ reader: any EstateFileReader) {
    let subject = codes.ref.description
    guard let full = estate.path(of: path), let entry = estate.files[full] else {
        let near = nearest(
            to: path.value.text, among: estate.files.files(in: estate.root).map { $0.path.text }.filter { $0.hasSuffix(".csv") })
        estate.problems.append(
            Diagnostic(
                "spec/unknown-reference", subject: subject, "there is no file `\(path.value)`", at: path.span,
                help: near.map { "did you mean `\($0)`?" } ?? "give its path from the estate's root", detail: path.value.text))
        return
    }
    do throws(SourceTrouble) {
        let (filled, problems) = readCodes(codes, from: try reader.read(entry))
        codes = filled
        estate.problems += problems
        if codes.columns.isEmpty, problems.isEmpty {
            estate.problems.append(
                Diagnostic(
                    "spec/syntax", subject: subject, "`\(path.value)` has no header row", at: path.span,
                    help: "name the columns in its first row", detail: "header"))
        }
    } catch {
        estate.problems.append(
            Diagnostic("spec/syntax", subject: subject, error.message, at: path.span, help: error.help, detail: "unread"))
    }
}

/// Reports columns that stand twice, and rows that are not as long as the header.
private func checkShape(_ codes: Codes, _ problems: inout [Diagnostic]) {
    let subject = codes.ref.description
    for (index, column) in codes.columns.enumerated() {
        guard let first = codes.columns[..<index].first(where: { $0.value == column.value }) else { continue }
        for (here, there) in [(first, column), (column, first)] {
            problems.append(
                Diagnostic(
                    "spec/duplicate-name", subject: subject, "two columns are called `\(column.value)`", at: here.span,
                    related: [RelatedPlace("the other one", at: there.span)], help: "give one of them another name",
                    detail: column.value.text))
        }
    }
    for row in codes.rows where row.count != codes.columns.count && !codes.columns.isEmpty {
        guard let cell = row.count > codes.columns.count ? row[codes.columns.count] : row.last else { continue }
        problems.append(
            Diagnostic(
                "spec/wrong-type", subject: subject, "this row has \(row.count) codes for \(codes.columns.count) columns", at: cell.span,
                help: "give every row one code per column", detail: row.map(\.value.text).joined(separator: ",")))
    }
}
