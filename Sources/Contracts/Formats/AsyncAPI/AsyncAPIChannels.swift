internal import Basics
internal import Documents

/// A channel: its address, its parameters, and what holds for all that goes over it.
struct AsyncChannel {
    let place: LocatedNode
    let key: Name
    let address: String

    /// The address with each `{name}` made the same, so that names of parameters do not count.
    var identity: String { PathTemplate(address).withoutNames }
    /// The address with parameters written as `:name`.
    var withColons: String { PathTemplate(address).rewritten { ":\($0)" } }
}

/// Channels, with the operations that version 2 has inside them.
extension AsyncAPIReader {
    func channel(at stated: LocatedNode, key: Name) -> AsyncChannel? {
        guard let place = schemas.followed(stated), place.node.isMapping else { return nil }
        let address = generation == .three ? place.text("address") : nil
        return AsyncChannel(place: place, key: key, address: address ?? key.text)
    }

    /// Reads the channels of version 2 with their operations, and those of version 3 that no operation is on.
    func readChannels(except used: Set<LocatedNode>) {
        guard let channels = root.node["channels"] else { return }
        guard channels.isMapping || channels.isNull else {
            return schemas.report("'channels' takes an object of channels, and this is none; the contract has no operations", at: channels)
        }
        for entry in channels.entries where !entry.key.starts(with: "x-") {
            guard let channel = channel(at: root.at(entry.value), key: entry.key.name) else { continue }
            if generation == .two {
                // `publish` is what peers may do: the application receives it.
                read("publish", "receive", .in, of: channel)
                read("subscribe", "send", .out, of: channel)
            } else if !used.contains(channel.place) {
                readUnused(channel)
            }
        }
    }

    private func read(_ key: StaticString, _ action: String, _ direction: Direction, of channel: AsyncChannel) {
        guard let stated = channel.place.child(key) else { return }
        guard stated.node.isMapping else {
            if !stated.node.isNull { schemas.report("'\(key)' takes an object, and this is none; it is left out", at: stated.node) }
            return
        }
        let parts = AsyncParts(stated, self)
        let name = "\(key) \(channel.withColons)"
        var operation = makeOperation(
            parts.text("operationId").map { Name($0) } ?? Name(name), action, channel, at: stated)
        operation.aliases = [Name(name), Name("\(key) \(channel.address)")].filter { $0 != operation.name }
        fill(&operation, parts, channel, messages(of: parts), direction)
        add(operation, on: channel, at: stated)
    }

    /// The messages that an operation of version 2 names.
    private func messages(of parts: AsyncParts) -> [AsyncMessage] {
        guard let stated = parts.child("message") else { return [] }
        guard let place = schemas.followed(stated) else { return [message(at: stated, key: referenceKey(stated))].compactMap { $0 } }
        guard let list = place.node["oneOf"] else { return [message(at: stated, key: referenceKey(stated))].compactMap { $0 } }
        return list.items.enumerated().compactMap { item in
            message(at: place.at(item.element), key: referenceKey(place.at(item.element)), position: item.offset)
        }
    }

    /// A channel of version 3 that no operation is on: nobody says who sends, so it is read as if the application did.
    private func readUnused(_ channel: AsyncChannel) {
        let messages = channelMessages(of: channel)
        guard !messages.isEmpty else { return }
        var operation = makeOperation(channel.key, "send", channel, at: channel.place)
        operation.possibleIdentities = [Name("receive \(channel.identity)")]
        fill(&operation, AsyncParts(channel.place, self), channel, messages, .out)
        add(operation, on: channel, at: channel.place)
    }

    func channelMessages(of channel: AsyncChannel) -> [AsyncMessage] {
        channel.place.node["messages"]?.entries.compactMap { message(at: channel.place.at($0.value), key: $0.key.name) } ?? []
    }

    func makeOperation(_ name: Name, _ action: String, _ channel: AsyncChannel, at place: LocatedNode) -> Operation {
        Operation(name: name, identity: Name("\(action) \(channel.identity)"), origin: origin(place))
    }

    /// The last part of a reference's pointer, by which a message is known.
    func referenceKey(_ place: LocatedNode) -> Name? {
        guard let reference = place.node.isMapping ? place.node["$ref"] : nil, reference.kind == .text else { return nil }
        return ReferenceAddress(reference.text).pointer?.last.map { Name($0) }
    }

    /// Adds what an operation's messages, channel, bindings and security say.
    func fill(
        _ operation: inout Operation, _ parts: AsyncParts, _ channel: AsyncChannel, _ messages: [AsyncMessage], _ direction: Direction
    ) {
        operation.isDeprecated = parts.child("deprecated")?.node.boolean ?? false
        operation.sunset = parts.text("x-sunset")
        operation.security = security(of: parts, channel)
        operation.positions = positions(messages, direction, .payload, at: parts.own)
        if let parameters = parameters(of: channel) {
            operation.positions.append(Position(.path, direction, parameters, origin: origin(channel.place)))
        }
        operation.terms = serverTerms(of: channel) + bindingTerms(channel.place, "channel") + messages.flatMap(\.terms)
        for place in parts.all where place != channel.place { operation.terms += bindingTerms(place, "operation") }
        addQuery(parts, channel, to: &operation)
    }

    /// The positions of some messages; of any message where none is named.
    func positions(_ messages: [AsyncMessage], _ direction: Direction, _ part: Position.Part, at place: LocatedNode) -> [Position] {
        if messages.isEmpty { return [Position(part, direction, schemas.contract.add(.any, at: origin(place)), origin: origin(place))] }
        var positions: [Position] = []
        var seen: Set<Name> = []
        for message in messages where seen.insert(message.name).inserted {
            let shape = schemas.contract.add(.reference(message.type), at: message.origin)
            var payload = Position(part, direction, shape, mediaType: message.contentType, origin: message.origin)
            (payload.message, payload.label) = (message.name, message.label)
            payload.embedded = message.embedded
            if message.embedded != nil { schemas.contract.embedsSchemas = true }
            payload.isUnknown = message.isUnknown
            positions.append(payload)
            guard part == .payload else { continue }
            for (part, shape) in [(Position.Part.headers, message.headers), (.key, message.key)] {
                guard let shape else { continue }
                var position = Position(part, direction, shape, origin: message.origin)
                (position.message, position.label) = (message.name, message.label)
                positions.append(position)
            }
        }
        return positions
    }

    /// The record of a channel's parameters, in the order of its address; nil where it has none.
    private func parameters(of channel: AsyncChannel) -> ShapeID? {
        let names = PathTemplate(channel.address).parameterNames
        guard !names.isEmpty else { return nil }
        let declared = channel.place.child("parameters")
        let fields = names.map { name in
            let place = declared.flatMap { $0.node[name: name].map($0.at) }.flatMap(schemas.followed)
            let origin = origin(place ?? channel.place)
            let shape = place.map { parameter(at: $0) } ?? .scalar(.text(.any))
            return Field(name, schemas.contract.add(shape, at: origin), required: true, origin: origin)
        }
        return schemas.contract.add(.record(Record(fields: fields)), at: origin(declared ?? channel.place))
    }

    private func parameter(at place: LocatedNode) -> Shape {
        if let schema = place.child("schema") { return schemas.buildShape(schema) }
        guard let values = place.node["enum"]?.items.filter(\.isScalar), !values.isEmpty else { return .scalar(.text(.any)) }
        return .literals(values.map { .text($0.name) })
    }
}
