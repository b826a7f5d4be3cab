import Testing

@testable import Impact

/// What `make oracle` and its reviews found, each a case of its own.
@Suite struct OracleFindTests {
    // MARK: Dates in text

    @Test("A text that `parse` reads becomes an enum without one date (acme, seed 2000259)")
    func enumOfWhatIsNoTime() {
        var base = SmallEstate(
            source: "day!: {type: string, minLength: 8, maxLength: 8}\ntime!: {type: string, minLength: 4, maxLength: 4}")
        base.target = "at: {type: string, format: date-time}"
        base.rows = "{to: at, from: [day, time], transform: join(-) | parse(yyyyMMdd-HHmm)}"
        let day = "day!: {type: string, minLength: 8, maxLength: 8}"
        #expect(base.verdict { $0.source = "\(day)\ntime!: {type: string, enum: [A1, B2]}" } == "breaks/all")
        #expect(base.verdict { $0.source = "\(day)\ntime!: {type: string, enum: [\"0930\", B2]}" } == "breaks/some")
        #expect(base.verdict { $0.source = "\(day)\ntime!: {type: string, enum: [\"0930\", \"1745\"]}" } == "unaffected")
        #expect(base.verdict { $0.source = "\(day)\ntime!: {type: string, enum: [\"2460\"]}" } == "breaks/all")
    }

    @Test(arguments: [
        ("enum: [\"20260314\", \"20261399\"]", "breaks/some"), ("enum: [\"2026-03-14\"]", "breaks/all"),
        ("enum: [\"20240229\"]", "unaffected"),
        ("minLength: 4, maxLength: 6", "breaks/all"), ("minLength: 9", "breaks/all"), ("format: date", "breaks/all"),
    ])
    func textReadAsADate(members: String, expected: String) {
        var base = SmallEstate(source: "day!: {type: string, minLength: 8, maxLength: 8}")
        base.target = "at: {type: string, format: date}"
        base.rows = "{to: at, from: day, transform: parse(yyyyMMdd)}"
        #expect(base.verdict { $0.source = "day!: {type: string, \(members)}" } == expected)
    }

    @Test func patternsThatAreNotLookedIntoSayNothing() {
        var base = SmallEstate(source: "day!: {type: string, maxLength: 40}")
        base.target = "at: {type: string, format: date}"
        base.rows = "{to: at, from: day, transform: parse(d MMM yyyy)}"
        #expect(base.verdict { $0.source = "day!: {type: string, enum: [\"4 Mar 2026\"]}" } == "unaffected")
    }

    @Test func enumOfWhatIsNoBoolean() {
        var base = SmallEstate(source: "flag!: {type: string, maxLength: 5}")
        base.target = "ref: {type: boolean}"
        base.rows = "{to: ref, from: flag, transform: boolean}"
        #expect(base.verdict { $0.source = "flag!: {type: string, enum: [A1, B2]}" } == "breaks/all")
        #expect(base.verdict { $0.source = "flag!: {type: string, enum: [\"yes\", B2]}" } == "breaks/some")
        #expect(base.verdict { $0.source = "flag!: {type: string, enum: [\"yes\", \"no\"]}" } == "unaffected")
    }

    // MARK: Entities

    @Test("A field of a list's items takes its length over from another entity (acme, seed 1000918)")
    func lengthOfAnotherEntity() {
        func product(_ length: Int) -> String {
            "kind: Entity\nname: product\ndefinition: What is sold.\nfields:\n  sku: {type: string, maxLength: \(length)}\n"
        }
        var base = SmallEstate(
            source: "lines!: {type: array, items: {type: object, properties: {part: {type: string, maxLength: 20}}}}")
        base.target = "first: {type: string, maxLength: 40}"
        base.files["product.yaml"] = product(20)
        base.files["sale.yaml"] =
            "kind: Entity\nname: sale\ndefinition: What is ordered.\nfields:\n  lines: {type: array, fields: {sku: {is: product.sku}}}\n"
        base.files["order.yaml"] =
            "kind: Mapping\nname: order\nfrom: src/api#Order\nto: entity:sale\nfields:\n  - {to: lines.sku, from: lines.part}\n"
        base.files["thing.yaml"] =
            "kind: Mapping\nname: thing\nfrom: entity:sale\nto: dst/api#Thing\nfields:\n  - {to: first, from: lines.sku, transform: first}\n"
        base.steps = "[{read: src/api#getOrder}, {map: order}, {map: thing}, {write: dst/api#createThing}]"
        #expect(base.verdict { $0.files["product.yaml"] = product(12) } == "breaks/some")
        #expect(base.verdict { $0.files["product.yaml"] = product(30) } == "unaffected")
    }

