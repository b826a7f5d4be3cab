import Basics

/// Definitions of directives, and where they are put.
extension GraphQLDifferences {
    mutating func compareDirectives() {
        for before in old.directives {
            let subject = "@\(before.name.name)"
            guard let after = new.directive(before.name.name) else {
                note(
                    .directiveRemoved, .breaking, subject, "the directive is gone", detail: "removed", about: .none,
                    old: before.name.origin,
                    new: nil)
                continue
            }
            if old.isBuiltInDirective(before.name.name), new.isBuiltInDirective(before.name.name) { continue }
            compare(before, after, subject)
        }
        for after in new.directives where old.directive(after.name.name) == nil {
            note(
                .directiveAdded, .safe, "@\(after.name.name)", "the directive is new", detail: "added", about: .none, old: nil,
                new: after.name.origin)
        }
        let place = Origin(file: 0, lower: 0, upper: 0)
        compareUsage(
            old.schemaDirectives, new.schemaDirectives, subject: "schema", about: .none, old: old.schemaDirectives.first?.origin ?? place,
            new: new.schemaDirectives.first?.origin ?? place)
    }

    private mutating func compare(_ before: GraphQLDirectiveDefinition, _ after: GraphQLDirectiveDefinition, _ subject: String) {
        compareArguments(before.arguments, after.arguments, of: subject, about: .none)
        let wasBuiltIn = old.isBuiltInDirective(before.name.name)
        let isBuiltIn = new.isBuiltInDirective(after.name.name)
        let oldOrigin = wasBuiltIn ? nil : before.name.origin
        let newOrigin = isBuiltIn ? nil : after.name.origin
        if before.isRepeatable != after.isRepeatable {
            note(
                .directiveChanged, before.isRepeatable ? .breaking : .safe, subject,
                before.isRepeatable ? "can no longer stand twice on one thing" : "can be repeated now",
                detail: before.isRepeatable ? "-repeatable" : "+repeatable", about: .none, old: oldOrigin, new: newOrigin)
        }
        for location in before.locations where !after.locations.contains(where: { $0.name == location.name }) {
            note(
                .directiveChanged, .breaking, subject, "can no longer stand on \(location.name)", detail: "-\(location.name)", about: .none,
                old: wasBuiltIn ? nil : location.origin, new: newOrigin)
        }
        for location in after.locations where !before.locations.contains(where: { $0.name == location.name }) {
            note(
                .directiveChanged, .safe, subject, "can stand on \(location.name) now", detail: "+\(location.name)", about: .none,
                old: oldOrigin,
                new: isBuiltIn ? nil : location.origin)
        }
    }

    /// Compares the directives on one thing. They are safe, but `@oneOf` on an input object, which takes exactly one field from then on.
    mutating func compareUsage(
        _ before: [GraphQLDirective], _ after: [GraphQLDirective], subject: String, about: Subject, isInputObject: Bool = false,
        old: Origin?,
        new: Origin?
    ) {
        guard !before.isEmpty || !after.isEmpty else { return }
        let was = before.map(\.canonicalText)
        let now = after.map(\.canonicalText)
        for (directive, text) in zip(after, now) where !was.contains(text) {
            if directive.name.name == "deprecated" {
                let reason = directive.string("reason").map { ": \($0)" } ?? ""
                note(
                    .fieldDeprecated, .safe, subject, "is deprecated\(reason)", detail: text, about: about, old: old, new: directive.origin)
            } else {
                let isOneOf = isInputObject && directive.name.name == "oneOf" && !before.contains { $0.name.name == "oneOf" }
                let message = isOneOf ? "takes exactly one of its fields now (@oneOf)" : "has \(text) now"
                note(
                    .directiveChanged, isOneOf ? .breaking : .safe, subject, message, detail: "+\(text)", about: about, old: old,
                    new: directive.origin)
            }
        }
        for (directive, text) in zip(before, was) where !now.contains(text) {
            let isReplaced = after.contains { $0.name.name == directive.name.name }
            if isReplaced { continue }
            let message = directive.name.name == "deprecated" ? "is no longer deprecated" : "no longer has \(text)"
            note(.directiveChanged, .safe, subject, message, detail: "-\(text)", about: about, old: directive.origin, new: new)
        }
    }
}

extension GraphQLDirective {
    /// The directive as GraphQL writes it, its arguments by name.
    package var canonicalText: String {
        guard !arguments.isEmpty else { return "@\(name.name)" }
        let inner = arguments.sorted { $0.name.name < $1.name.name }.map { "\($0.name.name): \($0.value.canonicalText)" }
        return "@\(name.name)(\(inner.joined(separator: ", ")))"
    }

    /// The text of an argument, where it is text.
    func string(_ argument: Name) -> String? {
        guard case .string(let text)? = arguments.first(where: { $0.name.name == argument })?.value.kind else { return nil }
        return text
    }
}
