internal import Basics
internal import Documents

/// The annotations of version 4 that stand apart from what they are about, by target; those inside an element are found there.
struct CSDLAnnotations {
    private var outside: [Name: [Node]] = [:]

    /// Adds an `Annotations` element.
    mutating func add(_ node: Node, target: Name) {
        outside[target, default: []] += node.elements(named: "Annotation")
    }

    /// The annotations of an element, its own before those from outside.
    func all(of node: Node, target: Name) -> [Node] {
        node.elements(named: "Annotation") + (outside[target] ?? [])
    }
}

extension CSDLSchemas {
    /// Finds an annotation by its term's qualified name.
    func annotation(_ term: Name, of node: Node, target: Name) -> Node? {
        guard isVersion4 else { return nil }
        return annotations.all(of: node, target: target).first { $0.attribute("Term").map { qualified($0.text) } == term }
    }

    /// A yes or no that an annotation states: its term alone says yes.
    func flag(_ term: Name, of node: Node, target: Name) -> Bool {
        guard let annotation = annotation(term, of: node, target: target) else { return false }
        let value = annotation.attribute("Bool")?.text ?? annotation.element(named: "Bool")?.characterText
        return value != "false"
    }

    /// A text that an annotation states.
    func text(_ term: Name, of node: Node, target: Name) -> String? {
        guard let annotation = annotation(term, of: node, target: target) else { return nil }
        return annotation.attribute("String")?.text ?? annotation.element(named: "String")?.characterText
    }

    /// Whether a record-valued annotation, such as `InsertRestrictions`, states no for one of its properties.
    func denies(_ term: Name, _ property: StaticString, of node: Node, target: Name) -> Bool {
        guard let record = annotation(term, of: node, target: target)?.element(named: "Record") else { return false }
        for value in record.elements(named: "PropertyValue") where value.attribute("Property")?.isText(property) == true {
            return (value.attribute("Bool")?.text ?? value.element(named: "Bool")?.characterText) == "false"
        }
        return false
    }

    /// Whether SAP's attribute or OASIS' `Revisions` say that something is deprecated.
    func isDeprecated(_ node: Node, target: Name) -> Bool {
        if node.attribute("deprecated", namespace: .exactly(CSDLNamespaces.sap))?.isText("true") == true { return true }
        guard let revisions = annotation("Org.OData.Core.V1.Revisions", of: node, target: target)?.element(named: "Collection") else {
            return false
        }
        return revisions.elements(named: "Record").contains { record in
            record.elements(named: "PropertyValue").contains { value in
                let member = value.attribute("EnumMember")?.text ?? value.element(named: "EnumMember")?.characterText
                return value.attribute("Property")?.isText("Kind") == true && member?.hasSuffix("/Deprecated") == true
            }
        }
    }
}
