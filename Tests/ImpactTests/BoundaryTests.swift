import Testing

@testable import Impact

/// What happens where a contract changes: the table of boundaries, row by row.
@Suite struct BoundaryTests {
    /// A field, written as a member of the source or the target.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        var source = "id!: {type: string, maxLength: 10}"
        var target = "ref: {type: string, maxLength: 10}"
        var rows = "{to: ref, from: id}"
        var newSource: String?
        var newTarget: String?
        var isClosed = false
        var targetInterface = ""
        let expected: String
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "nothing changes", expected: "unaffected"),
        Case(name: "read field gone", newSource: "other: {type: string}", expected: "breaks/all"),
        Case(
            name: "read field gone, default stands in", rows: "{to: ref, from: id, transform: default(x)}",
            newSource: "other: {type: string}", expected: "corrupts/all"),
        Case(
            name: "new optional source field", newSource: "id!: {type: string, maxLength: 10}\nnote: {type: string}", expected: "unaffected"
        ),
        Case(name: "single became list", newSource: "id!: {type: array, items: {type: string, maxLength: 10}}", expected: "breaks/all"),
        Case(
            name: "list became single", source: "id!: {type: array, items: {type: string, maxLength: 10}}",
            target: "ref: {type: array, items: {type: string, maxLength: 10}}",
            newSource: "id!: {type: string, maxLength: 10}", expected: "breaks/all"),
        Case(
            name: "required input appears, nothing fills it", newTarget: "ref: {type: string, maxLength: 10}\nsite!: {type: string}",
            expected: "breaks/all"),
        Case(
            name: "required input that something optional fills", source: "id: {type: string, maxLength: 10}",
            newTarget: "ref!: {type: string, maxLength: 10}",
            expected: "breaks/some"),
        Case(name: "required input that is always filled", newTarget: "ref!: {type: string, maxLength: 10}", expected: "unaffected"),
        Case(name: "read field becomes optional, sink optional", newSource: "id: {type: string, maxLength: 10}", expected: "unaffected"),
        Case(
            name: "read field becomes optional, sink required", target: "ref!: {type: string, maxLength: 10}",
            newSource: "id: {type: string, maxLength: 10}",
            expected: "breaks/some"),
        Case(
            name: "read field becomes nullable, sink optional: null is left out",
            newSource: "id!: {type: string, maxLength: 10, nullable: true}", expected: "unaffected"),
        Case(
            name: "read field becomes nullable, sink required", target: "ref!: {type: string, maxLength: 10}",
            newSource: "id!: {type: string, maxLength: 10, nullable: true}", expected: "breaks/some"),
        Case(
            name: "read field becomes optional where a default was never reached", target: "ref!: {type: string, maxLength: 10}",
            rows: "{to: ref, from: id, transform: default(none)}", newSource: "id: {type: string, maxLength: 10}", expected: "corrupts/some"
        ),
        Case(name: "source grows too long, target rejects", newSource: "id!: {type: string, maxLength: 12}", expected: "breaks/some"),
        Case(name: "target shrinks, target rejects", newTarget: "ref: {type: string, maxLength: 8}", expected: "breaks/some"),
        Case(
            name: "source grows too long, target takes it", newSource: "id!: {type: string, maxLength: 12}",
            targetInterface: ", validates: false",
            expected: "corrupts/some"),
        Case(
            name: "was too long already", source: "id!: {type: string, maxLength: 12}",
            newSource: "id!: {type: string, maxLength: 12, minLength: 1}",
            expected: "unaffected"),
        Case(
            name: "was too long already, and grows", source: "id!: {type: string, maxLength: 12}",
            newSource: "id!: {type: string, maxLength: 14}",
            expected: "breaks/some"),
        Case(
            name: "truncate cuts more than it did", rows: "{to: ref, from: id, transform: truncate(10)}",
            newSource: "id!: {type: string, maxLength: 12}",
            expected: "corrupts/some"),
        Case(
            name: "truncate cuts the same", source: "id!: {type: string, maxLength: 12}",
            rows: "{to: ref, from: id, transform: truncate(10)}",
            newSource: "id!: {type: string, maxLength: 11}", expected: "unaffected"),
        Case(name: "written field gone, open", newTarget: "other: {type: string}", expected: "corrupts/all"),
        Case(name: "written field gone, closed", newTarget: "other: {type: string}", isClosed: true, expected: "breaks/all"),
        Case(
            name: "source code is new, lookup fails", source: "id!: {type: string, enum: [A, B]}",
            rows: "{to: ref, from: id, lookup: {A: a, B: b}}",
            newSource: "id!: {type: string, enum: [A, B, C]}", expected: "breaks/some"),
        Case(
            name: "source code is new, otherwise catches it", source: "id!: {type: string, enum: [A, B]}",
            rows: "{to: ref, from: id, lookup: {A: a, B: b}, otherwise: z}",
            newSource: "id!: {type: string, enum: [A, B, C]}", expected: "corrupts/some"),
        Case(
            name: "source code is new, omitted into optional", source: "id!: {type: string, enum: [A, B]}",
            rows: "{to: ref, from: id, lookup: {A: a, B: b}, otherwise: omit}", newSource: "id!: {type: string, enum: [A, B, C]}",
            expected: "corrupts/some"),
        Case(
            name: "source code is new, omitted into required", source: "id!: {type: string, enum: [A, B]}",
            target: "ref!: {type: string, maxLength: 10}",
            rows: "{to: ref, from: id, lookup: {A: a, B: b}, otherwise: omit}", newSource: "id!: {type: string, enum: [A, B, C]}",
            expected: "breaks/some"),
        Case(
            name: "source code is gone", source: "id!: {type: string, enum: [A, B]}", rows: "{to: ref, from: id, lookup: {A: a, B: b}}",
            newSource: "id!: {type: string, enum: [A]}", expected: "unaffected"),
        Case(
            name: "lookup's result no longer accepted", source: "id!: {type: string, enum: [A, B]}",
            target: "ref: {type: string, enum: [a, b]}",
            rows: "{to: ref, from: id, lookup: {A: a, B: b}}", newTarget: "ref: {type: string, enum: [a]}", expected: "breaks/some"),
        Case(
            name: "constant no longer accepted", target: "ref: {type: string, enum: [a, b]}", rows: "{to: ref, value: b}",
            newTarget: "ref: {type: string, enum: [a]}", expected: "breaks/all"),
        Case(
            name: "new enum value into free text", source: "id!: {type: string, enum: [A]}", newSource: "id!: {type: string, enum: [A, B]}",
            expected: "unaffected"),
        Case(
            name: "new enum value into an enum", source: "id!: {type: string, enum: [A]}", target: "ref: {type: string, enum: [A]}",
            newSource: "id!: {type: string, enum: [A, B]}", expected: "breaks/some"),
        Case(name: "types can no longer be converted", newSource: "id!: {type: integer}", expected: "breaks/all"),
        Case(
            name: "integer into number", source: "id!: {type: integer}", target: "ref: {type: number}",
            newSource: "id!: {type: integer, minimum: 0}",
            expected: "unaffected"),
        Case(
            name: "number gains digits", source: "id!: {type: number, multipleOf: 0.01}", target: "ref: {type: number, multipleOf: 0.01}",
            newSource: "id!: {type: number, multipleOf: 0.001}", expected: "breaks/some"),
        Case(
            name: "round loses more", source: "id!: {type: number, multipleOf: 0.01}", target: "ref: {type: number}",
            rows: "{to: ref, from: id, transform: round(2)}",
            newSource: "id!: {type: number, multipleOf: 0.001}", expected: "corrupts/some"),
        Case(name: "became free-form", newSource: "id!: {}", expected: "review/unknown"),
        Case(
            name: "default of a field that the flow always sends", newTarget: "ref: {type: string, maxLength: 10, default: x}",
            expected: "unaffected"),
        Case(
            name: "default of a field that the flow leaves out",
            target: "ref: {type: string, maxLength: 10}\nmode: {type: string, default: a}",
            newTarget: "ref: {type: string, maxLength: 10}\nmode: {type: string, default: b}", expected: "corrupts/all"),
        Case(
            name: "opaque expression reads what changed", rows: "{to: ref, expression: code, reads: [id]}",
            newSource: "id!: {type: string, maxLength: 12}", expected: "review/unknown"),
        Case(
            name: "opaque expression reads what is gone", rows: "{to: ref, expression: code, reads: [id]}",
            newSource: "other: {type: string}", expected: "breaks/all"),
        Case(
            name: "opaque expression reads nothing that changed", source: "id!: {type: string}\nother: {type: string}",
            rows: "{to: ref, expression: code, reads: [id]}",
            newSource: "id!: {type: string}", expected: "unaffected"),
    ]

    @Test(arguments: cases)
    func judges(_ example: Case) {
        var base = SmallEstate(source: example.source, target: example.target, rows: example.rows)
        base.targetClosed = example.isClosed
        base.targetInterface = example.targetInterface
        let verdict = base.verdict { head in
            if let source = example.newSource { head.source = source }
            if let target = example.newTarget { head.target = target }
        }
        #expect(verdict == example.expected)
    }
}
