internal import Basics
internal import Documents

/// Swagger 2.0's way to describe bodies: a parameter for the body or for each form field, and lists of media types.
extension APIReader {
    func swaggerRequest(_ operation: LocatedNode, _ parameters: [Parameter], _ direction: Direction) -> [Position] {
        let stated = mediaTypes("consumes", operation)
        if let body = parameters.first(where: { $0.place == .body }) {
            return (stated ?? ["application/json"]).map {
                Position(
                    .request, direction, body.field.shape, required: body.field.isRequired, mediaType: $0, origin: origin(body.declaration))
            }
        }
        let form = parameters.filter { $0.place == .formData }.map(\.field)
        guard !form.isEmpty else { return [] }
        let place = origin(child("parameters", of: operation) ?? operation)
        let shape = schemas.contract.add(.record(Record(fields: form)), at: place)
        let hasFile = form.contains { field in
            if case .scalar(.bytes) = schemas.contract[field.shape] { return true }
            return false
        }
        let forms: [Name] = ["multipart/form-data", "application/x-www-form-urlencoded"]
        var used = (stated ?? []).filter(forms.contains)
        if used.isEmpty { used = [hasFile ? forms[0] : forms[1]] }
        return used.map { Position(.request, direction, shape, required: form.contains(where: \.isRequired), mediaType: $0, origin: place) }
    }

    /// The bodies of a response: its one schema under each media type that the operation produces.
    func swaggerBodies(of response: LocatedNode, _ operation: LocatedNode) -> [Body] {
        guard let schema = child("schema", of: response) else { return [] }
        let shape: ShapeID
        if let known = bodiesByPlace[schema]?.first {
            shape = known.shape
        } else {
            shape = schemas.readShape(schema)
            bodiesByPlace.set([Body(mediaType: "", shape: shape, origin: origin(schema))], for: schema)
        }
        let types = mediaTypes("produces", operation) ?? ["application/json"]
        return jsonFirst(types.map { Body(mediaType: $0, shape: shape, origin: origin(schema)) })
    }

    /// The media types that an operation states, or else the document.
    private func mediaTypes(_ key: StaticString, _ operation: LocatedNode) -> [Name]? {
        guard let list = operation.node[key] ?? root.node[key], list.isSequence else { return nil }
        var types: [Name] = []
        for item in list.items {
            let type = normalisedMediaType(item.text)
            if !types.contains(type) { types.append(type) }
        }
        return types.isEmpty ? nil : types
    }
}
