internal import Basics

/// Writes elements as XML text: one default namespace where all elements are of it, prefixes where they are not.
struct XMLMessageWriter {
    let root: XMLMessageElement
    private let prefixes: [Name: String]
    private let hasDefaultNamespace: Bool

    init(root: XMLMessageElement) {
        self.root = root
        var (ofElements, ofAttributes): ([Name], [Name]) = ([], [])
        Self.gather(root, &ofElements, &ofAttributes)
        hasDefaultNamespace = ofElements.count == 1
        var prefixes: [Name: String] = [XMLNames.xml: "xml", XMLNames.instance: "xsi"]
        for namespace in ofAttributes + (hasDefaultNamespace ? [] : ofElements) where !namespace.isEmpty && prefixes[namespace] == nil {
            prefixes[namespace] = "ns\(prefixes.count - 2)"
        }
        self.prefixes = prefixes
    }

    /// Notes namespaces in the order in which they are met; the empty one is that of names without.
    private static func gather(_ element: XMLMessageElement, _ ofElements: inout [Name], _ ofAttributes: inout [Name]) {
        if !ofElements.contains(element.name.namespace) { ofElements.append(element.name.namespace) }
        for (name, value) in element.attributes {
            if !ofAttributes.contains(name.namespace) { ofAttributes.append(name.namespace) }
            if name.isTypeMark, let namespace = Optional(XSDName(wire: Name(value)).namespace), !ofAttributes.contains(namespace) {
                ofAttributes.append(namespace)
            }
        }
        for child in element.children { gather(child, &ofElements, &ofAttributes) }
    }

    var text: String {
        var declarations = ""
        if hasDefaultNamespace, !root.name.namespace.isEmpty {
            declarations += " xmlns=\"\(Self.escaped(root.name.namespace.text, isAttribute: true))\""
        }
        for (namespace, prefix) in prefixes.sorted(by: { $0.value < $1.value }) where prefix != "xml" {
            if prefix == "xsi", !usesInstance(root) { continue }
            declarations += " xmlns:\(prefix)=\"\(Self.escaped(namespace.text, isAttribute: true))\""
        }
        return text(of: root, declarations)
    }

    private func usesInstance(_ element: XMLMessageElement) -> Bool {
        element.attributes.contains { $0.name.namespace == XMLNames.instance } || element.children.contains(where: usesInstance)
    }

    private func text(of element: XMLMessageElement, _ declarations: String = "") -> String {
        let tag = hasDefaultNamespace ? element.name.local.text : prefixed(element.name)
        var start = "<\(tag)\(declarations)"
        for (name, value) in element.attributes {
            let written = name.isTypeMark ? prefixed(XSDName(wire: Name(value))) : value
            start += " \(prefixed(name))=\"\(Self.escaped(written, isAttribute: true))\""
        }
        var inner = Self.escaped(element.text ?? "", isAttribute: false)
        for child in element.children { inner += text(of: child) }
        if element.isExcerpt { inner += MessageValue.omission.text }
        return inner.isEmpty ? start + "/>" : start + ">\(inner)</\(tag)>"
    }

    private func prefixed(_ name: XSDName) -> String { prefixes[name.namespace].map { "\($0):\(name.local)" } ?? name.local.text }

    private static func escaped(_ text: String, isAttribute: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where isAttribute: result += "&quot;"
            case "\r": result += "&#13;"
            case "\n" where isAttribute: result += "&#10;"
            case "\t" where isAttribute: result += "&#9;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension XSDName {
    fileprivate var isTypeMark: Bool { namespace == XMLNames.instance && local == "type" }
}
