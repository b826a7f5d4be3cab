internal import Basics
internal import Contracts
internal import Documents

extension Codec where Value == Located<Condition> {
    static var condition: Codec {
        let comparison = Codec.grammar("a condition", { text throws(GrammarTrouble) in try Condition(parsing: text) })
        let expression = Codec<OpaqueCondition>.object.map {
            Located(Condition.expression($0.expression.value, reads: $0.reads?.map(\.value)), at: $0.span)
        }
        return .forms(wants: "a condition such as `total > 100`", scalar: comparison, map: expression)
    }
}

/// A condition in code that Tieline does not read, as a spec writes it.
struct OpaqueCondition: SpecObject {
    let anchor: Anchor
    var expression: Text
    var reads: [Located<FieldPath>]?

    init(at anchor: Anchor) {
        self.anchor = anchor
        expression = Text("", at: anchor.span)
    }

    static let objectShape = ObjectShape<OpaqueCondition>("OpaqueCondition", "A condition in code that Tieline does not read.") {
        Key(required: "expression", .text, \.expression, "The code.", example: "payload.score > 80")
        Key("reads", .list(.path), \.reads, "What it reads; left out: it may read everything.", example: "[Score]")
    }
}

extension Codec where Value == [Located<Transform>] {
    static var transforms: Codec {
        Codec(wants: "transforms such as `trim | truncate(35)`", schema: ["type": "string"]) { node, reader in
            guard let text = Codec<Text>.text.read(node, &reader) else { return nil }
            do throws(GrammarTrouble) {
                return try Transform.parseChain(text.value.text).map { Located($0.transform, at: reader.span(of: node, $0.range)) }
            } catch {
                reader.malformed(node, error)
                return nil
            }
        }
    }
}

extension Codec where Value == Located<Lookup> {
    static var lookup: Codec {
        let inline = Codec<[Entry<Text>]>.entries(.text, .text)
        let map = Codec(wants: "a map of codes", schema: inline.schema) { node, reader in
            inline.read(node, &reader).map { Located(.inline($0), at: node.span) }
        }
        let codes = Codec(wants: "a code list", schema: ["type": "string", "pattern": "^[a-z0-9][a-z0-9-]* *\\(.+->.+\\)$"]) {
            node, reader in
            do throws(GrammarTrouble) {
                let parts = try Lookup.parse(node.text)
                let codes = try EntityRef(parsing: parts[0].text, kinds: [.codes])
                let names = parts.map { Text(Name($0.text), at: reader.span(of: node, $0.range)) }
                reader.refer(.spec(codes), at: names[0].span)
                for column in names[1...] {
                    reader.refer(.column(CodesColumn(codes: codes.name, column: column.value)), at: column.span)
                }
                return Located(.codes(Located(codes, at: names[0].span), from: names[1], to: names[2]), at: node.span)
            } catch {
                reader.malformed(node, error)
                return nil
            }
        }
        return .forms(wants: "a map, or `CODES(column -> column)`", scalar: codes, map: map)
    }
}

extension Codec where Value == Located<Otherwise> {
    static var otherwise: Codec {
        let constant = Codec<Located<Constant>>.constant
        let plain = Codec(wants: "a value, `fail` or `omit`", schema: constant.schema) { node, reader in
            constant.read(node, &reader).map { constant in
                constant.map {
                    switch $0.text {
                    case "fail": .fail
                    case "omit": .omit
                    default: .value($0)
                    }
                }
            }
        }
        return .forms(wants: plain.wants, scalar: plain, map: Codec<StatedValue>.object.map { $0.value.map { .value($0) } })
    }
}

/// `{value: V}`, for a value that would otherwise be a word of the language.
struct StatedValue: SpecObject {
    let anchor: Anchor
    var value: Located<Constant>

    init(at anchor: Anchor) {
        self.anchor = anchor
        value = Located(Constant(text: "", literal: .null), at: anchor.span)
    }

    static let objectShape = ObjectShape<StatedValue>("StatedValue", "A value that would otherwise be a word of the language.") {
        Key(required: "value", .constant, \.value, "The value.", example: "fail")
    }
}

extension Codec where Value == Located<JoinPair> {
    static var joinPair: Codec {
        .grammar(
            "a pair such as `scale.Record = record.Record`",
            { text throws(GrammarTrouble) in
                var scanner = Scanner(text)
                scanner.skipSpaces()
                let left = try FieldPath.scan(&scanner)
                scanner.skipSpaces()
                let start = scanner.position
                guard scanner.take("=") else {
                    throw GrammarTrouble(
                        "two paths are joined by `=`", help: "write `scale.Record = record.Record`", at: start..<scanner.end)
                }
                scanner.skipSpaces()
                let right = try FieldPath.scan(&scanner)
                guard scanner.isAtEnd else {
                    throw GrammarTrouble(
                        "the pair should end here", help: "write one pair per item of the list", at: scanner.position..<scanner.end)
                }
                return JoinPair(left: left, right: right)
            })
    }
}

extension Codec where Value == Located<FactValue> {
    /// A fixed value, or `.field` for the field beside it.
    static var factValue: Codec {
        Codec(wants: "a value, or `.field` for the field beside it", schema: ["type": "string"]) { node, reader in
            guard let text = Codec<Text>.text.read(node, &reader) else { return nil }
            let word = text.value.text
            guard word.utf8.first == UInt8(ascii: ".") else { return text.map { .fixed($0) } }
            guard word.utf8.count > 1 else {
                reader.wrongType(node, wants: "a value, or `.field` for the field beside it")
                return nil
            }
            return text.map { _ in .field(Name(word.dropFirst())) }
        }
    }
}
