import Basics
import Estate
import Testing

@testable import Impact

/// Base, head and intent: what counts when specs and contracts change, together or alone.
@Suite struct IntentTests {
    @Test func mappingAndContractChangedTogether() {
        let verdict = SmallEstate().verdict { head in
            head.source = "code!: {type: string, maxLength: 10}"
            head.rows = "{to: ref, from: code}"
        }
        #expect(verdict == "unaffected (coordinated)")
    }

    @Test func mappingEditedAlone() {
        var base = SmallEstate(source: "id!: {type: string, maxLength: 10}\nname!: {type: string, maxLength: 10}")
        #expect(base.verdict { $0.rows = "{to: ref, from: name}" } == "unaffected")
        #expect(base.verdict { $0.rows = "{to: ref, from: nam}" } == "breaks/all")
        base.rows = "{to: ref, from: id, transform: truncate(8)}"
        #expect(base.verdict { $0.rows = "{to: ref, from: id, transform: truncate(6)}" } == "unaffected")
    }

    @Test func flowAdded() {
        let base = SmallEstate()
        var head = base
        head.files["second.yaml"] =
            "kind: Flow\nname: second\nsteps: [{read: src/api#getOrder}, {map: broken}, {write: dst/api#createThing}]\n"
        head.files["broken.yaml"] =
            "kind: Mapping\nname: broken\nfrom: src/api#Order\nto: dst/api#Thing\nfields:\n  - {to: ref, from: gone}\n"
        let second = base.impact(of: head).flows.first { $0.flow.name == "second" }
        #expect(second?.state == .added)
        #expect(second?.verdict == .breaks)
    }

    @Test func plannedFlowIsShownAndGoesLiveAsAdded() {
        var base = SmallEstate()
        base.rows = "{to: ref, from: gone}"
        base.flow = "lifecycle: planned\n"
        var head = base
        head.source += "\nnote: {type: string}"
        let planned = base.impact(of: head).flows.first
        #expect(planned?.state == .planned)
        head.flow = "lifecycle: production\n"
        let live = base.impact(of: head).flows.first
        #expect(live?.state == .added)
        #expect(live?.verdict == .breaks)
    }

    @Test func retiredFlowHasNoVerdictAndItsJourneyBreaks() {
        var base = SmallEstate()
        base.files["page.yaml"] = "kind: Journey\nname: page\ncalls: [{flow: orders}]\n"
        var head = base
        head.flow = "lifecycle: retired\n"
        let report = base.impact(of: head)
        #expect(report.flows.isEmpty)
        #expect(report.journeys.map(\.verdict) == [.breaks])
    }

    @Test(arguments: [
        ("interface gone", "breaks/all"), ("sunset passed", "breaks/all"), ("sunset ahead", "unaffected"), ("system retired", "breaks/all"),
    ])
    func endsOfInterfaces(what: String, expected: String) {
        let verdict = SmallEstate().verdict { head in
            switch what {
            case "interface gone": head.files["dst.yaml"] = "kind: System\nname: dst\ninterfaces: []\n"
            case "sunset passed": head.targetInterface = ", sunset: 2026-11-23"
            case "sunset ahead": head.targetInterface = ", sunset: 2026-11-24"
            default:
                head.files["dst.yaml"] =
                    "kind: System\nname: dst\nlifecycle: retired\ninterfaces:\n  - {name: api, protocol: rest, contract: contracts/dst.yaml}\n"
            }
        }
        #expect(verdict == expected)
    }

    @Test func sunsetThatHadPassedOnBaseIsNoVerdict() {
        var base = SmallEstate()
        base.targetInterface = ", sunset: 2026-01-01"
        #expect(base.verdict { $0.source += "\nnote: {type: string}" } == "unaffected")
    }

    @Test func contractUnreadableOnHead() {
        #expect(SmallEstate().verdict { $0.files["contracts/dst.yaml"] = "openapi: [" } == "review/unknown")
        var broken = SmallEstate()
        broken.files["contracts/dst.yaml"] = "openapi: ["
        #expect(broken.verdict { $0.source += "\nnote: {type: string}" } == "unaffected")
    }

    @Test func newlyRequiredAuthenticationBreaksEveryStep() {
        let verdict = SmallEstate().verdict { head in
            head.sourceOperation = "security: [{key: []}]"
            head.files["contracts/src.yaml"] = """
                openapi: 3.0.3
                info: {title: src, version: "1"}
                security: [{key: []}]
                paths:
                  /orders/{id}:
                    get:
                      operationId: getOrder
                      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
                components:
                  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
                  schemas:
                    Order: {type: object, properties: {id: {type: string, maxLength: 10}}, required: [id]}
                """
        }
        #expect(verdict == "breaks/all")
    }

    @Test func newRequiredParameterBreaksARead() {
        let verdict = SmallEstate().verdict { head in
            head.files["contracts/src.yaml"] = """
                openapi: 3.0.3
                info: {title: src, version: "1"}
                paths:
                  /orders/{id}:
                    get:
                      operationId: getOrder
                      parameters:
                        - {name: id, in: path, required: true, schema: {type: string}}
                        - {name: site, in: query, required: true, schema: {type: string}}
                      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
                components:
                  schemas:
                    Order: {type: object, properties: {id: {type: string, maxLength: 10}}, required: [id]}
                """
        }
        #expect(verdict == "breaks/all")
    }

    @Test func conditionIsNamed() {
        var base = SmallEstate(source: "id!: {type: string, maxLength: 10}\nstore!: {type: string}")
        base.steps = "[{read: src/api#getOrder, as: order}, {when: order.store = fr, steps: [{map: order}, {write: dst/api#createThing}]}]"
        var head = base
        head.target = "ref: {type: string, maxLength: 8}"
        let cause = base.impact(of: head).flows.first?.causes.first
        #expect(cause?.condition == "order.store = fr")
        #expect(cause?.verdict == .breaks)
    }

    @Test func unstatedUses() {
        var base = SmallEstate()
        base.steps = "[{read: src/api#getOrder}]"
        #expect(base.verdict { $0.source = "other: {type: string}" } == "review/unknown")
        #expect(base.verdict { $0.source += "\nnote: {type: string}" } == "unaffected")
        base.steps = "[{write: dst/api#createThing}]"
        #expect(base.verdict { $0.target += "\nsite!: {type: string}" } == "breaks/all")
        #expect(base.verdict { $0.target += "\nsite: {type: string}" } == "unaffected")
    }

    @Test func listedReadDemandsExistenceAndKindOnly() {
        var base = SmallEstate(source: "id!: {type: string, enum: [A]}")
        base.steps = "[{read: src/api#getOrder, reads: [id]}]"
        #expect(base.verdict { $0.source = "id: {type: string, enum: [A, B], nullable: true}" } == "unaffected")
        #expect(base.verdict { $0.source = "id!: {type: integer}" } == "breaks/all")
        #expect(base.verdict { $0.source = "other: {type: string}" } == "breaks/all")
    }

    @Test func consumersAreJudgedAsFlowsOfOneStep() {
        var base = SmallEstate()
        base.sourceInterface = ", consumers: [{name: lake, reads: [Order.id]}]"
        var head = base
        head.source = "other: {type: string}"
        let consumers = base.impact(of: head).consumers
        #expect(consumers.map(\.verdict) == [.breaks])
        #expect(consumers.first?.causes.first?.path == ["src/api#Order.id", "consumer:lake"])
    }
}
