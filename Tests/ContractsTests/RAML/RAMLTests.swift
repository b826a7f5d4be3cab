import Basics
import Documents
import Testing

@testable import Contracts

/// Reads an API, with other files that it includes.
private func readRAML(_ text: String, others: [Name: String] = [:]) -> ContractOutline {
    let file = SourceFile(path: "apis/orders/api.raml", bytes: Array(("#%RAML 1.0\ntitle: Orders\n" + text).utf8))
    let input = ContractInput(files: [file]) { path in others[path].map { SourceFile(path: path, bytes: Array($0.utf8)) } }
    return ContractOutline(contract: RAMLFormat().read(input))
}

@Suite("RAML 1.0")
struct RAMLTests {
    @Test func typesAndTheirFacets() {
        let outline = readRAML(
            """
            types:
              Order:
                description: One order
                additionalProperties: false
                properties:
                  id: {type: string, maxLength: 10}
                  note?: string
                  total: {type: number, minimum: 0, multipleOf: 0.01}
                  count: {type: integer, format: int8, required: false, default: 1}
                  state: {enum: [open, closed]}
                  lines: Line[]
                  due: date-only
                  reference: string | nil
              Line:
                type: object
                properties:
                  sku:
                  tags?: {type: array, items: string, uniqueItems: true}
            """)
        #expect(outline.troubles == [])
        #expect(
            outline.types == [
                "Order: {id: text(10), note?: text, total: number(0... by 0.01), count?: number(-128...127 by 1) default=1, "
                    + "state: \"open\"|\"closed\", lines: [@Line], due: text:date, reference: text/null}",
                "Line: {sku: text, tags?: [text] ...}",
            ])
        #expect(outline.contract.types[0].description == "One order")
    }

    @Test func derivedTypesHaveWhatTheyInherit() {
        let outline = readRAML(
            """
            types:
              Base: {properties: {id: {type: string, maxLength: 10}, kind: string}}
              Long: {type: Base, properties: {id: {type: string, maxLength: 5}, more?: boolean}}
              Other: {properties: {other: integer}}
              Both: {type: [Base, Other]}
              Same: Base
              Code: {type: string, pattern: '^[A-Z]+$'}
              Short: {type: Code, maxLength: 3}
            """)
        #expect(outline.troubles == [])
        #expect(
            outline.types == [
                "Base: {id: text(10), kind: text ...}", "Long: {id: text(5), kind: text, more?: boolean ...}",
                "Other: {other: number(... by 1) ...}", "Both: {id: text(10), kind: text, other: number(... by 1) ...}", "Same: @Base",
                "Code: text", "Short: text(3)",
            ])
    }

    @Test func aDiscriminatorTellsDerivedTypesApart() {
        let outline = readRAML(
            """
            types:
              Pet: {discriminator: kind, properties: {kind: string}}
              Cat: {type: Pet, properties: {lives: integer}}
              Dog: {type: Pet, discriminatorValue: dog, properties: {tail: boolean}}
            """)
        #expect(
            outline.types == [
                "Pet: {kind: \"Pet\" ...}/{kind: \"Cat\", lives: number(... by 1) ...}/{kind: \"dog\", tail: boolean ...}",
                "Cat: {kind: \"Cat\", lives: number(... by 1) ...}", "Dog: {kind: \"dog\", tail: boolean ...}",
            ])
    }

    @Test func methodsAreOperations() {
        let outline = readRAML(
            """
            version: v2
            mediaType: application/json
            baseUri: https://api.example/{version}
            types: {Order: {properties: {id: string}}}
            /orders:
              get:
                queryParameters: {limit?: {type: integer, maximum: 100}}
                headers: {X-Trace: string}
                responses: {200: {body: 'Order[]'}, 404: }
              /{id}:
                uriParameters: {id: {type: string, maxLength: 10}}
                put:
                  body: {application/json: Order}
                  responses: {204: {headers: {ETag: string}}}
            """)
        #expect(outline.troubles == [])
        #expect(outline.contract.version == "v2")
        #expect(
            outline.operations == [
                "GET /orders query in {limit?: number(...100 by 1) ...}", "GET /orders headers in {x-trace: text ...}",
                "GET /orders response/200 out [@Order]", "GET /orders responseHeaders(200) out { ...}",
                "GET /orders response/404 out? never",
                "GET /orders responseHeaders(404) out { ...}", "PUT /orders/:id request in @Order",
                "PUT /orders/:id path in {id: text(10) ...}", "PUT /orders/:id query in { ...}", "PUT /orders/:id headers in { ...}",
                "PUT /orders/:id response/204 out? never", "PUT /orders/:id responseHeaders(204) out {etag: text ...}",
            ])
        #expect(outline.contract.operations.map(\.identity) == ["GET /orders", "PUT /orders/{}"])
        #expect(outline.contract.operations.last?.aliases == ["PUT /orders/{id}"])
    }

    @Test func traitsAndResourceTypesAreMergedWithTheirParameters() {
        let outline = readRAML(
            """
            types: {Order: {properties: {id: string}}}
            traits:
              paged: {queryParameters: {<<by>>?: integer}}
              traced: {headers: {X-Trace: string}}
            resourceTypes:
              base:
                get?: {responses: {500: {body: {application/json: string}}}}
                delete?: {responses: {204: }}
              collection:
                type: base
                get:
                  responses: {200: {body: {application/json: {type: '<<resourcePathName | !singularize | !uppercamelcase>>[]'}}}}
                post?: {body: {application/json: <<item>>}}
            /orders:
              type: {collection: {item: Order}}
              is: [traced]
              get: {is: [{paged: {by: page}}]}
            """)
        #expect(outline.troubles == [])
        #expect(
            outline.operations == [
                "GET /orders query in {page?: number(... by 1) ...}", "GET /orders headers in {x-trace: text ...}",
                "GET /orders response/200 out [@Order]", "GET /orders responseHeaders(200) out { ...}", "GET /orders response/500 out text",
                "GET /orders responseHeaders(500) out { ...}",
            ])
    }

    @Test func librariesAndIncludes() {
        let outline = readRAML(
            """
            uses: {common: ../lib/common.raml}
            types:
              Order: !include order.raml
              Legacy: {type: !include legacy.json}
            /orders: {post: {is: [common.traced], body: {application/json: common.Address}}}
            """,
            others: [
                "apis/lib/common.raml":
                    "#%RAML 1.0 Library\ntypes: {Address: {properties: {city: Name}}, Name: {type: string, maxLength: 35}}\n"
                    + "traits: {traced: {headers: {X-Trace: string}}}\n",
                "apis/orders/order.raml": "#%RAML 1.0 DataType\nuses: {c: ../lib/common.raml}\nproperties: {to: c.Address}\n",
                "apis/orders/legacy.json": "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\", \"maxLength\": 3}}}",
            ])
        #expect(outline.troubles == [])
        #expect(
            outline.types == [
                "Order: {to: @common.Address ...}", "Legacy: {a?: text(3) ...}", "common.Address: {city: @common.Name ...}",
                "common.Name: text(35)",
            ])
        #expect(outline.operations.first == "POST /orders request in @common.Address")
        #expect(outline.operations.contains("POST /orders headers in {x-trace: text ...}"))
    }

    @Test func whatCannotBeReadIsSaid() {
        let outline = readRAML(
            """
            types:
              A: {type: Bee}
              B: {properties: {x: !include ../../../outside.raml}}
              C: {type: C}
              D: {properties: {d: !include gone.raml}}
            /a: {get: {is: [missing]}, type: nothing}
            """)
        let messages = outline.contract.troubles.map(\.message)
        #expect(
            messages.contains("No type is called `Bee`, so the values are not known. Did you mean `B`?")
                || messages.contains { $0.hasPrefix("No type is called `Bee`") })
        #expect(messages.contains("`../../../outside.raml` leads out of the repository, where nothing is read."))
        #expect(messages.contains("There is no file `apis/orders/gone.raml`, so what it says is not known."))
        #expect(messages.contains("No trait is called `missing`, so what it brings is not known."))
        #expect(messages.contains("No resource type is called `nothing`, so what it brings is not known."))
        #expect(outline.contract.troubles.allSatisfy { $0.kind == .partUnknown })
    }

    @Test func filesThatIncludeEachOtherEnd() {
        let outline = readRAML(
            "types: {A: !include a.raml}", others: ["apis/orders/a.raml": "#%RAML 1.0 DataType\nproperties: {b: !include a.raml}\n"])
        #expect(outline.contract.troubles.map(\.message) == ["`a.raml` includes itself; it is left out there."])
    }

    @Test func typesThatUnfoldWithoutEndAreBounded() {
        let chain = (0..<40).map { "  A\($0): {type: [A\($0 + 1), A\($0 + 1)], discriminator: kind}" }.joined(separator: "\n")
        let outline = readRAML("types:\n\(chain)\n  A40: {properties: {kind: string}}\n")
        #expect(outline.contract.troubles.map(\.message) == ["The types and templates unfold to more than is read; the rest is left out."])
    }

    @Test(arguments: ["\"<<p>><<p>>\"", "[<<p>>, [<<p>>]]"])
    func templatesThatGrowEachTimeAreBounded(parameter: String) {
        let template = "resourceTypes: {r: {type: {r: {p: \(parameter)}}, get: {description: <<p>>}}}\n"
        let outline = readRAML("\(template)/a: {type: {r: {p: [abcdefgh]}}}\n")
        let text = readRAML("\(template)/a: {type: {r: {p: abcdefgh}}}\n")
        let message = "The types and templates unfold to more than is read; the rest is left out."
        #expect([outline, text].contains { $0.contract.troubles.map(\.message) == [message] })
        #expect([outline, text].allSatisfy { $0.contract.shapes.count < 1_000 })
    }

    @Test func nothingIsKeptWhenAllIsRead() throws {
        let text = "#%RAML 1.0\nuses: {l: l.raml}\ntypes: {A: string}\n"
        let file = SourceFile(path: "api.raml", bytes: Array(text.utf8))
        let library = SourceFile(path: "l.raml", bytes: Array("#%RAML 1.0 Library\nuses: {l: l.raml}\ntypes: {B: string}\n".utf8))
        weak var scope: RAMLScope?
        weak var inner: RAMLScope?
        do {
            let document = readDocument(file, as: .yaml)
            let files = RAMLFiles(
                ContractInput(files: [file]) { $0 == "l.raml" ? library : nil }, entry: document, root: try #require(document.root))
            (scope, inner) = (files.main, files.main.libraries["l"])
            #expect(inner?.libraries["l"] === inner && inner != nil)
        }
        #expect(scope == nil && inner == nil)
    }

    @Test func whatCallersMustPresent() {
        let outline = readRAML(
            """
            securitySchemes:
              oauth: {type: OAuth 2.0, settings: {authorizationGrants: [client_credentials]}}
              key: {type: Pass Through, describedBy: {headers: {X-Key: string}}}
            securedBy: [oauth: {scopes: [read]}]
            /a: {get: , post: {securedBy: [key, null]}}
            """)
        #expect(
            outline.contract.operations.map { $0.security.map { $0.map { "\($0.definition) \($0.scopes.map(\.text).joined())" } } } == [
                [["oauth2 client_credentials read"]], [["apiKey headers x-key "], []],
            ])
    }

    @Test func detection() {
        let file = SourceFile(path: "api.raml", bytes: Array("#%RAML 1.0\ntitle: x\n".utf8))
        #expect(ContractFormats.detect(file)?.id == "raml")
        #expect(!RAMLFormat().recognises(SourceFile(path: "api.raml", bytes: Array("#%RAML 0.8\n".utf8))))
    }
}
