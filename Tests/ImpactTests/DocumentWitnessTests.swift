import Basics
import Estate
import Testing

@testable import Impact

/// Documents of GraphQL that steps name prove themselves.
@Suite struct DocumentWitnessTests {
    private static func schema(_ fields: String) -> String {
        "type Query { product(sku: String!): Product }\ntype Product { sku: String! \(fields) }\n"
    }

    private func witness(_ head: (inout SmallEstate) -> Void) -> [String] {
        var base = SmallEstate()
        base.files["shop.yaml"] =
            "kind: System\nname: shop\ninterfaces:\n  - {name: api, protocol: graphql, contract: contracts/shop.graphql}\n"
        base.files["contracts/shop.graphql"] = Self.schema("price: Int stock: Int")
        base.files["page.graphql"] = "# The page\nquery Page($sku: String!) {\n  product(sku: $sku) {\n    sku\n    price\n  }\n}\n"
        base.steps = "[{read: shop/api, document: page.graphql}]"
        var changed = base
        head(&changed)
        let cause = base.impact(of: changed).flows.first { $0.flow.name == "orders" }?.causes.first
        guard let witness = cause?.witness?.witness else { return [] }
        return [witness.notation, witness.text, witness.before.text, witness.after.text]
    }

    @Test func aFieldIsGone() {
        #expect(
            witness { $0.files["contracts/shop.graphql"] = Self.schema("stock: Int") } == [
                "graphql", "query Page($sku: String!) { product(sku: $sku) { sku price } }", "accepted by shop/api",
                "rejected by shop/api: Object Product has no field price.",
            ])
    }

    @Test func whatTheDocumentDoesNotUseShowsNothing() {
        #expect(witness { $0.files["contracts/shop.graphql"] = Self.schema("price: Int") } == [])
    }
}
