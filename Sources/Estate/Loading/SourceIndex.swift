package import Basics

/// The files of a revision by path, in the order of their paths.
package struct SourceIndex: Sendable {
    package let entries: [SourceEntry]

    package init(_ entries: [SourceEntry]) {
        self.entries = entries.sorted { $0.path < $1.path }
    }

    /// The file of a path; nil where there is none.
    package subscript(path: Name) -> SourceEntry? {
        let index = firstIndex(from: path)
        return index < entries.count && entries[index].path == path ? entries[index] : nil
    }

    /// The files in a folder and the folders below it, by path.
    package func files(in folder: Name) -> ArraySlice<SourceEntry> {
        if folder.isEmpty { return entries[...] }
        let prefix = Name(folder.text + "/")
        let low = firstIndex(from: prefix)
        var high = low
        while high < entries.count, entries[high].path.text.utf8.starts(with: prefix.text.utf8) { high += 1 }
        return entries[low..<high]
    }

    private func firstIndex(from path: Name) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].path < path { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The folder that a path lies in; empty for the top.
package func folder(of path: Name) -> Name {
    guard let slash = path.text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return Name(String(path.text.utf8[..<slash]) ?? "")
}

/// A path below a folder, with `.` and `..` undone; nil where it is absolute or leaves the repository.
package func join(_ folder: Name, _ path: Name) -> Name? {
    if path.text.utf8.first == UInt8(ascii: "/") { return nil }
    var parts = folder.isEmpty ? [] : folder.text.split(separator: "/")
    for part in path.text.split(separator: "/") {
        switch part {
        case ".": continue
        case "..":
            guard !parts.isEmpty else { return nil }
            parts.removeLast()
        default: parts.append(part)
        }
    }
    return Name(parts.joined(separator: "/"))
}

/// Finds the roots of all estates among some paths: the folders that hold a `tieline.yaml`, in order.
package func findEstates(in paths: some Sequence<Name>) -> [Name] {
    paths.filter(isEstateFile).map(folder(of:)).sorted()
}

/// Whether a path is that of an estate's own document.
func isEstateFile(_ path: Name) -> Bool {
    path == "tieline.yaml" || path.text.utf8.suffix(13).elementsEqual("/tieline.yaml".utf8)
}
