import Compatibility
import Contracts
import Testing

/// One line a rule: what changed between two schemas, whether old messages fit the new one, and new messages the old one.
@Suite("XML Schema: which messages still fit")
struct XSDConformanceTests {
    struct Case: Sendable, CustomStringConvertible {
        let rule: String
        let old: String
        let new: String
        let answer: String
        /// - Parameter answer: `both`, `backward`, `forward` or `neither`.
        init(_ rule: String, _ old: String, _ new: String, _ answer: String) {
            (self.rule, self.old, self.new, self.answer) = (rule, old, new, answer)
        }
        var description: String { rule }
    }

    private static func answer(_ old: String, _ new: String) -> String {
        let wrap = { (inner: String) in "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\(inner)</xs:schema>" }
        let difference = Comparing.difference(wrap(old), wrap(new), "xsd")
        switch (difference.backward, difference.forward) {
        case (true, true): return "both"
        case (true, false): return "backward"
        case (false, true): return "forward"
        case (false, false): return "neither"
        }
    }

    private static let a = "<xs:element name=\"a\" type=\"xs:string\"/>"
    private static let b = "<xs:element name=\"b\" type=\"xs:string\"/>"
    private static let c = "<xs:element name=\"c\" type=\"xs:string\"/>"
    private static func some(_ name: String, _ bounds: String, _ type: String = "xs:string") -> String {
        "<xs:element name=\"\(name)\" type=\"\(type)\" \(bounds)/>"
    }
    private static func sequence(_ parts: String..., bounds: String = "") -> String {
        "<xs:sequence \(bounds)>\(parts.joined())</xs:sequence>"
    }
    private static func choice(_ parts: String..., bounds: String = "") -> String { "<xs:choice \(bounds)>\(parts.joined())</xs:choice>" }
    private static let anything = "<xs:any processContents=\"skip\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>"
    private static let optional = "minOccurs=\"0\""

    static let contents: [Case] = [
        Case("optional element added at the end", sequence(a), sequence(a, some("b", optional)), "backward"),
        Case("optional element added in the middle", sequence(a, c), sequence(a, some("b", optional), c), "backward"),
        Case("required element added", sequence(a), sequence(a, b), "neither"),
        Case("element removed", sequence(a, some("b", optional)), sequence(a), "forward"),
        Case("element renamed", sequence(a), sequence(b), "neither"),
        Case("greatest number raised", sequence(a), sequence(some("a", "maxOccurs=\"5\"")), "backward"),
        Case(
            "least number raised", sequence(some("a", "maxOccurs=\"5\"")), sequence(some("a", "minOccurs=\"2\" maxOccurs=\"5\"")), "forward"
        ),
        Case(
            "great numbers are compared, not counted", sequence(some("a", "maxOccurs=\"999999\"")),
            sequence(some("a", "maxOccurs=\"99999\"")), "forward"),
        Case(
            "bounded became unbounded", sequence(some("a", "maxOccurs=\"999\"")), sequence(some("a", "maxOccurs=\"unbounded\"")), "backward"
        ),
        Case("sequence reordered", sequence(a, b), sequence(b, a), "neither"),
        Case("sequence became all", sequence(a, b), "<xs:all>\(b)\(a)</xs:all>", "backward"),
        Case("sequence became choice", sequence(a, b), choice(a, b), "neither"),
        Case(
            "sequence became repeated choice", sequence(a, b), choice(a, b, bounds: "minOccurs=\"0\" maxOccurs=\"unbounded\""), "backward"),
        Case("choice gained a branch", choice(a, b), choice(a, b, c), "backward"),
        Case("one way to write it or another", sequence(a, choice(b, c)), choice(sequence(a, b), sequence(a, c)), "both"),
        Case("group written out", sequence(sequence(a, b)), sequence(a, b), "both"),
        Case(
            "optional group became optional members", sequence(sequence(a, b, bounds: optional)),
            sequence(some("a", optional), some("b", optional)), "backward"),
        Case(
            "repetition of a pair became repetitions", sequence(a, b, bounds: "maxOccurs=\"2\""),
            sequence(some("a", "maxOccurs=\"2\""), some("b", "maxOccurs=\"2\"")), "neither"),
        Case("wildcard added", sequence(a), sequence(a, anything), "backward"),
        Case("wildcard takes the place of elements", sequence(a, b), sequence(anything), "backward"),
        Case(
            "wildcard of other namespaces takes no local element", sequence(a, b),
            sequence(a, "<xs:any namespace=\"##other\" processContents=\"skip\"/>"), "neither"),
        Case("text between elements allowed", sequence(a), "mixed" + sequence(a), "backward"),
        Case("type of a child narrowed", sequence(some("a", "", "xs:int")), sequence(some("a", "", "xs:byte")), "forward"),
        Case("child of other type at another place", choice(sequence(a, b), b), choice(b, sequence(a, b)), "both"),
        Case("child may be nil", sequence(some("a", "", "xs:int")), sequence(some("a", "nillable=\"true\"", "xs:int")), "backward"),
        Case("child has a default", sequence(some("a", "", "xs:int")), sequence(some("a", "default=\"1\"", "xs:int")), "backward"),
        Case("child is fixed", sequence(some("a", "", "xs:int")), sequence(some("a", "fixed=\"1\"", "xs:int")), "neither"),
        Case("nothing may stand where a choice has no branch", choice(), sequence(a), "backward"),
    ]

