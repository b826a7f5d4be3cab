internal import Basics
internal import Estate

/// Writes a CODEOWNERS file in GitHub's dialect from the specs: a line for each folder or file whose owner is not that of the folder around
/// it, in the order of the paths.
package struct CodeOwnersWriter {
    private let owners: PathOwners
    private let handles: Handles
    private var lines: [String] = []
    private var nameless: Set<EntityRef> = []

    package init(_ owners: PathOwners, handles: Handles) {
        self.owners = owners
        self.handles = handles
    }

    /// The file's text.
    package var text: String {
        var copy = self
        let fallback = owners.fallback.map { [$0] } ?? []
        if !fallback.isEmpty { copy.line(owners.root.isEmpty ? "*" : "/\(Self.pattern(owners.root))/", fallback) }
        copy.write(
            Folder(owners.paths.map { (Array(relative($0).split(separator: "/")), owners.owners(of: $0)) }), owners.root.text, fallback)
        var text = "# Written by `tieline owners --codeowners` from the specs. The last pattern that matches decides.\n"
        for team in copy.nameless.sorted() { text += "# \(team) has neither a handle nor members with one.\n" }
        return text + copy.lines.map { $0 + "\n" }.joined()
    }

    private func relative(_ path: Name) -> Substring {
        owners.root.isEmpty ? path.text[...] : path.text.dropFirst(owners.root.text.count + 1)
    }

    private mutating func write(_ folder: Folder, _ path: String, _ inherited: [EntityRef]) {
        for (name, child) in folder.children {
            let own = path.isEmpty ? name.text : "\(path)/\(name.text)"
            if let uniform = child.uniform {
                if uniform != inherited { line("/\(Self.pattern(Name(own)))\(child.children.isEmpty ? "" : "/")", uniform) }
            } else {
                write(child, own, inherited)
            }
        }
    }

    private mutating func line(_ pattern: String, _ teams: [EntityRef]) {
        var words: [String] = []
        for team in teams {
            let known = handles.owners(for: team)
            if known.isEmpty { nameless.insert(team) }
            words += known
        }
        if !words.isEmpty { lines.append("\(pattern) \(words.joined(separator: " "))") }
    }

    /// A path as a pattern; what GitHub cannot write stands for any one character.
    private static func pattern(_ path: Name) -> String {
        var text = ""
        for scalar in path.text.unicodeScalars {
            switch scalar {
            case " ": text += "\\ "
            case "[", "]", "*", "?", "\\", "#", "\t": text += "?"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

/// A folder, or a file where it has no children, with the owners of all in it where these are the same.
private struct Folder {
    let children: [(name: Name, folder: Folder)]
    /// Nil where the owners of what is in it differ.
    let uniform: [EntityRef]?

    init(_ files: [(path: [Substring], owners: [EntityRef])]) {
        let inner = Dictionary(grouping: files.filter { !$0.path.isEmpty }) { Name($0.path[0]) }
        children = inner.sorted { $0.key < $1.key }.map { name, files in
            (name, Folder(files.map { (Array($0.path.dropFirst()), $0.owners) }))
        }
        let first = files.first?.owners
        uniform = files.allSatisfy { $0.owners == first } ? first : nil
    }
}