    // MARK: Code lists

    private func coded(_ source: String) -> SmallEstate {
        var estate = SmallEstate(source: source)
        estate.rows = "{to: ref, from: id, lookup: letters(big -> small)}"
        estate.files["letters.yaml"] = "kind: Codes\nname: letters\ncolumns: [big, small]\nrows: [[A, a], [B, b], [C, c]]\n"
        return estate
    }

    @Test(
        "A code that moved matters only where it can arrive",
        arguments: [
            ("id!: {type: string, enum: [A, B]}", "[[A, a], [B, x], [C, c]]", "corrupts/some"),
            ("id!: {type: string, enum: [A, B]}", "[[A, a], [B, b], [C, x]]", "unaffected"),
            ("id!: {type: string}", "[[A, a], [B, b], [C, x]]", "corrupts/some"),
        ])
    func codeThatMoved(source: String, rows: String, expected: String) {
        let verdict = coded(source).verdict { head in
            head.files["letters.yaml"] = "kind: Codes\nname: letters\ncolumns: [big, small]\nrows: \(rows)\n"
        }
        #expect(verdict == expected)
    }

    @Test func codesAreThoseThatAnEarlierMappingLetsThrough() {
        var base = coded("id!: {type: string}")
        base.files["customer.yaml"] = "kind: Entity\nname: customer\nfields:\n  id: {type: string}\n"
        base.files["in.yaml"] =
            "kind: Mapping\nname: in\nfrom: src/api#Order\nto: entity:customer\nfields:\n  - {to: id, from: id, lookup: {1: A, 2: B}}\n"
        base.files["order.yaml"] =
            "kind: Mapping\nname: order\nfrom: entity:customer\nto: dst/api#Thing\nfields:\n  - \(base.rows)\n"
        base.steps = "[{read: src/api#getOrder}, {map: in}, {map: order}, {write: dst/api#createThing}]"
        func moved(_ rows: String) -> String {
            base.verdict { $0.files["letters.yaml"] = "kind: Codes\nname: letters\ncolumns: [big, small]\nrows: \(rows)\n" }
        }
        #expect(moved("[[A, a], [B, b], [C, x]]") == "unaffected")
        #expect(moved("[[A, a], [B, x], [C, c]]") == "corrupts/some")
    }

    // MARK: The first that is there

    @Test func coalescePassesOverEmptyTexts() {
        let source = "name: {type: string, maxLength: 10}\nother!: {type: string, minLength: 1, maxLength: 10}"
        var base = SmallEstate(source: source)
        base.target = "ref!: {type: string, maxLength: 10}"
        base.rows = "{to: ref, from: [name, other], transform: coalesce}"
        #expect(base.verdict { $0.target = "ref!: {type: string, minLength: 1, maxLength: 10}" } == "unaffected")
        #expect(base.verdict { $0.target = "ref!: {type: string, minLength: 2, maxLength: 10}" } == "breaks/some")
        let shorter = source.replacing("minLength: 1, ", with: "")
        #expect(base.verdict { $0.source = shorter } == "breaks/some")
        #expect(base.verdict { $0.source = source.replacing("maxLength: 10", with: "maxLength: 11") } == "breaks/some")
    }

    // MARK: Numbers in text

    @Test("A text of few characters holds no number that is too large (acme, seed 1000440)")
    func numberInAShortText() {
        var base = SmallEstate(source: "tax!: {type: number, minimum: 0, maximum: 99}\nterms!: {type: string, maxLength: 4}")
        base.target = "ref: {type: number, maximum: 9999}"
        base.rows = "{to: ref, from: tax, transform: round(2)}"
        #expect(base.verdict { $0.rows = "{to: ref, from: terms, transform: round(2)}" } == "review/unknown")
        base.target = "ref: {type: number, maximum: 999}"
        #expect(base.verdict { $0.rows = "{to: ref, from: terms, transform: round(2)}" } == "breaks/some")
    }

    // MARK: Parameters

    @Test("A field that fills a required parameter may be absent now")
    func parameterThatMayNotBeFilled() {
        var base = SmallEstate(source: "id!: {type: string, maxLength: 10}")
        base.steps =
            "[{receive: src/api#Order, as: order}, {map: order}, {write: dst/api#putThing, with: {id: order.id}}]"
        base.targetOperation = """
              /things/{id}:
                put:
                  operationId: putThing
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
                  responses: {"200": {description: done}}
            """
        #expect(base.verdict { $0.source = "id: {type: string, maxLength: 10}" } == "breaks/some")
        #expect(base.verdict { $0.source = "id!: {type: string, maxLength: 9}" } == "unaffected")
    }

