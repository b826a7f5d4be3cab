internal import Basics

/// Plausible values by a field's name, so that a person recognises the message.
enum FieldHints {
    /// What says most of a field: its name, or its description where the name says nothing and that is no more than a name itself.
    static func hint(for name: Name, _ description: String?) -> Name {
        guard let description, description.utf8.count <= 40, texts(for: name).isEmpty else { return name }
        let other = Name(description)
        return texts(for: other).isEmpty ? name : other
    }

    /// Texts that a field of a name probably holds, the likeliest first; none where the name says nothing.
    static func texts(for name: Name?) -> [String] {
        guard let name else { return [] }
        let words = words(of: name.text)
        for (endings, values) in FieldHintTable.texts where endings.contains(where: { isAbout($0, words) }) { return values }
        return []
    }

    /// Codes with those first that most messages have.
    static func sorted(_ codes: [Name]) -> [Name] {
        func isUsual(_ code: Name) -> Bool { FieldHintTable.usualCodes.contains(code.text.lowercased()) }
        return codes.filter(isUsual) + codes.filter { !isUsual($0) }
    }

    /// Whether a field of a name is true of few records.
    static func isRare(_ name: Name?) -> Bool {
        name.map { words(of: $0.text).contains(where: FieldHintTable.rareWords.contains) } ?? false
    }

    /// Numbers in plain notation that a field of a name probably holds.
    static func numbers(for name: Name?) -> [String] {
        guard let name else { return ["1"] }
        let words = words(of: name.text)
        for (endings, values) in FieldHintTable.amounts where endings.contains(where: { isAbout($0, words) }) { return values }
        return ["1", "10", "100"]
    }

    /// What a text that must have a certain length is made of.
    static func filler(for name: Name?, isCode: Bool) -> String {
        if isCode {
            // Codes of different fields differ, so that one sees which went where.
            let digits = Array("1000471125836947")
            let start = (name?.text.utf8.reduce(0) { $0 + Int($1) } ?? 0) % digits.count
            return String(digits[start...] + digits[..<start])
        }
        guard let first = texts(for: name).first, first.utf8.contains(UInt8(ascii: " ")) else {
            return "Hansa Maschinenbau und Anlagentechnik GmbH, Werk Hamburg Harburg, Abteilung Einkauf, "
        }
        return first + ", "
    }

    /// Whether a field of a name holds a number or code rather than words.
    static func isCode(_ name: Name?) -> Bool {
        guard let name else { return false }
        let words = words(of: name.text)
        return [
            "id", "number", "no", "nr", "code", "key", "sku", "gtin", "ean", "iban", "vat", "uuid", "ref", "material", "product", "partner",
        ]
        .contains { word in words.last == word }
    }

    /// The words of a name in small letters: `creditLimitAmount` and `CREDIT_LIMIT_AMOUNT` are alike.
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        var current = ""
        var previous: Unicode.Scalar?
        for scalar in name.unicodeScalars {
            let isUpper = ("A"..."Z").contains(scalar)
            let isLower = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            let startsWord = isUpper && previous.map { !("A"..."Z").contains($0) } ?? false
            if startsWord || (!isUpper && !isLower) {
                if !current.isEmpty { words.append(current) }
                current = ""
            }
            if isUpper || isLower { current += scalar.properties.lowercaseMapping }
            previous = scalar
        }
        if !current.isEmpty { words.append(current) }
        return words
    }

    /// Whether a name ends with words, or is one long word that does.
    private static func isAbout(_ ending: String, _ words: [String]) -> Bool {
        guard let last = words.last?.utf8 else { return false }
        if ending.utf8.suffix(last.count).elementsEqual(last) {
            let wanted = ending.split(separator: " ").map(String.init)
            if words.suffix(wanted.count).elementsEqual(wanted) { return true }
        }
        return ending.utf8.count > 4 && last.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
}
