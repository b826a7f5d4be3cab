internal import Basics
internal import Documents

/// Frictionless Table Schema: the columns of a CSV file with a header, alone or as resources of a data package.
enum TableSchemaReader {
    static func recognises(_ keys: TopLevelKeys) -> Bool {
        if let schema = keys.text(of: "$schema") { return schema.contains("tableschema") || schema.contains("datapackage.org") }
        if let profile = keys.text(of: "profile") { return profile.hasSuffix("data-package") }
        let others: [Name] = ["type", "kind", "layout", "namespace", "openapi", "protocol", "models", "dataContractSpecification"]
        return keys.contains("fields") && !others.contains(where: keys.contains)
    }

    /// The values of a field's type, under its constraints.
    static func shape(_ node: Node) -> Shape {
        let constraints = node["constraints"]
        if let values = constraints?["enum"] { return .literals(values.items.map { .text($0.name) }) }
        let format = node["format"]?.text ?? "default"
        switch node["type"]?.text ?? "string" {
        case "string":
            var domain = TextDomain(minLength: constraints?["minLength"]?.integer ?? 0, maxLength: constraints?["maxLength"]?.integer)
            if let pattern = constraints?["pattern"] { domain.patterns = ["^(?:\(pattern.text))$"] }
            if ["email", "uri", "uuid"].contains(format) { domain.format = format }
            return format == "binary" ? .scalar(.bytes(maxLength: nil)) : .scalar(.text(domain))
        case "integer", "year": return .scalar(.number(bounded(.integer, constraints)))
        case "number": return .scalar(.number(bounded(.any, constraints)))
        case "boolean": return .scalar(.boolean)
        case "date": return instant(.date, format)
        case "time": return instant(.time, format)
        case "datetime": return instant(.dateTime, format)
        case "duration": return .scalar(.instant(.duration))
        case "yearmonth": return .scalar(.text(TextDomain(patterns: ["^[0-9]{4}-[0-9]{2}$"])))
        case "geopoint": return .scalar(.text(.any))
        default: return .any
        }
    }

    /// A date in a pattern of its own is a text.
    private static func instant(_ kind: InstantKind, _ format: String) -> Shape {
        format == "default" ? .scalar(.instant(kind)) : .scalar(.text(.any))
    }

    private static func bounded(_ domain: NumberDomain, _ constraints: Node?) -> NumberDomain {
        var domain = domain
        if let minimum = constraints?["minimum"]?.decimal { domain.minimum = .init(minimum) }
        if let maximum = constraints?["maximum"]?.decimal { domain.maximum = .init(maximum) }
        return domain
    }
}

extension LayoutReader {
    /// Reads a table schema, or all of a data package.
    mutating func readTableSchemas(_ root: Node, isAlone: Bool) {
        guard let resources = root["resources"] else {
            if root["fields"] == nil {
                report(.unreadable, "The file has neither `layout` nor `fields`, so it describes no file.", at: root)
            }
            let name = root["name"]?.name ?? ""
            return readTable(root, name: name, kind: isAlone ? .root : .type)
        }
        contract.version = root["version"]?.text
        for resource in resources.items {
            guard let schema = resource["schema"], schema.isMapping else { continue }
            readTable(schema, name: resource["name"]?.name ?? "", kind: .type)
        }
    }

    private mutating func readTable(_ schema: Node, name: Name, kind: NamedType.Kind) {
        let id = contract.declare(name, kind: kind, at: origin(of: schema))
        contract.types[Int(id.index)].label = "table"
        let key = schema["primaryKey"]
        let keys = key.map { $0.isSequence ? $0.items.map(\.name) : [$0.name] } ?? []
        var record = Record(rest: .closed)
        for node in schema["fields"]?.items ?? schema.items {
            guard let name = node["name"]?.name else {
                report(.partUnknown, "The field has no `name`; it is left out.", at: node)
                continue
            }
            var facets = Facets(description: node["description"]?.text ?? node["title"]?.text)
            let isKey = keys.contains(name)
            if isKey { facets.flags.insert(.key) }
            let isRequired = isKey || node["constraints"]?["required"]?.boolean == true
            let shape = contract.add(TableSchemaReader.shape(node), at: origin(of: node))
            record.fields.append(Field(name, shape, required: isRequired, facets: facets, origin: origin(of: node)))
        }
        outlines.append(LayoutOutline(table: name, columns: record.fields.map(\.name)))
        contract.define(id, as: .record(record))
    }
}
