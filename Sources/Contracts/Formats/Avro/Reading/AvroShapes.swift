internal import Basics

/// Turns a model into shapes: what values mean to those who map them, so that a decimal on bytes is a number and a date a date.
struct AvroShapes {
    private(set) var contract: Contract
    private let model: AvroModel
    private var types: [TypeID] = []

    init(_ contract: Contract, _ model: AvroModel) {
        self.contract = contract
        self.model = model
    }

    /// Declares all types of the model, by their full names.
    mutating func addTypes() {
        for type in model.types {
            let id = contract.declare(type.fullName, at: type.origin)
            let index = Int(id.index)
            contract.types[index].label = type.word
            contract.types[index].description = type.description
            if type.shortName != type.fullName { contract.types[index].aliases = [type.shortName] }
            types.append(id)
        }
        for (index, type) in model.types.enumerated() { contract.define(types[index], as: content(of: type)) }
    }

    /// Makes the only entry the contract's root, and the messages its operations.
    mutating func addEntries() {
        if model.messages.isEmpty, model.entries.count == 1, let entry = model.entries.first {
            if case .named(let index) = entry.schema.kind {
                contract.types[Int(types[index].index)].kind = .root
            } else {
                let root = contract.declare("", kind: .root, at: entry.schema.origin)
                contract.define(root, as: value(of: entry.schema))
            }
        }
        for message in model.messages { contract.operations.append(operation(message)) }
    }

    private mutating func operation(_ message: AvroMessage) -> Operation {
        var operation = Operation(name: message.name, identity: message.name, origin: message.origin)
        let request = contract.add(.record(record(message.parameters)), at: message.origin)
        operation.positions.append(Position(.request, .in, request, origin: message.origin))
        if !message.isOneWay {
            operation.positions.append(Position(.response(""), .out, shape(of: message.response), origin: message.response.origin))
        }
        for error in message.errors {
            let name = model.named(error)?.shortName ?? "error"
            operation.positions.append(Position(.fault(name), .out, shape(of: error), required: false, origin: error.origin))
        }
        return operation
    }

    /// Swaps the contract that shapes are added to for another.
    mutating func exchange(_ other: inout Contract) { swap(&contract, &other) }

    /// Gives a type that was declared before the shape of a schema.
    mutating func define(_ type: TypeID, as schema: AvroSchema) { contract.define(type, as: value(of: schema)) }

    /// Adds the shape of a schema, at its place.
    mutating func shape(of schema: AvroSchema) -> ShapeID {
        let shape = value(of: schema)
        return contract.add(shape, at: schema.origin)
    }

    private mutating func value(of schema: AvroSchema) -> Shape {
        if let logical = schema.logical { return .scalar(scalar(logical)) }
        switch schema.kind {
        case .primitive(let primitive): return .scalar(scalar(primitive))
        case .array(let items): return .array(ArrayShape(items: shape(of: items)))
        case .map(let values): return .record(Record(rest: .shape(shape(of: values))))
        case .union(let branches):
            let shapes = branches.map { shape(of: $0) }
            return shapes.isEmpty ? .never : .union(Union(shapes, tags: branches.map { model.named($0)?.fullName }))
        case .named(let index): return .reference(types[index])
        case .unknown: return .any
        }
    }

    private mutating func content(of type: AvroNamedType) -> Shape {
        switch type.content {
        case .record(let fields, _): .record(record(fields))
        case .enumeration(let symbols, _): .literals(symbols.map(Literal.text))
        case .fixed(let size, let logical): .scalar(logical.map { scalar($0) } ?? .bytes(maxLength: size))
        }
    }

    /// A record whose writer writes every field; a reader fills what the writer does not know.
    private mutating func record(_ fields: [AvroField]) -> Record {
        var record = Record(rest: .closed)
        for field in fields {
            let facets = Facets(defaultValue: field.defaultValue, description: field.description)
            record.fields.append(Field(field.name, shape(of: field.schema), required: true, facets: facets, origin: field.origin))
        }
        return record
    }

    private func scalar(_ primitive: AvroPrimitive) -> Scalar {
        switch primitive {
        case .null: .null
        case .boolean: .boolean
        case .int: .number(.signed(bits: 32))
        case .long: .number(.signed(bits: 64))
        case .float: .number(NumberDomain(width: .float))
        case .double: .number(NumberDomain(width: .double))
        case .bytes: .bytes(maxLength: nil)
        case .string: .text(.any)
        }
    }

    private func scalar(_ logical: AvroLogicalType) -> Scalar {
        switch logical {
        case .decimal(let precision, let scale): .number(.decimal(precision: precision, scale: scale))
        case .bigDecimal: .number(.any)
        case .uuid: .text(TextDomain(format: "uuid"))
        case .date: .instant(.date)
        case .duration: .instant(.duration)
        case .time: .instant(.time)
        case .timestamp: .instant(.dateTime)
        }
    }
}
