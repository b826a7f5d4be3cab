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

    private static func lines(_ old: Contract, _ new: Contract, skipsUnchanged: Bool) -> [String] {
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

/// A small API of operations over types that share, nest and repeat each other, made from a seed.
private struct SmallAPI {
    private var random: Steps
    /// The schemas by number, as JSON.
    private var types: [String] = []
    private var operations: [(input: Int, output: Int)] = []

    private struct Steps {
        var state: UInt64

        /// A number below a limit (SplitMix64).
        mutating func below(_ limit: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((word ^ (word >> 31)) % UInt64(limit))
        }
    }

    init(seed: UInt64) {
        random = Steps(state: seed)
        for number in 0..<8 { types.append(schema(depth: 0, of: number)) }
        for _ in 0..<6 { operations.append((random.below(8), random.below(8))) }
    }

    /// Rewrites some types, and now and then adds, removes or changes an operation.
    mutating func mutate(times: Int) {
        for _ in 0..<times {
            switch random.below(5) {
            case 0: operations.append((random.below(8), random.below(8)))
            case 1: operations[random.below(operations.count)].output = random.below(8)
            default:
                let number = random.below(types.count)
                types[number] = schema(depth: 0, of: number)
            }
        }
    }

    /// A schema within a type of some number, which refers to types of higher numbers only.
    private mutating func schema(depth: Int, of number: Int) -> String {
        switch random.below(depth == 0 ? 4 : depth > 2 ? 6 : 9) {
        case 0, 1, 6: return record(depth, number)
        case 2: return ##"{"oneOf": [\##(record(depth, number)), \##(record(depth, number))]}"##
        case 3: return ##"{"allOf": [{"$ref": "#/components/schemas/Base"}, \##(record(depth, number))]}"##
        case 4: return ##"{"type": "string", "maxLength": \##(5 + random.below(3))}"##
        case 5: return ##"{"type": "string", "enum": ["a", "b", "c\##(random.below(2))"]}"##
        case 7: return ##"{"type": "array", "items": \##(schema(depth: depth + 1, of: number)), "maxItems": \##(1 + random.below(3))}"##
        default: return ##"{"$ref": "#/components/schemas/\##(number < 7 ? "T\(number + 1 + random.below(7 - number))" : "Base")"}"##
        }
    }

    private mutating func record(_ depth: Int, _ number: Int) -> String {
        guard depth < 3 else { return ##"{"type": "object"}"## }
        let fields = (0..<(1 + random.below(3))).map { ##""f\##($0)": \##(schema(depth: depth + 1, of: number))"## }.joined(separator: ", ")
        return ##"{"type": "object", "properties": {\##(fields)}, "required": ["f\##(random.below(3))"]}"##
    }

    func text() -> String {
        let paths = operations.enumerated().map { number, operation in
            ##""/p\##(number)": {"post": {"operationId": "o\##(number)", "requestBody": {"required": true, "content": "##
                + ##"{"application/json": {"schema": {"$ref": "#/components/schemas/T\##(operation.input)"}}}}, "##
                + ##""responses": {"200": {"description": "ok", "content": "##
                + ##"{"application/json": {"schema": {"$ref": "#/components/schemas/T\##(operation.output)"}}}}}}}"##
        }
        let base = ##""Base": {"type": "object", "properties": {"base": {"type": "string"}}}"##
        let named = [base] + types.enumerated().map { ##""T\##($0)": \##($1)"## }
        return ##"{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"## + paths.joined(separator: ", ")
            + ##"}, "components": {"schemas": {"## + named.joined(separator: ", ") + "}}}"
    }
}
