import Basics

/// Which directives may stand where, and how often.
extension GraphQLRule {
    static let knownDirectives = GraphQLRule("KnownDirectives") { facts, report in
        for fact in facts.directives {
            let name = fact.directive.name.name
            guard let definition = fact.definition else {
                let hint = suggestion(name, among: facts.schema.directives.map(\.name.name))
                report.add("The schema has no directive @\(name).\(hint)", "@\(name)", at: fact.directive.origin)
                continue
            }
            if !definition.locations.contains(where: { $0.name == fact.location }) {
                report.add("The directive @\(name) cannot stand on \(fact.location).", "@\(name)", at: fact.directive.origin)
            }
        }
    }

    static let uniqueDirectivesPerLocation = GraphQLRule("UniqueDirectivesPerLocation") { facts, report in
        for list in facts.directiveLists where list.count > 1 {
            var seen: Set<Name> = []
            for directive in list where facts.schema.directive(directive.name.name)?.isRepeatable == false {
                guard !seen.insert(directive.name.name).inserted else { continue }
                report.add(
                    "The directive @\(directive.name.name) stands twice and is not repeatable.", "@\(directive.name.name)",
                    at: directive.origin)
            }
        }
    }
}
