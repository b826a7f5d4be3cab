package import Basics

/// A way through a shape to one of its fields: `lines[].sku`, `name.*`, `N1(N101=ST).N104`.
///
/// Whether a segment is an array is known to the contract, so `lines.sku` and `lines[].sku` are two texts for one place.
package struct FieldPath: Hashable, Comparable, Sendable, CustomStringConvertible {
    package var segments: [PathSegment]

    package init(_ segments: [PathSegment]) { self.segments = segments }

    package var isEmpty: Bool { segments.isEmpty }
    package var description: String {
        segments.count == 1 ? segments[0].description : segments.map(\.description).joined(separator: ".")
    }

    /// The path with its array markers left out, under which its spellings are equal.
    package var withoutMarkers: FieldPath {
        guard segments.contains(where: { $0.isArray || $0.step == .items }) else { return self }
        return FieldPath(
            segments.compactMap { segment in
                if segment.step == .items, segment.predicate.isEmpty { return nil }
                var copy = segment
                copy.isArray = false
                return copy
            })
    }

    /// The path with one more step.
    package func appending(_ segment: PathSegment) -> FieldPath { FieldPath(segments + [segment]) }

    package static func < (left: FieldPath, right: FieldPath) -> Bool { Name(left.description) < Name(right.description) }
}

/// One step of a path.
package struct PathSegment: Hashable, Sendable, CustomStringConvertible {
    /// Where a segment goes.
    package enum Step: Hashable, Sendable {
        case field(Name)
        /// Every value of a map.
        case anyValue
        /// The items of a shape that is itself an array; only at a path's start.
        case items
    }

    package var step: Step
    /// Whether `[]` stood behind it.
    package var isArray: Bool
    /// What picks one item; all must hold. Empty: nothing is picked.
    package var predicate: [PredicateTerm]

    package init(_ step: Step, isArray: Bool = false, predicate: [PredicateTerm] = []) {
        self.step = step
        self.isArray = isArray
        self.predicate = predicate
    }

    package init(field: Name) { self.init(.field(field)) }

    package var description: String {
        if !isArray, predicate.isEmpty, case .field(let name) = step { return pathText(of: name) }
        let picked = predicate.isEmpty ? "" : "(" + predicate.map(\.description).joined(separator: " & ") + ")"
        switch step {
        case .field(let name): return pathText(of: name) + (isArray ? "[]" : "") + picked
        case .anyValue: return "*" + (isArray ? "[]" : "") + picked
        case .items: return "[]" + picked
        }
    }
}

/// `FIELD=VALUE` of a predicate.
package struct PredicateTerm: Hashable, Sendable, CustomStringConvertible {
    package let field: Name
    package let value: Name

    package init(field: Name, value: Name) {
        self.field = field
        self.value = value
    }

    package var description: String {
        let needsQuotes =
            value.isEmpty || value.text.utf8.contains { "&()'".utf8.contains($0) } || value.text.first == " " || value.text.last == " "
        return pathText(of: field) + "=" + (needsQuotes ? quoted(value) : value.text)
    }
}

/// The text of a field in a path; quoted where a sign of it would mean something.
package func pathText(of name: Name) -> String {
    let isPlain = !name.isEmpty && name != "*" && !name.text.utf8.contains(where: isSign)
    return isPlain ? name.text : quoted(name)
}

/// Whether a byte means something in a path: one of ` \t.()[]'=&<>!`.
private func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x2E, 0x28, 0x29, 0x5B, 0x5D, 0x27, 0x3D, 0x26, 0x3C, 0x3E, 0x21: true
    default: false
    }
}

extension FieldPath {
    /// Reads a path.
    package init(parsing text: String) throws(GrammarTrouble) {
        var scanner = Scanner(text)
        self = try FieldPath.scan(&scanner)
        guard scanner.isAtEnd else {
            let rest = scanner.position..<scanner.end
            let found = scanner.text(rest.lowerBound..<rest.lowerBound + 1)
            let help = found == " " || found == "\t" ? "put a field whose name has spaces in single quotes" : "separate fields with `.`"
            throw GrammarTrouble("the path should end before `\(scanner.text(rest))`", help: help, at: rest)
        }
    }

