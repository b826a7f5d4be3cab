import Basics
import Contracts
import Testing

/// Damaged documents: whatever the bytes are, reading ends, says what is wrong, and says the same again.
@Suite struct OpenAPIRobustnessTests {
    private static let sample = """
        {"openapi": "3.1.0", "info": {"version": "1"}, "servers": [{"url": "https://a.example"}], "security": [{"k": ["s"]}],
         "paths": {"/a/{b}": {"parameters": [{"name": "b", "in": "path", "schema": {"$ref": "#/components/schemas/A"}}],
           "post": {"operationId": "p", "requestBody": {"content": {"application/json": {"schema": {"oneOf": [
             {"$ref": "#/components/schemas/A"}, {"type": ["object", "null"], "properties": {"x": {"enum": [1, "a", [2]]}}, "required": ["x"]}],
             "discriminator": {"propertyName": "t", "mapping": {"a": "#/components/schemas/A"}}}}}},
             "responses": {"200": {"headers": {"H": {"schema": {"type": "integer", "minimum": 1, "multipleOf": 2}}},
               "content": {"text/plain": {"schema": {"type": "string", "pattern": "^a", "maxLength": 3}}}}, "default": {"$ref": "#/x"}},
             "callbacks": {"c": {"{$url}": {"get": {}}}}}}},
         "components": {"schemas": {"A": {"allOf": [{"$ref": "#/components/schemas/A"}, {"not": {"type": "string"}}], "if": {}, "then": false}},
           "securitySchemes": {"k": {"type": "oauth2", "flows": {"implicit": {}}}}}}
        """

    /// A generator of the same numbers on every machine (the constants are Knuth's for MMIX).
    private struct Numbers {
        var state: UInt64
        mutating func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }

    /// Replaces some of the values by others.
    private static func damaged(_ bytes: [UInt8], _ numbers: inout Numbers) -> [UInt8] {
        let scraps = [
            "3", "[]", "{}", "null", "true", "\"$ref\"", "\"#\"", "\"type\"", "\"\"", "-1.5e3", "\"/a/{b}\"", "\"#/components/schemas/A\"",
        ]
        var bytes = bytes
        for _ in 0..<(1 + numbers.next(below: 3)) {
            let start = numbers.next(below: bytes.count)
            // A scalar between a colon and the next sign of structure, so that most results are still JSON.
            let signs = Set(Array(":,[]{}".utf8))
            guard let first = bytes[start...].firstIndex(of: UInt8(ascii: ":")), first + 1 < bytes.count,
                let last = bytes[(first + 1)...].firstIndex(where: signs.contains),
                bytes[(first + 1)..<last].contains(where: { $0 != UInt8(ascii: " ") })
            else { continue }
            bytes.replaceSubrange((first + 1)..<last, with: scraps[numbers.next(below: scraps.count)].utf8)
        }
        return bytes
    }

    @Test func readsDamagedDocuments() throws {
        let format = try contractFormat("openapi")
        var numbers = Numbers(state: 7)
        var readable = 0
        for _ in 0..<600 {
            let bytes = Self.damaged(Array(Self.sample.utf8), &numbers)
            func read() -> SchemaText {
                SchemaText(contract: format.read(ContractInput(files: [SourceFile(path: "a.json", bytes: bytes)])))
            }
            let (first, second) = (read(), read())
            #expect(first.operations == second.operations)
            #expect(first.types == second.types)
            #expect(first.troubles == second.troubles)
            let isUnreadable = first.contract.troubles.contains { $0.kind == .unreadable }
            #expect(!isUnreadable || first.contract.shapes.isEmpty)
            if !isUnreadable { readable += 1 }
        }
        #expect(readable > 100)
    }

    @Test func readsTruncatedDocuments() throws {
        let format = try contractFormat("openapi")
        let bytes = Array(Self.sample.utf8)
        for length in stride(from: 0, to: bytes.count, by: 7) {
            let contract = format.read(ContractInput(files: [SourceFile(path: "a.json", bytes: Array(bytes[..<length]))]))
            #expect(contract.troubles.contains { $0.kind == .unreadable })
        }
    }
}
