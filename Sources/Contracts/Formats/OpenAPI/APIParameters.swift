internal import Basics
internal import Documents

/// One parameter or header as it is declared, read once however many operations share it.
struct Parameter {
    enum Place: Hashable {
        case query, path, header, cookie, body, formData

        init?(_ text: String) {
            switch text {
            case "query", "querystring": self = .query
            case "path": self = .path
            case "header": self = .header
            case "cookie": self = .cookie
            case "body": self = .body
            case "formData": self = .formData
            default: return nil
            }
        }
    }

    var place: Place
    var field: Field
    /// Where the declaration stands.
    let declaration: LocatedNode
}

/// What tells the parameters of an operation apart.
private struct ParameterKey: Equatable {
    let place: Parameter.Place
    let name: Name
}

/// Parameters, which become the fields of one record for each place that they stand in.
extension APIReader {
    /// The parameters that count for an operation: its own, and those of its path that it does not declare anew.
    func parameters(of operation: LocatedNode, shared: LocatedNode?) -> [Parameter] {
        var found: [Parameter] = []
        // No operation has so many that a table would pay.
        var keys: [ParameterKey] = []
        for list in [shared, child("parameters", of: operation)] {
            guard let list else { continue }
            for item in list.node.items {
                guard let place = followed(list.at(item)), let parameter = parameter(at: place) else { continue }
                let key = ParameterKey(place: parameter.place, name: parameter.field.name)
                if let index = keys.firstIndex(of: key) {
                    found[index] = parameter
                } else {
                    keys.append(key)
                    found.append(parameter)
                }
            }
        }
        return found
    }

    private func parameter(at place: LocatedNode) -> Parameter? {
        if let known = parametersByPlace[place] { return known }
        guard place.node.isMapping, let name = text("name", of: place), let location = text("in", of: place) else {
            schemas.report("a parameter has a name and says where it stands ('in'), and this does not; it is left out", at: place.node)
            return nil
        }
        guard let position = Parameter.Place(location) else {
            schemas.report(
                "'\(location)' is no place for a parameter, so '\(name)' is left out; use query, path, header or cookie",
                at: place.node)
            return nil
        }
        var field = field(Name(position == .header ? name.lowercased() : name), at: place, defaultStyle: position)
        field.isRequired = isTrue("required", of: place) || position == .path
        // What must be there is never filled in. In a path that is often left unsaid, and callers' libraries fill the default in.
        if isTrue("required", of: place) { field.facets.defaultValue = nil }
        let parameter = Parameter(place: position, field: field, declaration: place)
        parametersByPlace.set(parameter, for: place)
        return parameter
    }

    /// Reads a parameter or a header as a field.
    func field(_ name: Name, at place: LocatedNode, defaultStyle: Parameter.Place) -> Field {
        var schemaPlace = child("schema", of: place)
        var media: Name?
        if schemaPlace == nil, let content = child("content", of: place), let first = content.node.entries.first(where: { _ in true }) {
            media = normalisedMediaType(first.key.text)
            schemaPlace = content.at(first.value).node["schema"].map(content.at)
        }
        if generation == .swagger2, defaultStyle != .body { schemaPlace = place }
        var field: Field
        if let schemaPlace {
            field = schemas.readField(name, schemaPlace, key: place.node)
        } else {
            field = Field(name, schemas.contract.add(.any, at: origin(place)), origin: origin(place))
        }
        if isTrue("deprecated", of: place) { field.facets.flags.insert(.deprecated) }
        field.facets.description = text("description", of: place) ?? field.facets.description
        field.facets.sunset = text("x-sunset", of: place) ?? field.facets.sunset
        // What a parameter sends does not depend on the marks of its schema for bodies.
        field.facets.flags.subtract([.readOnly, .writeOnly])
        field.facets.style = media.map { "content \($0)" } ?? style(of: place, field, defaultStyle)
        return field
    }

    /// How an array or object is written into text; nil for single values, which are written one way.
    private func style(of place: LocatedNode, _ field: Field, _ position: Parameter.Place) -> String? {
        let kinds = schemas.kinds(of: schemas.contract[field.shape])
        let isSingle = kinds.isDisjoint(with: [.array, .object]) || kinds == .all
        if generation == .swagger2 {
            if isSingle { return nil }
            switch text("collectionFormat", of: place) {
            case "multi": return "form explode"
            case "ssv": return "spaceDelimited"
            case "tsv": return "tabDelimited"
            case "pipes": return "pipeDelimited"
            default: return position == .query || position == .formData ? "form" : "simple"
            }
        }
        let usual = position == .query || position == .cookie ? "form" : "simple"
        let stated = text("style", of: place) ?? usual
        if isSingle { return stated == "label" || stated == "matrix" ? stated : nil }
        let explodes = place.node["explode"]?.boolean ?? (stated == "form")
        return explodes ? "\(stated) explode" : stated
    }

    /// The record positions of an operation's parameters; query, headers and cookies also where they are empty.
    func parameterPositions(_ parameters: [Parameter], _ context: PathContext, at place: LocatedNode) -> [Position] {
        let origin = origin(place)
        func position(_ part: Position.Part, _ fields: [Field]) -> Position {
            Position(part, context.direction, schemas.contract.add(.record(Record(fields: fields)), at: origin), origin: origin)
        }
        func fields(_ place: Parameter.Place) -> [Field] { parameters.filter { $0.place == place }.map(\.field) }
        var positions: [Position] = []
        let inPath = inTemplateOrder(fields(.path), context, at: origin)
        if !inPath.isEmpty { positions.append(position(.path, inPath)) }
        positions.append(position(.query, fields(.query)))
        positions.append(position(.headers, fields(.header).filter { !Self.ignoredHeaders.contains($0.name) }))
        positions.append(position(.cookies, fields(.cookie)))
        return positions
    }

    /// Headers that OpenAPI says to ignore as parameters: media types and security describe them.
    private static let ignoredHeaders: [Name] = ["accept", "content-type", "authorization"]

    /// Orders the parameters of a path as they stand in it; one that is not declared is any text, and
    /// one that is not in the path comes last.
    private func inTemplateOrder(_ fields: [Field], _ context: PathContext, at origin: Origin) -> [Field] {
        guard context.kind == .path else { return fields }
        let named = context.parameterNames.map { name in
            fields.first { $0.name == name }
                ?? Field(name, schemas.contract.add(.scalar(.text(.any)), at: origin), required: true, origin: origin)
        }
        // A mistake in the document, but said of the interface all the same.
        return named + fields.filter { !context.parameterNames.contains($0.name) }
    }
}
