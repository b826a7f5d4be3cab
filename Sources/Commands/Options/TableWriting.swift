internal import Reports

extension Table {
    /// Writes the table in a format of those that tables know.
    func render(_ format: OutputFormat, _ style: TextStyle) -> String {
        switch format {
        case .json: json
        case .csv: csv
        default: text(style)
        }
    }
}