    // MARK: Facts

    private func priced(_ currency: String, _ transform: String) -> SmallEstate {
        var estate = SmallEstate(source: "id!: {type: number}")
        estate.target = "ref: {type: number}"
        estate.sourceInterface = ", facts: [{at: Order.id, currency: \(currency)}]"
        estate.rows = "{to: ref, from: id, transform: \(transform)}"
        return estate
    }

    @Test func currencyThatChangedTogetherWithItsTransform() {
        let base = priced("EUR", "currency(EUR -> USD)")
        let head = priced("GBP", "currency(GBP -> USD)")
        #expect(base.impact(of: head).flows.allSatisfy { $0.verdict == .unaffected })
        let late = priced("GBP", "currency(EUR -> USD)")
        #expect(base.impact(of: late).flows.map(\.verdict) == [.corrupts])
        let plain = priced("EUR", "round(2)")
        #expect(plain.impact(of: priced("GBP", "round(2)")).flows.map(\.verdict) == [.corrupts])
    }

    @Test func scaleThatChangedTogetherWithItsTransform() {
        func scaled(_ by: Int, _ power: Int) -> SmallEstate {
            var estate = SmallEstate(source: "id!: {type: integer}")
            estate.target = "ref: {type: number}"
            estate.sourceInterface = ", facts: [{at: Order.id, scaled: \(by)}]"
            estate.rows = "{to: ref, from: id, transform: from-cents(\(power))}"
            return estate
        }
        #expect(scaled(100, 2).impact(of: scaled(1000, 3)).flows.allSatisfy { $0.verdict == .unaffected })
        #expect(scaled(100, 2).impact(of: scaled(1000, 2)).flows.map(\.verdict) == [.corrupts])
    }

    @Test("A number of whole cents gets parts of a cent (generated, seed 1000148)")
    func partsOfACent() {
        var base = SmallEstate(source: "id!: {type: integer, minimum: 0, maximum: 99999}")
        base.target = "ref: {type: number, multipleOf: 0.01}"
        base.rows = "{to: ref, from: id, transform: from-cents(2)}"
        #expect(base.verdict { $0.source = "id!: {type: number, minimum: 0, maximum: 99999}" } == "breaks/some")
        #expect(base.verdict { $0.source = "id!: {type: integer, minimum: 0, maximum: 99998}" } == "unaffected")
        #expect(base.verdict { $0.source = "id!: {type: number, multipleOf: 10, minimum: 0, maximum: 9990}" } == "unaffected")
    }

    @Test("What a lookup of words reads becomes a number (generated, seed 1000497)")
    func numbersWithoutACode() {
        let base = coded("id!: {type: string, maxLength: 1}")
        #expect(base.verdict { $0.source = "id!: {type: integer}" } == "breaks/all")
    }

    // MARK: Lists

    @Test("A value in a list becomes a list of its own (generated, seed 1000888)")
    func listInAList() {
        var base = SmallEstate(source: "tags!: {type: array, items: {type: object, required: [sku], properties: {sku: {type: string}}}}")
        base.target = "items: {type: array, items: {type: object, properties: {sku: {type: string}}}}"
        base.rows = "{to: items.sku, from: tags.sku}"
        var head = base
        head.source = base.source.replacing("sku: {type: string}", with: "sku: {type: array, items: {type: string}}")
        let causes = base.impact(of: head).flows.flatMap(\.causes)
        #expect(causes.contains { $0.message.hasSuffix("was a list and is now a list of lists") }, "\(causes.map(\.message))")
    }

    @Test("A list of a type of its own becomes a single value (acme, seed 1000053)")
    func singleInsteadOfAListOfAType() {
        func contract(_ tags: String) -> String {
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
                Order: {type: object, required: [tags], properties: {tags: \(tags)}}
                Tag: {type: object, required: [sku], properties: {sku: {type: string, maxLength: 10}}}
            """
        }
        var base = SmallEstate()
        base.rows = "{to: ref, from: tags.sku, transform: first}"
        base.files["contracts/src.yaml"] = contract("{type: array, minItems: 1, items: {$ref: \"#/components/schemas/Tag\"}}")
        #expect(base.verdict { $0.files["contracts/src.yaml"] = contract("{$ref: \"#/components/schemas/Tag\"}") } == "breaks/all")
    }
}
