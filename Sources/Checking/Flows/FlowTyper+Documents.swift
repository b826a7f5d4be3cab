internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

extension FlowTyper {
    /// A step with a GraphQL document uses exactly what the document selects, and is judged by GraphQL's validation rules.
    mutating func takeDocument(_ document: Text, _ interface: InterfaceRef, _ place: Located<PlaceReference>, _ step: Step) {
        let contract: LoadedContract
        do {
            contract = try resolver.contract(of: interface)
        } catch {
            return failPlace(error, place, step)
        }
        guard let schema = contract.contract.details as? GraphQLSchema else {
            return failDocument(
                document, step, "no-schema", "the contract of \(interface) is not GraphQL, and only GraphQL has operation documents",
                at: place.span)
        }
        guard let path = context.estate.path(of: document), let file = context.provider.file(path) else {
            return failDocument(document, step, "no-document", "there is no document `\(document.value)`", at: document.span)
        }
        let parsed: GraphQLDocument
        do {
            parsed = try GraphQLDocument.parse(file)
        } catch {
            return failDocument(document, step, "syntax", "the document cannot be read: \(error.message)", at: error.span)
        }
        use(
            PlaceUse(
                interface, .read, .document, label: interface.description, path: document.value.text, span: document.span,
                trail: [interface.description, document.value.text]))
        for failure in validate(document: parsed, against: schema) {
            var found = CheckFailure(
                "inventory/missing-capability", .breaks, .none, use: "document \(failure.coordinate)",
                hop: "\(step.verb.rawValue) \(document.value)", kind: failure.rule,
                detail: failure.coordinate, failure.message, at: failure.span,
                trail: ["\(interface)#\(failure.coordinate)", document.value.text])
            found.help = "change the document, or keep what it asks for"
            fail(found)
        }
        getSelection(parsed, contract, interface, step)
    }

    /// What the document selects is a shape in the pool, for conditions, parameters and maps to read.
    private mutating func getSelection(_ document: GraphQLDocument, _ contract: LoadedContract, _ interface: InterfaceRef, _ step: Step) {
        let extended = document.added(to: contract.contract)
        guard extended.operations.count > contract.contract.operations.count, let operation = extended.operations.last,
            let response = operation.positions.first(where: { $0.direction == .out })
        else { return }
        let handle = space.add(extended)
        documents.insert(interface)
        var shape = PoolShape(
            name: step.as?.value ?? Name(step.target?.value.description ?? interface.description),
            identity: .position(interface, step.document?.value ?? "", "response"), label: interface.description,
            term: space.term(handle, response.shape), direction: .out, interface: interface)
        shape.step = stepNumber
        pool.append(shape)
        usedShapes.insert(shape.name)
    }

    private mutating func failDocument(_ document: Text, _ step: Step, _ kind: String, _ message: String, at span: SourceSpan) {
        fail(
            CheckFailure(
                "model/step-does-not-fit", .breaks, .none, use: "document \(document.value)",
                hop: "\(step.verb.rawValue) \(document.value)", kind: kind, detail: kind, message, at: span,
                trail: [document.value.text]))
    }
}
