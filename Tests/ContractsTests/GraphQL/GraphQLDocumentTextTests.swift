import Basics
import Testing

@testable import Contracts

/// Documents of GraphQL on one line, whole and around a place.
@Suite("Texts of GraphQL documents")
struct GraphQLDocumentTextTests {
    private static let document = """
        # The page of a product
        query ProductPage($id: ID!, $first: Int = 10) {
          product(id: $id) @include(if: true) {
            id
            ...Names
            ... on Pump { flow }
            offers(first: $first, filter: {state: OPEN}) { title: name price }
          }
        }
        fragment Names on Product { name, label }
        """

    private func excerpt(_ word: String) -> String? {
        let file = SourceFile(path: "page.graphql", bytes: Array(Self.document.utf8))
        guard let start = Self.document.utf8.firstRange(of: word.utf8)?.lowerBound else { return nil }
        let lower = Self.document.utf8.distance(from: Self.document.utf8.startIndex, to: start)
        return GraphQLDocumentText(file)?.excerpt(at: SourceSpan(file: file, lower: lower, upper: lower + word.utf8.count))
    }

    @Test func wholeDocuments() {
        #expect(
            GraphQLDocumentText(SourceFile(path: "page.graphql", bytes: Array(Self.document.utf8)))?.whole
                == "query ProductPage($id: ID!, $first: Int = 10) { product(id: $id) @include(if: true) { id ...Names ... on Pump { flow } "
                + "offers(first: $first, filter: { state: OPEN }) { title: name price } } } fragment Names on Product { name, label }")
        #expect(GraphQLDocumentText(SourceFile(path: "page.graphql", bytes: Array("query { \"".utf8))) == nil)
    }

    @Test func excerptsShowTheWayToAPlace() {
        let start = "query ProductPage($id: ID!, $first: Int = 10)"
        #expect(
            excerpt("price") == start
                + " { product(id: $id) @include(if: true) { offers(first: $first, filter: { state: OPEN }) { … price … } } }")
        #expect(
            excerpt("title") == start
                + " { product(id: $id) @include(if: true) { offers(first: $first, filter: { state: OPEN }) { … title: name … } } }")
        #expect(
            excerpt("first: $first") == start
                + " { product(id: $id) @include(if: true) { … offers(first: $first, filter: { state: OPEN }) … } }")
        #expect(excerpt("$first: Int") == start + " { … }")
        #expect(excerpt("flow") == start + " { product(id: $id) @include(if: true) { ... on Pump { … flow … } } }")
        #expect(excerpt("label") == "fragment Names on Product { … label … }")
    }
}
