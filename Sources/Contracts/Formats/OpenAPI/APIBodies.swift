internal import Basics
internal import Documents

/// A message's shape under one media type.
struct Body {
    let mediaType: Name
    let shape: ShapeID
    let origin: Origin
    /// How fields of a form are written, where it is said.
    var encodings: [Name: String] = [:]
}

/// Request bodies, responses and their headers.
extension APIReader {
    func requestPositions(_ operation: LocatedNode, _ parameters: [Parameter], _ direction: Direction) -> [Position] {
        if generation == .swagger2 { return swaggerRequest(operation, parameters, direction) }
        guard let stated = child("requestBody", of: operation), let body = followed(stated) else { return [] }
        let isRequired = isTrue("required", of: body)
        let bodies = bodies(of: body)
        if bodies.isEmpty {
            // Of the body nothing is said but whether it must be there.
            let anything = schemas.contract.add(.any, at: origin(body))
            return [Position(.request, direction, anything, required: isRequired, origin: origin(body))]
        }
        return bodies.map {
            var position = Position(.request, direction, $0.shape, required: isRequired, mediaType: $0.mediaType, origin: $0.origin)
            if !$0.encodings.isEmpty { position.encodings = $0.encodings }
            return position
        }
    }

    func responsePositions(_ operation: LocatedNode, _ direction: Direction) -> [Position] {
        guard let responses = child("responses", of: operation) else { return [] }
        if !responses.node.isMapping, !responses.node.isNull {
            schemas.report("'responses' takes an object by status, and this is none; it is left out", at: responses.node)
        }
        var positions: [Position] = []
        for entry in responses.node.entries where !entry.key.starts(with: "x-") {
            guard let response = followed(responses.at(entry.value)) else { continue }
            let status = status(entry.key)
            let bodies = generation == .swagger2 ? swaggerBodies(of: response, operation) : bodies(of: response)
            for body in bodies {
                positions.append(Position(.response(status), direction, body.shape, mediaType: body.mediaType, origin: body.origin))
            }
            if bodies.isEmpty {
                let nothing = schemas.contract.add(.never, at: origin(response))
                positions.append(Position(.response(status), direction, nothing, required: false, origin: origin(response)))
            }
            positions.append(Position(.responseHeaders(status), direction, headers(of: response), origin: origin(response)))
        }
        return positions
    }

    /// A response's status: `200`, `2XX`, `default`.
    private func status(_ key: Node) -> Name {
        let name = key.name
        let isWritten = key.isText("default") || !name.text.utf8.contains { (97...122).contains($0) }
        return isWritten ? name : Name(name.text.uppercased())
    }

    /// The shapes of a body by media type, JSON first.
    private func bodies(of place: LocatedNode) -> [Body] {
        if let known = bodiesByPlace[place] { return known }
        var found: [Body] = []
        if let content = child("content", of: place) {
            for entry in content.node.entries {
                let mediaType = normalisedMediaType(entry.key.text)
                guard !found.contains(where: { $0.mediaType == mediaType }) else { continue }
                let media = content.at(entry.value)
                let schema = child("schema", of: media) ?? child("itemSchema", of: media)
                let shape = schema.map { schemas.readShape($0) } ?? schemas.contract.add(.any, at: origin(media))
                found.append(Body(mediaType: mediaType, shape: shape, origin: origin(schema ?? media), encodings: encodings(of: media)))
            }
        }
        found = jsonFirst(found)
        bodiesByPlace.set(found, for: place)
        return found
    }

    /// How the fields of a form are written, in canonical text; what is not said is written as usual.
    private func encodings(of media: LocatedNode) -> [Name: String] {
        guard let encoding = child("encoding", of: media) else { return [:] }
        var found: [Name: String] = [:]
        for entry in encoding.node.entries {
            let place = encoding.at(entry.value)
            if let style = text("style", of: place) ?? (place.node["explode"].map { _ in "form" }) {
                found[entry.key.name] = place.node["explode"]?.boolean ?? (style == "form") ? "\(style) explode" : style
            } else if let type = text("contentType", of: place) {
                found[entry.key.name] = type.lowercased()
            }
        }
        return found
    }

    /// The record of a response's headers; shared by all operations that share the response.
    private func headers(of response: LocatedNode) -> ShapeID {
        if let known = headersByPlace[response] { return known }
        var fields: [Field] = []
        if let headers = child("headers", of: response) {
            for entry in headers.node.entries where !entry.key.text.lowercased().utf8.elementsEqual("content-type".utf8) {
                guard let header = followed(headers.at(entry.value)) else { continue }
                var field = field(Name(entry.key.text.lowercased()), at: header, defaultStyle: .header)
                field.isRequired = isTrue("required", of: header)
                fields.append(field)
            }
        }
        let shape = schemas.contract.add(.record(Record(fields: fields)), at: origin(response))
        headersByPlace.set(shape, for: response)
        if response.node["links"] != nil { hasLinks = true }
        return shape
    }
}

/// A media type in lower case without spaces and without `charset`, which says nothing about shapes.
func normalisedMediaType(_ text: String) -> Name {
    let isNormal = text.utf8.allSatisfy { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") && !(65...90).contains($0) && $0 < 0x80 }
    if isNormal { return Name(text) }
    let parts = text.lowercased().utf8.filter { $0 != UInt8(ascii: " ") }.split(separator: UInt8(ascii: ";"))
    let kept = parts.filter { !$0.starts(with: "charset=".utf8) }.map { String(decoding: $0, as: UTF8.self) }
    return Name(kept.joined(separator: ";"))
}

/// Orders bodies so that JSON comes first, then what ends in `+json`, then wildcards; the rest stays in order.
func jsonFirst(_ bodies: [Body]) -> [Body] {
    guard bodies.count > 1 else { return bodies }
    func rank(_ mediaType: Name) -> Int {
        let essence = String(mediaType.text.utf8.prefix { $0 != UInt8(ascii: ";") }) ?? mediaType.text
        if essence == "application/json" { return 0 }
        if essence.hasSuffix("+json") || essence.hasSuffix("/json") { return 1 }
        return essence == "*/*" || essence == "application/*" ? 2 : 3
    }
    return bodies.enumerated().sorted { (rank($0.element.mediaType), $0.offset) < (rank($1.element.mediaType), $1.offset) }.map(\.element)
}
