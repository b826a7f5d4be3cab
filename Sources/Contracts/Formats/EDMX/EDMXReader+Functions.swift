internal import Basics
internal import Documents

extension EDMXReader {
    /// Reads function imports of version 2 and 3, and actions and functions of version 4.
    mutating func readFunctions() {
        var imports: [Name: [Node]] = [:]
        for container in schemas.containers {
            for node in container.elements {
                if let function = node.attribute("Function") ?? node.attribute("Action") {
                    imports[schemas.qualified(function.text), default: []].append(node)
                } else if node.isText("FunctionImport") {
                    readFunctionImport(node)
                }
            }
        }
        var overloads: [Name: Int] = [:]
        for (name, _) in schemas.operations { overloads[name, default: 0] += 1 }
        for (name, node) in schemas.operations {
            readOperation(node, name, imports: imports[name] ?? [], isOverloaded: (overloads[name] ?? 0) > 1)
        }
    }

    /// A function import of version 2 or 3. SAP's parameters are mandatory unless they say that they may be null.
    private mutating func readFunctionImport(_ node: Node) {
        guard let name = node.attribute("Name")?.name else { return trouble("A function import has no name.", at: node) }
        var fields: [Field] = []
        for parameter in node.elements(named: "Parameter") where parameter.attribute("Mode")?.isText("Out") != true {
            let isOptional = parameter.attribute("Nullable")?.isText("true") == true
            appendParameter(parameter, isRequired: !isOptional, isNullable: isOptional, target: name, to: &fields)
        }
        // Shapes of results are not null: a call without a result has no body.
        let result = node.attribute("ReturnType").map { shape(of: $0, facets: node, .out, isNullable: false) }
        addOperation(name, identity: name, aliases: [], node, fields, result, target: name)
    }

    /// An action or function of version 4; an overload is told by what it is bound to, or by its parameters.
    private mutating func readOperation(_ node: Node, _ qualified: Name, imports: [Node], isOverloaded: Bool) {
        let local = node.attribute("Name")?.text ?? ""
        let isBound = node.attribute("IsBound")?.isText("true") == true
        let isFunction = node.isText("Function")
        var parameters = node.elements(named: "Parameter")
        var name = Name(local)
        if isBound, let binding = parameters.first {
            parameters.removeFirst()
            if isOverloaded { name = Name("\(bindingName(binding)).\(local)") }
        } else if isOverloaded {
            let names = parameters.compactMap { $0.attribute("Name")?.text }
            name = Name("\(local)[\(names.joined(separator: ","))]")
        }
        var fields: [Field] = []
        for parameter in parameters {
            let isNullable = isNullable(parameter)
            let target = Name("\(qualified)/\(parameter.attribute("Name")?.text ?? "")")
            let mayBeLeftOut = schemas.annotation("Org.OData.Core.V1.OptionalParameter", of: parameter, target: target) != nil
            // An action's body may leave out what may be null; a function's address may not.
            appendParameter(
                parameter, isRequired: !mayBeLeftOut && (isFunction || !isNullable), isNullable: isNullable, target: target, to: &fields)
        }
        var result: ShapeID?
        if let node = node.element(named: "ReturnType") {
            result = shape(ofTypeOf: node, .out, isNullable: isNullable(node))
        }
        let importNames = isBound || isOverloaded ? [] : imports.compactMap { $0.attribute("Name")?.name }
        let shown = importNames.first ?? name
        var aliases: [Name] = [qualified] + importNames.dropFirst()
        if shown != name { aliases.append(name) }
        addOperation(shown, identity: shown, aliases: isOverloaded ? [] : aliases, node, fields, result, target: qualified)
    }

    /// The local name of the type that an operation is bound to; `[]` marks a collection.
    private func bindingName(_ parameter: Node) -> String {
        let type = parameter.attribute("Type")?.text ?? ""
        let isCollection = type.hasPrefix("Collection(")
        let inner = isCollection ? String(type.dropFirst("Collection(".count).dropLast()) : type
        return "\(inner.split(separator: ".").last ?? "")\(isCollection ? "[]" : "")"
    }

    private mutating func appendParameter(_ node: Node, isRequired: Bool, isNullable: Bool, target: Name, to fields: inout [Field]) {
        guard let name = node.attribute("Name")?.name else { return trouble("A parameter has no name.", at: node) }
        let shape = shape(ofTypeOf: node, .create, isNullable: isNullable)
        let facets = Facets(description: description(of: node, target: target))
        fields.append(Field(name, shape, required: isRequired, facets: facets, origin: origin(of: node)))
    }

    private mutating func addOperation(
        _ name: Name, identity: Name, aliases: [Name], _ node: Node, _ fields: [Field], _ result: ShapeID?, target: Name
    ) {
        let request = contract.add(.record(Record(fields: fields, rest: .closed)), at: origin(of: node))
        var operation = Operation(name: name, identity: identity, origin: origin(of: node))
        operation.aliases = aliases
        operation.positions = positions(request: request, response: result, at: node)
        operation.isDeprecated = schemas.isDeprecated(node, target: target)
        contract.operations.append(operation)
    }
}
