import Basics
import Compatibility
import Contracts
import Testing

/// What a comparison says rests on what contracts mean, and not on how they are written.
@Suite("Properties of spellings", .timeLimit(.minutes(5))) struct SpellingPropertyTests {
    /// A kind of document that definitions are put into.
    enum Kind: String, CaseIterable {
        case jsonSchema = "json-schema"
        case openAPI = "openapi"

        var prefix: String { self == .jsonSchema ? "#/$defs/" : "#/components/schemas/" }

        func document(_ schemas: [DocumentTree.Member]) -> DocumentTree {
            let root = DocumentTree.object(["$ref": .text(prefix + schemas[0].name)])
            guard self == .openAPI else { return .object([.init("$ref", root["$ref"]!), .init("$defs", .object(schemas))]) }
            let content = DocumentTree.object(["application/json": .object(["schema": root])])
            return .object([
                "openapi": .text("3.1.0"), "info": .object(["title": .text("t"), "version": .text("1")]),
                "paths": .object([
                    "/things": .object([
                        "post": .object([
                            "operationId": .text("make"), "requestBody": .object(["required": .scalar("true"), "content": content]),
                            "responses": .object(["200": .object(["description": .text("made"), "content": content])]),
                        ])
                    ])
                ]), "components": .object(["schemas": .object(schemas)]),
            ])
        }
    }

    private static let rounds = 60

    private static func contract(_ text: String, _ kind: Kind, _ name: Name = "contract.json", more: [Name: String] = [:]) -> Contract {
        let others = more.mapValues { Array($0.utf8) }
        let format = ContractFormats.format(named: kind.rawValue)
        #expect(format != nil)
        return format!.read(
            ContractInput(
                files: [SourceFile(path: name, bytes: Array(text.utf8))],
                resolve: { path in others[path].map { SourceFile(path: path, bytes: $0) } }))
    }

    /// What is said of two contracts, without words and places.
    private static func verdict(_ old: Contract, _ new: Contract) -> String {
        let found = ContractComparison(old: old, new: new, asOf: "2030-01-01").difference()
        return "\(found.isBreaking) \(found.backward) \(found.forward) \(found.undecided > 0)"
    }

    /// Calls a check with pairs of contracts that differ in one place.
    private static func pairs(_ kind: Kind, _ seed: UInt64, _ check: ([DocumentTree.Member], [DocumentTree.Member], UInt64) -> Void) {
        for round in 0..<UInt64(rounds) {
            var trees = ContractTrees(seed: seed &* 1_000 &+ round, prefix: kind.prefix)
            let old = trees.schemas()
            check(old, trees.edited(old), round)
        }
    }

    @Test("A contract does not differ from itself", arguments: Kind.allCases) func reflexive(kind: Kind) {
        Self.pairs(kind, 1) { old, _, round in
            let text = kind.document(old).json
            let found = ContractComparison(old: Self.contract(text, kind), new: Self.contract(text, kind), asOf: "2030-01-01").difference()
            #expect(found.changes.isEmpty && found.backward && found.forward, "round \(round): \(text)")
        }
    }

    @Test("Backward and forward swap with the sides", arguments: Kind.allCases) func mirrored(kind: Kind) {
        Self.pairs(kind, 2) { old, new, round in
            let (one, two) = (Self.contract(kind.document(old).json, kind), Self.contract(kind.document(new).json, kind))
            let there = ContractComparison(old: one, new: two, asOf: "2030-01-01").difference()
            let back = ContractComparison(old: two, new: one, asOf: "2030-01-01").difference()
            #expect(there.backward == back.forward && there.forward == back.backward, "round \(round): \(kind.document(new).json)")
            #expect(there.changes.isEmpty == back.changes.isEmpty, "round \(round)")
        }
    }

    /// The spellings that each side is written in.
    static let spellings = ["reordered", "reformatted", "inlined", "extracted", "renamed", "split into files"]

    @Test("The verdict is the same in every spelling", arguments: Kind.allCases, spellings) func spelled(kind: Kind, spelling: String) {
        Self.pairs(kind, 3) { old, new, round in
            let (plainOld, plainNew) = (Self.contract(kind.document(old).json, kind), Self.contract(kind.document(new).json, kind))
            let (otherOld, otherNew) = (Self.respelled(old, spelling, kind, round), Self.respelled(new, spelling, kind, round + 1_000))
            let wanted = Self.verdict(plainOld, plainNew)
            #expect(Self.verdict(plainOld, otherNew) == wanted, "round \(round), new side \(spelling): \(kind.document(new).json)")
            #expect(Self.verdict(otherOld, plainNew) == wanted, "round \(round), old side \(spelling): \(kind.document(old).json)")
            let same = ContractComparison(old: plainNew, new: otherNew, asOf: "2030-01-01").difference()
            #expect(same.backward && same.forward && !same.isBreaking, "round \(round), \(spelling): \(kind.document(new).json)")
        }
    }

    private static func respelled(_ schemas: [DocumentTree.Member], _ spelling: String, _ kind: Kind, _ seed: UInt64) -> Contract {
        var respelling = Respelling(prefix: kind.prefix, random: Sequence(state: seed))
        switch spelling {
        case "reordered": return contract(respelling.shuffled(kind.document(schemas)).json, kind)
        case "reformatted":
            let document = kind.document(schemas)
            return kind == .openAPI ? contract(document.yaml(), kind, "contract.yaml") : contract(document.spread(), kind)
        case "inlined": return contract(kind.document(respelling.inlined(schemas)).json, kind)
        case "extracted": return contract(kind.document(respelling.extracted(schemas)).json, kind)
        case "renamed": return contract(kind.document(respelling.renamed(schemas)).json, kind)
        default:
            // The definitions stand in a file of their own, and refer to each other there.
            let other = "shared.json"
            let document = kind.document(schemas).mapped { part in
                guard case .scalar(let text) = part, text.hasPrefix("\"\(kind.prefix)") else { return part }
                return .text(other + String(text.dropFirst().dropLast()))
            }
            let whole = kind == .jsonSchema ? DocumentTree.object(["$ref": document["$ref"]!]) : document.setting("components", .object([]))
            let shared = kind.document(schemas)
            let definitions =
                kind == .jsonSchema
                ? DocumentTree.object(["$defs": .object(schemas)]) : DocumentTree.object(["components": shared["components"]!])
            return contract(whole.json, kind, more: ["shared.json": definitions.json])
        }
    }
}
