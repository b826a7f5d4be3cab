internal import Basics

/// XML on one line: elements in the order of the content model, attributes, namespaces where the schema has them, `xsi:nil` for null.
///
/// The body of a service's message stands in its envelope.
struct XMLNotation: MessageNotation {
    /// Whether messages are those of a service.
    var isOfService = false

    var name: String { "xml" }
    var title: String { "XML" }
    /// An envelope tells nothing, and is long.
    var readable: Int { isOfService ? 400 : 240 }

    func text(_ message: MessageValue, at place: MessagePlace) -> String? {
        let body = isOfService ? ServiceBody(place) : nil
        guard let name = body?.element ?? place.type?.wireName.map({ XSDName(wire: $0) }),
            let element = XMLMessageBuilder(contract: place.contract).element(name, message, place.shape, depth: 0)
        else { return nil }
        let text = XMLMessageWriter(root: element).text
        guard let envelope = body?.envelope else { return text }
        return "<soap:Envelope xmlns:soap=\"\(envelope)\"><soap:Body>\(text)</soap:Body></soap:Envelope>"
    }
}

/// The body that a place of a service's contract is: its element, and the namespace of the envelope around it.
private struct ServiceBody {
    let element: XSDName
    /// Nil where the operation is not bound to SOAP.
    let envelope: String?

    /// Finds the body; nil where the place is none.
    init?(_ place: MessagePlace) {
        guard let position = place.position else { return nil }
        let part: String
        switch position.position.part {
        case .request: part = "request"
        case .response: part = "response"
        default: return nil
        }
        let operation = position.operation.name.text
        guard let fact = place.contract.facts.first(where: { $0.name == "body element" && $0.subject == "\(operation)/\(part)" }) else {
            return nil
        }
        element = XSDName(wire: Name(fact.value))
        let binding = place.contract.facts.first { $0.subject == operation && $0.name.hasPrefix("SOAP ") }
        envelope = binding.map {
            $0.name.hasPrefix("SOAP 1.2") ? "http://www.w3.org/2003/05/soap-envelope" : "http://schemas.xmlsoap.org/soap/envelope/"
        }
    }
}

extension XSDName {
    /// Takes a name as it is compared: the namespace in braces, and the local name.
    init(wire: Name) {
        guard wire.text.hasPrefix("{"), let end = wire.text.lastIndex(of: "}") else {
            self.init("", wire)
            return
        }
        self.init(Name(wire.text[wire.text.index(after: wire.text.startIndex)..<end]), Name(wire.text[wire.text.index(after: end)...]))
    }
}

/// One element of a message with what stands in it.
struct XMLMessageElement {
    var name: XSDName
    var attributes: [(name: XSDName, value: String)] = []
    var text: String?
    var children: [XMLMessageElement] = []
    /// Whether parts are left out behind the children.
    var isExcerpt = false
}

/// Turns values into elements by a contract's shapes; nil wherever a value is none of its shape's.
struct XMLMessageBuilder {
    let contract: Contract
    private static let depthLimit = 64

    func element(_ name: XSDName, _ value: MessageValue, _ shape: ShapeID, depth: Int) -> XMLMessageElement? {
        guard depth < Self.depthLimit else { return nil }
        var element = XMLMessageElement(name: name)
        switch value {
        case .null:
            element.attributes = [(XSDName(XMLNames.instance, "nil"), "true")]
            return element
        case .array: return nil
        case .object(let members):
            for content in contents(of: shape, depth: 0) {
                if let filled = filled(element, members, content, depth: depth) { return filled }
            }
            return nil
        default:
            element.text = value.plainText?.text
            return element
        }
    }

    /// The content models that a shape may be, the likeliest first.
    private func contents(of shape: ShapeID, depth: Int) -> [Content] {
        guard depth < 16 else { return [] }
        switch contract[contract.followed(shape)] {
        case .content(let content): return [content]
        case .union(let union): return union.branches.flatMap { contents(of: $0, depth: depth + 1) }
        default: return []
        }
    }

    private func filled(_ bare: XMLMessageElement, _ members: [MessageValue.Member], _ content: Content, depth: Int) -> XMLMessageElement? {
        var element = bare
        var items: [Name: [MessageValue]] = [:]
        let declared = Set(content.record.fields.map(\.name))
        for member in members {
            if member.name == MessageValue.omission {
                element.isExcerpt = true
            } else if member.name == XSDReader.textField {
                element.text = member.value.plainText?.text
            } else if member.name == "xsi:type" {
                guard declared.contains(member.name), isType(member.value, content) else { return nil }
                element.attributes.append((XSDName(XMLNames.instance, "type"), member.value.plainText?.text ?? ""))
            } else if member.name.text.hasPrefix("@") {
                let name = Self.attribute(member.name)
                guard let text = member.value.plainText?.text, !name.local.isEmpty else { return nil }
                element.attributes.append((name, text))
            } else if case .array(let values) = member.value {
                items[member.name] = values
            } else {
                items[member.name] = [member.value]
            }
        }
        let order = ElementOrder(counts: items.mapValues(\.count), isPartial: element.isExcerpt)
        guard let placed = order.arrange(content.particle) else { return nil }
        var next: [Name: Int] = [:]
        for particle in placed {
            let number = next[particle.field, default: 0]
            next[particle.field] = number + 1
            guard let value = items[particle.field]?[number],
                let child = self.element(XSDName(wire: particle.wireName), value, particle.shape, depth: depth + 1)
            else { return nil }
            element.children.append(child)
        }
        return element
    }

    /// Whether a branch is the one of a type that a message names.
    private func isType(_ value: MessageValue, _ content: Content) -> Bool {
        guard let field = content.record.fields.first(where: { $0.name == "xsi:type" }),
            case .literals(let literals) = contract[field.shape],
            let text = value.plainText
        else { return false }
        return literals.contains(.text(text))
    }

    private static func attribute(_ field: Name) -> XSDName {
        let name = Name(field.text.dropFirst())
        return name.text.hasPrefix("xml:") ? XSDName(XMLNames.xml, Name(name.text.dropFirst(4))) : XSDName(wire: name)
    }
}
