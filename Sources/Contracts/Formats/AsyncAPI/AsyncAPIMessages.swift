internal import Basics
internal import Documents

/// A message as it was read once, however many operations have it.
struct AsyncMessage {
    let name: Name
    /// What it is called beside the others of an operation: its name, though another operation's has that too.
    let label: Name
    /// The named type whose shape is the payload's.
    let type: TypeID
    var embedded: EmbeddedSchema?
    var contentType: Name?
    /// The records of application headers.
    var headers: ShapeID?
    /// What the broker sorts by.
    var key: ShapeID?
    var terms: [ExchangeTerm] = []
    /// Whether its reference leads nowhere.
    var isUnknown = false
    let origin: Origin
}

/// Messages: payload, headers, content type, correlation, with their traits.
extension AsyncAPIReader {
    /// The message at a place, which may be a reference; an unknown one where that leads nowhere, nil where nothing of a message is there.
    ///
    /// - Parameter position: Its place in a list, by which messages without a name are told.
    func message(at stated: LocatedNode, key: Name?, position: Int = 0) -> AsyncMessage? {
        guard let place = schemas.followed(stated), place.node.isMapping else {
            return stated.node.isMapping ? unknownMessage(at: stated, key ?? "message") : nil
        }
        if let known = messagesByPlace[place] { return known }
        let parts = AsyncParts(place, self)
        let given = parts.text("messageId") ?? parts.text("name")
        let plain = key ?? given.map { Name($0) } ?? (position == 0 ? "message" : Name("message-\(position + 1)"))
        var name = plain
        var number = 2
        while messageNames.contains(name) {
            name = Name("\(plain)-\(number)")
            number += 1
        }
        messageNames.insert(name)
        let type = declare(name, aliases: otherNames(of: parts, than: name), parts)
        var message = AsyncMessage(name: name, label: plain, type: type, origin: origin(place))
        messagesByPlace[place] = message
        message.contentType = (parts.text("contentType") ?? root.text("defaultContentType")).map(normalisedMediaType)
        readPayload(parts, into: &message)
        message.headers = headers(parts)
        message.key = brokerKey(parts)
        message.terms += terms(parts, of: message)
        for index in message.terms.indices { message.terms[index].message = name }
        messagesByPlace[place] = message
        return message
    }

    private func unknownMessage(at place: LocatedNode, _ name: Name) -> AsyncMessage {
        if let known = unknownMessages[name] { return known }
        let type = schemas.contract.declare(name, kind: .message, at: origin(place))
        schemas.noteBuiltTypes(at: place)
        var message = AsyncMessage(name: name, label: name, type: type, origin: origin(place))
        message.isUnknown = true
        unknownMessages[name] = message
        return message
    }

