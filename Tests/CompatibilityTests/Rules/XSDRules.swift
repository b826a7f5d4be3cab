/// XML Schema, where new readers validate what old writers sent. `XSDConformanceTests` holds further pairs, each in both directions.
enum XSDRules {
    static func narrows(_ name: String, _ old: String, _ new: String, at place: String? = nil) -> ContractRule {
        ContractRule(name, old, new, "breaking / none", "safe / none", at: place)
    }

    static func parts(_ name: String, _ old: String, _ new: String, at place: String? = nil) -> ContractRule {
        ContractRule(
            name, old, new, "breaking / none", "breaking / none", at: place, because: "either side has documents that the other refuses")
    }

    static func same(_ name: String, _ old: String, _ new: String) -> ContractRule {
        ContractRule(name, old, new, "none / none", "none / none")
    }

    static func schema(_ inner: String, _ attributes: String = "") -> String {
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" \(attributes)>\(inner)</xs:schema>"
    }

    /// A document whose root holds some content.
    private static func root(_ content: String, _ more: String = "") -> String {
        schema("<xs:element name=\"r\"><xs:complexType>\(content)</xs:complexType></xs:element>\(more)")
    }

    private static func sequence(_ parts: String) -> String { root("<xs:sequence>\(parts)</xs:sequence>") }
    private static func one(_ name: String, _ more: String = "", _ type: String = "xs:string") -> String {
        "<xs:element name=\"\(name)\" type=\"\(type)\" \(more)/>"
    }
    private static func attribute(_ more: String) -> String { root("<xs:attribute name=\"x\" type=\"xs:string\" \(more)/>") }
    private static let wildcard = "<xs:any processContents=\"skip\" minOccurs=\"0\"/>"

    static let contents: [ContractRule] = [
        narrows("minOccurs raised", sequence(one("a", "minOccurs=\"0\"")), sequence(one("a")), at: "field/became-required r.a"),
        narrows(
            "maxOccurs lowered", sequence(one("a", "maxOccurs=\"9\"")), sequence(one("a", "maxOccurs=\"8\"")), at: "items/tightened r.a"),
        narrows("no longer unbounded", sequence(one("a", "maxOccurs=\"unbounded\"")), sequence(one("a", "maxOccurs=\"8\""))),
        narrows("one for many", sequence(one("a", "maxOccurs=\"unbounded\"")), sequence(one("a"))),
        narrows(
            "an optional element is gone", sequence(one("a") + one("b", "minOccurs=\"0\"")), sequence(one("a")), at: "field/removed r.b"),
        parts("a required element", sequence(one("a")), sequence(one("a") + one("b"))),
        parts("another name", sequence(one("a")), sequence(one("b"))),
        parts("another order", sequence(one("a") + one("b")), sequence(one("b") + one("a"))),
        narrows("a fixed order", root("<xs:all>\(one("a"))\(one("b"))</xs:all>"), sequence(one("a") + one("b"))),
        narrows(
            "a branch of a choice is gone", root("<xs:choice>\(one("a"))\(one("b"))</xs:choice>"),
            root("<xs:choice>\(one("a"))</xs:choice>")),
        parts("a choice for a sequence", sequence(one("a") + one("b")), root("<xs:choice>\(one("a"))\(one("b"))</xs:choice>")),
        narrows(
            "a group that may not be missing", root("<xs:sequence minOccurs=\"0\">\(one("a"))</xs:sequence>"), sequence(one("a"))),
        narrows("a wildcard is gone", sequence(one("a") + wildcard), sequence(one("a"))),
        narrows(
            "a wildcard of fewer namespaces", sequence("<xs:any processContents=\"skip\"/>"),
            sequence("<xs:any namespace=\"urn:a\" processContents=\"skip\"/>")),
        ContractRule(
            "another default for what is empty", sequence(one("a", "default=\"1\"", "xs:int")),
            sequence(one("a", "default=\"2\"", "xs:int")), "risky / none", "risky / none", at: "default/changed r.a",
            because: "an empty element means something else"),
        narrows(
            "no text between elements",
            root("<xs:sequence>\(one("a"))</xs:sequence>").replacing("<xs:complexType>", with: "<xs:complexType mixed=\"true\">"),
            sequence(one("a"))),
        narrows("never nil", sequence(one("a", "nillable=\"true\"", "xs:int")), sequence(one("a", "", "xs:int"))),
        narrows("an element is fixed", sequence(one("a")), sequence(one("a", "fixed=\"1\""))),
        narrows("a default for what is empty is gone", sequence(one("a", "default=\"1\"", "xs:int")), sequence(one("a", "", "xs:int"))),
        narrows("an attribute must be there", attribute(""), attribute("use=\"required\"")),
        narrows("an attribute is prohibited", attribute(""), attribute("use=\"prohibited\"")),
        ContractRule(
            "an attribute is fixed", attribute(""), attribute("fixed=\"1\""), "breaking / none", "risky / none",
            because: "who left it out meant the fixed value"),
        narrows("an attribute is gone", attribute(""), root("")),
        narrows("any attribute is gone", root("<xs:anyAttribute processContents=\"skip\"/>"), root("")),
        same("a sequence in a sequence", sequence(one("a") + one("b")), sequence("<xs:sequence>\(one("a"))\(one("b"))</xs:sequence>")),
        same(
            "a group by name", sequence(one("a")),
            schema(
                "<xs:group name=\"g\"><xs:sequence>\(one("a"))</xs:sequence></xs:group><xs:element name=\"r\"><xs:complexType><xs:group ref=\"g\"/></xs:complexType></xs:element>"
            )),
        same(
            "attributes in another order", root("<xs:attribute name=\"x\"/><xs:attribute name=\"y\"/>"),
            root("<xs:attribute name=\"y\"/><xs:attribute name=\"x\"/>")),
        same("another prefix", sequence(one("a")), sequence(one("a")).replacing("xs:", with: "w:").replacing("xmlns:xs", with: "xmlns:w")),
        same("words", sequence(one("a")), sequence("<xs:annotation><xs:documentation>w</xs:documentation></xs:annotation>" + one("a"))),
    ]

