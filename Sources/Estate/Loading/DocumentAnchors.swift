package import Basics

/// Where a link of a Markdown document leads within the repository.
package struct DocumentLink: Sendable {
    /// From the repository's root; nil where it leads out of it.
    package let path: Name?
    /// What follows the `#`, in small letters; nil where nothing does.
    package let anchor: Name?

    /// Reads a link as it is written; nil where it leads to the web, to a mail program, or to the top of its own page.
    ///
    /// A path that starts with a slash starts at the repository's root, as forges show it.
    package init?(_ target: Name, in document: Name) {
        let text = target.text
        // `https:`, `mailto:`, `//host`: a word and a colon before anything else.
        let scheme = text.prefix { $0.isLetter || $0.isNumber || "+-.".contains($0) }
        if text.hasPrefix("//") || (scheme.utf8.count > 1 && text.dropFirst(scheme.count).first == ":") { return nil }
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count == 2 ? Self.decoded(String(parts[1])).lowercased() : ""
        // `#L10-L12` are lines of a file, which every file has.
        let isLine = fragment.first == "l" && fragment.dropFirst().first?.isNumber == true
        anchor = fragment.isEmpty || fragment == "top" || isLine ? nil : Name(fragment)
        let own = Self.decoded(String(parts[0].prefix { $0 != "?" }))
        if own.isEmpty {
            guard anchor != nil else { return nil }
            path = document
        } else if own.hasPrefix("/") {
            path = join("", Name(own.drop { $0 == "/" }))
        } else {
            path = join(folder(of: document), Name(own))
        }
    }

    package static func isMarkdown(_ path: Name) -> Bool {
        let name = path.text.lowercased()
        return name.hasSuffix(".md") || name.hasSuffix(".markdown")
    }

    /// Undoes `%20` and the like; what is no valid text stays as it is.
    private static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? text
    }
}

/// The places within a Markdown document that a link can lead to.
package enum DocumentAnchors {
    /// The anchors of its headings as GitHub and GitLab make them, and those that are written into it; in small letters.
    package static func all(in file: SourceFile) -> Set<Name> {
        var found = written(in: file)
        var counts: [String: Int] = [:]
        for heading in headings(of: file) {
            for slug in slugs(of: heading.text.value.text) {
                let number = counts[slug, default: 0]
                counts[slug] = number + 1
                found.insert(Name(number == 0 ? slug : "\(slug)-\(number)"))
            }
        }
        return found
    }

    /// What a heading is called in links: small letters, without signs, with a hyphen for each blank; GitLab makes one of several hyphens.
    private static func slugs(of heading: String) -> [String] {
        var slug = ""
        for character in shown(heading).lowercased() {
            if character == " " || character == "-" {
                slug.append("-")
            } else if character.isLetter || character.isNumber || character == "_" {
                slug.append(character)
            }
        }
        let short = slug.split(separator: "-").joined(separator: "-")
        return short == slug ? [slug] : [slug, short]
    }

    /// A heading's text as it is shown: of a link its words, and no marks of HTML.
    private static func shown(_ heading: String) -> String {
        var text = ""
        var rest = heading[...]
        while let character = rest.popFirst() {
            if character == "]", rest.first == "(", let end = rest.firstIndex(of: ")") {
                rest = rest[rest.index(after: end)...]
            } else if character == "<", let end = rest.firstIndex(of: ">") {
                rest = rest[rest.index(after: end)...]
            } else {
                text.append(character)
            }
        }
        return text
    }

    /// `<a id="x">`, `<a name="x">`, `# Heading {#x}`.
    private static func written(in file: SourceFile) -> Set<Name> {
        let text = String(decoding: file.bytes, as: UTF8.self)
        var found: Set<Name> = []
        for sign in ["id=\"", "name=\"", "id='", "name='"] {
            for part in text.split(separator: sign, omittingEmptySubsequences: false).dropFirst() {
                let end: Character = sign.hasSuffix("'") ? "'" : "\""
                found.insert(Name(part.prefix { $0 != end && $0 != "\n" }.lowercased()))
            }
        }
        for part in text.split(separator: "{#", omittingEmptySubsequences: false).dropFirst() {
            found.insert(Name(part.prefix { $0 != "}" && $0 != "\n" }.lowercased()))
        }
        return found
    }
}
