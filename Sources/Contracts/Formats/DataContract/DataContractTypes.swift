internal import Basics
internal import Documents

/// The values of fields, by their types and constraints.
extension DataContractReader {
    mutating func shape(of field: DataField, path: String, depth: Int) -> ShapeID {
        let place = origin(of: field.place)
        guard depth < Self.depth else {
            report("Fields lie more than \(Self.depth) deep in one another; the rest is left out.", at: field.place)
            return contract.add(.any, at: place)
        }
        if let reference = lostReference(of: field) {
            report("`\(reference.text)` leads nowhere within the contract, so what it says is not known.", at: reference)
            if field.type == nil { return contract.add(.any, at: place) }
        }
        if let values = field.values { return contract.add(.literals(literals(values, of: field)), at: origin(of: values)) }
        return contract.add(value(of: field, path: path, depth: depth), at: place)
    }

    /// The listed values: texts where the type is one, also where YAML sees a number.
    private func literals(_ list: Node, of field: DataField) -> [Literal] {
        let isText = field.type.map { DataTypeWord($0) == .text } ?? false
        return list.items.map { item in isText && !item.isNull ? .text(item.name) : Literal(item) }
    }

    private mutating func value(of field: DataField, path: String, depth: Int) -> Shape {
        let physical = field.physicalType.flatMap(SQLType.scalar(ofPhysicalType:))
        guard let type = field.type else {
            if field["fields"] != nil || field["properties"] != nil {
                return .record(record(of: field, path: "\(path).", depth: depth))
            }
            if field["items"] != nil { return array(of: field, path: path, depth: depth) }
            return physical.map { .scalar(constrained($0, field)) } ?? .any
        }
        switch DataTypeWord(type) {
        case .text:
            var domain = TextDomain()
            if case .text(let wider)? = physical { domain.maxLength = wider.maxLength }
            return .scalar(constrained(.text(domain), field))
        case .number(let domain):
            if case .number(let stored)? = physical, domain.step == nil || stored.step == domain.step {
                return .scalar(constrained(.number(stored), field))
            }
            return .scalar(constrained(.number(domain), field))
        case .scalar(let scalar): return .scalar(scalar)
        case .any: return .any
        case .record:
            if field["fields"] == nil, field["properties"] == nil, field["columns"] == nil { return .record(Record(rest: .open)) }
            return .record(record(of: field, path: "\(path).", depth: depth))
        case .array: return array(of: field, path: path, depth: depth)
        case .map: return map(of: field, path: path, depth: depth)
        case nil:
            report("The type `\(type)` is not known, so the values of `\(field.name)` are not either.\(hint(for: type))", at: field.place)
            return .any
        }
    }

    private func hint(for type: String) -> String {
        nearest(to: type, among: DataTypeWord.names).map { " Did you mean `\($0)`?" } ?? ""
    }

    private mutating func array(of field: DataField, path: String, depth: Int) -> Shape {
        var items: ShapeID?
        if let node = field["items"], node.isMapping {
            items = shape(of: DataField("items", layers(of: node)), path: "\(path)[]", depth: depth + 1)
        }
        return .array(
            ArrayShape(
                items: items ?? contract.add(.any, at: origin(of: field.place)), minItems: count(field.constraint("minItems")) ?? 0,
                maxItems: count(field.constraint("maxItems")), isUnique: field.constraint("uniqueItems")?.boolean == true))
    }

    private mutating func map(of field: DataField, path: String, depth: Int) -> Shape {
        guard let node = field["values"], node.isMapping else { return .record(Record(rest: .open)) }
        return .record(Record(rest: .shape(shape(of: DataField("values", layers(of: node)), path: "\(path).*", depth: depth + 1))))
    }

    // MARK: Constraints

    private mutating func constrained(_ scalar: Scalar, _ field: DataField) -> Scalar {
        switch scalar {
        case .text(let domain): return constrained(domain, field)
        case .number(let domain): return .number(constrained(domain, field))
        default: return scalar
        }
    }

