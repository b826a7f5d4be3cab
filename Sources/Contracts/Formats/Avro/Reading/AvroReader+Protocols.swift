internal import Basics

/// Protocols: named types, and messages with their parameters, response and errors.
extension AvroReader {
    /// Reads a protocol; its own definitions are entries as long as no message reaches them.
    func readProtocol(_ source: Source) -> [AvroModel.Entry] {
        let tree = source.tree
        let name = tree["protocol"]?.text ?? ""
        let full = AvroNames.fullName(name, stated: tree["namespace"]?.text, around: source.namespace)
        if let trouble = AvroNames.trouble(with: full) {
            report("'\(full)' cannot name a protocol: \(trouble)", at: (tree["protocol"] ?? tree).origin)
        }
        let namespace = AvroNames.namespace(of: full)
        var entries: [AvroModel.Entry] = []
        for item in tree["types"]?.items ?? [] {
            let schema = read(item, in: namespace)
            if let type = model.named(schema), source.isEntry { entries.append(AvroModel.Entry(name: type.fullName, schema: schema)) }
        }
        var names: Set<Name> = []
        for member in tree["messages"]?.members ?? [] {
            guard names.insert(member.key).inserted else {
                report("the protocol has the message '\(member.key)' twice; the first one counts", at: member.value.origin)
                continue
            }
            if let trouble = AvroNames.trouble(with: member.key) {
                report("'\(member.key)' cannot name a message: \(trouble)", at: member.value.origin)
            }
            // What an imported protocol sends is sent here too, as the IDL has it.
            add(message(member.key, member.value, in: namespace))
        }
        return entries
    }

    private func message(_ name: Name, _ tree: AvroTree, in namespace: Name) -> AvroMessage {
        let nothing = AvroSchema(.primitive(.null), at: tree.origin)
        if tree["response"] == nil, tree["one-way"] == nil {
            report("the message '\(name)' does not say what answers it; it is taken as 'null'; add 'response'", at: tree.origin)
        }
        var message = AvroMessage(
            name: name, response: tree["response"].map { read($0, in: namespace) } ?? nothing, origin: tree.origin)
        message.parameters = fields(tree, "request", of: name, in: namespace)
        message.description = tree["doc"]?.text?.text
        if case .boolean(true)? = tree["one-way"]?.value { message.isOneWay = true }
        if message.isOneWay, !message.response.isNull || tree["errors"] != nil {
            report("the one-way message '\(name)' has an answer, which nobody waits for; leave out one of the two", at: tree.origin)
        }
        for item in tree["errors"]?.items ?? [] {
            let schema = read(item, in: namespace)
            // Every message may answer with a text without saying so.
            if case .primitive(.string) = schema.kind { continue }
            if case .record(_, isError: true)? = model.named(schema)?.content {
                message.errors.append(schema)
            } else if case .unknown = schema.kind {
                message.errors.append(schema)
            } else {
                report("the message '\(name)' declares an error that is no type of the kind 'error'; it is left out", at: item.origin)
            }
        }
        return message
    }
}

/// Tells which types the messages of a model reach.
struct AvroReach {
    private let model: AvroModel
    private var reached: Set<Int> = []

    init(_ model: AvroModel) {
        self.model = model
        for message in model.messages {
            message.parameters.forEach { visit($0.schema) }
            message.errors.forEach { visit($0) }
            visit(message.response)
        }
    }

    /// The entries of types that no message reaches, each once.
    func unreached(_ entries: [AvroModel.Entry]) -> [AvroModel.Entry] {
        var seen: Set<Name> = []
        return entries.filter { entry in
            if case .named(let index) = entry.schema.kind, reached.contains(index) { return false }
            return entry.name.isEmpty || seen.insert(entry.name).inserted
        }
    }

    private mutating func visit(_ schema: AvroSchema) {
        var pending = [schema]
        while let next = pending.popLast() {
            switch next.kind {
            case .array(let part), .map(let part): pending.append(part)
            case .union(let branches): pending += branches
            case .named(let index):
                guard reached.insert(index).inserted, case .record(let fields, _) = model.types[index].content else { continue }
                pending += fields.map(\.schema)
            case .primitive, .unknown: break
            }
        }
    }
}
