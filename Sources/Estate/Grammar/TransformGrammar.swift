internal import Basics

/// How the arguments of a transform are written, and what they make.
struct TransformForm: Sendable {
    enum Arguments: Sendable {
        case none(Transform)
        case number(@Sendable (Int) -> Transform)
        case text(@Sendable (Name) -> Transform)
        case pair(@Sendable (Name, Name) -> Transform)
        case range
        case pad
        case unpad
    }

    let name: String
    let arguments: Arguments
    /// The transform with arguments, as an example.
    let example: String

    init(_ name: String, _ arguments: Arguments, example: String? = nil) {
        self.name = name
        self.arguments = arguments
        self.example = example ?? name
    }

    /// Every transform there is.
    static let all: [TransformForm] = [
        TransformForm("trim", .none(.trim)),
        TransformForm("upper", .none(.upper)),
        TransformForm("lower", .none(.lower)),
        TransformForm("truncate", .number { .truncate($0) }, example: "truncate(35)"),
        TransformForm("pad", .pad, example: "pad(10 left 0)"),
        TransformForm("unpad", .unpad, example: "unpad(left 0)"),
        TransformForm("join", .text { .join($0) }, example: "join(space)"),
        TransformForm("split", .text { .split($0) }, example: "split(comma)"),
        TransformForm("substring", .range, example: "substring(0..10)"),
        TransformForm("replace", .pair { .replace(from: $0, to: $1) }, example: "replace(a -> b)"),
        TransformForm("decimal", .none(.decimal)),
        TransformForm("integer", .none(.integer)),
        TransformForm("round", .number { .round($0) }, example: "round(2)"),
        TransformForm("boolean", .none(.boolean)),
        TransformForm("default", .text { .default($0) }, example: "default(none)"),
        TransformForm("coalesce", .none(.coalesce)),
        TransformForm("parse", .text { .parse($0) }, example: "parse(yyyyMMdd)"),
        TransformForm("format", .text { .format($0) }, example: "format(yyyy-MM-dd)"),
        TransformForm("timezone", .pair { .timezone(from: $0, to: $1) }, example: "timezone(UTC -> Europe/Berlin)"),
        TransformForm("first", .none(.first)),
        TransformForm("last", .none(.last)),
        TransformForm("count", .none(.count)),
        TransformForm("sum", .none(.sum)),
        TransformForm("flatten", .none(.flatten)),
        TransformForm("to-cents", .number { .toCents($0) }, example: "to-cents(2)"),
        TransformForm("from-cents", .number { .fromCents($0) }, example: "from-cents(2)"),
        TransformForm("multiply", .none(.multiply)),
        TransformForm("divide", .none(.divide)),
        TransformForm("unit", .pair { .unit(from: $0, to: $1) }, example: "unit(kg -> lb)"),
        TransformForm("currency", .pair { .currency(from: $0, to: $1) }, example: "currency(USD -> EUR)"),
        TransformForm("hash", .none(.hash)),
        TransformForm("custom", .text { .custom($0) }, example: "custom(checkDigit)"),
    ]
}

extension Transform {
    /// Reads a chain, `trim | truncate(35)`, each with the bytes that it covers.
    package static func parseChain(_ text: String) throws(GrammarTrouble) -> [(transform: Transform, range: Range<Int>)] {
        var scanner = Scanner(text)
        var chain: [(Transform, Range<Int>)] = []
        repeat {
            scanner.skipSpaces()
            let start = scanner.position
            let transform = try scanOne(&scanner)
            chain.append((transform, start..<scanner.position))
            scanner.skipSpaces()
        } while scanner.take("|")
        guard scanner.isAtEnd else {
            let rest = scanner.position..<scanner.end
            throw GrammarTrouble("`\(scanner.text(rest))` follows a transform", help: "chain transforms with `|`", at: rest)
        }
        return chain
    }

    private static func scanOne(_ scanner: inout Scanner) throws(GrammarTrouble) -> Transform {
        let word = scanner.take(until: " \t(|")
        let name = scanner.text(word)
        guard !name.isEmpty else {
            throw GrammarTrouble(
                "a transform is missing here", help: "name one, for example `trim`",
                at: word.lowerBound..<max(word.upperBound, scanner.position))
        }
        guard let form = TransformForm.all.first(where: { $0.name == name }) else {
            let near = nearest(to: name, among: TransformForm.all.map(\.name))
            throw GrammarTrouble(
                "there is no transform `\(name)`",
                help: near.map { "did you mean `\($0)`?" } ?? "one that only its code documents is `custom(NAME)`", at: word)
        }
        guard scanner.take("(") else {
            if case .none(let transform) = form.arguments { return transform }
            throw GrammarTrouble("`\(name)` needs its arguments", help: "write for example `\(form.example)`", at: word)
        }
        var arguments = Arguments(scanner, form: form)
        let transform = try arguments.read()
        scanner.position = arguments.position
        guard scanner.take(")") else {
            throw GrammarTrouble(
                "the arguments of `\(name)` should end here", help: "write for example `\(form.example)`",
                at: scanner.position..<max(scanner.position, min(scanner.end, scanner.position + 1)))
        }
        return transform
    }

    /// Reads what stands in a transform's parentheses.
    private struct Arguments {
        private var scanner: Scanner
        private let form: TransformForm
        private let start: Int
        var position: Int { scanner.position }

