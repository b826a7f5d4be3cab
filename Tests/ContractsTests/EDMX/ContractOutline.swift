import Basics
import Contracts

/// A contract as text: a line for each type with its fields, and one for each position of an operation.
struct ContractOutline {
    let contract: Contract

    var types: [String] {
        contract.types.map { type in
            let kind = type.kind == .entitySet ? "set " : ""
            return "\(kind)\(type.name): \(describe(type.shape))\(type.isDeprecated ? " deprecated" : "")"
        }
    }

    var operations: [String] {
        contract.operations.flatMap { operation in
            operation.positions.map { position in
                let direction = "\(position.direction)\(position.isRequired ? "" : "?")"
                return "\(operation.name) \(part(position.part)) \(direction) \(describe(position.shape))"
            }
        }
    }

    var troubles: [String] {
        contract.troubles.map { "\($0.kind) \($0.span.start.line):\($0.span.start.column) \($0.message)" }
    }

    private func part(_ part: Position.Part) -> String {
        switch part {
        case .request: "request"
        case .path: "path"
        case .response(let status): "response\(status.isEmpty ? "" : "/\(status)")"
        default: "\(part)"
        }
    }

    private func describe(_ id: ShapeID) -> String {
        switch contract[id] {
        case .any: "any"
        case .never: "never"
        case .scalar(let scalar): describe(scalar)
        case .literals(let literals): literals.map { describe($0) }.joined(separator: "|")
        case .record(let record):
            "{\(record.fields.map(describe).joined(separator: ", "))\(record.rest == .open ? " ..." : "")}"
        case .content(let content): "{\(content.record.fields.map(describe).joined(separator: ", "))} as \(content.particle.outline)"
        case .array(let array): "[\(array.items.map(describe) ?? "")]"
        case .union(let union): union.branches.map(describe).joined(separator: "/")
        case .intersection, .complement: "?"
        case .reference(let type): "@\(contract[type].name)"
        }
    }

    private func describe(_ field: Field) -> String {
        let flags: [(Facets.Flags, String)] = [
            (.key, "key"), (.readOnly, "readOnly"), (.notUpdatable, "notUpdatable"), (.serverFilled, "filled"), (.navigation, "navigation"),
            (.deprecated, "deprecated"),
        ]
        var words = flags.filter { field.facets.flags.contains($0.0) }.map(\.1)
        if let unit = field.facets.unit { words.append("unit=\(unit)") }
        if let value = field.facets.defaultValue { words.append("default=\(describe(value))") }
        if let text = field.facets.description { words.append("'\(text)'") }
        return "\(field.name)\(field.isRequired ? "" : "?"): \(describe(field.shape))\(words.map { " \($0)" }.joined())"
    }

    private func describe(_ literal: Literal) -> String {
        switch literal {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .number(let value): "\(value)"
        case .text(let text): "\"\(text)\""
        case .composite(let text): "\(text)"
        }
    }

    private func describe(_ scalar: Scalar) -> String {
        switch scalar {
        case .null: "null"
        case .boolean: "boolean"
        case .text(let domain): "text\(domain.maxLength.map { "(\($0))" } ?? "")\(domain.format.map { ":\($0)" } ?? "")"
        case .instant(let kind): "\(kind)"
        case .bytes(let maxLength): "bytes\(maxLength.map { "(\($0))" } ?? "")"
        case .number(let domain):
            "number(\(domain.minimum.map { "\($0.value)" } ?? "")...\(domain.maximum.map { "\($0.value)" } ?? "")"
                + "\(domain.step.map { " by \($0)" } ?? "")\(domain.width.map { " \($0)" } ?? ""))"
        }
    }
}

extension Particle {
    /// The particle as a regular expression over the names of elements.
    var outline: String {
        switch self {
        case .element(let element): return element.wireName.text + (element.fillsEmpty ? "!" : "")
        case .wildcard(let wildcard):
            let left = wildcard.excluded.isEmpty ? "" : " but \(wildcard.excluded.map(\.text).joined(separator: " "))"
            switch wildcard.namespaces {
            case .any: return "any\(left)"
            case .except(let others): return "any outside \(others.map { "{\($0)}" }.joined())\(left)"
            case .only(let these): return "any in \(these.map { "{\($0)}" }.joined())\(left)"
            }
        case .sequence(let parts): return "(" + parts.map(\.outline).joined(separator: ", ") + ")"
        case .choice(let parts): return "(" + parts.map(\.outline).joined(separator: " | ") + ")"
        case .all(let parts): return "(" + parts.map(\.outline).joined(separator: " & ") + ")"
        case .repeated(let part, 0, nil): return part.outline + "*"
        case .repeated(let part, 1, nil): return part.outline + "+"
        case .repeated(let part, 0, 1): return part.outline + "?"
        case .repeated(let part, let minimum, let maximum): return part.outline + "{\(minimum),\(maximum.map { "\($0)" } ?? "")}"
        }
    }
}

/// Reads EDMX text, with other files that references may lead to.
func readEDMX(_ text: String, others: [Name: String] = [:], catalog: [Name: Name] = [:]) -> ContractOutline {
    let file = SourceFile(path: "contracts/service.edmx", bytes: Array(text.utf8))
    let input = ContractInput(files: [file], catalog: catalog) { path in others[path].map { SourceFile(path: path, bytes: Array($0.utf8)) }
    }
    return ContractOutline(contract: EDMXFormat().read(input))
}
