internal import Basics

/// Turns linked files into shapes: messages become records, enums literals, methods operations with a request and a response.
struct ProtoContractReader {
    private(set) var contract: Contract
    private let schema: ProtoSchema
    private var types: [Name: TypeID] = [:]

    init(contract: Contract, schema: ProtoSchema) {
        self.contract = contract
        self.schema = schema
    }

    mutating func read() {
        for file in schema.files {
            for message in file.messages where !message.isMapEntry {
                declare(message.fullName, "message", message.name, isDeprecated: message.options.isDeprecated)
            }
            for type in file.enums { declare(type.fullName, "enum", type.name, isDeprecated: type.options.isDeprecated) }
        }
        for file in schema.files {
            for message in file.messages where !message.isMapEntry {
                if let id = types[message.fullName] { contract.define(id, as: shape(of: message)) }
            }
            for type in file.enums {
                if let id = types[type.fullName] { contract.define(id, as: .literals(type.values.map { .text($0.name.name) })) }
            }
        }
        for file in schema.files.prefix(schema.ownFiles) {
            for service in file.services {
                for method in service.methods { contract.operations.append(operation(method, of: service)) }
            }
        }
    }

    private mutating func declare(_ name: Name, _ label: String, _ identifier: ProtoIdentifier, isDeprecated: Bool) {
        guard types[name] == nil else { return }
        let id = contract.declare(name, kind: label == "message" ? .message : .type, at: identifier.origin)
        contract.types[Int(id.index)].label = label
        contract.types[Int(id.index)].isDeprecated = isDeprecated
        types[name] = id
    }

    private mutating func shape(of message: ProtoMessage) -> Shape {
        if let known = WellKnownTypes.shape(of: message.fullName, in: &contract, at: message.name.origin) { return known }
        var record = Record(rest: .open)
        record.fields.reserveCapacity(message.fields.count)
        for field in message.fields { record.fields.append(self.field(field)) }
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
            if let entry = schema.message(field.typeName), entry.fields.count == 2 { value = single(entry.fields[1]) }
            return contract.add(.record(Record(rest: .shape(value))), at: field.typeOrigin)
        }
        let item = single(field)
        return field.label == .repeated ? contract.add(.array(ArrayShape(items: item)), at: field.typeOrigin) : item
    }

    /// Adds the shape of one value of a field.
    private mutating func single(_ field: ProtoField) -> ShapeID {
        switch field.kind {
        case .message, .group, .enum: reference(field.typeName, at: field.typeOrigin)
        default: contract.add(ProtoShapes.scalar(field.kind), at: field.typeOrigin)
        }
    }

    private mutating func reference(_ name: Name, at origin: Origin) -> ShapeID {
        if let type = types[name] { return contract.add(.reference(type), at: origin) }
        let shape = WellKnownTypes.shape(of: name, in: &contract, at: origin) ?? .any
        return contract.add(shape, at: origin)
    }

    private mutating func operation(_ method: ProtoMethod, of service: ProtoService) -> Operation {
        let name = Name("\(service.fullName)/\(method.name.name)")
        var operation = Operation(name: name, identity: name, origin: method.name.origin)
        operation.isDeprecated = method.options.isDeprecated || service.options.isDeprecated
        operation.positions = [
            Position(.request, .in, reference(method.input.name, at: method.input.origin), origin: method.input.origin),
            Position(.response(""), .out, reference(method.output.name, at: method.output.origin), origin: method.output.origin),
        ]
        return operation
    }
}
