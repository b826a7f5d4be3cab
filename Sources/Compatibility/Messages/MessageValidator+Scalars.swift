internal import Basics
internal import Contracts
internal import Patterns

extension MessageValidator {
    func check(_ value: MessageValue, _ scalar: Scalar, _ path: [FitPath.Step]) -> Validity {
        switch (scalar, value) {
        case (.null, .null): return .valid
        case (.boolean, .boolean): return .valid
        case (.boolean, .text(let text)) where rules.isTextual && (text == "true" || text == "false"): return .valid
        case (.boolean, .number(let number)) where rules.isTextual && (number == .zero || number == .one):
            return .unknown("some formats write true and false as digits")
        case (.number(let domain), .number(let number)): return check(number, domain, path)
        case (.number(let domain), .text(let text)) where rules.isTextual:
            guard let number = ExactDecimal(parsing: text.text) else { return mismatch(value, "a number", path) }
            return check(number, domain, path)
        case (.text(let domain), .text(let text)): return check(text, domain, path)
        case (.text(let domain), .number), (.text(let domain), .boolean):
            guard rules.isTextual, let text = value.plainText else { return mismatch(value, "text", path) }
            return check(text, domain, path)
        case (.instant(let kind), .text(let text)): return check(text, kind, path)
        case (.bytes(let limit), .bytes(let bytes)): return checkLength(bytes.count, limit, path)
        case (.bytes(let limit), .text(let text)):
            guard KnownFormat.byte.accepts(text.text) else { return mismatch(value, "binary data in base64", path) }
            let padding = text.text.utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
            return checkLength(text.text.utf8.count / 4 * 3 - padding, limit, path)
        default: return mismatch(value, Self.kind(of: scalar), path)
        }
    }

    func mismatch(_ value: MessageValue, _ expected: String, _ path: [FitPath.Step]) -> Validity {
        if value.isNull { return Self.problem(.mayBeNull, path, "is null, which is not accepted") }
        let kind: FitFailureKind = if case .array = value { .arrayForSingle } else { .typeMismatch }
        return Self.problem(kind, path, "is \(Self.words(value)) where \(expected) is expected")
    }

    private static func kind(of scalar: Scalar) -> String {
        switch scalar {
        case .null: "null"
        case .boolean: "true or false"
        case .number(let domain): domain.step?.isInteger == true ? "a whole number" : "a number"
        case .text: "text"
        case .instant(.date): "a date"
        case .instant(.time): "a time"
        case .instant(.dateTime): "a date and time"
        case .instant(.duration): "a duration"
        case .bytes: "binary data"
        }
    }

    private func checkLength(_ count: Int, _ limit: Int?, _ path: [FitPath.Step]) -> Validity {
        guard let limit, count > limit else { return .valid }
        return Self.problem(.tooLong, path, "is \(count) bytes long, at most \(limit) are accepted")
    }

    private func check(_ number: ExactDecimal, _ domain: NumberDomain, _ path: [FitPath.Step]) -> Validity {
        if let bound = domain.maximum, bound.value < number || (bound.isExclusive && number == bound.value) {
            return Self.problem(
                .outOfRange, path, "is \(number), \(bound.isExclusive ? "less than \(bound.value)" : "at most \(bound.value)") is accepted")
        }
        if let bound = domain.minimum, number < bound.value || (bound.isExclusive && number == bound.value) {
            return Self.problem(
                .outOfRange, path, "is \(number), \(bound.isExclusive ? "more than \(bound.value)" : "at least \(bound.value)") is accepted"
            )
        }
        guard let step = domain.step else { return .valid }
        switch number.isMultiple(of: step) {
        case true?: return .valid
        case nil: return .unknown("whether \(number) is a multiple of \(step) cannot be computed")
        case false?:
            let expected =
                step == .one
                ? "a whole number is expected"
                : step.coefficient == 1 && step.scale > 0
                    ? "at most \(step.scale) digits after the point are accepted" : "multiples of \(step) are accepted"
            return Self.problem(.tooManyDigits, path, "is \(number), \(expected)")
        }
    }

    private func check(_ text: Name, _ domain: TextDomain, _ path: [FitPath.Step]) -> Validity {
        let length = text.text.unicodeScalars.count
        if let limit = domain.maxLength, length > limit {
            return Self.problem(.tooLong, path, "is \(length) characters long, at most \(limit) are accepted")
        }
        if length < domain.minLength {
            return Self.problem(.tooShort, path, "is \(length) characters long, at least \(domain.minLength) are expected")
        }
        // A format that nobody knows is a label, and says nothing of a single text.
        if let format = domain.format, let known = KnownFormat(name: format), !known.accepts(text.text) {
            return Self.problem(.format, path, "is \(Self.words(.text(text))), which is no \(format)")
        }
        var answer = Validity.valid
        for pattern in domain.patterns {
            switch texts.matches(pattern, text.text) {
            case .yes: continue
            case .no where rules.isTextual && Self.hasSpaceAtEnds(text):
                answer = .unknown("white space at the ends may be taken away first")
            case .no: return Self.problem(.pattern, path, "is \(Self.words(.text(text))), which does not match the pattern \(pattern)")
            case .unknown: answer = .unknown("the pattern \(pattern) cannot be decided")
            }
        }
        return answer
    }

    private static func hasSpaceAtEnds(_ text: Name) -> Bool {
        let spaces: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        return text.text.utf8.first.map(spaces.contains) ?? false || text.text.utf8.last.map(spaces.contains) ?? false
    }

    private func check(_ text: Name, _ kind: InstantKind, _ path: [FitPath.Step]) -> Validity {
        // A typed time may be without a zone; that of a text format must have one. In XML days have zones, too.
        let zoned = "\(text.text.prefix(10))T00:00:00\(text.text.dropFirst(10))"
        let (format, isFit): (KnownFormat, Bool) =
            switch kind {
            case .date: (.date, KnownFormat.date.accepts(text.text) || rules.isTextual && KnownFormat.dateTime.accepts(zoned))
            case .time: (.time, KnownFormat.time.accepts(text.text) || KnownFormat.time.accepts(text.text + "Z"))
            case .dateTime: (.dateTime, KnownFormat.dateTime.accepts(text.text) || KnownFormat.dateTime.accepts(text.text + "Z"))
            case .duration: (.duration, KnownFormat.duration.accepts(text.text))
            }
        if isFit { return .valid }
        return Self.problem(.format, path, "is \(Self.words(.text(text))), which is no \(format.name)")
    }
}
