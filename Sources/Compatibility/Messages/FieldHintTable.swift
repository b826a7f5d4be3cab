/// What fields of some names usually hold: by what a name ends with, the first entry that matches counts.
enum FieldHintTable {
    /// Texts, the likeliest first.
    static let texts: [([String], [String])] = [
        // Words that others end with come first.
        (["city", "city name", "town", "cityname", "transfer location", "incoterms location"], ["Hamburg"]),
        (
            ["street", "street name", "streetname", "address line", "address line 1", "line 1", "addr1", "address1"],
            ["Hafenstrasse 12", "Hafenstr. 12"]
        ),
        (["street number", "house number"], ["12"]),
        (["business system name", "business system", "sender", "logical system"], ["S4HCLNT100", "S4H"]),
        (["currency name"], ["Euro"]),
        (["addressee", "ship to name", "recipient"], ["Hansa Maschinenbau GmbH", "Hansa GmbH"]),
        (
            ["item text", "product name", "product description", "material description", "article name", "variant name", "pid05"],
            ["Centrifugal pump DN50", "Pump DN50", "Pump"]
        ),
        (["family", "product family", "product hierarchy"], ["pumps"]),
        (["search term", "search term1", "search term2", "search term 1", "search term 2", "sortl"], ["HANSA"]),
        (["form of address", "title key"], ["0003", "Mr."]),
        (["etag", "e tag"], ["W1"]),
        (["tran id"], ["SO4711"]),
        (["purchase order by ship to party", "other ref num", "ref num"], ["4500001234"]),
        // Words of commerce.
        (["payment terms", "terms of payment", "payment term", "paymentterms", "zterm"], ["NT30", "Net 30"]),
        (["incoterms", "incoterms classification", "inco1", "delivery terms"], ["DAP", "EXW"]),
        (["sales organization", "sales organisation", "vkorg"], ["1010"]),
        (["company code", "bukrs"], ["1010"]),
        (["distribution channel", "vtweg"], ["10"]),
        (["division", "organization division", "spart"], ["00"]),
        (["sales order type", "order type", "document type", "auart"], ["OR", "STD"]),
        (["block reason", "block", "blocked for customer", "lifsd", "aufsd", "faksd"], ["01", "X"]),
        (["storage location", "lgort"], ["0001"]),
        (["shipping condition", "shipping type", "shipping point"], ["01", "1010"]),
        (["tracking number", "tracking id", "trackingid", "tracking"], ["1Z999AA10123456784"]),
        (["sscc", "package id", "license plate"], ["340123450000000018"]),
        (["carrier", "scac", "carrier code"], ["UPSN", "DHL"]),
        (["gln"], ["4012345000009"]),
        (["invoice number", "billing document", "invoice"], ["90004711"]),
        (["delivery document", "delivery", "outbound delivery", "shipment number", "vbeln", "w0602"], ["80004711"]),
        (["material document", "goods movement"], ["4900004711"]),
        (
            [
                "order item", "line number", "customer line", "po line", "line item", "item number", "document item", "posnr", "po101",
                "it101", "lin01", "lx01",
            ],
            ["10", "1"]
        ),
        (["batch", "charg", "lot", "lot number"], ["B2026-01", "0000004711"]),
        (["time zone", "timezone"], ["Europe/Berlin", "CET"]),
        (["region", "province", "state province"], ["HH", "NY"]),
        (["user", "created by user", "user name", "username"], ["INTEGRATION", "JENSEN"]),
        (["purchase order number", "order reference", "customer reference", "bstkd", "beg03", "prf01", "w0503"], ["4500001234", "1234"]),
        // Fields of SAP's tables, as IDocs have them.
        (["kunnr", "sold to party", "ship to party", "payer party", "bill to party", "partn"], ["1000471"]),
        (["name1"], ["Hansa Maschinenbau GmbH", "Hansa GmbH", "Hansa"]),
        (["name2"], ["Werk Hamburg", "Werk HH"]),
        (["name3", "name4"], ["Abteilung Einkauf", "Einkauf"]),
        (["ort01", "n401"], ["Hamburg"]),
        (["stras", "n301"], ["Hafenstrasse 12", "Hafenstr. 12"]),
        (["pstlz", "n403"], ["20095"]),
        (["land1", "n404"], ["DE"]),
        (["spras"], ["DE", "D"]),
        (["waers", "cur02"], ["EUR"]),
        (["stceg"], ["DE123456789"]),
        (["matnr", "material by customer", "po107", "it107", "lin03"], ["PUMP-4711", "4711"]),
        (["meins", "vrkme", "po103", "it103"], ["EA", "ST"]),
        (["werks"], ["1010"]),
        (["docnum"], ["0000000004711042"]),
        (["mestyp"], ["ORDERS", "DEBMAS"]),
        (["sndprn", "rcvprn"], ["S4HCLNT100", "S4H"]),
        (["mandt", "client"], ["100"]),
        (["telf1"], ["+49 40 555 0100", "0405550100"]),
        (["credat", "erdat", "audat", "beg05", "dtm02", "g6202", "bia04", "big01", "bsn03", "w0603"], ["20260131"]),
        (["cretim", "beg06", "dtm03", "g6204", "bia05", "bsn04"], ["083000", "0830"]),
        (["n102"], ["Hansa Maschinenbau GmbH", "Hansa GmbH", "Hansa"]),
        (["n104"], ["1000471"]),
        (["email", "mail", "e mail", "email address", "emailaddress"], ["einkauf@hansa.example", "a@b.example"]),
        (["phone", "telephone", "mobile", "fax", "phone number"], ["+49 40 555 0100", "0405550100"]),
        (["first name", "given name", "firstname"], ["Ada"]),
        (["last name", "family name", "surname", "lastname"], ["Jensen"]),
        (
            ["full name", "customer name", "company name", "organization name", "company", "name 1", "name", "title"],
            ["Hansa Maschinenbau GmbH", "Hansa GmbH", "Hansa"]
        ),
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

    /// Numbers in plain notation, the likeliest first.
    static let amounts: [([String], [String])] = [
        (["cent amount", "cents", "in cents"], ["1990"]),
        (["amount", "price", "total", "net", "gross", "cost", "value"], ["19.90", "20", "19.9"]),
        (["limit", "credit"], ["5000", "5000.00", "50"]),
        (["quantity", "qty", "count", "stock", "available", "on hand"], ["12", "1"]),
        (["weight", "length", "width", "height", "volume"], ["2.5", "3"]),
        (["percent", "percentage", "rate", "discount", "tax"], ["19", "5"]),
        (["year"], ["2026"]),
        (["id", "number", "no", "key"], ["4711", "1"]),
    ]

    /// Codes that most messages have, where a list of them has one, in small letters.
    static let usualCodes: Set<String> = [
        "active", "confirmed", "created", "de", "ea", "en", "eur", "new", "open", "shipped", "standard",
    ]

    /// Words of what is true of few records.
    static let rareWords: Set<String> = ["blocked", "cancelled", "canceled", "deleted", "deletion", "obsolete", "test"]
}
