internal import Basics
internal import Documents

/// Operations of version 3, with their replies.
extension AsyncAPIReader {
    /// Reads all operations, and returns the channels that they are on.
    func readOperations() -> Set<LocatedNode> {
        var used: Set<LocatedNode> = []
        for entry in entries(of: root.node["operations"]) {
            guard !entry.key.starts(with: "x-"), let place = schemas.followed(root.at(entry.value)) else { continue }
            guard place.node.isMapping else {
                schemas.report("an operation is an object, and this is none; '\(entry.key.text)' is left out", at: place.node)
                continue
            }
            readOperation(entry.key.name, place, &used)
        }
        return used
    }

    private func readOperation(_ name: Name, _ place: LocatedNode, _ used: inout Set<LocatedNode>) {
        guard let action = place.text("action"), action == "send" || action == "receive" else {
            return schemas.report(
                "the operation '\(name)' says 'action: send' or 'action: receive'; without it, it is left out", at: place.node)
        }
        guard let stated = place.child("channel"), let channel = channel(at: stated, key: referenceKey(stated) ?? name) else {
            return schemas.report(
                "the operation '\(name)' is on no channel, so nobody can reach it; it is left out; name its channel", at: place.node)
        }
        used.insert(channel.place)
        let direction: Direction = action == "send" ? .out : .in
        let parts = AsyncParts(place, self)
        var operation = makeOperation(name, action, channel, at: place)
        operation.aliases = [Name("\(action) \(channel.withColons)"), Name("\(action) \(channel.address)")].filter {
            $0 != name
        }
        let messages = messages(parts.child("messages"), of: channel)
        fill(&operation, parts, channel, messages.found, direction)
        if messages.isNone { operation.positions.removeAll { $0.part == .payload } }
        if let reply = parts.child("reply").flatMap(schemas.followed) { addReply(reply, to: &operation, direction, &used) }
        add(operation, on: channel, at: place)
    }

    /// The messages of a list; all of the channel where there is no list.
    private func messages(_ list: LocatedNode?, of channel: AsyncChannel) -> (found: [AsyncMessage], isNone: Bool) {
        guard let list else { return (channelMessages(of: channel), false) }
        let found = list.node.items.compactMap { item -> AsyncMessage? in
            let place = list.at(item)
            // A message that its channel does not have is no message of the operation; one whose own reference is broken is unknown.
            if item.isMapping, let reference = item["$ref"], schemas.follow(reference, in: place.resource) == nil { return nil }
            return message(at: place, key: referenceKey(place))
        }
        return (found, found.isEmpty)
    }

    /// What comes back, and where to.
    private func addReply(_ reply: LocatedNode, to operation: inout Operation, _ direction: Direction, _ used: inout Set<LocatedNode>) {
        let back: Direction = direction == .in ? .out : .in
        let channel = reply.child("channel").flatMap { stated in self.channel(at: stated, key: referenceKey(stated) ?? operation.name) }
        if let channel { used.insert(channel.place) }
        var found: [AsyncMessage] = []
        if let list = reply.child("messages") {
            found = list.node.items.compactMap { message(at: list.at($0), key: referenceKey(list.at($0))) }
        } else if let channel {
            found = channelMessages(of: channel)
        }
        operation.positions += positions(found, back, .response(""), at: reply)
        if let location = reply.child("address").flatMap(schemas.followed)?.text("location") {
            operation.terms.append(ExchangeTerm("reply address", .bindingChanged, .exactly(location), origin: origin(reply)))
        }
        if let channel, channel.place.node["address"].map({ !$0.isNull }) ?? false {
            let term = ExchangeTerm("reply channel", .bindingChanged, .exactly(channel.identity), origin: origin(reply))
            operation.terms.append(term.atMost(.risky))
        }
    }
}
