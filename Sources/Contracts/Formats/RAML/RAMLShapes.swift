internal import Basics
internal import Documents

/// Turns types with all that they inherit into shapes.
extension RAMLReader {
    /// - Parameter name: The declared name, which tells a type in messages where nothing else does.
    func shape(of type: RAMLType, named name: Name?, _ node: RAMLNode, depth: Int) -> Shape {
        if let values = type.facets["enum"], type.kind != .shape { return .literals(values.items.map { literal($0, type.kind) }) }
        switch type.kind {
        case .any: return .any
        case .null: return .scalar(.null)
        case .boolean: return .scalar(.boolean)
        case .file: return .scalar(.bytes(maxLength: count("maxLength", type)))
        case .instant(let format): return .scalar(.text(TextDomain(format: type.facets["format"]?.text == "rfc2616" ? "rfc2616" : format)))
        case .text: return .scalar(.text(text(type)))
        case .number, .integer: return .scalar(.number(number(type)))
        case .array: return array(type, node, depth: depth)
        case .object: return record(type, named: name, node, depth: depth)
        case .shape: return type.shape.map { schemas.contract[$0] } ?? .any
        }
    }

    private func literal(_ node: RAMLNode, _ kind: RAMLType.Kind) -> Literal {
        kind == .text ? node.text.map { .text(Name($0)) } ?? node.literal : node.literal
    }

    private func text(_ type: RAMLType) -> TextDomain {
        let patterns = type.facets["pattern"]?.text.map { [$0] } ?? []
        return TextDomain(minLength: count("minLength", type) ?? 0, maxLength: count("maxLength", type), patterns: patterns)
    }

    private func number(_ type: RAMLType) -> NumberDomain {
        var domain = type.kind == .integer ? NumberDomain.integer : .any
        switch type.facets["format"]?.text {
        case "int8": domain = .signed(bits: 8)
        case "int16": domain = .signed(bits: 16)
        case "int32", "int": domain = .signed(bits: 32)
        case "int64", "long": domain = .signed(bits: 64)
        case "float": domain.width = .float
        case "double": domain.width = .double
        default: break
        }
        if let minimum = type.facets["minimum"]?.decimal, domain.minimum.map({ $0.value < minimum }) ?? true {
            domain.minimum = .init(minimum)
        }
        if let maximum = type.facets["maximum"]?.decimal, domain.maximum.map({ maximum < $0.value }) ?? true {
            domain.maximum = .init(maximum)
        }
        if let step = type.facets["multipleOf"]?.decimal, step > .zero {
            domain.step = domain.step.flatMap { ExactDecimal.leastCommonMultiple($0, step) } ?? step
        }
        return domain
    }

    private func array(_ type: RAMLType, _ node: RAMLNode, depth: Int) -> Shape {
        let items = type.itemShape ?? type.items.map { shape($0, depth: depth + 1) }
        return .array(
            ArrayShape(
                items: items ?? schemas.contract.add(.any, at: node.origin), minItems: count("minItems", type) ?? 0,
                maxItems: count("maxItems", type), isUnique: type.facets["uniqueItems"]?.boolean == true))
    }

    private func record(_ type: RAMLType, named name: Name?, _ node: RAMLNode, depth: Int) -> Shape {
        var record = Record(rest: type.facets["additionalProperties"]?.boolean == false ? .closed : .open)
        record.minFields = count("minProperties", type) ?? 0
        record.maxFields = count("maxProperties", type)
        for property in type.properties {
            if property.isPattern {
                let shape = shape(property.node, depth: depth + 1)
                // The empty pattern stands for every other name.
                if property.name.isEmpty { record.rest = .shape(shape) } else { record.patternFields.append((property.name.text, shape)) }
                continue
            }
            record.fields.append(field(property, depth: depth))
        }
        if let tag = type.facets["discriminator"]?.text, let name, let index = record.fields.firstIndex(where: { $0.name == Name(tag) }) {
            let value = node["discriminatorValue"]?.text ?? name.text
            record.fields[index].shape = schemas.contract.add(.literals([.text(Name(value))]), at: record.fields[index].origin)
        }
        return .record(record)
    }

    /// A property or a parameter as a field.
    func field(_ property: RAMLType.Property, depth: Int = 0) -> Field {
        var facets = Facets(description: property.node.text("description"))
        facets.defaultValue = property.node["default"].map(\.literal)
        if property.node["(deprecated)"] != nil { facets.flags.insert(.deprecated) }
        return Field(
            property.name, shape(property.node, depth: depth + 1), required: property.isRequired, facets: facets,
            origin: property.node.origin)
    }

    private func count(_ name: Name, _ type: RAMLType) -> Int? {
        guard let node = type.facets[name] else { return nil }
        if let value = node.integer, value >= 0 { return value }
        report("`\(name)` takes a whole number that is not negative, and this is none; it is left out.", at: node)
        return nil
    }

    func report(_ message: String, at node: RAMLNode) {
        schemas.contract.troubles.append(ContractTrouble(.partUnknown, message, at: node.place.span))
    }
}
