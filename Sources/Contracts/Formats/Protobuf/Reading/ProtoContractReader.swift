internal import Basics

/// Turns linked files into shapes: messages become records, enums literals, methods operations with a request and a response.
struct ProtoContractReader {
    private(set) var contract: Contract
    private let schema: ProtoSchema
    /// For each file, the types of its messages and of its enums.
    private var messages: [[TypeID?]] = []
    private var enums: [[TypeID?]] = []

    init(contract: Contract, schema: ProtoSchema) {
        self.contract = contract
        self.schema = schema
    }

    mutating func read() {
        for (index, file) in schema.files.enumerated() {
            messages.append(
                file.messages.enumerated().map { number, message in
                    if message.isMapEntry || schema.types[message.fullName] != .message(file: index, index: number) { return nil }
                    return declare(message.fullName, .message, message.name, isDeprecated: message.options.isDeprecated)
                })
            enums.append(
                file.enums.enumerated().map { number, type in
                    if schema.types[type.fullName] != .enumeration(file: index, index: number) { return nil }
                    return declare(type.fullName, .type, type.name, isDeprecated: type.options.isDeprecated)
                })
        }
        for (index, file) in schema.files.enumerated() {
            for number in file.messages.indices {
                if let id = messages[index][number] { contract.define(id, as: shape(of: file.messages[number])) }
            }
            for number in file.enums.indices {
                if let id = enums[index][number] {
                    contract.define(id, as: .literals(file.enums[number].values.map { .text($0.name.name) }))
                }
            }
        }
        for file in schema.files.prefix(schema.ownFiles) {
            for service in file.services {
                for method in service.methods { contract.operations.append(operation(method, of: service)) }
            }
        }
    }

    private mutating func declare(_ name: Name, _ kind: NamedType.Kind, _ identifier: ProtoIdentifier, isDeprecated: Bool) -> TypeID {
        let id = contract.declare(name, kind: kind, at: identifier.origin)
        contract.types[Int(id.index)].label = kind == .message ? "message" : "enum"
        if isDeprecated { contract.types[Int(id.index)].isDeprecated = true }
        return id
    }

    private mutating func shape(of message: ProtoMessage) -> Shape {
        if message.fullName.text.utf8.starts(with: "google.protobuf.".utf8),
            let known = WellKnownTypes.shape(of: message.fullName, in: &contract, at: message.name.origin)
        {
            return known
        }
        var record = Record(rest: .open)
        record.fields.reserveCapacity(message.fields.count)
        for index in message.fields.indices { record.fields.append(field(message.fields[index])) }
        return .record(record)
    }

    private mutating func field(_ field: ProtoField) -> Field {
        let filled = ProtoShapes.filledDefault(of: field, in: schema)
        let facets = Facets(!field.options.isEmpty && field.options.isDeprecated ? .deprecated : [], defaultValue: filled)
        // A field that readers find filled is always there for them, and need never be sent.
        return Field(
            field.name.name, shape(of: field), required: field.isRequired || filled != nil, facets: facets, origin: field.name.origin)
    }

    private mutating func shape(of field: ProtoField) -> ShapeID {
        if field.isMap {
            var value = contract.add(.any, at: field.typeOrigin)
            if case .message(let file, let index)? = field.type, schema.files[file].messages[index].fields.count == 2 {
                value = single(schema.files[file].messages[index].fields[1])
            }
            return contract.add(.record(Record(rest: .shape(value))), at: field.typeOrigin)
        }
        let item = single(field)
        return field.label == .repeated ? contract.add(.array(ArrayShape(items: item)), at: field.typeOrigin) : item
    }

    /// Adds the shape of one value of a field.
    private mutating func single(_ field: ProtoField) -> ShapeID {
        switch field.kind {
        case .message, .group, .enum: reference(field.typeName, field.type, at: field.typeOrigin)
        default: contract.add(ProtoShapes.scalar(field.kind), at: field.typeOrigin)
        }
    }

    private mutating func reference(_ name: Name, _ type: ProtoTypeRef?, at origin: Origin) -> ShapeID {
        let id: TypeID? =
            switch type {
            case .message(let file, let index)?: messages[file][index]
            case .enumeration(let file, let index)?: enums[file][index]
            case nil: nil
            }
        if let id { return contract.add(.reference(id), at: origin) }
        let shape = WellKnownTypes.shape(of: name, in: &contract, at: origin) ?? .any
        return contract.add(shape, at: origin)
    }

    private mutating func operation(_ method: ProtoMethod, of service: ProtoService) -> Operation {
        let name = Name("\(service.fullName)/\(method.name.name)")
        var operation = Operation(name: name, identity: name, origin: method.name.origin)
        operation.isDeprecated = method.options.isDeprecated || service.options.isDeprecated
        operation.positions = [
            Position(
                .request, .in, reference(method.input.name, schema.types[method.input.name], at: method.input.origin),
                origin: method.input.origin),
            Position(
                .response(""), .out, reference(method.output.name, schema.types[method.output.name], at: method.output.origin),
                origin: method.output.origin),
        ]
        return operation
    }
}
