import Basics
import Contracts
import Testing

/// Schemas as OpenAPI 3.0, 3.1 and Swagger 2.0 mean them.
@Suite struct OpenAPISchemaTests {
    static let table: [(version: String, schema: String, shape: String)] = [
        ("3.0.3", "{type: string, nullable: true}", "(text | null)"),
        ("3.0.3", "{type: string, nullable: true, enum: [a, null]}", "(<'a'> | null)"),
        ("3.0.3", "{type: string, nullable: true, enum: [a]}", "(<'a'> | null)"),
        ("3.0.3", "{nullable: true, allOf: [{$ref: '#/components/schemas/A'}]}", "(A | null)"),
        ("3.0.3", "{oneOf: [{type: object}, {type: string}], nullable: true}", "({..} | text | null)"),
        ("3.0.3", "{type: string, enum: [1, true, x]}", "<'1', 'true', 'x'>"),
        ("3.0.3", "{type: integer, enum: [1, 2]}", "<1, 2>"),
        ("3.0.3", "{type: integer, format: int64}", "integer(-9223372036854775808..9223372036854775807)"),
        ("3.0.3", "{type: integer, format: int32, maximum: 5}", "integer(-2147483648..5)"),
        ("3.0.3", "{type: integer, format: uint8}", "integer(0..255)"),
        ("3.0.3", "{type: number, format: float}", "number(float)"),
        ("3.0.3", "{type: number, minimum: 1, exclusiveMinimum: true}", "number(1<..)"),
        ("3.0.3", "{type: string, format: byte}", "text(byte)"),
        ("3.0.3", "{type: string, format: binary}", "bytes"),
        ("3.0.3", "{type: string, const: a, patternProperties: {}}", "text"),
        ("3.0.3", "{properties: {a: {type: string}}}", "{a?: text, ..}"),
        ("3.0.3", "{items: {type: string}}", "[text*]"),
        (
            "3.0.3", "{anyOf: [{required: [a]}, {required: [b]}], properties: {a: {type: string}}}",
            "({a?: text, ..} & ({a: any, ..} | {b: any, ..}))"
        ),
        (
            "3.0.3", "{anyOf: [{type: string}, {type: object}], properties: {a: {type: string}}}",
            "(({a?: text, ..} | [any*] | text | number | boolean | null) & (text | {..}))"
        ),
        ("3.0.3", "{$ref: '#/components/schemas/A', nullable: true, maxLength: 3}", "A"),
        ("3.0.3", "{type: object, allOf: [{$ref: '#/components/schemas/A'}, {properties: {b: {type: string}}}]}", "(A & {b?: text, ..})"),
        ("3.0.3", "{type: object, properties: {a: {$ref: '#/components/schemas/Stamp'}}}", "{a? (readOnly, = 'now'): Stamp, ..}"),
        (
            "3.0.3", "{type: object, properties: {a: {allOf: [{$ref: '#/components/schemas/Stamp'}], description: When}}}",
            "{a? (readOnly, = 'now', \"When\"): Stamp, ..}"
        ),
        (
            "3.0.3",
            "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], "
                + "discriminator: {propertyName: kind, mapping: {a: '#/components/schemas/A', old: A}}}", "(kind= a: A ^ B: B)"
        ),
        (
            "3.0.3",
            "{anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], "
                + "discriminator: {propertyName: kind, mapping: {b: B}}}", "(kind= A: A | b: B)"
        ),
        ("3.1.0", "{type: [string, 'null'], nullable: true}", "(text | null)"),
        ("3.1.0", "{type: string, nullable: true}", "text"),
        ("3.1.0", "{oneOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}", "(A | null)"),
        ("3.1.0", "{$ref: '#/components/schemas/A', description: b}", "A"),
        ("3.1.0", "{$ref: '#/components/schemas/Stamp', maxLength: 3}", "(({..} | [any*] | text(..3) | number | boolean | null) & Stamp)"),
        ("3.1.0", "{const: a}", "<'a'>"),
        ("3.1.0", "{type: string, contentMediaType: application/octet-stream}", "bytes"),
        ("3.1.0", "{type: string, contentEncoding: base64}", "text(byte)"),
        ("3.1.0", "{type: number, exclusiveMinimum: 1}", "number(1<..)"),
        ("3.1.0", "{prefixItems: [{type: string}], items: false}", "[text]"),
        ("3.1.0", "{type: object, patternProperties: {^x: {type: string}}, unevaluatedProperties: false}", "{/^x/: text}"),
    ]

    @Test(arguments: table) func readsShape(version: String, schema: String, shape: String) throws {
        let read = readContract(
            try contractFormat("openapi"),
            [
                (
                    "api.yaml",
                    """
                    openapi: \(version)
                    components:
                      schemas:
                        S: \(schema)
                        A: {type: object, properties: {kind: {type: string}}}
                        B: {type: object, properties: {kind: {type: string}}}
                        Stamp: {type: string, readOnly: true, default: now}
                    """
                )
            ])
        #expect(read.types.first == "S = \(shape)")
        #expect(read.troubles == [])
    }
}
