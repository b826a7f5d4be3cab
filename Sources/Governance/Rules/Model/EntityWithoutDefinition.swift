internal import Basics
internal import Estate

/// Finds an entity, or its key, without a definition.
struct EntityWithoutDefinition: Rule {
    let id: RuleID = "model/entity-without-definition"
    let level = Level.warning
    let subjects = RuleSubjects.entities
    let summary = "an entity, or its key, without a definition"
    let rationale =
        "Two teams that mean different things by one word build mappings that are wrong in silence: \"customer\" is a "
        + "company, a billing address, a contact."
    let fix = "Write `definition` in a sentence: what it is, and what it is not; and one of what identifies it."

    let violating: RuleExample = """
        kind: Entity
        name: ▸customer
        key: [id]
        fields: {▸id: {type: string}}
        """

    let passing: RuleExample = """
        kind: Entity
        name: customer
        definition: A company that buys from us. Not a contact person, and not a billing address.
        key: [id]
        fields: {id: {type: string, definition: The sold-to party's number.}}
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.entities.flatMap { entity -> [Diagnostic] in
            var found: [Diagnostic] = []
            if entity.definition == nil {
                found.append(
                    finding(
                        entity.ref, "nobody wrote down what \(entity.ref) is, so every team takes it as its own system has it",
                        at: entity.header.name.span, detail: "definition"))
            }
            for path in entity.key ?? [] {
                guard case .field(let field) = entity.find(path.value), field.definition == nil, field.is == nil else { continue }
                let place = (entity.fields ?? []).first { $0.key.value.text == path.value.description }?.key.span
                found.append(
                    finding(
                        entity.ref, "nobody wrote down what `\(path.value)`, a key of \(entity.ref), counts", at: place ?? path.span,
                        detail: "key:\(path.value)"))
            }
            return found
        }
    }
}