    /// What a message calls itself, beside the key that it has.
    private func otherNames(of parts: AsyncParts, than name: Name) -> [Name] {
        let stated = [parts.text("messageId"), parts.text("name")].compactMap { $0.map { Name($0) } }
        return stated.enumerated().filter { $0.element != name && stated.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }

    private func declare(_ name: Name, aliases: [Name], _ parts: AsyncParts) -> TypeID {
        let type = schemas.contract.declare(name, kind: .message, at: origin(parts.own))
        let index = Int(type.index)
        schemas.contract.types[index].aliases = aliases
        schemas.contract.types[index].description = parts.text("description") ?? parts.text("summary") ?? parts.text("title")
        schemas.contract.types[index].isDeprecated = parts.child("deprecated")?.node.boolean ?? false
        schemas.noteBuiltTypes(at: parts.own)
        return type
    }

    // MARK: Payload

    private func readPayload(_ parts: AsyncParts, into message: inout AsyncMessage) {
        guard let stated = parts.child("payload") else { return }
        var place = stated
        var format = parts.text("schemaFormat")
        // Version 3 names the format beside the schema, also behind a reference.
        if generation == .three {
            format = nil
            if let target = schemas.followed(stated), target.node.isMapping, let own = target.text("schemaFormat"),
                let schema = target.child("schema")
            {
                (place, format) = (schema, own)
            }
        }
        switch PayloadFormat(format) {
        case .schema(let dialect):
            let shape = schemas.buildShape(schemas.references.reading(place, as: dialect))
            schemas.contract.define(message.type, as: shape)
        case .avro: readAvro(place, into: &message)
        case .other(let name):
            schemas.report(
                "the payload's schema is written in \(name), which is not read inside AsyncAPI; what it is, is unknown", at: place.node)
            let text = canonicalText(place.node)
            var term = ExchangeTerm(
                "payload of \(message.label) in \(name)", .undecided, .exactly(text), ifChanged: .risky, ifRemoved: .risky, ifAdded: .risky,
                origin: origin(place))
            term.role = "payload in \(name)"
            message.terms.append(term)
        }
    }

    private func readAvro(_ stated: LocatedNode, into message: inout AsyncMessage) {
        guard let place = schemas.followed(stated) else { return }
        var budget = AvroTree.budget
        let file = schemas.references.resources[Int(place.resource)].document
        guard let tree = AvroTree(place.node, file: file, budget: &budget) else {
            return schemas.report("the payload unfolds into more than \(AvroTree.budget) values, so it is unknown", at: place.node)
        }
        let reader = AvroReader()
        reader.read([AvroReader.Source(tree: tree)])
        for trouble in reader.troubles { schemas.report(trouble.message, trouble.origin) }
        guard let schema = reader.model.entries.first?.schema else { return }
        // The contract is lent, so that nobody else holds it and it is not copied.
        var shapes = AvroShapes(Contract(format: "asyncapi", profile: .asyncAPI, files: []), reader.model)
        shapes.exchange(&schemas.contract)
        shapes.addTypes()
        shapes.define(message.type, as: schema)
        shapes.exchange(&schemas.contract)
        schemas.noteBuiltTypes(at: place)
        message.embedded = EmbeddedSchema(format: "avro", details: AvroPayload(model: reader.model, schema: schema))
    }

    // MARK: Headers and keys

    /// The record of headers; of a message and its traits, all count, as their merged schemas would.
    private func headers(_ parts: AsyncParts) -> ShapeID? {
        let places = parts.children("headers").compactMap { stated -> LocatedNode? in
            guard let place = schemas.followed(stated), let schema = place.child("schema"), let format = place.text("schemaFormat") else {
                return stated
            }
            guard case .schema(let dialect) = PayloadFormat(format) else {
                schemas.report("the headers are written in '\(format)', which is not read here; they are unknown", at: place.node)
                return nil
            }
            return schemas.references.reading(schema, as: dialect)
        }
        let shapes = places.map { schemas.readShape($0) }
        guard shapes.count > 1, let first = places.first else { return shapes.first }
        return schemas.contract.add(.intersection(shapes), at: origin(first))
    }

    /// The key that Kafka's binding states a schema for.
    private func brokerKey(_ parts: AsyncParts) -> ShapeID? {
        for bindings in parts.children("bindings") {
            guard let kafka = schemas.followed(bindings)?.child("kafka").flatMap(schemas.followed), let key = kafka.child("key") else {
                continue
            }
            return schemas.readShape(key)
        }
        return nil
    }

    private func terms(_ parts: AsyncParts, of message: AsyncMessage) -> [ExchangeTerm] {
        var terms: [ExchangeTerm] = []
        if let correlation = parts.child("correlationId").flatMap(schemas.followed) {
            // Without a location, there is nothing to look for.
            if let location = correlation.text("location") {
                var term = ExchangeTerm(
                    "correlation id of \(message.label)", .correlationChanged, .exactly(location), origin: origin(correlation))
                term.role = "correlation id"
                terms.append(term)
            }
        }
        let words = "message \(message.label)"
        for place in parts.all {
            for var term in bindingTerms(place, words) {
                term.role = String(term.name.dropFirst(words.count))
                terms.append(term)
            }
        }
        return terms
    }
}

/// What a payload's schema is written in, by its media type.
enum PayloadFormat {
    case schema(SchemaDialect)
    case avro
    case other(String)

    init(_ stated: String?) {
        guard let stated else {
            self = .schema(.asyncAPI)
            return
        }
        let text = stated.lowercased()
        let parts = text.split(separator: ";").map { $0.filter { $0 != " " } }
        let essence = parts.first.map { String($0) } ?? ""
        let version = parts.dropFirst().first { $0.hasPrefix("version=") }.map { String($0.dropFirst(8)) } ?? ""
        if essence.hasPrefix("application/vnd.aai.asyncapi") {
            self = .schema(.asyncAPI)
        } else if essence.hasPrefix("application/schema+") {
            self = .schema(Self.draft(version))
        } else if essence.hasPrefix("application/vnd.oai.openapi") {
            self = .schema(version.hasPrefix("3.0") || version == "3" ? .openAPI30 : version.hasPrefix("2") ? .swagger2 : .openAPI31)
        } else if essence.hasPrefix("application/vnd.apache.avro") {
            self = .avro
        } else {
            self = .other(stated)
        }
    }

    private static func draft(_ version: String) -> SchemaDialect {
        let drafts: [(String, SchemaDialect)] = [
            ("draft-03", .draft3), ("draft-04", .draft4), ("draft-06", .draft6), ("draft-07", .draft7), ("2019-09", .draft2019),
            ("2020-12", .draft2020),
        ]
        return drafts.first { version.contains($0.0) }?.1 ?? .draft7
    }
}
