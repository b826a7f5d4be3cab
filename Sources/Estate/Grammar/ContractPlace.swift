package import Basics

/// What follows the `#` of a reference: a type, message or operation of the contract, perhaps a part of it, perhaps a path.
///
/// Where the name ends is known to the contract only: the longest of its names that is a prefix wins.
package struct ContractPlace: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: Name

    package init(text: Name) { self.text = text }

    package var description: String { text.text }
    package static func < (left: ContractPlace, right: ContractPlace) -> Bool { left.text < right.text }

    /// One way to split the text.
    package struct Reading: Hashable, Sendable {
        /// What the contract may know as a name, with quotes undone; empty: the contract's root.
        package let name: Name
        /// What follows the name up to the path, without its leading slash: `request`, `response/404`; nil where nothing does.
        package let part: Name?
        /// The path into the shape; empty: all of it.
        package let path: FieldPath
    }

    /// All ways to split the text, the longest name first and the root last; a split whose rest is no path is left out.
    package var readings: [Reading] {
        var scanner = Scanner(text.text)
        var name: [UInt8] = []
        var found: [Reading] = []
        scan: while let byte = scanner.next {
            switch byte {
            case UInt8(ascii: "'"):
                guard let piece = ifGrammatical({ () throws(GrammarTrouble) in try scanner.takeQuoted() }) else { break scan }
                name += Array(piece.utf8)
                continue
            case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: "["):
                if let reading = reading(of: name, restAt: scanner) { found.append(reading) }
                // What stands in a predicate, or behind it, is no name.
                if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") { return found.reversed() + rootLast }
            default: break
            }
            name.append(byte)
            scanner.position += 1
        }
        if scanner.isAtEnd, let whole = reading(of: name, restAt: scanner) { found.append(whole) }
        return found.reversed() + rootLast
    }

    /// The reading in which everything is a path from the root.
    private var rootLast: [Reading] {
        var scanner = Scanner(text.text)
        if scanner.next == UInt8(ascii: "/") { return reading(of: [], restAt: scanner).map { [$0] } ?? [] }
        guard let path = pathToEnd(&scanner) else { return [] }
        return [Reading(name: "", part: nil, path: path)]
    }

    /// Reads what follows a name: an optional part, an optional path.
    private func reading(of name: [UInt8], restAt start: Scanner) -> Reading? {
        var scanner = start
        var part: Name?
        if scanner.take("/") {
            let range = scanner.take(until: ".([")
            guard !range.isEmpty else { return nil }
            part = Name(scanner.text(range))
        }
        let named = Name(String(decoding: name, as: UTF8.self))
        if scanner.isAtEnd { return Reading(name: named, part: part, path: FieldPath([])) }
        if scanner.take(".") {
            guard let path = pathToEnd(&scanner) else { return nil }
            return Reading(name: named, part: part, path: path)
        }
        // `Orders[].sku`, `N1(N101=ST).N104`: the named shape is itself the array.
        guard let path = scanItems(&scanner) else { return nil }
        return Reading(name: named, part: part, path: path)
    }

    /// Reads a marker or predicate that belongs to the named shape itself, and the path behind it.
    private func scanItems(_ scanner: inout Scanner) -> FieldPath? {
        var probe = Scanner("x" + scanner.text(scanner.position..<scanner.end))
        guard let path = pathToEnd(&probe), let first = path.segments.first else { return nil }
        return FieldPath([PathSegment(.items, predicate: first.predicate)] + path.segments.dropFirst())
    }

    /// The path that takes up the rest; nil where the rest is none.
    private func pathToEnd(_ scanner: inout Scanner) -> FieldPath? {
        let path = ifGrammatical { () throws(GrammarTrouble) in try FieldPath.scan(&scanner) }
        return scanner.isAtEnd ? path : nil
    }
}
