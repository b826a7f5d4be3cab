internal import Basics
internal import Documents

extension XSDReader {
    /// The complex type of a name; free where it is not known.
    mutating func complexType(named name: XSDName) -> XSDComplexType {
        if let known = complexTypes[name] { return known }
        if name == .builtIn("anyType") { return .free }
        guard let component = schemas.components[XSDKey(kind: .type, name: name)], component.node.isText("complexType") else {
            return .free
        }
        guard active.count < Self.deepest, active.insert(component).inserted else {
            if let original = schemas.originals[XSDKey(kind: .type, name: name)], !active.contains(original) {
                return complexType(original)
            }
            trouble("The type `\(name.local)` is derived from itself or too many others, so what it holds is unknown.", at: component.node)
            return .free
        }
        let type = complexType(component)
        active.remove(component)
        complexTypes[name] = type
        return type
    }

    /// The complex type that a `complexType` element describes.
    mutating func complexType(_ component: XSDComponent) -> XSDComplexType {
        let node = component.node
        var type: XSDComplexType
        if let content = node.element(named: "simpleContent") {
            type = simpleContent(content, component.schema)
        } else if let content = node.element(named: "complexContent") {
            let mixed = (content.attribute("mixed") ?? node.attribute("mixed"))?.isTrue ?? false
            type = complexContent(content, component.schema, isMixed: mixed)
        } else {
            type = XSDComplexType()
            type.isMixed = node.attribute("mixed")?.isTrue ?? false
            type.particle = groupParticle(in: node, component.schema)
            readAttributes(of: node, component.schema, into: &type)
        }
        type.isAbstract = node.attribute("abstract")?.isTrue ?? false
        return type
    }

    private mutating func complexContent(_ content: Node, _ schema: Int, isMixed: Bool) -> XSDComplexType {
        guard let step = content.elements.first(where: { $0.isText("extension") || $0.isText("restriction") }) else { return .free }
        let base = baseType(of: step, schema)
        let own = groupParticle(in: step, schema)
        var type = XSDComplexType()
        type.isMixed = isMixed
        if step.isText("extension") {
            type = base
            type.isMixed = isMixed || base.isMixed
            type.particle = base.particle == .empty ? own : own == .empty ? base.particle : .sequence([base.particle, own])
            count(base.particle)
        } else {
            // Attributes that a restriction does not speak of stay as they are; elements must all be said again.
            type.particle = own
            type.attributes = base.attributes
        }
        readAttributes(of: step, schema, into: &type)
        return type
    }

    private mutating func simpleContent(_ content: Node, _ schema: Int) -> XSDComplexType {
        guard let step = content.elements.first(where: { $0.isText("extension") || $0.isText("restriction") }) else { return .free }
        var type = XSDComplexType()
        guard let named = step.attribute("base"), let name = resolve(named, schema) else { return .free }
        let isSimple =
            name.namespace == XMLNames.schema || schemas.components[XSDKey(kind: .type, name: name)]?.node.isText("simpleType") == true
        if isSimple {
            type.text = simpleType(named: name)
        } else {
            type = baseType(of: step, schema)
            type.isAbstract = false
            type.text = type.text ?? .anySimple
        }
        if step.isText("restriction") {
            if let inner = step.element(named: "simpleType") { type.text = simpleType(XSDComponent(node: inner, schema: schema)) }
            type.text = type.text.map { restricted($0, by: step) }
            type.wildcard = nil
        }
        readAttributes(of: step, schema, into: &type)
        return type
    }

    private mutating func baseType(of step: Node, _ schema: Int) -> XSDComplexType {
        guard let named = step.attribute("base"), let name = resolve(named, schema) else { return .free }
        if name == .builtIn("anyType") { return step.isText("extension") ? .free : XSDComplexType() }
        guard schemas.components[XSDKey(kind: .type, name: name)] != nil else {
            trouble("The base type `\(name.local)` is not declared, so what it adds is unknown.", at: named)
            return .free
        }
        return complexType(named: name)
    }

    // MARK: Attributes

    /// Reads the attributes that stand directly in a type, a derivation or a group of attributes.
    mutating func readAttributes(of node: Node, _ schema: Int, into type: inout XSDComplexType) {
        for child in node.elements {
            switch child.text {
            case "attribute":
                guard let attribute = attribute(child, schema) else { continue }
                type.attributes.removeAll { $0.name == attribute.name }
                if !attribute.isProhibited { type.attributes.append(attribute) }
            case "attributeGroup":
                guard let reference = child.attribute("ref"), let name = resolve(reference, schema) else { continue }
                readAttributeGroup(name, at: reference, into: &type)
            case "anyAttribute":
                let own = XSDAttributeWildcard(namespaces: namespaces(of: child, schema), process: processing(of: child))
                type.wildcard = type.wildcard?.union(own) ?? own
            default: continue
            }
        }
    }

