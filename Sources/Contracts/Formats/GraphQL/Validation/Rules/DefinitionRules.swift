import Basics

/// What a document may hold, and what it may call it.
extension GraphQLRule {
    static let executableDefinitions = GraphQLRule("ExecutableDefinitions") { facts, report in
        for definition in facts.document.definitions {
            switch definition {
            case .operation, .fragment: break
            case .type(let type):
                report.add(
                    "The type \(type.name.name) is defined here; a document of operations cannot define types.", type.name.name,
                    at: type.origin)
            case .directive(let directive):
                let name = directive.name.name
                report.add("The directive @\(name) is defined here; a document of operations cannot.", "@\(name)", at: directive.origin)
            case .schema(let schema):
                report.add("A schema is defined here; a document of operations cannot define one.", "schema", at: schema.origin)
            }
        }
    }

    static let uniqueOperationNames = GraphQLRule("UniqueOperationNames") { facts, report in
        for name in repeated(facts.operations.compactMap(\.name)) {
            report.add("There are two operations called \(name.name); a server could not tell them apart.", name.name, at: name.origin)
        }
    }

    static let loneAnonymousOperation = GraphQLRule("LoneAnonymousOperation") { facts, report in
        guard facts.operations.count > 1 else { return }
        for operation in facts.operations where operation.name == nil {
            report.add("An operation has no name although it is not the only one; name it.", operation.kind.rawValue, at: operation.origin)
        }
    }

    static let uniqueFragmentNames = GraphQLRule("UniqueFragmentNames") { facts, report in
        for name in repeated(facts.fragments.map(\.name)) {
            report.add("There are two fragments called \(name.name).", name.name, at: name.origin)
        }
    }

    static let uniqueVariableNames = GraphQLRule("UniqueVariableNames") { facts, report in
        for operation in facts.operations {
            for name in repeated(operation.variables.map(\.name)) {
                report.add("The variable $\(name.name) is declared twice.", "$\(name.name)", at: name.origin)
            }
        }
    }

    static let uniqueArgumentNames = GraphQLRule("UniqueArgumentNames") { facts, report in
        for list in facts.argumentLists {
            for name in repeated(list.arguments.map(\.name)) {
                report.add(
                    "The argument \(name.name) of \(list.owner) is given twice.", "\(list.owner)(\(name.name):)", at: name.origin)
            }
        }
    }

    static let uniqueInputFieldNames = GraphQLRule("UniqueInputFieldNames") { facts, report in
        func check(_ value: GraphQLValue, _ coordinate: String) {
            switch value.kind {
            case .list(let items): for item in items { check(item, coordinate) }
            case .object(let fields):
                for name in repeated(fields.map(\.name)) {
                    report.add("The input field \(name.name) is given twice in one object.", coordinate, at: name.origin)
                }
                for field in fields { check(field.value, coordinate) }
            default: break
            }
        }
        for fact in facts.values { check(fact.value, fact.coordinate) }
    }
}
