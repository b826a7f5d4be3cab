import Basics

/// How variables are declared and used.
extension GraphQLRule {
    static let variablesAreInputTypes = GraphQLRule("VariablesAreInputTypes") { facts, report in
        for operation in facts.operations {
            for variable in operation.variables {
                guard let type = facts.schema.type(variable.type.name), !type.isInput else { continue }
                report.add(
                    "The variable $\(variable.name.name) is \(variable.type.text), \(type.kind.withArticle), which cannot be sent.",
                    type.name,
                    at: variable.type.origin)
            }
        }
    }

    static let noUndefinedVariables = GraphQLRule("NoUndefinedVariables") { facts, report in
        for (index, operation) in facts.operations.enumerated() {
            let declared = Set(operation.variables.map(\.name.name))
            for use in facts.variablesReached(from: index) where !declared.contains(use.name) {
                report.add("The variable $\(use.name) is not declared by \(label(operation)).", "$\(use.name)", at: use.origin)
            }
        }
    }

    static let noUnusedVariables = GraphQLRule("NoUnusedVariables") { facts, report in
        for (index, operation) in facts.operations.enumerated() where !operation.variables.isEmpty {
            let used = Set(facts.variablesReached(from: index).map(\.name))
            for variable in operation.variables where !used.contains(variable.name.name) {
                let name = variable.name.name
                report.add("The variable $\(name) is declared and never used in \(label(operation)).", "$\(name)", at: variable.origin)
            }
        }
    }

    static let variablesInAllowedPosition = GraphQLRule("VariablesInAllowedPosition") { facts, report in
        for (index, operation) in facts.operations.enumerated() where !operation.variables.isEmpty {
            let declared = Dictionary(operation.variables.map { ($0.name.name, $0) }, uniquingKeysWith: { $1 })
            for use in facts.variablesReached(from: index) {
                guard let variable = declared[use.name], let expected = use.type, facts.schema.type(variable.type.name) != nil else {
                    continue
                }
                if !isAllowed(variable, at: expected, hasDefault: use.hasDefault, facts.schema) {
                    report.add(
                        "The variable $\(use.name) is \(variable.type.text), and \(use.coordinate) takes \(expected.text).", use.coordinate,
                        at: use.origin)
                } else if let oneOf = use.oneOf, !variable.type.isNonNull {
                    report.add(
                        "The variable $\(use.name) is \(variable.type.text), and the only field of \(oneOf) cannot be null; declare it "
                            + "\(variable.type.text)!.", use.coordinate, at: use.origin)
                }
            }
        }
    }

    /// Section 5.8.5 of the specification: a nullable variable fits where a default stands in for a null that was left out.
    private static func isAllowed(
        _ variable: GraphQLVariableDefinition, at expected: GraphQLTypeReference, hasDefault: Bool, _ schema: GraphQLSchema
    ) -> Bool {
        guard expected.isNonNull, !variable.type.isNonNull else { return schema.isSubtype(variable.type, of: expected) }
        let variableHasDefault = variable.defaultValue.map { !$0.isNull } ?? false
        return (variableHasDefault || hasDefault) && schema.isSubtype(variable.type, of: expected.unwrapped)
    }

    private static func label(_ operation: GraphQLOperationDefinition) -> String {
        operation.name.map { "the \(operation.kind.rawValue) \($0.name)" } ?? "the \(operation.kind.rawValue)"
    }
}
