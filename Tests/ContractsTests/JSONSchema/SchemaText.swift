import Basics
import Contracts
import Testing

/// Prints shapes in a short notation, for tables of schemas and what they are read as.
///
/// `{a: text, b?: integer, ..}` is an open record, without the dots a closed one, `*: text` a map's values; `A | B` fits any, `A ^ B` exactly
/// one; `A & B` both, `!A` the rest.
struct SchemaText {
    let contract: Contract

    func text(_ id: ShapeID) -> String { text(contract[id]) }

    func text(_ shape: Shape) -> String {
        switch shape {
        case .any: "any"
        case .never: "never"
        case .scalar(let scalar): text(scalar)
        case .literals(let values): values.map(text).joined(separator: ", ").wrapped("<", ">")
        case .record(let record): text(record)
        case .content: "content"
        case .array(let array): text(array)
        case .union(let union): text(union)
        case .intersection(let parts): parts.map(text).joined(separator: " & ").wrapped("(", ")")
        case .complement(let part): "!" + text(part)
        case .reference(let type): contract[type].name.text
        }
    }

    private func text(_ scalar: Scalar) -> String {
        switch scalar {
        case .null: return "null"
        case .boolean: return "boolean"
        case .number(let domain):
            var facts: [String] = []
            if domain.minimum != nil || domain.maximum != nil {
                let low = domain.minimum.map { "\($0.value)" + ($0.isExclusive ? "<" : "") } ?? ""
                let high = domain.maximum.map { ($0.isExclusive ? "<" : "") + "\($0.value)" } ?? ""
                facts.append("\(low)..\(high)")
            }
            if let step = domain.step, step != .one { facts.append("step \(step)") }
            if let width = domain.width { facts.append("\(width)") }
            return (domain.step?.isInteger == true ? "integer" : "number") + facts.joined(separator: " ").wrapped("(", ")")
        case .text(let domain):
            var facts: [String] = []
            if domain.minLength > 0 || domain.maxLength != nil {
                facts.append("\(domain.minLength > 0 ? "\(domain.minLength)" : "")..\(domain.maxLength.map { "\($0)" } ?? "")")
            }
            facts += domain.patterns.map { "/\($0)/" }
            if let format = domain.format { facts.append(format) }
            return "text" + facts.joined(separator: " ").wrapped("(", ")")
        case .instant(let kind): return "\(kind)"
        case .bytes(let maxLength): return "bytes" + (maxLength.map { "(..\($0))" } ?? "")
        }
    }

    func text(_ literal: Literal) -> String {
        switch literal {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .number(let value): "\(value)"
        case .text(let text): "'\(text)'"
        case .composite(let text): text.text
        }
    }

    private func text(_ record: Record) -> String {
        var parts = record.fields.map(text)
        parts += record.patternFields.map { "/\($0.pattern)/: \(text($0.shape))" }
        if let names = record.names { parts.append("names \(text(names))") }
        if record.minFields > 0 || record.maxFields != nil {
            parts.append("count \(record.minFields)..\(record.maxFields.map { "\($0)" } ?? "")")
        }
        parts += record.dependentRequired.map { "\($0.field) needs \($0.required.map(\.text).joined(separator: " "))" }
        parts += record.dependentShapes.map { "\($0.field) implies \(text($0.shape))" }
        switch record.rest {
        case .closed: break
        case .open: parts.append("..")
        case .shape(let shape): parts.append("*: \(text(shape))")
        }
        return "{\(parts.joined(separator: ", "))}"
    }

    private func text(_ field: Field) -> String {
        "\(field.name)\(field.isRequired ? "" : "?")\(text(field.facets)): \(text(field.shape))"
    }