    private mutating func readAttributeGroup(_ name: XSDName, at reference: Node, into type: inout XSDComplexType) {
        let key = XSDKey(kind: .attributeGroup, name: name)
        guard var component = schemas.components[key] else {
            return trouble("The attribute group `\(name.local)` is not declared, so its attributes are unknown.", at: reference)
        }
        if active.contains(component), let original = schemas.originals[key] { component = original }
        guard active.insert(component).inserted else {
            return trouble("The attribute group `\(name.local)` holds itself.", at: reference)
        }
        readAttributes(of: component.node, component.schema, into: &type)
        active.remove(component)
    }

    private mutating func attribute(_ node: Node, _ schema: Int) -> XSDAttribute? {
        let document = schemas.documents[schema]
        let name: XSDName
        var declaration = XSDComponent(node: node, schema: schema)
        if let reference = node.attribute("ref") {
            guard let resolved = resolve(reference, schema) else { return nil }
            name = resolved
            if let found = schemas.components[XSDKey(kind: .attribute, name: name)] {
                declaration = found
            } else if name.namespace != XMLNames.xml {
                trouble("The attribute `\(name.local)` is not declared, so its values are unknown.", at: reference)
            }
        } else {
            guard let local = node.attribute("name")?.text.xsdTrimmed, !local.isEmpty else { return nil }
            let isQualified = node.attribute("form").map { $0.isText("qualified") } ?? document.qualifiesAttributes
            name = XSDName(isQualified ? document.namespace : "", Name(local))
        }
        var type = attributeType(declaration)
        let fixed = (node.attribute("fixed") ?? declaration.node.attribute("fixed"))?.text
        let standard = (node.attribute("default") ?? declaration.node.attribute("default"))?.text
        if let fixed { type.facets.enumeration = [fixed] }
        let use = node.attribute("use")?.text
        var attribute = XSDAttribute(
            name: name, shape: add(type, at: origin(of: node)), isRequired: use == "required", origin: origin(of: node))
        attribute.isProhibited = use == "prohibited"
        attribute.defaultValue = (standard ?? fixed).map { .text(Name($0)) }
        return attribute
    }

    private mutating func attributeType(_ declaration: XSDComponent) -> XSDSimpleType {
        if let named = declaration.node.attribute("type"), let name = resolve(named, declaration.schema) {
            if name.namespace != XMLNames.schema, schemas.components[XSDKey(kind: .type, name: name)] == nil {
                trouble("The type `\(name.local)` is not declared, so its values are unknown.", at: named)
            }
            return simpleType(named: name)
        }
        return declaration.node.element(named: "simpleType").map { simpleType(XSDComponent(node: $0, schema: declaration.schema)) }
            ?? .anySimple
    }

    // MARK: Shapes

    /// The field that holds an element's text beside its attributes.
    static let textField: Name = "$text"

    /// The shape of a complex type.
    ///
    /// - Parameter mark: The type that an `xsi:type` names; nil where the element need not say it.
    mutating func complexShape(_ type: XSDComplexType, mark: XSDName?, at origin: Origin) -> Shape {
        if type.isFree { return .any }
        if let text = type.text, type.attributes.isEmpty, type.wildcard == nil, mark == nil {
            let found = add(text, at: origin)
            return contract[found]
        }
        var record = Record(rest: .closed)
        for attribute in type.attributes {
            let facets = Facets(defaultValue: attribute.defaultValue)
            record.fields.append(
                Field(attribute.field, attribute.shape, required: attribute.isRequired, facets: facets, origin: attribute.origin))
        }
        if let wildcard = type.wildcard { addWildcard(wildcard, to: &record, at: origin) }
        if let text = type.text {
            record.fields.append(Field(Self.textField, add(text, at: origin), required: true, origin: origin))
        } else if type.isMixed {
            record.fields.append(Field(Self.textField, contract.add(.scalar(.text(.any)), at: origin), origin: origin))
        }
        if let mark {
            let literal = contract.add(.literals([.text(mark.wire)]), at: origin)
            record.fields.append(Field("xsi:type", literal, required: true, origin: origin))
        }
        return contract.makeContent(type.particle, attributes: record, at: origin)
    }

    private mutating func addWildcard(_ wildcard: XSDAttributeWildcard, to record: inout Record, at origin: Origin) {
        if wildcard.process != .skip {
            for key in schemas.order where key.kind == .attribute && wildcard.takes(key.name.namespace) {
                let field = XSDAttribute.field(of: key.name)
                guard !record.fields.contains(where: { $0.name == field }), let component = schemas.components[key] else { continue }
                record.fields.append(Field(field, add(attributeType(component), at: origin), origin: origin))
            }
        }
        record.patternFields.append((wildcard.pattern, contract.add(.scalar(.text(.any)), at: origin)))
    }
}
