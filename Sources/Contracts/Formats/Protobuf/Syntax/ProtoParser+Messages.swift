internal import Basics

/// Messages, their fields, and extensions.
extension ProtoParser {
    /// Reads a message's name and body, whose keyword was taken, and returns its index.
    mutating func message(in parent: Int?, depth: Int) throws(ProtoSyntaxError) -> Int {
        let name = try identifier("the name of a message")
        try expect("{", "after the message's name")
        return try body(named: name, in: parent, depth: depth)
    }

    /// Reads the body of a message or group up to its `}`.
    mutating func body(named name: ProtoIdentifier, in parent: Int?, depth: Int) throws(ProtoSyntaxError) -> Int {
        if depth > limits.depth {
            throw lexer.failure(
                "Messages nest deeper than \(limits.depth) here.", Int(name.origin.lower), Int(name.origin.upper))
        }
        let index = file.addMessage(named: name, in: parent)
        if file.messages[index].fullName.text.utf8.count > limits.name {
            throw lexer.failure(
                "The full name of this message is longer than \(limits.name) bytes.", Int(name.origin.lower), Int(name.origin.upper))
        }
        // The message is filled apart, since its inner messages go into the same list.
        var message = file.messages[index]
        while try !take("}") { try element(of: &message, index, depth: depth) }
        file.messages[index] = message
        return index
    }

    private mutating func element(of message: inout ProtoMessage, _ index: Int, depth: Int) throws(ProtoSyntaxError) {
        if try take(";") { return }
        if isSymbol(".") { return message.fields.append(try field(in: index, label: .none)) }
        guard token.kind == .identifier else { throw unexpected("a field or the `}` of message `\(message.name.name)`") }
        switch lexer.keyword(token) {
        case .message:
            try advance()
            _ = try self.message(in: index, depth: depth + 1)
        case .enum: try enumeration(in: index)
        case .extend: try extend(in: index, depth: depth)
        case .oneof: try oneof(of: &message, index, depth: depth)
        case .option: message.options.append(try optionStatement())
        case .extensions: try extensionRanges(&message)
        case .reserved:
            try advance()
            try reserved(&message.reservedRanges, &message.reservedNames, isEnum: false)
        case .optional: try labelled(.optional, &message.fields, index, depth: depth)
        case .required: try labelled(.required, &message.fields, index, depth: depth)
        case .repeated: try labelled(.repeated, &message.fields, index, depth: depth)
        case .export, .local:
            // A modifier of a nested type in edition 2024; before that, such a word can only name a type.
            var ahead = lexer
            let next = try ahead.next()
            guard lexer.isWord(next, "message") || lexer.isWord(next, "enum") else {
                return message.fields.append(try field(in: index, label: .none))
            }
            try advance()
        case .group: message.fields.append(try groupOrField(.none, index, depth: depth))
        default: message.fields.append(try field(in: index, label: .none))
        }
    }

    private mutating func labelled(_ label: ProtoField.Label, _ fields: inout [ProtoField], _ parent: Int?, depth: Int)
        throws(ProtoSyntaxError)
    {
        try advance()
        fields.append(try isWord("group") ? groupOrField(label, parent, depth: depth) : field(in: parent, label: label))
    }

    /// Reads `group Name = 1 { … }`, or a field whose type is called group.
    private mutating func groupOrField(_ label: ProtoField.Label, _ parent: Int?, depth: Int) throws(ProtoSyntaxError) -> ProtoField {
        let typeOrigin = origin
        try advance()
        let name = try identifier("the name of a group")
        try expect("=", "after the group's name")
        let number = try fieldNumber()
        let options = isSymbol("[") ? try compactOptions() : []
        guard try take("{") else { throw unexpected("the `{` of group `\(name.name)`") }
        let index = try body(named: name, in: parent, depth: depth + 1)
        var field = ProtoField(
            ProtoIdentifier(Name(name.name.text.lowercased()), name.origin), number: number, label: label, kind: .group,
            typeOrigin: typeOrigin)
        field.typeName = Name("." + file.messages[index].fullName.text)
        field.options = options
        return field
    }

    /// Reads a field from its type on.
    mutating func field(in parent: Int?, label: ProtoField.Label) throws(ProtoSyntaxError) -> ProtoField {
        let typeToken = token
        if isWord("map") {
            var ahead = lexer
            if try ahead.next().symbol == UInt8(ascii: "<") { return try mapField(in: parent, label: label) }
        }
        let scalar = lexer.keyword(token)?.scalar
        var typeName = Name("")
        if scalar != nil {
            try advance()
        } else {
            typeName = try qualifiedName("the type of a field").name
        }
        let typeOrigin = origin(typeToken.lower, end)
        var field = try named(label: label, kind: scalar ?? .unknown, typeOrigin: typeOrigin)
        field.typeName = typeName
        return field
    }

    /// Reads a field from its name on.
    private mutating func named(label: ProtoField.Label, kind: ProtoKind, typeOrigin: Origin) throws(ProtoSyntaxError) -> ProtoField {
        let name = try identifier("the name of a field")
        try expect("=", "and a number after the field `\(name.name)`")
        var field = ProtoField(name, number: try fieldNumber(), label: label, kind: kind, typeOrigin: typeOrigin)
        if isSymbol("[") { field.options = try compactOptions() }
        try expect(";", "after the field `\(name.name)`")
        return field
    }

