package import Basics

/// A shared code list, or a cross reference between several.
package struct Codes: Spec {
    package static let kind = Kind.codes
    package let anchor: Anchor
    package var header: Header
    /// The CSV file that holds columns and rows, relative to the estate's root.
    package var file: Text?
    /// The columns' names; filled from the file once it is read.
    package var columns: [Text]
    /// One text per column in each row; filled from the file once it is read.
    package var rows: [[Text]]

    package init(at anchor: Anchor) {
        self.anchor = anchor
        header = Header(at: anchor)
        columns = []
        rows = []
    }

    /// The texts of one column, in the order of the rows; nil where there is no such column.
    package func values(of column: Name) -> [Text]? {
        guard let index = columns.firstIndex(where: { $0.value == column }) else { return nil }
        return rows.compactMap { index < $0.count ? $0[index] : nil }
    }

    /// The pairs that lead from one column to another, in the order of the rows; nil where a column is missing.
    package func pairs(from: Name, to: Name) -> [(from: Text, to: Text)]? {
        guard let source = columns.firstIndex(where: { $0.value == from }), let target = columns.firstIndex(where: { $0.value == to })
        else { return nil }
        return rows.compactMap { max(source, target) < $0.count ? ($0[source], $0[target]) : nil }
    }
}
