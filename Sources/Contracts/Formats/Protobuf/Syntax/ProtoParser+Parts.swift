internal import Basics

/// Enums, ranges and options.
extension ProtoParser {
    // MARK: Enums

    mutating func enumeration(in parent: Int?) throws(ProtoSyntaxError) {
        try advance()
        let name = try identifier("the name of an enum")
        let nested = file.nestedName(name.name, in: parent)
        var result = ProtoEnum(name: name, nestedName: nested, fullName: file.fullName(of: nested), parent: parent)
        try expect("{", "after the enum's name")
        while try !take("}") {
            if try take(";") { continue }
            if isWord("option") || isWord("reserved") {
                // A value may be called so, too.
                var ahead = lexer
                if try ahead.next().symbol != UInt8(ascii: "=") {
                    if isWord("option") {
                        result.options.append(try optionStatement())
                    } else {
                        try advance()
                        try reserved(&result.reservedRanges, &result.reservedNames, isEnum: true)
                    }
                    continue
                }
            }
            let name = try identifier("a value or the `}` of enum `\(result.name.name)`")
            try expect("=", "and a number after the value `\(name.name)`")
            var value = ProtoEnumValue(name: name, number: try signedInteger("an enum value's number"))
            if isSymbol("[") { value.options = try compactOptions() }
            try expect(";", "after the value `\(name.name)`")
            result.values.append(value)
        }
        file.enums.append(result)
    }

    private mutating func signedInteger(_ what: String) throws(ProtoSyntaxError) -> Int {
        guard try take("-") else { return try integer(what, most: Int(Int32.max)) }
        return -(try integer(what, most: Int(Int32.max) + 1))
    }

    // MARK: Ranges

    mutating func extensionRanges(_ message: inout ProtoMessage) throws(ProtoSyntaxError) {
        try advance()
        repeat { message.extensionRanges.append(try range(isEnum: false)) } while try take(",")
        if isSymbol("[") { _ = try compactOptions() }
        try expect(";", "after the extension ranges")
    }

    mutating func reserved(_ ranges: inout [ProtoRange], _ names: inout [ProtoIdentifier], isEnum: Bool) throws(ProtoSyntaxError) {
        repeat {
            let place = origin
            if token.kind == .string {
                names.append(ProtoIdentifier(Name(String(decoding: try string("a reserved name"), as: UTF8.self)), place))
            } else if token.kind == .identifier {
                names.append(try identifier("a reserved name"))
            } else {
                ranges.append(try range(isEnum: isEnum))
            }
        } while try take(",")
        try expect(";", "after what is reserved")
    }

    private mutating func range(isEnum: Bool) throws(ProtoSyntaxError) -> ProtoRange {
        let start = token.lower
        let most = isEnum ? Int(Int32.max) : ProtoRange.largestFieldNumber
        let lower = isEnum ? try signedInteger("a reserved number") : try integer("a field number", most: Int(Int32.max))
        var upper = lower
        if try take(word: "to") {
            if try take(word: "max") {
                upper = most
            } else {
                upper = isEnum ? try signedInteger("a reserved number") : try integer("a field number", most: Int(Int32.max))
            }
        }
        let place = origin(start, end)
        if upper < lower { throw lexer.failure("The range ends before it begins: \(lower) to \(upper).", start, end) }
        return ProtoRange(lower: lower, upper: upper, origin: place)
    }

    // MARK: Options

    /// Reads `option name = value;`.
    mutating func optionStatement() throws(ProtoSyntaxError) -> ProtoOption {
        let lower = token.lower
        try advance()
        var option = try optionAssignment()
        option.origin = origin(lower, end)
        try expect(";", "after the option")
        return option
    }

    /// Reads `[name = value, …]`.
    mutating func compactOptions() throws(ProtoSyntaxError) -> [ProtoOption] {
        try expect("[", "before options")
        var options: [ProtoOption] = []
        repeat { options.append(try optionAssignment()) } while try take(",")
        try expect("]", "after the options")
        return options
    }

