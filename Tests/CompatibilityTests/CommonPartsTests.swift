import Basics
import Contracts
import Testing

@testable import Compatibility

/// Versions of an API description that are read without what they have in common compare as whole ones do.
@Suite struct CommonPartsTests {
    @Test(arguments: 0..<60)
    func sameResultAsWholeContracts(seed: Int) throws {
        var before = SmallAPI(seed: UInt64(seed))
        let old = before.text()
        before.mutate(times: 1 + seed % 4)
        let new = before.text()
        let whole = (Self.read(old), Self.read(new))
        let read = Self.readVersions(old, new)
        #expect(UnchangedShapesTests.lines(read.old, read.new) == UnchangedShapesTests.lines(whole.0, whole.1))
    }

    @Test func whatNothingChangedLeadsToIsNotRead() {
        let read = Self.readVersions(Self.api(), Self.api(limit: 6))
        #expect(read.old.operations.map(\.name) == ["b", "c"])
        #expect(read.new.operations.map(\.name) == ["b", "c"])
        // `Shared` did not change, and stands in a response of what did; `Alone` is of no use to anybody.
        #expect(read.old.types.map(\.name) == ["Limited", "Holder", "Shared"])
        #expect(read.new.types.map(\.name) == ["Limited", "Holder", "Shared"])
    }

    @Test func whatACallersIdentityRestsOnHoldsForAllOperations() {
        #expect(Self.readVersions(Self.api(scheme: "basic"), Self.api(scheme: "bearer")).new.operations.count == 3)
        #expect(Self.readVersions(Self.api(server: "https://a"), Self.api(server: "https://b")).new.operations.count == 3)
    }

    @Test(arguments: [
        // An anchor or another file may lead anywhere.
        ##""x": {"$ref": "other.json#/Thing"}"##, ##""x": {"$anchor": "here"}"##, ##""x": {"$ref": "#/components/schemas/Missing"}"##,
        ##""x": {"$ref": "#/components/schemas/A~1B"}"##, ##""x": {"$ref": 5}"##,
    ])
    func whatCannotBeFollowedIsReadInFull(schema: String) {
        #expect(Self.readVersions(Self.api(schema), Self.api(schema, limit: 6)).new.operations.count == 3)
    }

    @Test func aDiscriminatorsMappingLeadsToTypes() {
        let union = ##""U": {"oneOf": [{"type": "object"}], "discriminator": {"propertyName": "kind", "mapping": {"x": "Limited"}}}"##
        let read = Self.readVersions(Self.api(union), Self.api(union, limit: 6))
        #expect(read.new.types.map(\.name).contains("U"))
    }

    @Test func aLinkLeadsToOperationsThatNoReferenceNames() {
        let link = ##""links": {"next": {"operationId": "b"}}"##
        let read = Self.readVersions(Self.api(link: link), Self.api(limit: 6, link: link))
        #expect(read.new.operations.map(\.name) == ["a", "b", "c"])
    }

    @Test func anIdThatStandsTwiceNamesTheSameOperationAsBefore() {
        let read = Self.readVersions(Self.api(id: "a"), Self.api(limit: 6, id: "a"))
        let whole = Self.read(Self.api(limit: 6, id: "a"))
        #expect(read.new.operations.map(\.name) == Array(whole.operations.map(\.name).dropFirst()))
    }

    @Test func anAliasMayStandForAnything() {
        func text(_ limit: Int) -> String {
            """
            openapi: 3.0.3
            info: {title: t, version: "1"}
            paths:
              /a: {get: {operationId: a, responses: {"200": {description: &words ok}}}}
              /b:
                get:
                  operationId: b
                  responses: {"200": {description: *words, headers: {X: {schema: {maxLength: \(limit), type: string}}}}}
            """
        }
        #expect(Self.readVersions(text(5), text(6)).new.operations.count == 2)
    }

    /// Three operations: `a` over a type that stays, `b` over one whose limit is given, `c` over one that holds that one and a shared one.
    private static func api(
        _ schema: String = "", limit: Int = 5, scheme: String = "basic", server: String = "https://a", link: String = "", id: String = "b"
    ) -> String {
        func operation(_ name: String, _ id: String, _ type: String, _ more: String = "") -> String {
            ##""/\##(name)": {"get": {"operationId": "\##(id)", "responses": {"200": {"description": "ok"\##(more), "content": "##
                + ##"{"application/json": {"schema": {"$ref": "#/components/schemas/\##(type)"}}}}}}}"##
        }
        let paths = [
            operation("a", "a", "Alone", link.isEmpty ? "" : ", " + link), operation("b", id, "Limited"), operation("c", "c", "Holder"),
        ]
        return ##"{"openapi": "3.1.0", "info": {"title": "t", "version": "\##(limit)"}, "servers": [{"url": "\##(server)"}], "##
            + ##""security": [{"main": []}], "paths": {\##(paths.joined(separator: ", "))}, "components": {"securitySchemes": "##
            + ##"{"main": {"type": "http", "scheme": "\##(scheme)"}}, "schemas": {"Alone": {"type": "object"}, "##
            + ##""Limited": {"type": "string", "maxLength": \##(limit)}, "Holder": {"type": "object", "properties": {"##
            + ##""limited": {"$ref": "#/components/schemas/Limited"}, "shared": {"$ref": "#/components/schemas/Shared"}}}, "##
            + ##""Shared": {"type": "integer"}\##(schema.isEmpty ? "" : ", " + schema)}}}"##
    }

    private static func input(_ text: String) -> ContractInput {
        ContractInput(files: [SourceFile(path: text.utf8.first == 0x7B ? "api.json" : "api.yaml", bytes: Array(text.utf8))])
    }

    private static func read(_ text: String) -> Contract { ContractFormats.format(named: "openapi")!.read(input(text)) }

    private static func readVersions(_ old: String, _ new: String) -> (old: Contract, new: Contract) {
        ContractFormats.format(named: "openapi")!.readVersions(input(old), input(new), jobs: 1)
    }
}
