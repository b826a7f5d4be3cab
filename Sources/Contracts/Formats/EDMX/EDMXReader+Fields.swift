internal import Basics
internal import Documents

extension EDMXReader {
    /// What a service lets a writer do with a property.
    struct Writing {
        /// Only the service ever sets it.
        var isReadOnly = false
        var isCreatable = true
        var isUpdatable = true
        /// The service fills it where a writer leaves it out.
        var isFilled = false
    }

    /// Reads a property as a field; nil where the view does not have it.
    ///
    /// Read: always there, null where allowed. Made: required where neither null, a default nor the service fills it.
    /// Changed: never required, and without keys and what cannot be changed.
    mutating func property(_ node: Node, of owner: CSDLType, isKey: Bool, _ view: View) -> Field? {
        guard let name = node.attribute("Name")?.name else {
            trouble("A property has no name.", at: node)
            return nil
        }
        let target = Name("\(owner.name)/\(name)")
        let writing = writing(of: node, target: target)
        if view == .update, isKey || writing.isReadOnly || !writing.isUpdatable { return nil }

        let isNullable = !isKey && node.attribute("Nullable")?.isText("false") != true
        let isCollection = node.attribute("Type")?.text.hasPrefix("Collection(") == true
        let shape = shape(ofTypeOf: node, view, isNullable: isNullable)
        var facets = Facets(description: description(of: node, target: target))
        if isKey { facets.flags.insert(.key) }
        if writing.isReadOnly || view == .create && !writing.isCreatable { facets.flags.insert(.readOnly) }
        if !writing.isReadOnly, !writing.isUpdatable { facets.flags.insert(.notUpdatable) }
        if view == .create, isKey || writing.isFilled { facets.flags.insert(.serverFilled) }
        if schemas.isDeprecated(node, target: target) { facets.flags.insert(.deprecated) }
        facets.defaultValue = defaultValue(of: node)
        facets.unit = unit(of: node, target: target)

        let isRequired =
            switch view {
            case .out: true
            case .create:
                // `Nullable` of a collection speaks of its items; one that is left out is empty.
                !isNullable && !isCollection && facets.defaultValue == nil
                    && facets.flags.isDisjoint(with: [.key, .serverFilled, .readOnly])
            case .update: false
            }
        return Field(name, shape, required: isRequired, facets: facets, origin: origin(of: node))
    }

    private func writing(of node: Node, target: Name) -> Writing {
        func says(_ attribute: StaticString, _ value: StaticString) -> Bool {
            node.attribute(attribute, namespace: .exactly(CSDLNamespaces.sap))?.isText(value) == true
        }
        let generated = node.attribute("StoreGeneratedPattern", namespace: .any)
        var writing = Writing()
        writing.isCreatable = !says("creatable", "false")
        writing.isUpdatable = !says("updatable", "false") && !schemas.flag("Org.OData.Core.V1.Immutable", of: node, target: target)
        writing.isFilled =
            generated?.isText("Identity") == true || schemas.flag("Org.OData.Core.V1.ComputedDefaultValue", of: node, target: target)
        writing.isReadOnly =
            !writing.isCreatable && !writing.isUpdatable || generated?.isText("Computed") == true
            || schemas.flag("Org.OData.Core.V1.Computed", of: node, target: target)
        return writing
    }

    /// Reads a navigation property: a link to one record or several that is only there where one asks for it. It is not part of changes.
    mutating func navigation(_ node: Node, of owner: CSDLType, _ view: View) -> Field? {
        guard view != .update else { return nil }
        guard let name = node.attribute("Name")?.name else {
            trouble("A navigation property has no name.", at: node)
            return nil
        }
        let target = Name("\(owner.name)/\(name)")
        var facets = Facets(.navigation, description: description(of: node, target: target))
        if schemas.isDeprecated(node, target: target) { facets.flags.insert(.deprecated) }
        let shape = node.attribute("Type") == nil ? associated(node, view) : shape(ofTypeOf: node, view, isNullable: isNullable(node))
        return Field(name, shape, facets: facets, origin: origin(of: node))
    }

    func isNullable(_ node: Node) -> Bool { node.attribute("Nullable")?.isText("false") != true }

    /// The shape of a navigation property of versions 2 and 3: its association's end says what and how many.
    private mutating func associated(_ node: Node, _ view: View) -> ShapeID {
        let place = node.attribute("Relationship") ?? node
        let relationship = schemas.qualified(node.attribute("Relationship")?.text ?? "")
        guard let association = schemas.associations[relationship] else {
            trouble("The association `\(relationship)` is not declared, so what the property leads to is unknown.", at: place)
            return contract.add(.any, at: origin(of: node))
        }
        let role = node.attribute("ToRole")?.name
        guard let end = association.elements(named: "End").first(where: { $0.attribute("Role")?.name == role }) else {
            trouble("The association `\(relationship)` has no end `\(role ?? "")`.", at: node.attribute("ToRole") ?? place)
            return contract.add(.any, at: origin(of: node))
        }
        guard let type = schemas.types[schemas.qualified(end.attribute("Type")?.text ?? "")] else {
            trouble("The type `\(end.attribute("Type")?.text ?? "")` is not declared.", at: end.attribute("Type") ?? end)
            return contract.add(.any, at: origin(of: node))
        }
        let one = reference(to: type, view, at: node)
        let multiplicity = end.attribute("Multiplicity")
        if multiplicity?.isText("*") == true { return contract.add(.array(ArrayShape(items: one)), at: origin(of: node)) }
        return multiplicity?.isText("1") == true ? one : nullable(one, at: node)
    }

    /// What people call something: SAP's label or OASIS' description.
    func description(of node: Node, target: Name) -> String? {
        let sap = NamespaceFilter.exactly(CSDLNamespaces.sap)
        return node.attribute("label", namespace: sap)?.text ?? node.attribute("quickinfo", namespace: sap)?.text
            ?? schemas.text("com.sap.vocabularies.Common.v1.Label", of: node, target: target)
            ?? schemas.text("Org.OData.Core.V1.Description", of: node, target: target)
    }

    /// Where an amount's unit stands: `.Field` for one beside it, or a fixed unit.
    private func unit(of node: Node, target: Name) -> String? {
        if let field = node.attribute("unit", namespace: .exactly(CSDLNamespaces.sap)) { return ".\(field.text)" }
        for term: Name in ["Org.OData.Measures.V1.Unit", "Org.OData.Measures.V1.ISOCurrency"] {
            guard let annotation = schemas.annotation(term, of: node, target: target) else { continue }
            if let path = annotation.attribute("Path")?.text ?? annotation.element(named: "Path")?.characterText { return ".\(path)" }
            return annotation.attribute("String")?.text ?? annotation.element(named: "String")?.characterText
        }
        return nil
    }

    private func defaultValue(of node: Node) -> Literal? {
        guard let value = node.attribute("DefaultValue") else { return nil }
        switch node.attribute("Type")?.text {
        case "Edm.Boolean": return .boolean(value.isText("true"))
        case "Edm.Byte", "Edm.SByte", "Edm.Int16", "Edm.Int32", "Edm.Int64", "Edm.Decimal", "Edm.Double", "Edm.Single":
            return ExactDecimal(parsing: value.text).map { .number($0) } ?? .text(value.name)
        default: return .text(value.name)
        }
    }
}