    private mutating func optionAssignment() throws(ProtoSyntaxError) -> ProtoOption {
        let lower = token.lower
        var path: [ProtoOption.Part] = []
        repeat {
            if try take("(") {
                let name = try qualifiedName("the name of an extension that is an option")
                try expect(")", "after the option's name")
                path.append(ProtoOption.Part(name: name.name, isExtension: true))
            } else {
                path.append(ProtoOption.Part(name: try identifier("the name of an option").name, isExtension: false))
            }
        } while try take(".")
        try expect("=", "and a value after the option's name")
        let value = try optionValue(depth: 1)
        return ProtoOption(path: path, value: value, origin: origin(lower, end))
    }

    private mutating func optionValue(depth: Int) throws(ProtoSyntaxError) -> ProtoValue {
        if isSymbol("{") || isSymbol("<") { return try textMessage(depth: depth) }
        return try scalarValue("the value of an option")
    }

    private mutating func scalarValue(_ what: String) throws(ProtoSyntaxError) -> ProtoValue {
        if token.kind == .string { return .string(try string(what)) }
        let isNegative = try take("-")
        let sign = isNegative ? "-" : ""
        switch token.kind {
        case .identifier: return .identifier(Name(sign + (try identifier(what)).name.text))
        case .integer:
            // Digits beyond 64 bits are a floating-point number.
            let text = lexer.integer(token).map { "\($0)" } ?? lexer.text(token)
            try advance()
            return .number(sign + text)
        case .float:
            let text = lexer.text(token)
            try advance()
            return .number(sign + text)
        default: throw unexpected(what)
        }
    }

    /// Reads strings that stand side by side as one.
    mutating func string(_ what: String) throws(ProtoSyntaxError) -> [UInt8] {
        guard token.kind == .string else { throw unexpected(what) }
        var bytes: [UInt8] = []
        while token.kind == .string {
            bytes += try lexer.stringBytes(token)
            try advance()
        }
        return bytes
    }

    // MARK: Text format

    /// Reads a message in text format with its brackets.
    private mutating func textMessage(depth: Int) throws(ProtoSyntaxError) -> ProtoValue {
        if depth > limits.depth { throw lexer.failure("The option's value nests deeper than \(limits.depth).", at: token) }
        let closing: ProtoSymbol = isSymbol("<") ? ">" : "}"
        try advance()
        var fields: [(part: ProtoOption.Part, value: ProtoValue)] = []
        while try !take(closing) {
            let part = try textFieldName()
            let hasColon = try take(":")
            let value: ProtoValue
            if isSymbol("{") || isSymbol("<") {
                value = try textMessage(depth: depth + 1)
            } else if isSymbol("[") {
                value = try textList(depth: depth + 1)
            } else {
                guard hasColon else { throw unexpected("`:` and a value after `\(part.name)`") }
                value = try scalarValue("a value")
            }
            fields.append((part, value))
            if try !take(",") { _ = try take(";") }
        }
        return .message(fields)
    }

    private mutating func textFieldName() throws(ProtoSyntaxError) -> ProtoOption.Part {
        guard try take("[") else {
            return ProtoOption.Part(name: try identifier("a field or the end of the value").name, isExtension: false)
        }
        let lower = token.lower
        repeat { _ = try qualifiedName("the name of an extension") } while try take("/")
        let name = lexer.text(lower, end)
        try expect("]", "after the extension's name")
        return ProtoOption.Part(name: Name(name), isExtension: true)
    }

    private mutating func textList(depth: Int) throws(ProtoSyntaxError) -> ProtoValue {
        if depth > limits.depth { throw lexer.failure("The option's value nests deeper than \(limits.depth).", at: token) }
        try advance()
        var items: [ProtoValue] = []
        if try take("]") { return .list(items) }
        repeat {
            items.append(try isSymbol("{") || isSymbol("<") ? textMessage(depth: depth + 1) : scalarValue("an item"))
        } while try take(",")
        try expect("]", "after the items")
        return .list(items)
    }
}

extension ProtoRange {
    /// The largest number that a field can have: 29 bits.
    static let largestFieldNumber = (1 << 29) - 1
    /// The largest number of a field in a message set.
    static let largestMessageSetNumber = Int(Int32.max) - 1
}
