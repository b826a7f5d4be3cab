import Basics
import Contracts
import Testing

/// OpenAPI 3: operations, parameters, bodies, responses.
@Suite struct OpenAPITests {
    private func read(_ text: String, _ others: [(path: String, text: String)] = []) throws -> SchemaText {
        readContract(try contractFormat("openapi"), [("api.yaml", text)] + others)
    }

    @Test func readsAnOperation() throws {
        let api = try read(
            """
            openapi: 3.0.3
            info: {title: Shop, version: "1.4"}
            servers: [{url: https://shop.example/v1}]
            paths:
              /customers/{id}/orders:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: string, maxLength: 10}}
                  - {name: dryRun, in: query, schema: {type: string}}
                post:
                  operationId: createOrder
                  deprecated: true
                  x-sunset: "2027-01-01"
                  parameters:
                    - {name: dryRun, in: query, deprecated: true, description: Only check, schema: {type: boolean, default: false}}
                    - {name: X-Tenant, in: header, required: true, schema: {type: string}}
                    - {name: Authorization, in: header, required: true, schema: {type: string}}
                    - {name: tags, in: query, schema: {type: array, items: {type: string}}}
                    - {name: filter, in: query, content: {application/json: {schema: {type: object}}}}
                  requestBody:
                    required: true
                    content:
                      application/xml: {schema: {$ref: '#/components/schemas/Order'}}
                      application/json; charset=utf-8: {schema: {$ref: '#/components/schemas/Order'}}
                  responses:
                    201:
                      headers: {Location: {required: true, schema: {type: string, format: uri}}, Content-Type: {schema: {type: string}}}
                      content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
                    4xx: {$ref: '#/components/responses/Problem'}
                    default: {description: nothing}
            components:
              schemas:
                Order:
                  type: object
                  required: [number]
                  properties:
                    number: {type: string, readOnly: true}
                    total: {type: number, format: double, nullable: true}
                    count: {type: integer, format: int32, minimum: 1}
              responses:
                Problem: {content: {application/problem+json: {schema: {type: object}}}}
            """)
        #expect(api.troubles == [])
        #expect(
            api.types == [
                "Order = {number (readOnly): text, total?: (number(double) | null), count?: integer(1..2147483647), ..}"
            ])
        #expect(
            api.operations == [
                "createOrder [POST /customers/{}/orders] also POST /customers/:id/orders, POST /customers/{id}/orders deprecated sunset 2027-01-01",
                "  in request application/json: Order",
                "  in request application/xml: Order",
                "  in path: {id: text(..10), ..}",
                "  in query: {dryRun? (deprecated, = false, \"Only check\"): boolean, tags? (style form explode): [text*], "
                    + "filter? (style content application/json): {..}, ..}",
                "  in headers: {x-tenant: text, ..}",
                "  out response 201 application/json: Order",
                "  out headers of 201: {location: text(uri), ..}",
                "  out response 4XX application/problem+json: {..}",
                "  out response default?: never",
            ])
        #expect(api.contract.version == "1.4")
        #expect(api.contract.operations[0].servers == ["https://shop.example/v1"])
        let operation = api.contract.operations[0]
        #expect(api.contract.span(of: operation.origin).start == (10, 7))
        #expect(
            operation.positions.map(\.part) == [
                .request, .request, .path, .query, .headers, .cookies, .response("201"), .responseHeaders("201"), .response("4XX"),
                .responseHeaders("4XX"), .response("default"), .responseHeaders("default"),
            ])
    }

    @Test func namesOperationsWithoutAnID() throws {
        let api = try read(
            """
            openapi: 3.0.0
            paths:
              /{a}/x/{b}:
                parameters: [{name: b, in: path, required: true, schema: {type: integer}}]
                get: {responses: {}}
              /{c}/x/{d}:
                get: {operationId: twice}
                delete: {operationId: twice}
            """)
        #expect(
            api.operations == [
                "GET /:a/x/:b [GET /{}/x/{}] also GET /{a}/x/{b}",
                "  in path: {a: text, b: integer, ..}",
                "twice [GET /{c}/x/{d}] also GET /:c/x/:d, GET /{c}/x/{d}",
                "  in path: {c: text, d: text, ..}",
                "DELETE /:c/x/:d [DELETE /{}/x/{}] also DELETE /{c}/x/{d}",
                "  in path: {c: text, d: text, ..}",
            ])
    }

    @Test func readsWebhooksAndCallbacksTheOtherWay() throws {
        let api = try read(
            """
            openapi: 3.1.0
            paths:
              /subscriptions:
                post:
                  operationId: subscribe
                  callbacks:
                    onData:
                      '{$request.query.url}/data':
                        post:
                          requestBody: {content: {application/json: {schema: {type: object}}}}
                          responses: {'204': {description: thanks}}
            webhooks:
              newPet:
                post:
                  parameters: [{name: sig, in: header, schema: {type: string}}]
                  requestBody: {required: true, content: {application/json: {schema: {type: [string, 'null']}}}}
                  responses: {'200': {content: {application/json: {schema: {type: boolean}}}}}
            """)
        #expect(api.troubles == [])
        #expect(
            api.operations == [
                "subscribe [POST /subscriptions] also POST /subscriptions",
                "subscribe/onData [callback subscribe POST onData] also subscribe/onData/POST",
                "  out request? application/json: {..}",
                "  in response 204?: never",
                "POST newPet [webhook POST newPet]",
                "  out request application/json: (text | null)",
                "  out headers: {sig?: text, ..}",
                "  in response 200 application/json: boolean",
            ])
    }

    @Test func followsReferencesOfEveryKind() throws {
        let api = try read(
            """
            openapi: 3.1.0
            paths:
              /a: {$ref: '#/components/pathItems/A'}
              /b: {$ref: 'more.yaml#/b'}
            components:
              pathItems:
                A:
                  get:
                    parameters: [{$ref: '#/components/parameters/Page'}]
                    requestBody: {$ref: '#/components/requestBodies/Body'}
                    responses: {'200': {$ref: 'more.yaml#/responses/Ok'}}
              parameters: {Page: {name: page, in: query, schema: {$ref: '#/components/schemas/Page'}}}
              requestBodies: {Body: {content: {text/plain: {schema: {type: string}}}}}
              schemas: {Page: {type: integer, default: 1}}
            """,
            [
                (
                    "more.yaml",
                    """
                    b: {get: {responses: {'200': {$ref: '#/responses/Ok'}}}}
                    responses:
                      Ok: {headers: {X-Page: {$ref: 'api.yaml#/components/headers/None'}}, content: {application/json: {schema: {$ref: 'item.json'}}}}
                    """
                ), ("item.json", #"{"type": "object", "properties": {"id": {"const": 3}}}"#),
            ])
        #expect(
            api.operations == [
                "GET /a [GET /a]",
                "  in request? text/plain: text",
                "  in query: {page? (= 1): Page, ..}",
                "  out response 200 application/json: item",
                "GET /b [GET /b]",
                "  out response 200 application/json: item",
            ])
        #expect(api.types == ["Page = integer", "item = {id?: <3>, ..}"])
        #expect(
            api.troubles == [
                "more.yaml:3:33: 'api.yaml#/components/headers/None' leads nowhere: nothing is called 'headers' there; "
                    + "what it stands for is taken as anything"
            ])
    }

    @Test func goesOnAfterMalformedParts() throws {
        let api = try read(
            """
            openapi: 3.0.0
            paths:
              /a:
                get:
                  parameters: [{in: query}, {name: x, in: nowhere}, {name: y, in: query}]
                  responses: []
                put: 3
              /b: text
              /c: {get: {responses: {'200': {$ref: '#/components/responses/Gone'}}}}
            """)
        #expect(api.operations == ["GET /a [GET /a]", "  in query: {y?: any, ..}", "GET /c [GET /c]"])
        #expect(
            api.troubles == [
                "api.yaml:5:20: a parameter has a name and says where it stands ('in'), and this does not; it is left out",
                "api.yaml:5:33: 'nowhere' is no place for a parameter, so 'x' is left out; use query, path, header or cookie",
                "api.yaml:6:18: 'responses' takes an object by status, and this is none; it is left out",
                "api.yaml:7:10: an operation is an object, and this is none; PUT /a is left out",
                "api.yaml:8:7: a path's value is an object of operations, and this is none; it is left out",
                "api.yaml:9:40: '#/components/responses/Gone' leads nowhere: nothing is called 'components' there; "
                    + "what it stands for is taken as anything",
            ])
    }

    @Test func refusesOtherVersions() throws {
        let api = try read("openapi: 4.0.0\npaths: {}\n")
        #expect(api.contract.troubles.map(\.kind) == [.unreadable])
        #expect(
            api.troubles == [
                "api.yaml:1:10: the file does not say 'openapi: 3.x' or 'swagger: \"2.0\"', which are the versions that are read; "
                    + "state the version, or name the file's format in contract.format"
            ])
    }
}
