import Basics
import Contracts
import Testing

@testable import Compatibility

/// Comparisons that pass over what is the same give, to the byte, what full ones give.
@Suite struct UnchangedShapesTests {
    @Test(arguments: 0..<60)
    func sameResultAsTheFullComparison(seed: Int) throws {
        var before = SmallAPI(seed: UInt64(seed))
        let old = before.text()
        before.mutate(times: seed % 5)
        let new = before.text()
        let (left, right) = (Self.read("old.json", old), Self.read("new.json", new))
        #expect(left.troubles.isEmpty && right.troubles.isEmpty)
        let short = Self.lines(left, right, skipsUnchanged: true)
        #expect(short == Self.lines(left, right, skipsUnchanged: false))
        if old == new { #expect(short == ["true true"]) }
    }

    @Test func typesThatReferToEachOtherAreTheSameUntilOneDiffers() {
        let text = { (limit: Int) in
            """
            {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {"operationId": "a", "responses": {"200":
            {"description": "ok", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}}}},
            "components": {"schemas": {
            "A": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B"}}},
            "B": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/A"}, "c": {"$ref": "#/components/schemas/C"}}},
            "C": {"type": "string", "maxLength": \(limit)}, "D": {"type": "string"}}}}
            """
        }
        let (old, same, new) = (Self.read("o", text(5)), Self.read("o", text(5)), Self.read("o", text(6)))
        #expect(Self.unchangedTypes(old, same) == ["A", "B", "C", "D"])
        #expect(Self.unchangedTypes(old, new) == ["D"])
    }

    @Test func descriptionsDoNotCount() {
        let text = { (words: String) in
            """
            {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas":
            {"A": {"type": "object", "properties": {"b": {"type": "string", "description": "\(words)"}}}}}}
            """
        }
        #expect(Self.unchangedTypes(Self.read("o", text("one")), Self.read("n", text("two"))) == ["A"])
    }

    private static func unchangedTypes(_ old: Contract, _ new: Contract) -> [Name] {
        let unchanged = UnchangedShapes(old: old, new: new)
        return old.types.filter { type in
            new.types.contains { $0.name == type.name && unchanged.isSame(type.shape, $0.shape) }
        }.map(\.name)
    }

    private static func read(_ path: String, _ text: String) -> Contract {
        ContractFormats.format(named: "openapi")!.read(ContractInput(files: [SourceFile(path: Name(path), bytes: Array(text.utf8))]))
    }

    static func lines(_ old: Contract, _ new: Contract, skipsUnchanged: Bool = true) -> [String] {
        let difference = ContractComparison(old: old, new: new, asOf: "2026-01-01", skipsUnchanged: skipsUnchanged).difference()
        return ["\(difference.backward) \(difference.forward)"]
            + difference.changes.map { change in
                let spans = [change.old, change.new].map { $0.map { "\($0.path):\($0.lower)-\($0.upper)" } ?? "-" }
                let places = change.places.map { "\($0.place) \($0.direction) \($0.level)" }
                return "\(change.kind) \(change.level) \(change.subject) \(change.message) \(places) \(change.placesTotal) "
                    + "\(change.isUndecided) \(change.detail) \(spans)"
            }
    }
}