    private static let base = "<xs:complexType name=\"B\"><xs:sequence>\(one("a"))</xs:sequence></xs:complexType>"
    private static let extended =
        "<xs:complexType name=\"D\"><xs:complexContent><xs:extension base=\"B\"><xs:sequence>\(one("b", "minOccurs=\"0\""))</xs:sequence></xs:extension></xs:complexContent></xs:complexType>"
    private static let restricted =
        "<xs:complexType name=\"D\"><xs:complexContent><xs:restriction base=\"B\"><xs:sequence>\(one("a", "", "xs:int"))</xs:sequence></xs:restriction></xs:complexContent></xs:complexType>"
    private static func typed(_ type: String, _ more: String = "") -> String { "<xs:element name=\"r\" type=\"\(type)\" \(more)/>" }
    private static let head =
        "<xs:element name=\"h\" type=\"xs:string\"/><xs:element name=\"r\"><xs:complexType><xs:sequence><xs:element ref=\"h\"/></xs:sequence></xs:complexType></xs:element>"

    static let types: [ContractRule] = [
        narrows("an extension's base for it", schema(base + extended + typed("D")), schema(base + extended + typed("B", "block=\"#all\""))),
        narrows("a restriction for its base", schema(base + restricted + typed("B")), schema(base + restricted + typed("D"))),
        narrows("an extension is gone", schema(base + extended + typed("B")), schema(base + typed("B"))),
        narrows(
            "an extension is blocked", schema(base + extended + typed("B")), schema(base + extended + typed("B", "block=\"extension\""))),
        narrows(
            "a type is abstract", schema(base + extended + typed("B")),
            schema(base.replacing("name=\"B\"", with: "name=\"B\" abstract=\"true\"") + extended + typed("B"))),
        narrows(
            "a substitute is gone", schema(head + "<xs:element name=\"s\" type=\"xs:string\" substitutionGroup=\"h\"/>"),
            schema(head + "<xs:element name=\"s\" type=\"xs:string\"/>")),
        narrows(
            "an element is abstract", schema(head + "<xs:element name=\"s\" type=\"xs:string\" substitutionGroup=\"h\"/>"),
            schema(
                head.replacing("name=\"h\"", with: "name=\"h\" abstract=\"true\"")
                    + "<xs:element name=\"s\" type=\"xs:string\" substitutionGroup=\"h\"/>")),
        narrows("a root is gone", schema(typed("xs:string") + "<xs:element name=\"q\"/>"), schema(typed("xs:string"))),
        parts(
            "another namespace", schema(typed("xs:string"), "targetNamespace=\"urn:a\""),
            schema(typed("xs:string"), "targetNamespace=\"urn:b\"")),
        parts(
            "qualified elements", schema(sequence(one("a")).inner, "targetNamespace=\"urn:a\""),
            schema(sequence(one("a")).inner, "targetNamespace=\"urn:a\" elementFormDefault=\"qualified\"")),
        same("an anonymous type got a name", sequence(one("a")), schema(base + typed("B"))),
        same("a type got another name", schema(base + typed("B")), schema(base.replacing("\"B\"", with: "\"C\"") + typed("C"))),
    ]

    private static func iDoc(_ segment: String, _ bounds: String = "minOccurs=\"0\"", _ more: String = "") -> String {
        schema(
            """
            <xs:element name="ORDERS05"><xs:complexType><xs:sequence><xs:element name="IDOC"><xs:complexType><xs:sequence>
            <xs:element name="E1EDK01" \(bounds)><xs:complexType><xs:sequence>\(segment)</xs:sequence>
            <xs:attribute name="SEGMENT" type="xs:string" fixed="1" use="required"/></xs:complexType></xs:element>\(more)
            </xs:sequence><xs:attribute name="BEGIN" type="xs:string" fixed="1" use="required"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
            """)
    }

    private static func field(_ name: String, _ length: Int, _ bounds: String = "minOccurs=\"0\"") -> String {
        "<xs:element name=\"\(name)\" \(bounds)><xs:simpleType><xs:restriction base=\"xs:string\"><xs:maxLength value=\"\(length)\"/></xs:restriction></xs:simpleType></xs:element>"
    }

    static let documents: [ContractRule] = [
        narrows("a shorter field", iDoc(field("BELNR", 35)), iDoc(field("BELNR", 34)), at: "length/tightened ORDERS05.IDOC.E1EDK01.BELNR"),
        narrows("a field is gone", iDoc(field("BELNR", 35) + field("CURCY", 3)), iDoc(field("BELNR", 35))),
        narrows("a field must be there", iDoc(field("BELNR", 35)), iDoc(field("BELNR", 35, ""))),
        narrows("a segment must be there", iDoc(field("BELNR", 35)), iDoc(field("BELNR", 35), "")),
        narrows("fewer segments", iDoc(field("BELNR", 35), "maxOccurs=\"99\""), iDoc(field("BELNR", 35), "maxOccurs=\"9\"")),
        narrows(
            "a segment is gone", iDoc(field("BELNR", 35), "", "<xs:element name=\"E1EDK14\" minOccurs=\"0\" type=\"xs:string\"/>"),
            iDoc(field("BELNR", 35), "")),
        parts("another basic type", iDoc(field("BELNR", 35)), iDoc(field("BELNR", 35)).replacing("ORDERS05", with: "ORDERS06")),
        parts("another segment", iDoc(field("BELNR", 35), ""), iDoc(field("BELNR", 35), "").replacing("E1EDK01", with: "E1EDK02")),
    ]
}

extension String {
    /// What stands within the schema's element.
    fileprivate var inner: String {
        guard let start = firstIndex(of: ">"), let end = range(of: "</xs:schema>") else { return self }
        return String(self[index(after: start)..<end])
    }

    private func range(of other: String) -> String.Index? { ranges(of: other).first?.lowerBound }
}
