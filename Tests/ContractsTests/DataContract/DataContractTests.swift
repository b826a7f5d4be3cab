import Basics
import Contracts
import Testing

/// Reads one data contract.
private func readDataContract(_ text: String) -> ContractOutline {
    ContractOutline(
        contract: DataContractFormat().read(ContractInput(files: [SourceFile(path: "orders.yaml", bytes: Array(text.utf8))])))
}

@Suite("Data contracts")
struct DataContractTests {
    @Test func theSpecificationsFields() {
        let outline = readDataContract(
            """
            dataContractSpecification: 1.1.0
            id: orders
            info: {title: Orders, version: 1.2.0}
            models:
              orders:
                type: table
                description: One row for each order.
                fields:
                  order_id: {type: text, format: uuid, primaryKey: true, description: The order}
                  total: {type: decimal, precision: 12, scale: 2, required: true, minimum: 0}
                  state: {type: string, enum: [open, 'closed'], required: true}
                  zip: {$ref: '#/definitions/zip', required: true}
                  lines:
                    type: array
                    items: {type: object, fields: {sku: {type: varchar, maxLength: 40, required: true}, count: {type: int, exclusiveMinimum: 0}}}
                  tags: {type: map, keys: {type: string}, values: {type: string}}
                  raw: {type: variant}
                  at: {type: timestamp_tz}
                  deeper: {type: record, fields: {a: {type: long}}}
            definitions:
              zip: {type: string, minLength: 5, maxLength: 5, pattern: '^[0-9]+$'}
            """)
        #expect(outline.troubles == [])
        #expect(outline.contract.version == "1.2.0")
        #expect(
            outline.types == [
                "orders: {order_id: text:uuid key 'The order', total: number(0...9999999999.99 by 0.01), state: \"open\"|\"closed\", "
                    + "zip: text(5), lines: [{sku: text(40), count: number(0...2147483647 by 1)/null}]/null, tags: {}/null, raw: any, at: dateTime/null, "
                    + "deeper: {a: number(-9223372036854775808...9223372036854775807 by 1)/null}/null}"
            ])
        #expect(outline.operations == ["orders/read response out @orders"])
        #expect(
            outline.contract.operations[0].terms.map(\.name) == ["kind", "order_id: unique"])
    }

    @Test func theStandardsProperties() {
        let outline = readDataContract(
            """
            apiVersion: v3.0.2
            kind: DataContract
            id: orders
            version: 2.0.0
            schema:
              - name: orders
                physicalName: orders_tbl
                physicalType: table
                properties:
                  - {name: id, logicalType: string, physicalType: varchar(18), primaryKey: true, physicalName: ORD_ID}
                  - {name: amount, logicalType: number, physicalType: 'decimal(10,2)', required: true, logicalTypeOptions: {minimum: 0}}
                  - {name: count, logicalType: integer, logicalTypeOptions: {exclusiveMaximum: 10, format: i32}}
                  - {name: mail, logicalType: string, unique: true, logicalTypeOptions: {format: email, maxLength: 80}}
                  - {name: day, logicalType: date, logicalTypeOptions: {format: yyyy-MM-dd}}
                  - name: state
                    logicalType: string
                    quality: [{type: library, metric: invalidValues, arguments: {validValues: [A, B]}, mustBe: 0}]
                  - name: address
                    logicalType: object
                    logicalTypeOptions: {required: [city]}
                    properties: [{name: city, logicalType: string}]
                  - {name: lines, logicalType: array, logicalTypeOptions: {minItems: 1}, items: {logicalType: integer}}
                  - {name: plain, physicalType: nvarchar(7)}
            servers: [{server: prod, type: snowflake, database: PROD}]
            """)
        #expect(outline.troubles == [])
        #expect(
            outline.types == [
                "orders: {id: text(18) key, amount: number(0...99999999.99 by 0.01), count: number(-2147483648...10 by 1)/null, "
                    + "mail: text(80):email/null, day: date/null, state: \"A\"|\"B\"/null, address: {city: text}/null, lines: [number(... by 1)]/null, "
                    + "plain: text(7)/null}"
            ])
        #expect(outline.contract.types[0].aliases == ["orders_tbl"])
        #expect(
            outline.contract.operations[0].terms.map(\.name) == [
                "kind", "physical name", "id: unique", "id: physical name", "mail: unique", "day: format",
            ])
        #expect(outline.contract.terms.map(\.name) == ["server prod: type", "server prod: database"])
    }

    @Test func tablesOfVersionTwo() {
        let outline = readDataContract(
            """
            apiVersion: v2.2.2
            kind: DataContract
            dataset:
              - table: tbl
                columns:
                  - {column: id, logicalType: string, isNullable: false, isPrimary: true}
                  - {column: note, logicalType: string}
            """)
        #expect(outline.troubles == [])
        #expect(outline.types == ["tbl: {id: text key, note: text/null}"])
    }

    @Test func whatCannotBeReadIsSaid() {
        let outline = readDataContract(
            """
            dataContractSpecification: 1.1.0
            models:
              m:
                fields:
                  a: {type: strnig}
                  b: {$ref: 'https://example.org/x.yaml'}
                  c: {type: string, maxLength: -1}
                  loop: {$ref: '#/definitions/loop'}
            definitions:
              loop: {type: object, fields: {again: {$ref: '#/definitions/loop'}}}
            """)
        #expect(
            outline.troubles.prefix(4).map { $0.collapsed } == [
                "partUnknown 5:10 The type `strnig` is not known, so the values of `a` are not either. Did you mean `string`?",
                "partUnknown 6:17 `https://example.org/x.yaml` leads nowhere within the contract, so what it says is not known.",
                "partUnknown 7:36 Here a whole number should stand that is not negative; it is left out.",
                "partUnknown 10:40 Fields lie more than 32 deep in one another; the rest is left out.",
            ])
        #expect(readDataContract("dataContractSpecification: 1.1.0\n").contract.troubles.map(\.kind) == [.unreadable])
    }

    @Test func bothLanguagesAreOneFormat() {
        for text in ["dataContractSpecification: 1.1.0\nmodels: {}\ndefinitions: {}", "apiVersion: v3.1.0\nkind: DataContract\nschema: []"]
        {
            let file = SourceFile(path: "contract.txt", bytes: Array(text.utf8))
            #expect(ContractFormats.detect(file)?.id == "datacontract")
        }
        #expect(ContractFormats.format(named: "odcs")?.id == "datacontract")
    }
}

extension String {
    fileprivate var collapsed: String { split(separator: " ").joined(separator: " ") }
}
