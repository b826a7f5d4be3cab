internal import Basics
internal import Documents

/// The keywords for numbers and for texts.
extension SchemaReader {
    // MARK: Numbers

    func buildNumber(_ schema: SchemaNode, isInteger: Bool, dialect: SchemaDialect) -> NumberDomain {
        var domain = NumberDomain(step: isInteger ? .one : nil)
        if dialect.describesAPI, let format = schema[.format], format.kind == .text { domain.apply(format: format) }
        if let minimum = number(.minimum, schema) {
            domain.raise(to: NumberDomain.Bound(minimum, isExclusive: schema.isTrue(.exclusiveMinimum)))
        }
        if let maximum = number(.maximum, schema) {
            domain.lower(to: NumberDomain.Bound(maximum, isExclusive: schema.isTrue(.exclusiveMaximum)))
        }
        // Up to draft 4 these two are true or false; a number is what later drafts mean by it.
        if schema[.exclusiveMinimum]?.kind != .boolean, let bound = number(.exclusiveMinimum, schema) {
            domain.raise(to: NumberDomain.Bound(bound, isExclusive: true))
        }
        if schema[.exclusiveMaximum]?.kind != .boolean, let bound = number(.exclusiveMaximum, schema) {
            domain.lower(to: NumberDomain.Bound(bound, isExclusive: true))
        }
        for keyword in [SchemaKeyword.multipleOf, .divisibleBy] {
            guard let node = schema[keyword], let step = number(keyword, schema) else { continue }
            guard step > .zero else {
                report("'\(keyword.spelling)' is greater than zero, and this is not; it is left out", at: node)
                continue
            }
            if let common = domain.step.map({ ExactDecimal.leastCommonMultiple($0, step) }) ?? step {
                domain.step = common
            } else {
                report("the step \(step) has too many digits to be combined with whole numbers; it is left out", at: node)
            }
        }
        return domain
    }

    /// A keyword's number; a trouble where it is none or has too many digits.
    private func number(_ keyword: SchemaKeyword, _ schema: SchemaNode) -> ExactDecimal? {
        guard let node = schema[keyword] else { return nil }
        if let value = node.decimal { return value }
        let reason = node.kind == .integer || node.kind == .number ? "has more than 37 digits" : "is no number"
        report("'\(keyword.spelling)' takes a number, and this \(reason); it is left out", at: node)
        return nil
    }

    /// A keyword's number of characters, items or properties; a trouble where it is none.
    func count(_ keyword: SchemaKeyword, _ schema: SchemaNode) -> Int? {
        guard let node = schema[keyword] else { return nil }
        if let value = node.integer, value >= 0 { return value }
        report("'\(keyword.spelling)' takes a whole number that is not negative, and this is none; it is left out", at: node)
        return nil
    }

    // MARK: Texts

    func buildText(_ schema: SchemaNode, dialect: SchemaDialect) -> Scalar {
        let maxLength = count(.maxLength, schema)
        if let type = schema[.type], type.isText("file") { return .bytes(maxLength: maxLength) }
        var format = schema[.format].flatMap { $0.isScalar ? $0.text : nil }
        if dialect.describesAPI, format == "binary" { return .bytes(maxLength: maxLength) }
        var content: [ContentLabel] = []
        if dialect.describesAPI {
            content = self.content(schema)
            if content.contains(.encoding("base64")), format == nil || format == "byte" {
                content.removeAll { $0 == .encoding("base64") }
                format = "byte"
            }
            if content == [.mediaType("application/octet-stream")] { return .bytes(maxLength: maxLength) }
        } else if let encoding = schema[.contentEncoding], encoding.isScalar, format == nil {
            format = encoding.isText("base64") ? "byte" : encoding.text
        }
        var patterns: [String] = []
        if let pattern = schema[.pattern] {
            if pattern.isScalar {
                patterns = [pattern.text]
            } else {
                report("'pattern' takes a regular expression, and this is none; it is left out", at: pattern)
            }
        }
        return .text(
            TextDomain(
                minLength: count(.minLength, schema) ?? 0, maxLength: maxLength, patterns: patterns, format: format, content: content))
    }

    /// What an API's text stands for: readers decode it, so that other labels are other texts.
    private func content(_ schema: SchemaNode) -> [ContentLabel] {
        var labels: [ContentLabel] = []
        if let node = schema[.contentEncoding], node.isScalar { labels.append(.encoding(node.text.lowercased())) }
        if let node = schema[.contentMediaType], node.isScalar { labels.append(.mediaType(node.text.lowercased())) }
        if let node = schema[.contentSchema], node.isMapping, case .composite(let text) = Literal(node) {
            labels.append(.schema(text.text))
        }
        return labels
    }
}

extension NumberDomain {
    /// Moves the lower bound up, if it is below.
    fileprivate mutating func raise(to bound: Bound) {
        guard let current = minimum else { return minimum = bound }
        if bound.value > current.value || bound.value == current.value && bound.isExclusive { minimum = bound }
    }

    /// Moves the upper bound down, if it is above.
    fileprivate mutating func lower(to bound: Bound) {
        guard let current = maximum else { return maximum = bound }
        if bound.value < current.value || bound.value == current.value && bound.isExclusive { maximum = bound }
    }

    /// Applies a numeric format of OpenAPI's registry (spec.openapis.org/registry/format); others say nothing about numbers.
    fileprivate mutating func apply(format: Node) {
        switch format.text {
        case "int32": self = .signed(bits: 32)
        case "int64": self = .signed(bits: 64)
        case "int8": self = .signed(bits: 8)
        case "int16": self = .signed(bits: 16)
        case "uint8": self = .unsigned(bits: 8)
        case "uint16": self = .unsigned(bits: 16)
        case "uint32": self = .unsigned(bits: 32)
        case "uint64": self = .unsigned(bits: 64)
        case "float": width = .float
        case "double": width = .double
        default: break
        }
    }

    private static func unsigned(bits: Int) -> NumberDomain {
        let top = ExactDecimal(coefficient: (Int128(1) << Int128(bits)) - 1, exponent: 0)
        return NumberDomain(minimum: Bound(.zero), maximum: Bound(top), step: .one)
    }
}
