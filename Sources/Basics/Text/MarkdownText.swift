/// Escapes text from files for Markdown (CommonMark with GitHub's tables), so that it shows as it is and cannot become markup.
package enum MarkdownText {
    /// Escapes text that stands within a line or a paragraph; line breaks become spaces.
    package static func inline(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "|", "~", ">", "$": append(escaped: scalar, to: &result)
            // These mean something only where a line starts: headings, lists, rules and underlines.
            case "#", "+", "-", "=":
                if result.utf8.allSatisfy({ $0 == 0x20 }) {
                    append(escaped: scalar, to: &result)
                } else {
                    append(plain: scalar, to: &result)
                }
            case ".", ")":
                if !result.isEmpty, result.utf8.allSatisfy({ $0 == 0x20 || (0x30...0x39).contains($0) }) {
                    append(escaped: scalar, to: &result)
                } else {
                    // GitHub makes links of addresses, which the writer of a contract did not ask for.
                    result += endsWith(result, oneOf: ["www"]) && scalar == "." ? "&#46;" : String(scalar)
                }
            case ":": result += endsWith(result, oneOf: ["http", "https", "ftp"]) ? "&#58;" : ":"
            case "<": result += "&lt;"
            case "&": result += "&amp;"
            // Nobody is to be notified by a report.
            case "@": result += "&#64;"
            default: append(plain: scalar, to: &result)
            }
        }
        return result
    }

    /// Escapes text for a cell of a table: the same as within a line, where bars and line breaks are taken care of too.
    package static func cell(_ text: String) -> String {
        inline(text)
    }

    /// Writes text as code within a line, between as many backticks as it takes; empty text gives nothing.
    package static func code(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        var content = ""
        for scalar in text.unicodeScalars { append(plain: scalar, to: &content) }
        let fence = String(repeating: "`", count: longestRun(of: "`", in: content) + 1)
        // A space on either side is taken off again, and keeps backticks and spaces at the edges.
        let edges = [content.unicodeScalars.first, content.unicodeScalars.last]
        let needsSpace = edges.contains("`") || (edges == [" ", " "] && content != " ")
        return needsSpace ? "\(fence) \(content) \(fence)" : fence + content + fence
    }

    /// Writes text as code in a cell of a table, where a bar would end the cell even within code.
    package static func codeCell(_ text: String) -> String {
        var result = ""
        for scalar in code(text).unicodeScalars {
            if scalar == "|" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// Writes lines as a block of code, between fences that none of them closes.
    package static func codeBlock(_ text: String, language: String = "") -> String {
        let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
        let body = TerminalText.lines(text)
        return "\(fence)\(language)\n\(body)\(body.hasSuffix("\n") ? "" : "\n")\(fence)\n"
    }

    private static func endsWith(_ text: String, oneOf words: [String]) -> Bool {
        let end = text.suffix(8).lowercased()
        return words.contains(where: end.hasSuffix)
    }

    private static func append(escaped scalar: Unicode.Scalar, to result: inout String) {
        result += "\\"
        result.unicodeScalars.append(scalar)
    }

    private static func append(plain scalar: Unicode.Scalar, to result: inout String) {
        if scalar == "\n" || scalar == "\r" || scalar == "\t" {
            result += " "
        } else if TerminalText.isUnsafe(scalar) {
            result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
            result.unicodeScalars.append(scalar)
        }
    }

    private static func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
        var longest = 0
        var current = 0
        for next in text.unicodeScalars {
            current = next == scalar ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }
}