    @Test("Content models", arguments: contents)
    func contentsFit(_ one: Case) {
        let wrap = { (content: String) in
            let isMixed = content.hasPrefix("mixed")
            return
                "<xs:element name=\"r\"><xs:complexType \(isMixed ? "mixed=\"true\"" : "")>\(isMixed ? String(content.dropFirst(5)) : content)</xs:complexType></xs:element>"
        }
        #expect(Self.answer(wrap(one.old), wrap(one.new)) == one.answer)
    }

    private static func attribute(_ name: String, _ more: String = "", _ type: String = "xs:string") -> String {
        "<xs:attribute name=\"\(name)\" type=\"\(type)\" \(more)/>"
    }
    private static let anyAttribute = "<xs:anyAttribute processContents=\"skip\"/>"

    static let attributes: [Case] = [
        Case("optional attribute added", "", attribute("x"), "backward"),
        Case("required attribute added", "", attribute("x", "use=\"required\""), "neither"),
        Case("attribute became required", attribute("x"), attribute("x", "use=\"required\""), "forward"),
        Case("attribute removed", attribute("x"), "", "forward"),
        Case("attribute fixed", attribute("x"), attribute("x", "fixed=\"1\""), "forward"),
        Case("default of an attribute changes no validity", attribute("x"), attribute("x", "default=\"1\""), "both"),
        Case("type narrowed", attribute("x"), attribute("x", "", "xs:int"), "forward"),
        Case("any attribute allowed", attribute("x"), anyAttribute, "backward"),
        Case("any attribute no longer allowed", attribute("x") + anyAttribute, attribute("x"), "forward"),
    ]

    @Test("Attributes", arguments: attributes)
    func attributesFit(_ one: Case) {
        let wrap = { (content: String) in "<xs:element name=\"r\"><xs:complexType>\(content)</xs:complexType></xs:element>" }
        #expect(Self.answer(wrap(one.old), wrap(one.new)) == one.answer)
    }

    private static func facets(_ base: String, _ facets: String...) -> String {
        let all = facets.map { facet in
            let parts = facet.split(separator: "=", maxSplits: 1)
            return "<xs:\(parts[0]) value=\"\(parts[1])\"/>"
        }
        return "<xs:restriction base=\"xs:\(base)\">\(all.joined())</xs:restriction>"
    }

    static let values: [Case] = [
        Case("byte to short", "byte", "short", "backward"),
        Case("int to string", "int", "string", "backward"),
        Case("string and token take the same texts", "string", "token", "both"),
        Case("integer to decimal", "integer", "decimal", "backward"),
        Case("float to decimal: infinity", "float", "decimal", "forward"),
        Case("double and float take the same texts", "double", "float", "both"),
        Case("boolean to int: true", "boolean", "int", "neither"),
        Case("date to dateTime", "date", "dateTime", "neither"),
        Case(
            "enumeration gained a value", facets("string", "enumeration=a"), facets("string", "enumeration=a", "enumeration=b"), "backward"),
        Case("listed digits are numbers", facets("string", "enumeration=1", "enumeration=007"), "int", "backward"),
        Case("digits are numbers", facets("string", "pattern=[0-9]{3}"), "int", "backward"),
        Case("numbers within a length", facets("int", "minInclusive=0", "maxInclusive=999"), facets("string", "maxLength=3"), "backward"),
        Case("numbers beyond a length", facets("int", "minInclusive=-1", "maxInclusive=999"), facets("string", "maxLength=1"), "neither"),
        Case("a plus sign is no name token", "int", "NMTOKEN", "neither"),
        Case("patterns of one step are alternatives", facets("string", "pattern=a", "pattern=b"), facets("string", "pattern=[ab]"), "both"),
        Case("class without some signs", facets("string", "pattern=[a-z-[aeiou]]"), facets("string", "pattern=[a-z]"), "backward"),
        Case(
            "digits before and behind the point", facets("decimal", "totalDigits=4", "fractionDigits=2"),
            facets("decimal", "totalDigits=6", "fractionDigits=2"), "backward"),
        Case(
            "total digits do not reserve a fraction", facets("decimal", "totalDigits=4", "fractionDigits=2"),
            facets("decimal", "minInclusive=-99.99", "maxInclusive=99.99"), "neither"),
        Case("length raised", facets("string", "maxLength=3"), facets("string", "maxLength=4"), "backward"),
        Case("least length with white space taken away", facets("string", "minLength=1"), facets("token", "minLength=1"), "forward"),
        Case("a number is a list of one", "int", "<xs:list itemType=\"xs:int\"/>", "backward"),
        Case("union gained a member", "<xs:union memberTypes=\"xs:int\"/>", "<xs:union memberTypes=\"xs:int xs:boolean\"/>", "backward"),
        Case("hexadecimal digits have no greatest number", "hexBinary", facets("string", "maxLength=10"), "neither"),
        Case("binary data shortened", facets("base64Binary", "maxLength=9"), facets("base64Binary", "maxLength=8"), "forward"),
        Case("pattern of a boolean", facets("boolean", "pattern=true|false"), "boolean", "backward"),
        Case("a later first date", facets("date", "minInclusive=2020-01-01"), facets("date", "minInclusive=2021-01-01"), "forward"),
        Case("an earlier first date", facets("date", "minInclusive=2021-01-01"), facets("date", "minInclusive=2020-01-01"), "backward"),
        Case("a later last date", facets("date", "maxInclusive=2020-12-30"), facets("date", "maxInclusive=2020-12-31"), "backward"),
        Case("a last date", "date", facets("date", "maxInclusive=2020-12-31"), "forward"),
        Case(
            "two ways to say the same first date", facets("date", "minInclusive=2020-01-01"), facets("date", "minExclusive=2019-12-31"),
            "both"),
        Case(
            "dates apart", facets("date", "maxInclusive=2019-12-31"), facets("date", "minInclusive=2020-01-01"), "neither"),
        Case("a later first time", facets("time", "minInclusive=08:00:00"), facets("time", "minInclusive=09:00:00"), "forward"),
        Case("a time before midnight", "time", facets("time", "maxExclusive=00:00:00"), "forward"),
        Case(
            "a time is a text of eight signs at least", facets("time", "minInclusive=08:00:00"), facets("string", "minLength=8"), "backward"
        ),
        Case(
            "years of more digits are later", facets("date", "maxInclusive=9999-12-31"), facets("date", "minInclusive=2020-01-01"),
            "neither"),
        Case(
            "a bound that is another day's in UTC is not ordered", facets("time", "minInclusive=01:00:00+02:00"),
            facets("time", "minInclusive=02:00:00+02:00"), "neither"),
        Case("an address with a port", facets("string", "enumeration=https://a.example:8443/b?c=d#e"), "anyURI", "backward"),
        Case("a space in an address is escaped", facets("string", "enumeration=a b"), "anyURI", "backward"),
        Case("a text that some validators refuse as an address", facets("string", "enumeration=%"), "anyURI", "backward"),
    ]

    @Test("Values", arguments: values)
    func valuesFit(_ one: Case) {
        let wrap = { (type: String) in
            type.hasPrefix("<")
                ? "<xs:element name=\"r\"><xs:simpleType>\(type)</xs:simpleType></xs:element>"
                : "<xs:element name=\"r\" type=\"xs:\(type)\"/>"
        }
        #expect(Self.answer(wrap(one.old), wrap(one.new)) == one.answer)
    }

    private static let base = "<xs:complexType name=\"B\"><xs:sequence>\(a)</xs:sequence></xs:complexType>"
    private static let derived =
        "<xs:complexType name=\"D\"><xs:complexContent><xs:extension base=\"B\"><xs:sequence>\(b)</xs:sequence></xs:extension></xs:complexContent></xs:complexType>"
    private static let r = "<xs:element name=\"r\" type=\"B\"/>"

    static let schemas: [Case] = [
        Case("a type may be named in its place", base + r, base + derived + r, "backward"),
        Case("blocked derivation", base + derived + r, base + derived + "<xs:element name=\"r\" type=\"B\" block=\"#all\"/>", "forward"),
        Case(
            "abstract type", base + derived + r, base.replacing("name=\"B\"", with: "name=\"B\" abstract=\"true\"") + derived + r, "forward"
        ),
        Case(
            "anonymous type", base + r,
            "<xs:element name=\"r\"><xs:complexType><xs:sequence>\(a)</xs:sequence></xs:complexType></xs:element>", "both"),
        Case("another element may be the root", "<xs:element name=\"r\"/>", "<xs:element name=\"r\"/><xs:element name=\"q\"/>", "backward"),
        Case("root renamed", "<xs:element name=\"r\"/>", "<xs:element name=\"q\"/>", "neither"),
        Case(
            "attribute added to a value", "<xs:element name=\"r\" type=\"xs:int\"/>",
            "<xs:element name=\"r\"><xs:complexType><xs:simpleContent><xs:extension base=\"xs:int\"><xs:attribute name=\"x\"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>",
            "backward"),
        Case(
            "default of the root", "<xs:element name=\"r\" type=\"xs:int\" default=\"1\"/>", "<xs:element name=\"r\" type=\"xs:int\"/>",
            "forward"),
        Case(
            "substitution group gained a member",
            "<xs:element name=\"a\" type=\"xs:int\"/><xs:element name=\"r\"><xs:complexType><xs:sequence><xs:element ref=\"a\"/></xs:sequence></xs:complexType></xs:element>",
            "<xs:element name=\"a\" type=\"xs:int\"/><xs:element name=\"s\" type=\"xs:int\" substitutionGroup=\"a\"/><xs:element name=\"r\"><xs:complexType><xs:sequence><xs:element ref=\"a\"/></xs:sequence></xs:complexType></xs:element>",
            "backward"),
        Case(
            "a recursive type grew",
            "<xs:element name=\"r\" type=\"N\"/><xs:complexType name=\"N\"><xs:sequence><xs:element name=\"n\" type=\"N\" minOccurs=\"0\"/></xs:sequence></xs:complexType>",
            "<xs:element name=\"r\" type=\"N\"/><xs:complexType name=\"N\"><xs:sequence><xs:element name=\"n\" type=\"N\" minOccurs=\"0\"/></xs:sequence><xs:attribute name=\"x\"/></xs:complexType>",
            "backward"),
        Case(
            "an identity constraint is new", "<xs:element name=\"r\"/>",
            "<xs:element name=\"r\"><xs:key name=\"k\"><xs:selector xpath=\"a\"/><xs:field xpath=\"@id\"/></xs:key></xs:element>", "forward"
        ),
        Case(
            "a large group in any order lost a member",
            "<xs:element name=\"r\"><xs:complexType><xs:all>\(members("abcdefghijklmnopqrstuvwxyz"))</xs:all></xs:complexType></xs:element>",
            "<xs:element name=\"r\"><xs:complexType><xs:all>\(members("abcdefghijklmnopqrstuvwxy"))</xs:all></xs:complexType></xs:element>",
            "forward"),
    ]

    private static func members(_ names: String) -> String { names.map { some("\($0)", optional) }.joined() }

    @Test("Schemas", arguments: schemas)
    func schemasFit(_ one: Case) { #expect(Self.answer(one.old, one.new) == one.answer) }

    @Test func namespacesArePartOfNames() {
        let inner = "<xs:element name=\"r\"><xs:complexType><xs:sequence>\(Self.a)</xs:sequence></xs:complexType></xs:element>"
        let text = { (attributes: String) in "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" \(attributes)>\(inner)</xs:schema>" }
        let local = text("targetNamespace=\"urn:o\"")
        let qualified = text("targetNamespace=\"urn:o\" elementFormDefault=\"qualified\"")
        #expect(Comparing.difference(local, qualified, "xsd").changes.map(\.kind) == [.recordConstraintChanged])
        #expect(!Comparing.difference(local, text("targetNamespace=\"urn:p\""), "xsd").backward)
    }

    @Test func changesAreSaidWhereTheyAre() {
        let schema = { (inner: String) in
            """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="order"><xs:complexType><xs:sequence>\(inner)
            </xs:sequence></xs:complexType></xs:element></xs:schema>
            """
        }
        let old = Self.some("id", "", "xs:string") + Self.some("note", Self.optional) + Self.some("line", "maxOccurs=\"unbounded\"")
        let new = Self.some("id", "", "xs:int") + Self.some("line", "maxOccurs=\"9\"") + Self.some("site", "")
        #expect(
            Comparing.changes(schema(old), schema(new), "xsd") == [
                "field/removed breaking in order.note", "field/required-added breaking in order.site",
                "items/tightened breaking in order.line",
                "type/narrowed breaking in order.id",
            ])
        #expect(
            Comparing.changes(schema(Self.a + Self.b), schema(Self.b + Self.a), "xsd") == ["record/constraint-changed breaking in order"])
    }
}
