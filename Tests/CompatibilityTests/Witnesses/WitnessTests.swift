import Basics
import Compatibility
import Contracts
import Testing

/// Messages that show what changes of contracts do.
@Suite("Witnesses of contract changes")
struct WitnessTests {
    /// The witnesses as `kind: before → after or reason`, sorted.
    static func witnesses(_ old: String, _ new: String, _ format: String = "json-schema") -> [String] {
        let comparison = ContractComparison(
            old: Comparing.contract(old, format), new: Comparing.contract(new, format), asOf: "2030-01-01")
        return comparison.difference(witnessFuel: ContractComparison.witnessFuel).changes.compactMap { change in
            switch change.witness {
            case nil: return nil
            case .none(let reason)?: return "\(change.kind.rawValue): none, \(reason)"
            case .found(let witness)?:
                let after = witness.after.map { "\($0), \(witness.reason)" } ?? witness.reason
                return "\(change.kind.rawValue): \(witness.direction) \(witness.before) → \(after)"
            }
        }.sorted()
    }

    private static func order(_ properties: String, required: String = "") -> String {
        Comparing.api(request: #"{"type": "object", "required": [\#(required)], "properties": {\#(properties)}}"#)
    }

    @Test(
        "Each kind of change of a request has a message that was accepted and is refused",
        arguments: [
            (#""id": {"type": "string"}"#, "", #""id": {"type": "string"}"#, #""id""#, #"field/became-required: in {} → `id` is missing"#),
            (
                #""id": {"type": "string", "maxLength": 20}"#, "", #""id": {"type": "string", "maxLength": 4}"#, "",
                #"length/tightened: in {"id":"1000471"} → `id` is 7 characters long, at most 4 are accepted"#
            ),
            (
                #""limit": {"type": "number"}"#, "", #""limit": {"type": "number", "maximum": 100}"#, "",
                #"bound/tightened: in {"limit":5000} → `limit` is 5000, at most 100 is accepted"#
            ),
            (
                #""status": {"enum": ["open", "held"]}"#, "", #""status": {"enum": ["open"]}"#, "",
                #"enum/value-removed: in {"status":"held"} → `status` is `held`, only `open` is accepted"#
            ),
            (
                #""on": {"type": "string"}"#, "", #""on": {"type": "string", "format": "date"}"#, "",
                #"format/changed: in {"on":"20260131"} → `on` is `20260131`, which is no date"#
            ),
            (
                #""note": {"type": ["string", "null"]}"#, "", #""note": {"type": "string"}"#, "",
                #"null/removed: in {"note":null} → `note` is null, which is not accepted"#
            ),
            (
                #""quantity": {"type": "number"}"#, "", #""quantity": {"type": "integer"}"#, "",
                #"type/narrowed: in {"quantity":0.5} → `quantity` is 0.5, a whole number is expected"#
            ),
            (
                #""lines": {"type": "array", "items": {"type": "string"}}"#, "",
                #""lines": {"type": "array", "items": {"type": "string"}, "minItems": 1}"#, "",
                #"items/tightened: in {"lines":[]} → `lines` has 0 items, at least 1 are expected"#
            ),
            (
                #""a": {"type": "string"}, "b": {"type": "string"}"#, "", #""a": {"type": "string"}"#, "",
                #"field/removed: in {"b":"Hansa Maschinenbau"} → {}, `b` is not kept"#
            ),
            (
                #""code": {"type": "string"}"#, "", #""code": {"type": "string", "pattern": "^[0-9]{2}$"}"#, "",
                #"pattern/changed: in {"code":"A"} → `code` is `A`, which does not match the pattern ^[0-9]{2}$"#
            ),
            (
                #""currency": {"type": "string", "default": "EUR"}"#, "", #""currency": {"type": "string", "default": "USD"}"#, "",
                #"default/changed: in {} → {}, `currency` is left out; its default changed from `EUR` to `USD`"#
            ),
        ]) func request(old: String, oldRequired: String, new: String, newRequired: String, expected: String)
    {
        #expect(Self.witnesses(Self.order(old, required: oldRequired), Self.order(new, required: newRequired), "openapi") == [expected])
    }

    @Test("A response shows what old readers do not expect")
    func response() {
        let old = Comparing.api(
            response: #"{"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "s": {"enum": ["A"]}}}"#)
        let new = Comparing.api(response: #"{"type": "object", "properties": {"id": {"type": "string"}, "s": {"enum": ["A", "B"]}}}"#)
        #expect(
            Self.witnesses(old, new, "openapi") == [
                #"enum/value-added: out {"id":"1000471","s":"B"} → `s` is `B`, only `A` is accepted"#,
                #"field/became-optional: out {} → `id` is missing"#,
            ])
    }

    @Test("A message is whole: what else must be there is there")
    func embedding() {
        func api(_ limit: String) -> String {
            Comparing.api(
                request: #"""
                    {"type": "object", "required": ["orderNumber", "lines"], "properties": {"orderNumber": {"type": "string"},
                    "email": {"type": "string", "format": "email"}, "lines": {"type": "array", "minItems": 1, "items": {"type": "object",
                    "required": ["sku"], "properties": {"sku": {"type": "string"\#(limit)}}}}}}
                    """#)
        }
        #expect(
            Self.witnesses(api(""), api(#", "maxLength": 3"#), "openapi") == [
                #"length/tightened: in {"orderNumber":"4500001234","lines":[{"sku":"PUMP-4711"}]} → "#
                    + "`lines[0].sku` is 9 characters long, at most 3 are accepted"
            ])
    }

    @Test("What no message shows says so")
    func none() {
        #expect(
            Self.witnesses(Comparing.api(), Comparing.api(more: #""security": [{"k": []}],"#), "openapi") == [
                "security/added: none, what a caller must present is no part of the message"
            ])
    }

    @Test("An operation that is gone is shown with what it took")
    func operation() {
        let empty = #"{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}}"#
        let old = Comparing.api(request: #"{"type": "object", "required": ["city"], "properties": {"city": {"type": "string"}}}"#)
        #expect(
            Self.witnesses(old, empty, "openapi") == [
                #"operation/removed: in POST /orders {"city":"Hamburg"} → there is no operation create any more"#
            ])
    }

    /// The finder proves by the validator; here the relation of shapes is asked about the same messages.
    @Test("Every message is valid on one side and not on the other, by both engines")
    func bothEngines() throws {
        var one = SchemaGenerator(random: Sequence(state: 21))
        var two = SchemaGenerator(random: Sequence(state: 22))
        var (shown, grave) = (0, 0)
        for _ in 0..<250 {
            let (old, new) = (one.schema(), two.schema())
            let contracts = (Comparing.contract(old), Comparing.contract(new))
            let difference = ContractComparison(old: contracts.0, new: contracts.1, asOf: "2030-01-01").difference(witnessFuel: 100_000)
            for change in difference.changes where change.level == .breaking {
                grave += 1
                guard let witness = change.witness?.witness else { continue }
                shown += 1
                let value = try #require(MessageValue(json: witness.before), "\(witness.before)")
                #expect(Self.isValid(value, contracts.0) != false, "\(old) \(new) \(witness)")
                if witness.after == nil { #expect(Self.isValid(value, contracts.1) != true, "\(old) \(new) \(witness)") }
            }
        }
        #expect(grave > 150 && shown * 100 >= grave * 85, "\(shown) of \(grave)")
    }

    private static func isValid(_ value: MessageValue, _ contract: Contract) -> Bool? {
        let space = ShapeSpace()
        let handle = space.add(contract)
        guard let root = contract.types.first(where: { $0.kind == .root }) else { return nil }
        switch Relation(space: space, rules: .comparison(.jsonSchema, nil)).judge(value, space.term(handle, root.shape)) {
        case .valid: return true
        case .invalid: return false
        case .unknown: return nil
        }
    }
}
