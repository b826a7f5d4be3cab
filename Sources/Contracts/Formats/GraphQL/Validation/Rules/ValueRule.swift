import Basics

/// Whether literal values are of the types that are expected where they stand.
extension GraphQLRule {
    static let valuesOfCorrectType = GraphQLRule("ValuesOfCorrectType") { facts, report in
        for fact in facts.values {
            check(fact.value, fact.type, fact.coordinate, facts.schema, &report)
        }
    }

    private static func check(
        _ value: GraphQLValue, _ expected: GraphQLTypeReference?, _ coordinate: String, _ schema: GraphQLSchema,
        _ report: inout GraphQLReport
    ) {
        guard let expected else { return }
        switch value.kind {
        case .variable: return
        case .null:
            if expected.isNonNull { report.add("\(coordinate) takes \(expected.text), and null is given.", coordinate, at: value.origin) }
        case .list(let items):
            guard let item = expected.item else { return checkLeaf(value, expected, coordinate, schema, &report) }
            for value in items { check(value, item, coordinate, schema, &report) }
        case .object(let fields):
            guard let type = schema.type(expected.name), type.kind == .input else {
                return checkLeaf(value, expected, coordinate, schema, &report)
            }
            check(fields, of: type, at: value.origin, schema, &report)
        default: checkLeaf(value, expected, coordinate, schema, &report)
        }
    }

    private static func check(
        _ fields: [GraphQLArgument], of type: GraphQLNamedType, at origin: Origin, _ schema: GraphQLSchema, _ report: inout GraphQLReport
    ) {
        for definition in type.definition.inputFields where definition.isRequired {
            let name = definition.name.name
            guard !fields.contains(where: { $0.name.name == name }) else { continue }
            report.add(
                "\(type.name) needs the field \(name) (\(definition.type.text)), which is not given.", "\(type.name).\(name)", at: origin)
        }
        if type.isOneOf {
            if Set(fields.map(\.name.name)).count != 1 {
                report.add("\(type.name) takes exactly one of its fields, and \(fields.count) are given.", type.name, at: origin)
            } else if let only = fields.last, only.value.isNull {
                let coordinate = "\(type.name).\(only.name.name)"
                report.add("\(coordinate) is the only field given and cannot be null.", coordinate, at: only.value.origin)
            }
        }
        for field in fields {
            guard let definition = type.inputField(field.name.name) else {
                let hint = suggestion(field.name.name, among: type.definition.inputFields.map(\.name.name))
                report.add("\(type.name) has no field \(field.name.name).\(hint)", "\(type.name).\(field.name.name)", at: field.name.origin)
                continue
            }
            check(field.value, definition.type, "\(type.name).\(field.name.name)", schema, &report)
        }
    }

    private static func checkLeaf(
        _ value: GraphQLValue, _ expected: GraphQLTypeReference, _ coordinate: String, _ schema: GraphQLSchema,
        _ report: inout GraphQLReport
    ) {
        guard let type = schema.type(expected.name), !fits(value, type) else { return }
        var hint = ""
        var subject = coordinate
        if type.kind == .enumeration, case .enumeration(let name) = value.kind {
            hint = " \(type.name) has no value \(name).\(suggestion(name, among: type.definition.values.map(\.name.name)))"
            subject = "\(type.name).\(name)"
        }
        report.add("\(coordinate) takes \(expected.text), and \(value.text) is given.\(hint)", subject, at: value.origin)
    }

    /// Whether a literal is one of a leaf type's values; scalars that GraphQL does not define take every literal.
    private static func fits(_ value: GraphQLValue, _ type: GraphQLNamedType) -> Bool {
        if type.kind == .enumeration {
            if case .enumeration(let name) = value.kind { return type.value(name) != nil }
            return false
        }
        guard type.kind == .scalar else { return false }
        switch (type.name, value.kind) {
        case ("Int", .integer(let digits)): return Int32(digits) != nil
        case ("Float", .integer), ("Float", .float), ("String", .string), ("Boolean", .boolean), ("ID", .string), ("ID", .integer):
            return true
        default: return !GraphQLBuiltIns.standardScalars.contains(type.name)
        }
    }
}