    /// Reads the path that comes next; stops at the first sign that cannot belong to one.
    static func scan(_ scanner: inout Scanner) throws(GrammarTrouble) -> FieldPath {
        var segments: [PathSegment] = []
        repeat {
            let segment = try scanSegment(&scanner, isFirst: segments.isEmpty)
            segments.append(segment)
        } while scanner.take(".")
        return FieldPath(segments)
    }

    private static func scanSegment(_ scanner: inout Scanner, isFirst: Bool) throws(GrammarTrouble) -> PathSegment {
        let start = scanner.position
        let step: PathSegment.Step
        if scanner.next == UInt8(ascii: "'") {
            step = .field(Name(try scanner.takeQuoted()))
        } else if isFirst, scanner.next == UInt8(ascii: "[") {
            try scanMarker(&scanner)
            let predicate = scanner.next == UInt8(ascii: "(") ? try scanPredicate(&scanner) : []
            return PathSegment(.items, predicate: predicate)
        } else {
            let range = scanner.take(until: " \t.()[]'=&<>!")
            guard !range.isEmpty else {
                let shown = start < scanner.end ? "before `\(scanner.text(start..<scanner.end))`" : "at the end"
                throw GrammarTrouble(
                    "a field's name is missing \(shown) of the path", help: "name the field, in single quotes where it has signs in it",
                    at: start..<max(start, min(start + 1, scanner.end)))
            }
            let name = scanner.text(range)
            step = name == "*" ? .anyValue : .field(Name(name))
        }
        var segment = PathSegment(step)
        if scanner.next == UInt8(ascii: "[") {
            try scanMarker(&scanner)
            segment.isArray = true
        }
        if scanner.next == UInt8(ascii: "(") {
            segment.predicate = try scanPredicate(&scanner)
            segment.isArray = false
            // `lines(sku=1)[]` is `lines(sku=1)`: one item is picked either way.
            if scanner.next == UInt8(ascii: "[") { try scanMarker(&scanner) }
        }
        return segment
    }

    /// Passes `[]`; an array of arrays may show each of them, and counts as one step all the same.
    private static func scanMarker(_ scanner: inout Scanner) throws(GrammarTrouble) {
        let start = scanner.position
        repeat {
            scanner.position += 1
            if scanner.take("]") { continue }
            throw GrammarTrouble(
                "`[` must be followed by `]`: a path goes into every item",
                help: "write `[]`, or pick an item with a predicate such as `lines(type=A)`", at: start..<min(start + 2, scanner.end))
        } while scanner.next == UInt8(ascii: "[")
    }

    private static func scanPredicate(_ scanner: inout Scanner) throws(GrammarTrouble) -> [PredicateTerm] {
        let open = scanner.position
        scanner.position += 1
        var terms: [PredicateTerm] = []
        repeat {
            scanner.skipSpaces()
            let start = scanner.position
            let field: String
            if scanner.next == UInt8(ascii: "'") {
                field = try scanner.takeQuoted()
            } else {
                field = scanner.text(scanner.trimmed(scanner.take(until: "=&()")))
            }
            scanner.skipSpaces()
            guard !field.isEmpty, scanner.take("=") else {
                throw GrammarTrouble(
                    "a predicate is `FIELD=VALUE`, several are joined by `&`", help: "write for example `(locale=de_DE & scope=web)`",
                    at: start..<max(start, scanner.position))
            }
            scanner.skipSpaces()
            let value: String
            if scanner.next == UInt8(ascii: "'") {
                value = try scanner.takeQuoted()
            } else {
                value = scanner.text(scanner.trimmed(scanner.take(until: "&()")))
            }
            scanner.skipSpaces()
            terms.append(PredicateTerm(field: Name(field), value: Name(value)))
        } while scanner.take("&")
        guard scanner.take(")") else {
            throw GrammarTrouble("this predicate is not closed", help: "end it with `)`", at: open..<scanner.end)
        }
        return terms
    }
}
