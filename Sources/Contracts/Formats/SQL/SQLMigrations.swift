internal import Basics

/// The order in which the scripts of a folder run.
enum SQLMigrations {
    /// What one file of a folder is.
    private enum Role {
        /// Runs once, in the order of versions (Flyway's `V2.1__name.sql`; Liquibase's and others by their names).
        case versioned([Int])
        /// Runs after all versions, by name (Flyway's `R__name.sql`).
        case repeatable
        /// Takes a version back.
        case undo
    }

    /// The scripts to be run, in order, each with its place among the files. A file on its own is always run.
    static func ordered(_ files: [SourceFile]) -> [(index: Int, file: SourceFile)] {
        guard files.count > 1 else { return files.enumerated().map { ($0.offset, $0.element) } }
        var versioned: [(version: [Int], index: Int)] = []
        var repeatable: [Int] = []
        for (index, file) in files.enumerated() {
            let path = file.path.text
            guard path.lowercased().hasSuffix(".sql") else { continue }
            switch role(of: path.split(separator: "/").last.map(String.init) ?? path) {
            case .versioned(let version): versioned.append((version, index))
            case .repeatable: repeatable.append(index)
            case .undo: continue
            }
        }
        versioned.sort { left, right in
            if left.version != right.version { return left.version.lexicographicallyPrecedes(right.version) }
            return files[left.index].path < files[right.index].path
        }
        repeatable.sort { files[$0].path < files[$1].path }
        return (versioned.map(\.index) + repeatable).map { ($0, files[$0]) }
    }

    private static func role(of name: String) -> Role {
        let lower = name.lowercased()
        if lower.hasSuffix(".down.sql") || lower.hasSuffix("_down.sql") || lower.hasSuffix(".rollback.sql") { return .undo }
        guard let first = name.first, let underscores = name.range(of: "__") else { return .versioned(numbers(in: name)) }
        let version = name[name.index(after: name.startIndex)..<underscores.lowerBound]
        let isVersion = !version.isEmpty && version.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x5F }
        switch first {
        case "R" where version.isEmpty: return .repeatable
        case "U" where isVersion: return .undo
        case "V", "B": return isVersion ? .versioned(trimmed(numbers(in: version))) : .versioned(numbers(in: name))
        default: return .versioned(numbers(in: name))
        }
    }

    /// The numbers that a name starts with: `1.2`, `0003`, `20240131`. Names without sort first, by their text.
    private static func numbers(in name: some StringProtocol) -> [Int] {
        var result: [Int] = []
        var current: Int?
        for byte in name.utf8.drop(while: { $0 == UInt8(ascii: "V") || $0 == UInt8(ascii: "v") }) {
            if (0x30...0x39).contains(byte) {
                let (product, overflow) = (current ?? 0).multipliedReportingOverflow(by: 10)
                current = overflow ? .max : min(product, .max - 9) + Int(byte - 0x30)
            } else {
                if let value = current { result.append(value) }
                current = nil
                guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") else { return result }
            }
        }
        if let value = current { result.append(value) }
        return result
    }

    /// 1.0 is version 1.
    private static func trimmed(_ version: [Int]) -> [Int] {
        var version = version
        while version.count > 1, version.last == 0 { version.removeLast() }
        return version
    }
}

extension String {
    /// The first place of a text in this one, by its bytes.
    fileprivate func range(of text: StaticString) -> Range<String.Index>? {
        var start = startIndex
        let wanted = "\(text)"
        while start < endIndex {
            if self[start...].hasPrefix(wanted) { return start..<index(start, offsetBy: wanted.count) }
            start = index(after: start)
        }
        return nil
    }
}
