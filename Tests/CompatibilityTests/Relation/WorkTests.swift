import Basics
import Compatibility
import Contracts
import Testing

/// Shapes that are slow to compare by the letter end soon, with the right answer or none.
@Suite(.timeLimit(.minutes(2))) struct WorkTests {
    @Test func largeEnumsAreDecidedExactly() {
        let texts = { (range: Range<Int>) in #"{"enum": [\#(range.map { "\"v\($0)\"" }.joined(separator: ","))]}"# }
        let numbers = { (range: Range<Int>) in #"{"enum": [\#(range.map { "\($0)" }.joined(separator: ","))]}"# }
        for list in [texts, numbers] {
            #expect(Self.fit(list(0..<20_000), list(0..<20_001)) == .yes)
            #expect(Self.fit(list(0..<20_000), list(1..<20_000)) == .some)
            #expect(Self.fit(list(0..<10_000), list(10_000..<20_000)) == Fit.none)
        }
        #expect(Self.fit(numbers(0..<20_000), #"{"type": "integer", "minimum": 0, "maximum": 19999}"#) == .yes)
        #expect(Self.fit(numbers(0..<20_000), #"{"type": "integer", "minimum": 0, "maximum": 19998}"#) == .some)
        #expect(Self.fit(texts(0..<20_000), #"{"type": "string", "pattern": "^v[0-9]+$"}"#) == .yes)
    }

    @Test func listsOfConstantsAreCounted() {
        let oneOf = { (range: Range<Int>) in #"{"oneOf": [\#(range.map { "{\"const\": \"k\($0)\"}" }.joined(separator: ","))]}"# }
        #expect(Self.fit(oneOf(0..<1_000), oneOf(0..<1_001)) == .yes)
        #expect(Self.fit(oneOf(0..<1_000), oneOf(1..<1_001)) == .some)
        #expect(Self.fit(#"{"const": 1}"#, #"{"oneOf": [{"const": 1}, {"enum": [1, true, null]}, {"const": true}]}"#) == Fit.none)
        #expect(Self.fit(#"{"const": null}"#, #"{"oneOf": [{"const": 1}, {"enum": [1, true, null]}, {"const": true}]}"#) == .yes)
        for value in ["true", "false"] {
            #expect(Self.fit("{\"const\": \(value)}", #"{"oneOf": [{"enum": [true, "a"]}, {"enum": ["b", false]}]}"#) == .yes)
            #expect(Self.fit("{\"const\": \(value)}", #"{"oneOf": [{"enum": [true, false]}, {"enum": ["b", false, true]}]}"#) == Fit.none)
        }
    }

    @Test func manyBranchesEnd() {
        let branch = { (number: Int, longer: Int) in
            #"{"type": "object", "properties": {"kind": {"const": "k\#(number)"}, "v": {"type": "string", "maxLength": \#(10 + longer)}}, "required": ["kind"]}"#
        }
        let union = { (longer: Int) in
            #"{"oneOf": [\#((0..<40).map { branch($0, $0 == 7 ? longer : 0) }.joined(separator: ","))]}"#
        }
        #expect([.yes, .unknown].contains(Self.fit(union(0), union(0))))
        #expect([.some, .unknown].contains(Self.fit(union(5), union(0))))
    }

    @Test func productsOfUnionsEnd() {
        let union = { (number: Int) in
            let branches = ["string", "integer", "boolean"].map { type in
                #"{"type": "object", "properties": {"u\#(number)": {"type": "\#(type)"}}, "required": ["u\#(number)"]}"#
            }
            return #"{"anyOf": [\#(branches.joined(separator: ","))]}"#
        }
        let all = { (count: Int) in #"{"allOf": [\#((0..<count).map(union).joined(separator: ","))]}"# }
        #expect([.yes, .unknown].contains(Self.fit(all(9), all(9))))
        #expect([.yes, .unknown].contains(Self.fit(all(9), all(3))))
    }

    @Test(arguments: ["properties", "items", "allOf", "anyOf", "not"])
    func deepTypesNeedNoDeepStack(keyword: String) {
        let chain = { (leaf: String) in
            let types = (0..<1_500).map { number in
                let next = ##"{"$ref": "#/$defs/T\##(number + 1)"}"##
                let body =
                    switch keyword {
                    case "properties": #""type": "object", "properties": {"n": \#(next)}, "required": ["n"]"#
                    case "items": #""type": "array", "minItems": 1, "items": \#(next)"#
                    case "not": #""not": \#(next)"#
                    default: #""\#(keyword)": [\#(next), \#(next)]"#
                    }
                return #""T\#(number)": {\#(body)}"#
            }
            return ##"{"$ref": "#/$defs/T0", "$defs": {\##(types.joined(separator: ",")), "T1500": {"type": "\##(leaf)"}}}"##
        }
        let answer = Self.fit(chain("string"), chain("integer"))
        #expect(answer != .yes || keyword == "items" || keyword == "properties")
        #expect([.yes, .unknown].contains(Self.fit(chain("string"), chain("string"))))
    }

    @Test func whatIsOutOfWorkIsUnknown() {
        let space = ShapeSpace(work: WorkMeter(share: 1, total: 1))
        let terms = (0..<2).map { _ in
            let contract = Comparing.contract(#"{"type": "object", "properties": {"a": {"type": "object", "properties": {"b": {}}}}}"#)
            return space.term(space.add(contract), contract.types[0].shape)
        }
        #expect(Relation(space: space, rules: .comparison(.jsonSchema, nil)).fits(terms[0], terms[1]) == .unknown)
    }

    static func fit(_ source: String, _ target: String) -> Fit {
        let space = ShapeSpace()
        let terms = [source, target].map { text in
            let contract = Comparing.contract(text)
            let root = contract.types.first { $0.kind == .root } ?? contract.types[0]
            return space.term(space.add(contract), root.shape)
        }
        return Relation(space: space, rules: .comparison(.jsonSchema, nil)).fits(terms[0], terms[1])
    }
}