    private mutating func constrained(_ text: TextDomain, _ field: DataField) -> Scalar {
        var domain = text
        let stated = count(field.constraint("maxLength"))
        domain.maxLength = [stated, domain.maxLength].compactMap(\.self).min()
        domain.minLength = count(field.constraint("minLength")) ?? 0
        if let pattern = field.pattern, pattern.isScalar { domain.patterns = [pattern.text] }
        guard let format = field.constraint("format"), format.isScalar else { return .text(domain) }
        if format.isText("binary") { return .bytes(maxLength: domain.maxLength) }
        domain.format = format.text
        return .text(domain)
    }

    private mutating func constrained(_ number: NumberDomain, _ field: DataField) -> NumberDomain {
        var domain = number
        if let precision = field["precision"]?.integer, (1...1000).contains(precision) {
            let scale = min(max(field["scale"]?.integer ?? 0, 0), precision)
            domain = .decimal(precision: precision, scale: scale)
        }
        if let format = field["logicalTypeOptions"]?["format"]?.text { domain.narrow(to: format) }
        for (key, other) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
            let isLower = key == "minimum"
            let exclusive = isLower ? field.constraint("exclusiveMinimum") : field.constraint("exclusiveMaximum")
            let inclusive = isLower ? field.constraint("minimum") : field.constraint("maximum")
            for (node, isExclusive) in [(inclusive, exclusive?.boolean == true), (exclusive, true)] {
                guard let node, node.boolean == nil else { continue }
                guard let value = node.decimal else {
                    report("`\(isExclusive ? other : key)` takes a number, and this is none; it is left out.", at: node)
                    continue
                }
                if isLower { domain.raiseMinimum(to: value, isExclusive) } else { domain.lowerMaximum(to: value, isExclusive) }
            }
        }
        if let step = field.constraint("multipleOf")?.decimal, step > .zero {
            domain.step = domain.step.flatMap { ExactDecimal.leastCommonMultiple($0, step) } ?? step
        }
        return domain
    }
}

extension NumberDomain {
    /// Makes a lower bound count where it is above the one that stands.
    fileprivate mutating func raiseMinimum(to value: ExactDecimal, _ isExclusive: Bool) {
        if let minimum, value < minimum.value || value == minimum.value && minimum.isExclusive { return }
        minimum = Bound(value, isExclusive: isExclusive)
    }

    /// Makes an upper bound count where it is below the one that stands.
    fileprivate mutating func lowerMaximum(to value: ExactDecimal, _ isExclusive: Bool) {
        if let maximum, maximum.value < value || value == maximum.value && maximum.isExclusive { return }
        maximum = Bound(value, isExclusive: isExclusive)
    }

    /// Applies the widths that ODCS knows: `i32`, `u16`, `f64`.
    fileprivate mutating func narrow(to format: String) {
        guard let bits = Int(format.dropFirst()), [8, 16, 32, 64].contains(bits) else { return }
        switch format.first {
        case "i": self = .signed(bits: bits)
        case "u":
            let top = ExactDecimal(coefficient: (Int128(1) << Int128(bits)) - 1, exponent: 0)
            self = NumberDomain(minimum: Bound(.zero), maximum: Bound(top), step: .one)
        case "f": width = bits == 32 ? .float : bits == 64 ? .double : width
        default: break
        }
    }
}

extension SQLType {
    /// The values of a column type as a database writes it (`varchar(20)`); nil for what has no such values, or is no type that is known.
    fileprivate static func scalar(ofPhysicalType text: String) -> Scalar? {
        guard text.utf8.count < 200 else { return nil }
        var lexer = SQLLexer(SourceFile(path: "", bytes: Array(text.utf8)))
        var tokens: [SQLToken] = []
        do throws(SQLSyntaxError) {
            while let token = try lexer.next() { tokens.append(token) }
        } catch {
            // What is no SQL is some other system's type, which says nothing here.
            return nil
        }
        var cursor = SQLCursor(tokens[...])
        guard case .scalar(let scalar)? = SQLType(&cursor), cursor.isAtEnd else { return nil }
        return scalar
    }
}