    private func text(_ facets: Facets) -> String {
        var parts: [String] = []
        if facets.flags.contains(.readOnly) { parts.append("readOnly") }
        if facets.flags.contains(.writeOnly) { parts.append("writeOnly") }
        if facets.flags.contains(.deprecated) { parts.append("deprecated") }
        if let value = facets.defaultValue { parts.append("= \(text(value))") }
        if let sunset = facets.sunset { parts.append("sunset \(sunset)") }
        if let unit = facets.unit { parts.append("unit \(unit)") }
        if let style = facets.style { parts.append("style \(style)") }
        if let description = facets.description { parts.append("\"\(description)\"") }
        return parts.joined(separator: ", ").wrapped(" (", ")")
    }

    private func text(_ array: ArrayShape) -> String {
        var parts = array.prefix.map(text)
        if let items = array.items { parts.append("\(text(items))*") }
        var facts: [String] = []
        if array.minItems > 0 || array.maxItems != nil { facts.append("\(array.minItems)..\(array.maxItems.map { "\($0)" } ?? "")") }
        if array.isUnique { facts.append("unique") }
        if let contains = array.contains {
            facts.append("contains \(contains.minimum)..\(contains.maximum.map { "\($0)" } ?? "") \(text(contains.shape))")
        }
        return "[\(parts.joined(separator: ", "))\(facts.isEmpty ? "" : "; " + facts.joined(separator: " "))]"
    }

    private func text(_ union: Union) -> String {
        var branches = union.branches.map(text)
        if union.discriminator != nil { branches = zip(branches, union.tags).map { "\($1?.text ?? "?"): \($0)" } }
        let joined = branches.joined(separator: union.mode == .anyOf ? " | " : " ^ ")
        return (union.discriminator.map { "\($0)= " } ?? "").appending(joined).wrapped("(", ")")
    }

    // MARK: Contracts

    /// All named types, one a line: `Name = shape`; the root's name is empty.
    var types: [String] {
        contract.types.map { "\($0.name) = \(text($0.shape))" }
    }

    /// What is wrong, with its place.
    var troubles: [String] {
        contract.troubles.map { "\($0.span.path):\($0.span.start.line):\($0.span.start.column): \($0.message)" }
    }

    /// All operations, one line for each of their facts and positions.
    var operations: [String] {
        contract.operations.flatMap { operation -> [String] in
            var head = "\(operation.name) [\(operation.identity)]"
            if !operation.aliases.isEmpty { head += " also " + operation.aliases.map(\.text).joined(separator: ", ") }
            if operation.isDeprecated { head += " deprecated" }
            if let sunset = operation.sunset { head += " sunset \(sunset)" }
            return [head] + operation.positions.compactMap(text)
        }
    }

    /// A position; nothing for the records of parameters that there are none of.
    private func text(_ position: Position) -> String? {
        if case .record(let record) = contract[position.shape], record.fields.isEmpty, position.mediaType == nil { return nil }
        let part =
            switch position.part {
            case .response(let status): "response \(status)"
            case .responseHeaders(let status): "headers of \(status)"
            default: "\(position.part)"
            }
        let media = position.mediaType.map { " \($0)" } ?? ""
        return "  \(position.direction) \(part)\(position.isRequired ? "" : "?")\(media): \(text(position.shape))"
    }
}

extension String {
    /// The text between two others; nothing where it is empty.
    fileprivate func wrapped(_ before: String, _ after: String) -> String { utf8.isEmpty ? "" : before + self + after }
    fileprivate func appending(_ other: String) -> String { self + other }
}

/// Reads files given as text, the first of them as the entry.
func readContract(_ format: any ContractFormat, _ files: [(path: String, text: String)], catalog: [Name: Name] = [:]) -> SchemaText {
    let sources = files.map { SourceFile(path: Name($0.path), bytes: Array($0.text.utf8)) }
    let input = ContractInput(files: [sources[0]], catalog: catalog) { path in sources.first { $0.path == path } }
    return SchemaText(contract: format.read(input))
}

/// The format of a name; a test that misspells one fails.
func contractFormat(_ name: String) throws -> any ContractFormat {
    try #require(ContractFormats.format(named: name))
}
