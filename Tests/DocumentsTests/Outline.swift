import Basics
import Documents

/// Reads a text as a file of some name.
func read(_ text: String, path: Name = "f", as syntax: Syntax? = nil, limits: DocumentLimits = DocumentLimits()) -> Document {
    readDocument(SourceFile(path: path, bytes: Array(text.utf8)), as: syntax, limits: limits)
}

/// Reads bytes as a file of some name.
func read(_ bytes: [UInt8], path: Name = "f", as syntax: Syntax? = nil, limits: DocumentLimits = DocumentLimits()) -> Document {
    readDocument(SourceFile(path: path, bytes: bytes), as: syntax, limits: limits)
}

/// One line per node, `kind lower-upper text`, indented by level; aliases show what they stand for.
func outline(_ document: Document) -> String {
    var lines: [String] = []
    func visit(_ node: Node, _ level: Int) {
        let hasText = node.isScalar || node.kind == .element || node.kind == .attribute || node.kind == .characters
        let text = hasText ? " \(node.text.debugDescription)" : ""
        lines.append("\(String(repeating: "  ", count: level))\(node.kind) \(node.span.lower)-\(node.span.upper)\(text)")
        for child in node.children { visit(child, level + 1) }
    }
    for root in document.roots { visit(root, 0) }
    return lines.joined(separator: "\n")
}

/// The troubles as `kind line:column message`.
func troubles(_ document: Document) -> [String] {
    document.troubles.map { "\($0.kind) \($0.span.start.line):\($0.span.start.column) \($0.message)" }
}