        init(_ scanner: Scanner, form: TransformForm) {
            self.scanner = scanner
            self.form = form
            start = scanner.position
        }

        mutating func read() throws(GrammarTrouble) -> Transform {
            switch form.arguments {
            case .none:
                throw GrammarTrouble("`\(form.name)` takes no arguments", help: "write `\(form.name)`", at: start - 1..<scanner.end)
            case .number(let make): return make(try number(until: ")"))
            case .text(let make): return make(try text(mayBeEmpty: form.name == "join" || form.name == "default"))
            case .pair(let make):
                let from = try side(isLast: false)
                let to = try side(isLast: true)
                return make(from, to)
            case .range:
                let from = try number(until: ".)")
                guard scanner.take("."), scanner.take(".") else { throw trouble() }
                let to = try number(until: ")")
                guard from <= to else { throw trouble("`\(from)..\(to)` ends before it starts") }
                return .substring(from: from, to: to)
            case .pad:
                let width = try number(until: " )")
                let side = try padSide()
                return .pad(width: width, side: side, fill: try fill())
            case .unpad:
                let side = try padSide()
                return .unpad(side: side, fill: try fill())
            }
        }

        private func trouble(_ message: String? = nil) -> GrammarTrouble {
            GrammarTrouble(
                message ?? "these are no arguments for `\(form.name)`", help: "write for example `\(form.example)`",
                at: start..<max(start, min(scanner.end, scanner.position + 1)))
        }

        private mutating func number(until signs: StaticString) throws(GrammarTrouble) -> Int {
            scanner.skipSpaces()
            let digits = scanner.text(scanner.trimmed(scanner.take(until: signs)))
            guard !digits.isEmpty, digits.utf8.count <= 9, digits.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(digits)
            else {
                throw trouble("`\(digits)` is no whole number")
            }
            return value
        }

        private mutating func text(mayBeEmpty: Bool = false) throws(GrammarTrouble) -> Name {
            scanner.skipSpaces()
            if scanner.next == UInt8(ascii: "'") {
                let text = try scanner.takeQuoted()
                scanner.skipSpaces()
                return Name(text)
            }
            let range = scanner.trimmed(scanner.take(until: ")"))
            guard !range.isEmpty || mayBeEmpty else { throw trouble("`\(form.name)` needs an argument") }
            return Self.sign(scanner.text(range))
        }

        /// Reads one side of `a -> b`.
        private mutating func side(isLast: Bool) throws(GrammarTrouble) -> Name {
            scanner.skipSpaces()
            let value: Name
            if scanner.next == UInt8(ascii: "'") {
                value = Name(try scanner.takeQuoted())
                scanner.skipSpaces()
            } else {
                let low = scanner.position
                while let byte = scanner.next, byte != UInt8(ascii: ")"), isLast || !isArrow { _ = byte; scanner.position += 1 }
                let range = scanner.trimmed(low..<scanner.position)
                guard !range.isEmpty || (isLast && form.name == "replace") else { throw trouble() }
                value = Self.sign(scanner.text(range))
            }
            if !isLast {
                guard isArrow else { throw trouble() }
                scanner.position += 2
            }
            return value
        }

        private var isArrow: Bool {
            scanner.position + 1 < scanner.end && scanner.bytes[scanner.position] == UInt8(ascii: "-")
                && scanner.bytes[scanner.position + 1] == UInt8(ascii: ">")
        }

        private mutating func padSide() throws(GrammarTrouble) -> PadSide {
            scanner.skipSpaces()
            let word = scanner.text(scanner.take(until: " )"))
            guard let side = PadSide(rawValue: word) else { throw trouble("`\(word)` is no side: it is `left` or `right`") }
            return side
        }

        private mutating func fill() throws(GrammarTrouble) -> Name {
            let fill = try text()
            guard fill.text.unicodeScalars.count == 1 else { throw trouble("the fill is one character") }
            return fill
        }

        private static func sign(_ text: String) -> Name {
            Name(Transform.signs.first { $0.word == text }?.sign ?? text)
        }
    }
}

extension Lookup {
    /// Reads `codes-name(from -> to)` into its three parts, each with the bytes that it covers.
    static func parse(_ text: String) throws(GrammarTrouble) -> [(text: String, range: Range<Int>)] {
        let help = "write a map, or `CODES(column -> column)`, for example `unit-of-measure(erp -> canonical)`"
        var scanner = Scanner(text)
        let name = scanner.take(until: " (")
        let open = scanner.position
        guard scanner.take("(") else {
            throw GrammarTrouble("a lookup needs the two columns that it goes between", help: help, at: 0..<scanner.end)
        }
        let low = scanner.position
        while let byte = scanner.next, byte != UInt8(ascii: ")"), !scanner.text(low..<scanner.position).hasSuffix("->") {
            _ = byte
            scanner.position += 1
        }
        let from = scanner.trimmed(low..<max(low, scanner.position - 2))
        let to = scanner.trimmed(scanner.take(until: ")"))
        guard !name.isEmpty, scanner.text(low..<to.lowerBound).contains("->"), !from.isEmpty, !to.isEmpty, scanner.take(")"),
            scanner.isAtEnd
        else { throw GrammarTrouble("this is no lookup", help: help, at: open..<scanner.end) }
        return [name, from, to].map { (scanner.text($0), $0) }
    }
}
