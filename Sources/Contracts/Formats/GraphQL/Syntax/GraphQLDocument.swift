package import Basics

/// One parsed GraphQL file.
package struct GraphQLDocument: Sendable {
    package let file: SourceFile
    /// The definitions in the order of the file, at least one.
    package let definitions: [GraphQLDefinition]

    /// Parses a file; throws the first place where it is not what GraphQL's grammar allows.
    package static func parse(
        _ file: SourceFile, limits: GraphQLLimits = GraphQLLimits()
    ) throws(GraphQLSyntaxError) -> GraphQLDocument {
        var parser = try GraphQLParser(file, limits: limits)
        return GraphQLDocument(file: file, definitions: try parser.document())
    }

    package var operations: [GraphQLOperationDefinition] {
        definitions.compactMap { if case .operation(let operation) = $0 { operation } else { nil } }
    }

    package var fragments: [GraphQLFragmentDefinition] {
        definitions.compactMap { if case .fragment(let fragment) = $0 { fragment } else { nil } }
    }

    func span(of origin: Origin) -> SourceSpan {
        SourceSpan(file: file, lower: Int(origin.lower), upper: Int(origin.upper))
    }
}
