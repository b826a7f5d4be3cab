import Basics

/// Which arguments a field or directive takes and needs.
extension GraphQLRule {
    static let knownArgumentNames = GraphQLRule("KnownArgumentNames") { facts, report in
        for list in facts.argumentLists {
            guard let definitions = list.definitions else { continue }
            for argument in list.arguments where !definitions.contains(where: { $0.name.name == argument.name.name }) {
                let hint = suggestion(argument.name.name, among: definitions.map(\.name.name))
                report.add(
                    "\(list.owner) takes no argument \(argument.name.name).\(hint)", "\(list.owner)(\(argument.name.name):)",
                    at: argument.name.origin)
            }
        }
    }

    static let providedRequiredArguments = GraphQLRule("ProvidedRequiredArguments") { facts, report in
        for list in facts.argumentLists {
            for definition in list.definitions ?? [] where definition.isRequired {
                let name = definition.name.name
                guard !list.arguments.contains(where: { $0.name.name == name }) else { continue }
                report.add(
                    "\(list.owner) needs the argument \(name) (\(definition.type.text)), which is not given.", "\(list.owner)(\(name):)",
                    at: list.origin)
            }
        }
    }
}
