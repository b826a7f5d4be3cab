internal import Basics

/// Types, fields and messages.
extension AvroIDLParser {
    /// A record, error, enum or fixed; nil where none starts here.
    mutating func namedType(_ annotations: [AvroTree.Member], _ documentation: AvroTree?) throws(AvroIDLError) -> AvroTree? {
        guard let kind = ["record", "error", "enum", "fixed"].first(where: isKeyword) else { return nil }
        let start = token.lower
        let kindPlace = tokenOrigin
        try advance()
        let name = try identifier("the \(kind)'s name")
        var members = [
            AvroTree.Member(key: "type", value: AvroTree(.text(Name(kind)), at: kindPlace)),
            AvroTree.Member(key: "name", value: AvroTree(.text(name.name), at: name.origin)),
        ]
        members += annotations + documentation.asMember
        switch kind {
        case "enum": members += try enumeration()
        case "fixed":
            try expect("(", "'(' before the size")
            members.append(AvroTree.Member(key: "size", value: try value()))
            try expect(")", "')' after the size")
            try expect(";", "';' after the fixed type")
        default: members.append(AvroTree.Member(key: "fields", value: try fields()))
        }
        return AvroTree(.object(members), at: origin(from: start))
    }

    private mutating func enumeration() throws(AvroIDLError) -> [AvroTree.Member] {
        let start = token.lower
        var symbols: [AvroTree] = []
        try expect("{", "'{' before the symbols")
        while !isSign("}") {
            _ = try annotations()
            let symbol = try identifier("a symbol")
            symbols.append(AvroTree(.text(symbol.name), at: symbol.origin))
            if try !skip(",") { break }
        }
        try expect("}", "',' or '}' after a symbol")
        var members = [AvroTree.Member(key: "symbols", value: AvroTree(.list(symbols), at: origin(from: start)))]
        if try skip("=") {
            let symbol = try identifier("the default symbol")
            members.append(AvroTree.Member(key: "default", value: AvroTree(.text(symbol.name), at: symbol.origin)))
            try expect(";", "';' after the default symbol")
        } else {
            _ = try skip(";")
        }
        return members
    }

    private mutating func fields() throws(AvroIDLError) -> AvroTree {
        let start = token.lower
        var fields: [AvroTree] = []
        try expect("{", "'{' before the fields")
        while !isSign("}") {
            let documentation = documentation
            let type = try fullType()
            repeat { fields.append(try variable(of: type, documentation)) } while try skip(",")
            try expect(";", "';' after a field")
        }
        try advance()
        return AvroTree(.list(fields), at: origin(from: start))
    }

    /// A field's or parameter's name with what stands about it.
    private mutating func variable(of type: AvroTree, _ documentation: AvroTree?) throws(AvroIDLError) -> AvroTree {
        let start = Int(type.origin.lower)
        let own = self.documentation ?? documentation
        var members = try annotations()
        let name = try identifier("a field's name")
        var schema = type
        if try skip("=") {
            let value = try value()
            members.append(AvroTree.Member(key: "default", value: value))
            // `int? a = 1` puts the branch first that the default is of.
            if case .null = value.value {
            } else if let branches = type.items, branches.count == 2, isShortNullable(type) {
                schema = AvroTree(.list([branches[1], branches[0]]), at: type.origin)
            }
        }
        members += [
            AvroTree.Member(key: "name", value: AvroTree(.text(name.name), at: name.origin)), AvroTree.Member(key: "type", value: schema),
        ]
        return AvroTree(.object(members + own.asMember), at: origin(from: start))
    }

    /// Whether a union was written with a question mark: its null then stands at the mark's place.
    private func isShortNullable(_ type: AvroTree) -> Bool {
        guard let null = type.items?.first, null.text == "null" else { return false }
        return null.origin == type.origin
    }

    /// A type with the annotations before it.
    mutating func fullType() throws(AvroIDLError) -> AvroTree {
        let start = token.lower
        let annotations = try annotations()
        let type = try nested { parser throws(AvroIDLError) in try parser.plainType() }
        if annotations.isEmpty { return type }
        let place = origin(from: start)
        if type.isObject { return AvroTree(.object(type.members + annotations), at: place) }
        return AvroTree(.object([AvroTree.Member(key: "type", value: type)] + annotations), at: place)
    }

