import Basics
import Testing

@testable import Estate

struct PlaceReferenceTests {
    static let sound: [(String, String)] = [
        ("erp/sales-order", "erp/sales-order"),
        ("erp/sales-order#A_SalesOrder", "erp/sales-order#A_SalesOrder"),
        ("erp/sales-order#A_SalesOrder.to_Item[].Material", "erp/sales-order#A_SalesOrder.to_Item[].Material"),
        ("shop/catalog#GET /products/:sku", "shop/catalog#GET /products/:sku"),
        ("entity:order", "entity:order"),
        ("entity:order.lines.sku", "entity:order.lines.sku"),
        ("entity:order.'bill-to.city'", "entity:order.'bill-to.city'"),
    ]

    @Test(arguments: sound)
    func isRead(text: String, printed: String) throws {
        #expect(try PlaceReference(parsing: text).description == printed)
    }

    static let broken: [(String, String)] = [
        ("erp", "0..<3 `erp` is no interface"),
        ("erp/a/b#X", "0..<7 `erp/a/b` is no interface"),
        ("/a", "0..<0 a system's name is missing"),
        ("erp/Sales", "4..<9 `Sales` cannot be an interface's name"),
        ("Erp/sales#X", "0..<3 `Erp` cannot be a system's name"),
        ("erp/sales#", "9..<10 nothing follows the `#`"),
        ("entity:", "7..<7 an entity's name is missing"),
        ("entity:order.", "13..<13 a field's name is missing at the end of the path"),
        ("entity:order.a..b", "15..<16 a field's name is missing before `.b` of the path"),
    ]

    @Test(arguments: broken)
    func saysWhatIsWrong(text: String, expected: String) {
        #expect(trouble { () throws(GrammarTrouble) in try PlaceReference(parsing: text) } == expected)
    }

    /// What follows the `#`, and its readings as `name|part|path`, the longest name first.
    static let readings: [(String, [String])] = [
        ("Order", ["Order||", "||Order"]),
        ("Order.lines.sku", ["Order.lines.sku||", "Order.lines||sku", "Order||lines.sku", "||Order.lines.sku"]),
        ("A_Order/create.Item", ["A_Order/create.Item||", "A_Order/create||Item", "A_Order|create|Item", "||A_Order/create.Item"]),
        (
            "GET /orders/:id/response/404.code",
            [
                "GET /orders/:id/response/404.code||", "GET /orders/:id/response/404||code", "GET /orders/:id/response|404|code",
                "GET /orders/:id|response/404|code", "GET /orders|:id/response/404|code", "GET |orders/:id/response/404|code",
            ]
        ),
        ("N1(N101=S.T).N104", ["N1||[](N101=S.T).N104", "||N1(N101=S.T).N104"]),
        ("Orders[].sku", ["Orders||[].sku", "||Orders[].sku"]),
        ("Order.'bill-to.city'", ["Order.bill-to.city||", "Order||'bill-to.city'", "||Order.'bill-to.city'"]),
        ("'My.Type'.a", ["My.Type.a||", "My.Type||a", "||'My.Type'.a"]),
        ("/request.a", ["/request.a||", "/request||a", "|request|a", "|request|a"]),
    ]

    @Test(arguments: readings)
    func splitsLongestFirst(text: String, expected: [String]) {
        let found = ContractPlace(text: Name(text)).readings.map { reading in
            "\(reading.name)|\(reading.part?.text ?? "")|\(reading.path)"
        }
        #expect(found == expected)
    }
}
