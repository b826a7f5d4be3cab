import Basics
import Checking
import Estate
import Impact
import Testing

/// An estate of two systems, one mapping and one flow, whose parts a test changes.
struct SmallEstate {
    /// Properties of what the source gives, as OpenAPI schema members; `!` behind a name makes it required.
    var source = "id!: {type: string, maxLength: 10}"
    /// Properties of what the target takes.
    var target = "ref: {type: string, maxLength: 10}"
    /// The mapping's rows.
    var rows = "{to: ref, from: id}"
    /// Other keys of the mapping, the flow and the target's interface.
    var mapping = ""
    var flow = ""
    var targetInterface = ""
    var sourceInterface = ""
    var steps = "[{read: src/api#getOrder}, {map: order}, {write: dst/api#createThing}]"
    var targetClosed = false
    var targetOperation = ""
    var sourceOperation = ""
    var files: [String: String] = [:]

    /// The estate's files.
    private var texts: [String: String] {
        var result = [
            "tieline.yaml": "kind: Estate\nlanguage: 1\nname: small\n",
            "src.yaml":
                "kind: System\nname: src\ninterfaces:\n  - {name: api, protocol: rest, contract: contracts/src.yaml\(sourceInterface)}\n",
            "dst.yaml":
                "kind: System\nname: dst\ninterfaces:\n  - {name: api, protocol: rest, contract: contracts/dst.yaml\(targetInterface)}\n",
            "order.yaml": "kind: Mapping\nname: order\nfrom: src/api#Order\nto: dst/api#Thing\nfields:\n  - \(rows)\n\(mapping)",
            "flow.yaml": "kind: Flow\nname: orders\nsteps: \(steps)\n\(flow)",
            "contracts/src.yaml": """
            openapi: 3.0.3
            info: {title: src, version: "1"}
            paths:
              /orders/{id}:
                get:
                  operationId: getOrder
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
            \(sourceOperation)
            components:
              schemas:
                Order: \(schema(source, isClosed: false))
            """,
            "contracts/dst.yaml": """
            openapi: 3.0.3
            info: {title: dst, version: "1"}
            paths:
              /things:
                post:
                  operationId: createThing
                  requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
                  responses: {"201": {description: made}}
            \(targetOperation)
            components:
              schemas:
                Thing: \(schema(target, isClosed: targetClosed))
            """,
        ]
        result.merge(files) { _, new in new }
        return result
    }

    private func schema(_ members: String, isClosed: Bool) -> String {
        let required = members.split(separator: "\n").compactMap { line -> String? in
            guard let mark = line.firstIndex(of: "!"), line.index(after: mark) < line.endIndex, line[line.index(after: mark)] == ":" else {
                return nil
            }
            return String(line[..<mark])
        }
        let plain = members.split(separator: "\n").map { $0.replacing("!:", with: ":", maxReplacements: 1) }.joined(separator: ", ")
        return
            "{type: object, properties: {\(plain)}, required: [\(required.joined(separator: ", "))]\(isClosed ? ", additionalProperties: false" : "")}"
    }

    func revision(_ name: String) -> RevisionInput {
        let source = MemorySource(texts.sorted { $0.key < $1.key }.map { SourceFile(path: Name($0.key), bytes: Array($0.value.utf8)) })
        let estate = loadEstate(at: "", from: source)
        return RevisionInput(
            estate: estate, provider: EstateContracts(estate, source, cache: ContractCache()),
            label: RevisionLabel(revision: name, commit: nil))
    }

    /// What the way from this estate to another does.
    func impact(of head: SmallEstate, asOf: String = "2026-11-23") -> ImpactReport {
        let (one, two) = (revision("base"), head.revision("head"))
        #expect(one.estate.problems.map(\.message) == [])
        return ImpactAnalysis(base: one, head: two, asOf: CalendarDate(parsing: asOf)!).run()
    }

    /// The verdict on the flow, and the extents of its causes: `breaks/all`.
    func verdict(_ change: (inout SmallEstate) -> Void) -> String {
        var head = self
        change(&head)
        let report = impact(of: head)
        guard let flow = report.flows.first(where: { $0.flow.name == "orders" }) else { return "none" }
        guard let cause = flow.causes.first else {
            return flow.isCoordinated ? "\(flow.verdict.rawValue) (coordinated)" : flow.verdict.rawValue
        }
        return "\(flow.verdict.rawValue)/\(cause.extent.rawValue)"
    }
}