    private mutating func plainType() throws(AvroIDLError) -> AvroTree {
        let start = token.lower
        if token.kind == .word(isQuoted: false) {
            switch tokenText {
            case "array": return try container("array", "items", from: start)
            case "map": return try container("map", "values", from: start)
            case "union": return try union(from: start)
            default: break
            }
        }
        let name = try identifier("a type")
        var type = AvroTree(.text(name.name), at: name.origin)
        if name.name == "decimal", isSign("(") {
            type = try decimal(from: start)
        } else if let (base, logical) = Self.shortNames[name.name] {
            type = AvroTree(
                .object([
                    AvroTree.Member(key: "type", value: AvroTree(.text(base), at: name.origin)),
                    AvroTree.Member(key: "logicalType", value: AvroTree(.text(logical), at: name.origin)),
                ]), at: name.origin)
        }
        guard try skip("?") else { return type }
        let place = origin(from: start)
        return AvroTree(.list([AvroTree(.text("null"), at: place), type]), at: place)
    }

    /// The words of IDL for logical types.
    private static let shortNames: [Name: (base: Name, logical: Name)] = [
        "date": ("int", "date"), "time_ms": ("int", "time-millis"), "timestamp_ms": ("long", "timestamp-millis"),
        "local_timestamp_ms": ("long", "local-timestamp-millis"), "uuid": ("string", "uuid"),
    ]

    private mutating func container(_ kind: Name, _ key: Name, from start: Int) throws(AvroIDLError) -> AvroTree {
        let place = tokenOrigin
        try advance()
        try expect("<", "'<' before what the \(kind) holds")
        let inner = try fullType()
        try expect(">", "'>' after what the \(kind) holds")
        return AvroTree(
            .object([
                AvroTree.Member(key: "type", value: AvroTree(.text(kind), at: place)), AvroTree.Member(key: key, value: inner),
            ]), at: origin(from: start))
    }

    private mutating func union(from start: Int) throws(AvroIDLError) -> AvroTree {
        try advance()
        try expect("{", "'{' before the union's alternatives")
        var branches: [AvroTree] = []
        while !isSign("}") {
            branches.append(try fullType())
            if try !skip(",") { break }
        }
        try expect("}", "',' or '}' after an alternative")
        return AvroTree(.list(branches), at: origin(from: start))
    }

    private mutating func decimal(from start: Int) throws(AvroIDLError) -> AvroTree {
        try expect("(", "'(' before the precision")
        var members = [
            AvroTree.Member(key: "type", value: AvroTree(.text("bytes"), at: origin(from: start))),
            AvroTree.Member(key: "logicalType", value: AvroTree(.text("decimal"), at: origin(from: start))),
        ]
        members.append(AvroTree.Member(key: "precision", value: try value()))
        if try skip(",") { members.append(AvroTree.Member(key: "scale", value: try value())) }
        try expect(")", "')' after the decimal's numbers")
        return AvroTree(.object(members), at: origin(from: start))
    }

    // MARK: Messages

    /// A message with its answer, parameters and errors.
    mutating func message(_ annotations: [AvroTree.Member], _ documentation: AvroTree?) throws(AvroIDLError) -> AvroTree.Member {
        let start = token.lower
        let answer: AvroTree
        if isKeyword("void") {
            answer = AvroTree(.text("null"), at: tokenOrigin)
            try advance()
        } else {
            answer = try fullType()
        }
        let name = try identifier("the message's name")
        var parameters: [AvroTree] = []
        try expect("(", "'(' before the parameters")
        while !isSign(")") {
            let documentation = self.documentation
            let type = try fullType()
            parameters.append(try variable(of: type, documentation))
            if try !skip(",") { break }
        }
        try expect(")", "',' or ')' after a parameter")
        var members = annotations + documentation.asMember
        members.append(AvroTree.Member(key: "request", value: AvroTree(.list(parameters), at: origin(from: start))))
        members.append(AvroTree.Member(key: "response", value: answer))
        if isKeyword("oneway") {
            members.append(AvroTree.Member(key: "one-way", value: AvroTree(.boolean(true), at: tokenOrigin)))
            try advance()
        } else if try skipWord("throws") {
            var errors: [AvroTree] = []
            let first = token.lower
            repeat {
                let error = try identifier("an error's name")
                errors.append(AvroTree(.text(error.name), at: error.origin))
            } while try skip(",")
            members.append(AvroTree.Member(key: "errors", value: AvroTree(.list(errors), at: origin(from: first))))
        }
        try expect(";", "';' after the message")
        return AvroTree.Member(key: name.name, value: AvroTree(.object(members), at: origin(from: start)))
    }
}
