import Basics

@testable import Contracts

/// Makes GraphQL values from text for the tests.
enum GraphQLText {
    static func file(_ text: String, _ path: Name = "test.graphql") -> SourceFile { SourceFile(path: path, bytes: Array(text.utf8)) }

    static func contract(_ text: String) -> Contract { GraphQLFormat().read(ContractInput(files: [file(text)])) }

    static func schema(_ text: String) throws -> GraphQLSchema {
        let file = file(text)
        return GraphQLSchema(definitions: try GraphQLDocument.parse(file).definitions, files: [file])
    }

    static func place(_ span: SourceSpan?) -> String { span.map { "\($0.start.line):\($0.start.column)" } ?? "-" }

    /// The failures of a document as `Rule coordinate line:column`.
    static func failures(_ document: String, _ schema: GraphQLSchema) throws -> [String] {
        validate(document: try GraphQLDocument.parse(file(document)), against: schema).map {
            "\($0.rule) \($0.coordinate) \(place($0.span))"
        }
    }

    /// The differences of two schemas as `level kind subject detail`.
    static func changes(_ old: String, _ new: String) throws -> [String] {
        graphQLChanges(old: try schema(old), new: try schema(new)).map {
            "\($0.level.rawValue) \($0.kind.rawValue) \($0.subject) \($0.detail)"
        }
    }
}
