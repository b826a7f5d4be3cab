import Testing

@testable import Impact

/// Where codes go: a code that a shared list moved is followed through the entities of a flow, and facts hold for a type wherever it stands.
@Suite struct CodePassageTests {
    private func estate(_ last: String, codes: String = "[[A, a, 1], [B, b, 2]]") -> SmallEstate {
        var estate = SmallEstate(source: "id!: {type: string, enum: [A, B]}")
        estate.files["letters.yaml"] = "kind: Codes\nname: letters\ncolumns: [big, small, number]\nrows: \(codes)\n"
        estate.files["sale.yaml"] = "kind: Entity\nname: sale\nfields:\n  id: {type: string}\n  code: {type: string}\n"
        estate.files["in.yaml"] = """
            kind: Mapping
            name: in
            from: src/api#Order
            to: entity:sale
            fields:
              - {to: id, from: id}
              - {to: code, from: id, lookup: letters(big -> small)}

            """
        estate.files["order.yaml"] = "kind: Mapping\nname: order\nfrom: entity:sale\nto: dst/api#Thing\nfields:\n  - \(last)\n"
        estate.steps = "[{read: src/api#getOrder}, {map: in}, {map: order}, {write: dst/api#createThing}]"
        return estate
    }

    @Test(
        "A code of the canonical model gets another name (acme, seeds 2001587 and 1001269)",
        arguments: [
            ("{to: ref, from: code, lookup: letters(small -> number)}", "unaffected"),
            ("{to: ref, from: id}", "unaffected"),
            ("{to: ref, from: code}", "corrupts/some"),
            ("{to: ref, from: code, transform: upper}", "corrupts/some"),
            ("{to: ref, from: id, when: code = a}", "corrupts/some"),
            ("{to: ref, from: code, lookup: {a: \"1\", x: \"1\", b: \"2\"}}", "unaffected"),
            ("{to: ref, from: code, lookup: {a: \"1\", x: \"3\", b: \"2\"}}", "corrupts/some"),
            ("{to: ref, from: code, lookup: {a: \"1\", b: \"2\"}}", "breaks/some"),
        ])
    func renamedCode(last: String, expected: String) {
        let base = estate(last)
        let verdict = base.verdict { head in
            head.files["letters.yaml"] = estate(last, codes: "[[A, x, 1], [B, b, 2]]").files["letters.yaml"]
        }
        #expect(verdict == expected)
    }

    @Test("A code list is stated of a type's field that is read through another type (acme, seed 1004544)")
    func codesOfATypeWithinAnother() {
        func contract(_ length: Int, type: String = "string") -> String {
            """
            openapi: 3.0.3
            info: {title: src, version: "1"}
            paths:
              /orders:
                get:
                  operationId: getOrder
                  responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
            components:
              schemas:
                Order: {type: object, required: [line], properties: {line: {$ref: "#/components/schemas/Line"}}}
                Line: {type: object, required: [unit], properties: {unit: {type: \(type), maxLength: \(length)}}}
            """
        }
        var base = SmallEstate(target: "ref: {type: string, maxLength: 3}")
        base.rows = "{to: ref, from: line.unit}"
        base.files["units.yaml"] = "kind: Codes\nname: units\ncolumns: [code]\nrows: [[EA], [KG]]\n"
        base.files["contracts/src.yaml"] = contract(3)
        #expect(base.verdict { $0.files["contracts/src.yaml"] = contract(8) } == "breaks/some")
        base.sourceInterface = ", facts: [{at: Line.unit, codes: units.code}]"
        #expect(base.verdict { $0.files["contracts/src.yaml"] = contract(8) } == "unaffected")
        // No code stands in a field of numbers (acme, seed 1001175).
        base.rows = "{to: ref, from: line.unit, lookup: {EA: ST, KG: KG}}"
        #expect(base.verdict { $0.files["contracts/src.yaml"] = contract(3, type: "number") } == "breaks/all")
    }
}
