internal import Basics

/// A statement of SQL: a row as the insert that makes it, a change as an update, a condition as what stands behind WHERE.
struct SQLNotation: MessageNotation {
    var name: String { "sql" }
    var title: String { "SQL statement" }

    func text(_ message: MessageValue, at place: MessagePlace) -> String? {
        guard case .object(let members) = message else { return nil }
        let columns = members.map { Self.identifier($0.name) }
        let values = members.map { Self.literal($0.value, $0.name) }
        guard !values.contains(nil) else { return nil }
        let pairs = zip(columns, values).map { "\($0) = \($1 ?? "NULL")" }
        // One set of conditions serves all operations of a table.
        let positions = place.contract.operations.flatMap(\.positions).filter { $0.shape == place.shape }
        if !positions.isEmpty, positions.allSatisfy({ $0.part == .query }) {
            return pairs.isEmpty ? "" : "WHERE " + pairs.joined(separator: " AND ")
        }
        if let (operation, _) = place.position {
            let parts = operation.name.text.split(separator: "/")
            guard parts.count >= 2, let verb = parts.last else { return nil }
            let table = parts.dropLast().joined(separator: "/")
            if verb == "update" { return "UPDATE \(Self.table(table)) SET \(pairs.joined(separator: ", "));" }
            return Self.insert(table, columns, values)
        }
        guard let type = place.type, type.kind == .entitySet else { return nil }
        return Self.insert(type.name.text, columns, values)
    }

    private static func insert(_ table: String, _ columns: [String], _ values: [String?]) -> String {
        if columns.isEmpty { return "INSERT INTO \(Self.table(table)) DEFAULT VALUES;" }
        let literals = values.map { $0 ?? "NULL" }.joined(separator: ", ")
        return "INSERT INTO \(Self.table(table)) (\(columns.joined(separator: ", "))) VALUES (\(literals));"
    }

    private static func table(_ name: String) -> String {
        name.split(separator: ".", omittingEmptySubsequences: false).map { identifier(Name($0)) }.joined(separator: ".")
    }

    /// A name as it is, or in quotes where it is no plain word.
    private static func identifier(_ name: Name) -> String {
        if name == MessageValue.omission { return name.text }
        let isPlain =
            name.text.utf8.allSatisfy { byte in
                (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
            } && !(name.text.utf8.first.map { (0x30...0x39).contains($0) } ?? true)
        return isPlain ? name.text : "\"" + name.text.replacing("\"", with: "\"\"") + "\""
    }

    private static func literal(_ value: MessageValue, _ name: Name) -> String? {
        if name == MessageValue.omission { return name.text }
        switch value {
        case .null: return "NULL"
        case .boolean(let value): return value ? "TRUE" : "FALSE"
        case .number(let number): return number.description
        case .text(let text): return quoted(text.text)
        case .bytes(let bytes):
            return "X'" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined() + "'"
        case .array(let items):
            let literals = items.map { literal($0, "") }
            return literals.contains(nil) ? nil : "ARRAY[\(literals.compactMap(\.self).joined(separator: ", "))]"
        case .object: return quoted(value.json.compactText)
        }
    }

    private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
