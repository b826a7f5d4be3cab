import Basics

/// Which fields and types a selection may name.
extension GraphQLRule {
    static let knownTypeNames = GraphQLRule("KnownTypeNames") { facts, report in
        var defined: Set<Name> = []
        for case .type(let type) in facts.document.definitions { defined.insert(type.name.name) }
        for name in facts.typeNames where facts.schema.type(name.name) == nil && !defined.contains(name.name) {
            let hint = suggestion(name.name, among: facts.schema.types.map(\.name))
            report.add("The schema has no type \(name.name).\(hint)", name.name, at: name.origin)
        }
    }

    static let fieldsOnCorrectType = GraphQLRule("FieldsOnCorrectType") { facts, report in
        for fact in facts.fields where fact.definition == nil {
            guard let parent = fact.parent else { continue }
            let name = fact.field.name.name
            let hint: String
            if parent.kind == .union {
                hint = " \(parent.name) is a union: select fields in '... on' a member."
            } else {
                hint = suggestion(name, among: parent.definition.fields.map(\.name.name))
            }
            report.add(
                "\(parent.kind.rawValue.capitalizedFirst) \(parent.name) has no field \(name).\(hint)", "\(parent.name).\(name)",
                at: fact.field.name.origin)
        }
    }

    static let scalarLeafs = GraphQLRule("ScalarLeafs") { facts, report in
        for fact in facts.fields {
            guard let definition = fact.definition, let parent = fact.parent, let type = facts.schema.type(definition.type.name) else {
                continue
            }
            let coordinate = "\(parent.name).\(definition.name.name)"
            if type.isLeaf, let selections = fact.field.selections {
                report.add("\(coordinate) is \(definition.type.text), which has no fields to select.", coordinate, at: selections.origin)
            } else if type.isComposite, fact.field.selections == nil {
                report.add(
                    "\(coordinate) is \(definition.type.text): select some of its fields in braces.", coordinate, at: fact.field.origin)
            }
        }
    }

    /// " Did you mean ...?" where a name is near enough; otherwise nothing.
    static func suggestion(_ name: Name, among names: [Name]) -> String {
        nearest(to: name.text, among: names.lazy.filter { !$0.text.hasPrefix("__") }.map(\.text)).map { " Did you mean \($0)?" } ?? ""
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
