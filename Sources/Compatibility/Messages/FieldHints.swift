internal import Basics

/// Plausible values by a field's name, so that a person recognises the message.
enum FieldHints {
    /// Texts that a field of a name probably holds, the likeliest first; none where the name says nothing.
    static func texts(for name: Name?) -> [String] {
        guard let name else { return [] }
        let words = words(of: name.text)
        for (endings, values) in table where endings.contains(where: { isAbout($0, words) }) { return values }
        return []
    }

    /// Numbers in plain notation that a field of a name probably holds.
    static func numbers(for name: Name?) -> [String] {
        guard let name else { return ["1"] }
        let words = words(of: name.text)
        for (endings, values) in amounts where endings.contains(where: { isAbout($0, words) }) { return values }
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
        let wanted = ending.split(separator: " ").map(String.init)
        if words.suffix(wanted.count).elementsEqual(wanted) { return true }
        return ending.utf8.count > 4 && words.last?.hasSuffix(ending) ?? false
    }

    private static let table: [([String], [String])] = [
        (["email", "mail", "e mail", "email address", "emailaddress"], ["einkauf@hansa.example", "a@b.example"]),
        (["phone", "telephone", "mobile", "fax", "phone number"], ["+49 40 555 0100", "0405550100"]),
        (["first name", "given name", "firstname"], ["Ada"]),
        (["last name", "family name", "surname", "lastname"], ["Jensen"]),
        (
            ["full name", "customer name", "company name", "organization name", "company", "name 1", "name", "title"],
            ["Hansa Maschinenbau GmbH", "Hansa GmbH", "Hansa"]
        ),
        (["city", "city name", "town", "cityname"], ["Hamburg"]),
        (["street", "street name", "address line", "line 1", "streetname"], ["Hafenstrasse 12", "Hafenstr. 12"]),
        (["postal code", "zip", "zip code", "postcode", "postalcode"], ["20095"]),
        (["country", "country code", "country key"], ["DE", "DEU", "Germany"]),
        (["language", "locale", "lang"], ["de", "de_DE", "de-DE", "DE", "EN"]),
        (["currency", "currency code", "transaction currency"], ["EUR"]),
        (["unit", "uom", "unit code", "base unit", "quantity unit"], ["EA", "ST", "PCE", "KG"]),
        (["url", "uri", "link", "href"], ["https://www.example.com/a"]),
        (["description", "text", "note", "comment", "remark", "message"], ["Please deliver to gate 2", "Gate 2"]),
        (["sku", "article", "material", "product"], ["PUMP-4711", "4711"]),
        (["gtin", "ean"], ["4006381333931"]),
        (["order number", "sales order", "purchase order", "po number", "purchase order by customer"], ["4500001234", "1234"]),
        (["status", "state"], ["open", "OPEN", "A"]),
        (["date", "on"], ["2026-01-31", "20260131"]),
        (["time", "at", "timestamp", "datetime"], ["2026-01-31T08:30:00Z", "2026-01-31T08:30:00", "083000"]),
        (["vat", "tax number", "vat id", "tax id"], ["DE123456789"]),
        (["iban"], ["DE02120300000000202051"]),
        (["amount", "price", "total", "value", "limit", "net", "gross", "cost"], ["19.90", "20"]),
        (["quantity", "qty", "count", "stock"], ["12", "1"]),
        (["plant", "warehouse", "store", "site", "channel"], ["0001", "01", "HH01"]),
        (["code", "type", "group", "category", "class", "kind", "segment"], ["A", "01", "A1"]),
        (["id", "number", "no", "nr", "key", "partner", "customer", "ref", "reference"], ["1000471", "4711", "10"]),
    ]

    private static let amounts: [([String], [String])] = [
        (["amount", "price", "total", "net", "gross", "cost", "value"], ["19.90", "20", "19.9"]),
        (["limit", "credit"], ["5000", "5000.00", "50"]),
        (["quantity", "qty", "count", "stock", "available", "on hand"], ["12", "1"]),
        (["weight", "length", "width", "height", "volume"], ["2.5", "3"]),
        (["percent", "percentage", "rate", "discount", "tax"], ["19", "5"]),
        (["year"], ["2026"]),
        (["id", "number", "no", "key"], ["4711", "1"]),
    ]
}