    private mutating func fieldNumber() throws(ProtoSyntaxError) -> Int { try integer("a field number", most: Int(Int32.max)) }

    private mutating func mapField(in parent: Int?, label: ProtoField.Label) throws(ProtoSyntaxError) -> ProtoField {
        let lower = token.lower
        guard label == .none, let parent else {
            throw lexer.failure("A map has no label, and is no extension: it is repeated as it is.", at: token)
        }
        try advance()
        try expect("<", "after `map`")
        let key = try mapPart("the type of a map's keys", named: "key", number: 1)
        try expect(",", "between the types of keys and values")
        let value = try mapPart("the type of a map's values", named: "value", number: 2)
        try expect(">", "after the types of a map")
        var field = try named(label: .repeated, kind: .message, typeOrigin: origin(lower, end))
        field.isMap = true
        let entry = file.addMapEntry(for: field.name, key: key, value: value, in: parent)
        field.typeName = Name("." + file.messages[entry].fullName.text)
        return field
    }

    private mutating func mapPart(_ what: String, named name: Name, number: Int) throws(ProtoSyntaxError) -> ProtoField {
        let kind = lexer.keyword(token)?.scalar
        let type = try qualifiedName(what)
        var field = ProtoField(
            ProtoIdentifier(name, type.origin), number: number, label: .optional, kind: kind ?? .unknown, typeOrigin: type.origin)
        if kind == nil { field.typeName = type.name }
        return field
    }

    private mutating func oneof(of message: inout ProtoMessage, _ parent: Int, depth: Int) throws(ProtoSyntaxError) {
        try advance()
        var oneof = ProtoOneof(name: try identifier("the name of a oneof"))
        try expect("{", "after the oneof's name")
        let index = message.oneofs.count
        while try !take("}") {
            if try take(";") { continue }
            if isWord("option") {
                oneof.options.append(try optionStatement())
                continue
            }
            if isWord("optional") || isWord("required") || isWord("repeated") {
                throw lexer.failure("Fields of a oneof have no label: at most one of them is there.", at: token)
            }
            var field = try isWord("group") ? groupOrField(.none, parent, depth: depth) : self.field(in: parent, label: .none)
            if field.isMap {
                throw lexer.failure(
                    "A map cannot be a member of a oneof.", Int(field.name.origin.lower), Int(field.name.origin.upper))
            }
            field.oneof = index
            message.fields.append(field)
        }
        message.oneofs.append(oneof)
    }

    mutating func extend(in scope: Int?, depth: Int) throws(ProtoSyntaxError) {
        try advance()
        let extendee = try qualifiedName("the message that is extended")
        try expect("{", "after the extended message")
        var fields: [ProtoField] = []
        while try !take("}") {
            if try take(";") { continue }
            if isWord("optional") {
                try labelled(.optional, &fields, scope, depth: depth)
            } else if isWord("required") {
                try labelled(.required, &fields, scope, depth: depth)
            } else if isWord("repeated") {
                try labelled(.repeated, &fields, scope, depth: depth)
            } else {
                fields.append(try isWord("group") ? groupOrField(.none, scope, depth: depth) : field(in: nil, label: .none))
            }
        }
        for var field in fields {
            field.extendee = extendee
            field.scope = scope
            file.extensions.append(field)
        }
    }
}

extension ProtoFile {
    /// Adds an empty message.
    mutating func addMessage(named name: ProtoIdentifier, in parent: Int?) -> Int {
        let nested = nestedName(name.name, in: parent)
        messages.append(ProtoMessage(name: name, nestedName: nested, fullName: fullName(of: nested), parent: parent))
        return messages.count - 1
    }

    func nestedName(_ name: Name, in parent: Int?) -> Name {
        parent.map { Name(messages[$0].nestedName.text + "." + name.text) } ?? name
    }

    /// Adds the message that a map field's entries are on the wire, called as protoc calls it.
    mutating func addMapEntry(for field: ProtoIdentifier, key: ProtoField, value: ProtoField, in parent: Int) -> Int {
        var name = ""
        var isUpper = true
        for scalar in field.name.text.unicodeScalars {
            if scalar == "_" {
                isUpper = true
            } else {
                name += isUpper ? String(scalar).uppercased() : String(scalar)
                isUpper = false
            }
        }
        let index = addMessage(named: ProtoIdentifier(Name(name + "Entry"), field.origin), in: parent)
        messages[index].isMapEntry = true
        messages[index].fields = [key, value]
        return index
    }
}

extension ProtoKind {
    /// The type as a `.proto` file writes it.
    var word: String {
        switch self {
        case .double: "double"
        case .float: "float"
        case .int64: "int64"
        case .uint64: "uint64"
        case .int32: "int32"
        case .fixed64: "fixed64"
        case .fixed32: "fixed32"
        case .bool: "bool"
        case .string: "string"
        case .group: "group"
        case .message: "message"
        case .bytes: "bytes"
        case .uint32: "uint32"
        case .enum: "enum"
        case .sfixed32: "sfixed32"
        case .sfixed64: "sfixed64"
        case .sint32: "sint32"
        case .sint64: "sint64"
        case .unknown: "unknown"
        }
    }
}
