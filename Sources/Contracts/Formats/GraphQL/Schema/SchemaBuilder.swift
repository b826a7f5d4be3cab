package import Basics

extension GraphQLSchema {
    /// Builds a schema from definitions, merging extensions; whatever does not fit is a trouble, and the rest still stands.
    ///
    /// Operations and fragments among the definitions are ignored. Without a `schema` definition the types called Query, Mutation and
    /// Subscription are the roots.
    package init(definitions: [GraphQLDefinition], files: [SourceFile]) {
        self.init(files: files)
        var merged: [GraphQLTypeDefinition] = []
        for case .type(let type) in definitions where !type.isExtension { define(type, in: &merged) }
        for case .type(let type) in definitions where type.isExtension { extend(type, in: &merged) }
        types = merged.map { GraphQLNamedType($0) }
        for case .directive(let directive) in definitions { define(directive) }
        ownDirectives = directives.count
        readRoots(definitions)
        addBuiltIns()
        findPossibleTypes()
        check()
    }

    mutating func trouble(_ message: String, at origin: Origin) {
        troubles.append(ContractTrouble(.partUnknown, message, at: span(of: origin)))
    }

    private mutating func define(_ type: GraphQLTypeDefinition, in merged: inout [GraphQLTypeDefinition]) {
        guard indices[type.name.name] == nil else {
            trouble("The type \(type.name.name) is defined twice; the first definition counts.", at: type.name.origin)
            return
        }
        indices[type.name.name] = merged.count
        merged.append(type)
    }

    private mutating func define(_ directive: GraphQLDirectiveDefinition) {
        guard directiveIndices[directive.name.name] == nil else {
            trouble("The directive @\(directive.name.name) is defined twice; the first definition counts.", at: directive.name.origin)
            return
        }
        directiveIndices[directive.name.name] = directives.count
        directives.append(directive)
    }

    private mutating func extend(_ addition: GraphQLTypeDefinition, in merged: inout [GraphQLTypeDefinition]) {
        let name = addition.name.name
        guard let index = indices[name] else {
            // A file may hold only extensions of roots that a gateway puts together; what it says is the type.
            trouble("The type \(name) is extended but not defined; the extension is taken for its definition.", at: addition.name.origin)
            var type = addition
            type.isExtension = false
            define(type, in: &merged)
            return
        }
        guard merged[index].kind == addition.kind else {
            trouble(
                "\(name) is \(merged[index].kind.withArticle) and is extended as \(addition.kind.withArticle); the extension is left out.",
                at: addition.name.origin)
            return
        }
        merged[index].interfaces += addition.interfaces
        merged[index].directives += addition.directives
        merged[index].fields += addition.fields
        merged[index].inputFields += addition.inputFields
        merged[index].values += addition.values
        merged[index].members += addition.members
    }

    private mutating func readRoots(_ definitions: [GraphQLDefinition]) {
        var isDefined = false
        for case .schema(let schema) in definitions {
            if !schema.isExtension {
                if isDefined { trouble("The schema is defined twice.", at: schema.origin) }
                isDefined = true
                description = schema.description ?? description
            }
            schemaDirectives += schema.directives
            for root in schema.roots {
                if roots[root.kind] != nil {
                    trouble("The schema has two \(root.kind.rawValue) types; the first one counts.", at: root.type.origin)
                } else {
                    roots[root.kind] = root.type
                }
            }
        }
        guard !isDefined else { return }
        for (kind, name) in [(GraphQLOperationKind.query, "Query" as Name), (.mutation, "Mutation"), (.subscription, "Subscription")]
        where roots[kind] == nil {
            if let index = indices[name] { roots[kind] = types[index].definition.name }
        }
    }

    private mutating func addBuiltIns() {
        var unused: [Name] = ["Int", "Float", "ID"]
        func note(_ reference: borrowing GraphQLTypeReference) {
            if let index = unused.firstIndex(of: reference.name) { unused.remove(at: index) }
        }
        func noteAll(_ definitions: [GraphQLInputValueDefinition]) {
            let span = definitions.span
            for index in span.indices { note(span[index].type) }
        }
        for type in types where !unused.isEmpty {
            let definitions = type.definition.fields
            let fields = definitions.span
            for index in fields.indices {
                note(fields[index].type)
                noteAll(fields[index].arguments)
            }
            noteAll(type.definition.inputFields)
        }
        for directive in directives {
            noteAll(directive.arguments)
        }
        for type in GraphQLBuiltIns.types where indices[type.name.name] == nil {
            guard !unused.contains(type.name.name) else { continue }
            indices[type.name.name] = types.count
            types.append(GraphQLNamedType(type, isBuiltIn: true))
        }
        for directive in GraphQLBuiltIns.directives where directiveIndices[directive.name.name] == nil {
            directiveIndices[directive.name.name] = directives.count
            directives.append(directive)
        }
    }

    private mutating func findPossibleTypes() {
        for type in types {
            switch type.kind {
            case .union: possible[type.name] = Set(type.definition.members.lazy.map(\.name))
            case .object:
                for interface in type.definition.interfaces { possible[interface.name, default: []].insert(type.name) }
            default: break
            }
        }
    }
}
