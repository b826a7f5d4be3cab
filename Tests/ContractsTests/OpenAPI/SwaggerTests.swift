import Basics
import Contracts
import Testing

/// Swagger 2.0: parameters that are schemas, bodies by media type lists, addresses in three parts.
@Suite struct SwaggerTests {
    private func read(_ text: String) throws -> SchemaText { readContract(try contractFormat("openapi"), [("api.yaml", text)]) }

    @Test func readsAnOperation() throws {
        let api = try read(
            """
            swagger: "2.0"
            info: {version: 2.1}
            host: shop.example
            basePath: /v2
            schemes: [https, http]
            consumes: [application/json]
            produces: [application/xml, application/json]
            paths:
              /orders/{id}:
                put:
                  operationId: putOrder
                  parameters:
                    - {name: id, in: path, required: true, type: integer, format: int32}
                    - {name: expand, in: query, type: array, items: {type: string}, collectionFormat: multi}
                    - {name: state, in: query, type: string, enum: [open, 'null'], x-nullable: true, default: open}
                    - {name: order, in: body, required: true, schema: {$ref: '#/definitions/Order'}}
                  responses:
                    200: {schema: {$ref: '#/definitions/Order'}, headers: {X-Rate: {type: integer}}}
                    204: {description: none}
                post:
                  consumes: [multipart/form-data]
                  parameters:
                    - {name: id, in: path, required: true, type: string}
                    - {name: file, in: formData, type: file, required: true}
                    - {name: note, in: formData, type: string}
                  responses: {}
            definitions:
              Order: {type: object, properties: {id: {type: integer, readOnly: true}, note: {type: string, x-nullable: true}}}
            """)
        #expect(api.troubles == [])
        #expect(api.types == ["Order = {id? (readOnly): integer, note?: (text | null), ..}"])
        #expect(
            api.operations == [
                "putOrder [PUT /orders/{}] also PUT /orders/:id, PUT /orders/{id}",
                "  in request application/json: Order",
                "  in path: {id: integer(-2147483648..2147483647), ..}",
                "  in query: {expand? (style form explode): [text*], state? (= 'open'): (<'open', 'null'> | null), ..}",
                "  out response 200 application/json: Order",
                "  out response 200 application/xml: Order",
                "  out headers of 200: {x-rate?: integer, ..}",
                "  out response 204?: never",
                "POST /orders/:id [POST /orders/{}] also POST /orders/{id}",
                "  in request multipart/form-data: {file: bytes, note?: text, ..}",
                "  in path: {id: text, ..}",
            ])
        #expect(
            api.contract.operations.map(\.servers) == [
                ["https://shop.example/v2", "http://shop.example/v2"], ["https://shop.example/v2", "http://shop.example/v2"],
            ])
        #expect(api.contract.version == "2.1")
    }
}
