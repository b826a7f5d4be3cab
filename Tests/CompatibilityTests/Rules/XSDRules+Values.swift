extension XSDRules {
    /// The root is of one simple type: the name of a built-in one, or what restricts or lists it.
    private static func value(_ type: String) -> String {
        type.hasPrefix("<")
            ? schema("<xs:element name=\"r\"><xs:simpleType>\(type)</xs:simpleType></xs:element>")
            : schema("<xs:element name=\"r\" type=\"xs:\(type)\"/>")
    }

    /// A restriction by facets, `maxLength=9`.
    private static func of(_ base: String, _ facets: String...) -> String {
        let all = facets.map { facet in
            let parts = facet.split(separator: "=", maxSplits: 1)
            return "<xs:\(parts[0]) value=\"\(parts[1])\"/>"
        }
        return "<xs:restriction base=\"xs:\(base)\">\(all.joined())</xs:restriction>"
    }

    private static func narrowsValue(_ name: String, _ old: String, _ new: String, at place: String? = nil) -> ContractRule {
        narrows(name, value(old), value(new), at: place)
    }
    private static func partsValue(_ name: String, _ old: String, _ new: String) -> ContractRule { parts(name, value(old), value(new)) }
    private static func sameValue(_ name: String, _ old: String, _ new: String) -> ContractRule {
        ContractRule(name, value(old), value(new), "none / none", "none / none")
    }

    static let values: [ContractRule] = [
        narrowsValue("length", "string", of("string", "length=9")),
        narrowsValue("maxLength", of("string", "maxLength=9"), of("string", "maxLength=8"), at: "length/tightened r"),
        narrowsValue("minLength", of("string", "minLength=8"), of("string", "minLength=9")),
        narrowsValue("pattern", "string", of("string", "pattern=[a-z]+")),
        narrowsValue("a narrower pattern", of("string", "pattern=[a-z]+"), of("string", "pattern=[a-f]+")),
        narrowsValue("one of two patterns is gone", of("string", "pattern=a+", "pattern=b+"), of("string", "pattern=a+")),
        narrowsValue("enumeration", "string", of("string", "enumeration=a", "enumeration=b")),
        narrowsValue("a value of an enumeration is gone", of("string", "enumeration=a", "enumeration=b"), of("string", "enumeration=a")),
        narrowsValue("minInclusive", of("int", "minInclusive=1"), of("int", "minInclusive=2")),
        narrowsValue("minExclusive", of("decimal", "minInclusive=1"), of("decimal", "minExclusive=1")),
        narrowsValue("maxInclusive", of("int", "maxInclusive=9"), of("int", "maxInclusive=8")),
        narrowsValue("maxExclusive", of("decimal", "maxInclusive=9"), of("decimal", "maxExclusive=9")),
        narrowsValue("totalDigits", of("decimal", "totalDigits=6"), of("decimal", "totalDigits=5")),
        narrowsValue("fractionDigits", of("decimal", "fractionDigits=3"), of("decimal", "fractionDigits=2")),
        narrowsValue("no white space", "string", of("string", "pattern=\\S*")),
        narrowsValue("short of int", "int", "short"),
        narrowsValue("byte of short", "short", "byte"),
        narrowsValue("int of long", "long", "int"),
        narrowsValue("long of integer", "integer", "long"),
        narrowsValue("integer of decimal", "decimal", "integer"),
        narrowsValue("positive of not negative", "nonNegativeInteger", "positiveInteger"),
        narrowsValue("unsignedByte of unsignedShort", "unsignedShort", "unsignedByte"),
        narrowsValue("number of text", "string", "int"),
        narrowsValue("name of text", "string", "NCName"),
        narrowsValue("an item of a list", "<xs:list itemType=\"xs:int\"/>", "int"),
        narrowsValue("a list of fewer", "<xs:list itemType=\"xs:int\"/>", "<xs:list itemType=\"xs:byte\"/>"),
        narrowsValue("a member of a union is gone", "<xs:union memberTypes=\"xs:int xs:boolean\"/>", "<xs:union memberTypes=\"xs:int\"/>"),
        partsValue("a day for a moment", "dateTime", "date"),
        partsValue("binary data in another alphabet", "base64Binary", of("hexBinary", "minLength=1")),
        sameValue("normalized text", "string", "token"),
        sameValue("a bound in two ways", of("int", "minInclusive=2"), of("int", "minExclusive=1")),
    ]

    /// What is undecided is said as risky, and neither as fitting nor as breaking.
    private static func open(_ name: String, _ old: String, _ new: String, _ there: String, _ back: String, because: String) -> ContractRule
    {
        ContractRule(name, value(old), value(new), "\(there) / none", "\(back) / none", because: because)
    }

    private static let zones = "a value in a time zone and one without are not ordered where they are near"

    static let instants: [ContractRule] = [
        narrowsValue("a later first day", of("date", "minInclusive=2020-01-01"), of("date", "minInclusive=2020-01-02")),
        narrowsValue("an earlier last day", of("date", "maxInclusive=2020-01-02"), of("date", "maxInclusive=2020-01-01")),
        narrowsValue("a first day", "date", of("date", "minInclusive=2020-01-01")),
        narrowsValue("a later first day in a zone", of("date", "minInclusive=2020-01-01Z"), of("date", "minInclusive=2020-01-02Z")),
        narrowsValue("an earlier last day in a zone", of("date", "maxInclusive=2020-01-02Z"), of("date", "maxInclusive=2020-01-01Z")),
        narrowsValue(
            "a first day that begins later by its zone", of("date", "minInclusive=2020-01-01+02:00"),
            of("date", "minInclusive=2020-01-01+01:00")),
        open(
            "a first day in a zone", "date", of("date", "minInclusive=2020-01-01Z"), "risky", "safe",
            because: "who writes no zone is near the bound or not; what is bounded is within what is not"),
        narrowsValue("a last day in two zones", of("date", "maxInclusive=2020-01-01-02:00"), of("date", "maxInclusive=2020-01-01Z")),
        narrowsValue("a day in a zone is left out", of("date", "maxInclusive=2020-01-01Z"), of("date", "maxExclusive=2020-01-01Z")),
        narrowsValue("a day is left out", of("date", "minInclusive=2020-01-01"), of("date", "minExclusive=2020-01-01")),
        sameValue("two ways to say the first day", of("date", "minInclusive=2020-01-01"), of("date", "minExclusive=2019-12-31")),
        open(
            "a first day in a zone and without", of("date", "minInclusive=2020-01-01"), of("date", "minInclusive=2020-01-01Z"), "risky",
            "risky",
            because: zones),
        narrowsValue("a later first hour", of("time", "minInclusive=08:00:00"), of("time", "minInclusive=09:00:00")),
        narrowsValue("an earlier last hour", of("time", "maxInclusive=18:00:00"), of("time", "maxInclusive=17:00:00")),
        narrowsValue("a first hour", "time", of("time", "minInclusive=08:00:00")),
        narrowsValue("an hour is left out", of("time", "maxInclusive=18:00:00"), of("time", "maxExclusive=18:00:00")),
        narrowsValue("a part of a second", of("time", "minInclusive=08:00:00.25"), of("time", "minInclusive=08:00:00.3")),
        narrowsValue(
            "both ends", of("time", "minInclusive=08:00:00", "maxInclusive=18:00:00"),
            of("time", "minInclusive=08:30:00", "maxInclusive=17:59:59")),
        narrowsValue("a later first hour in a zone", of("time", "minInclusive=08:00:00Z"), of("time", "minInclusive=09:00:00Z")),
        narrowsValue("a first hour in two zones", of("time", "minInclusive=09:00:00+02:00"), of("time", "minInclusive=08:00:00Z")),
        sameValue("an hour in two zones", of("time", "minInclusive=10:00:00+02:00"), of("time", "minInclusive=08:00:00Z")),
        sameValue("parts of a second that are none", of("time", "minInclusive=08:00:00"), of("time", "minInclusive=08:00:00.0")),
        partsValue("hours that overlap", of("time", "maxInclusive=12:00:00"), of("time", "minInclusive=11:00:00")),
        open(
            "a first hour in a zone and without", of("time", "minInclusive=08:00:00"), of("time", "minInclusive=08:00:00Z"), "risky",
            "risky",
            because: zones),
        narrowsValue(
            "a later first moment", of("dateTime", "minInclusive=2020-01-01T00:00:00"), of("dateTime", "minInclusive=2020-01-01T00:00:01")),
        narrowsValue(
            "a later first moment in a zone", of("dateTime", "minInclusive=2020-01-01T00:00:00Z"),
            of("dateTime", "minInclusive=2020-06-01T00:00:00Z")),
        narrowsValue(
            "an earlier last moment", of("dateTime", "maxExclusive=2021-01-01T00:00:00Z"),
            of("dateTime", "maxExclusive=2020-12-31T23:00:00Z")),
        narrowsValue("a first moment", "dateTime", of("dateTime", "minInclusive=2020-01-01T00:00:00Z")),
        sameValue(
            "a moment in two zones", of("dateTime", "minInclusive=2020-01-01T01:00:00+02:00"),
            of("dateTime", "minInclusive=2019-12-31T23:00:00Z")),
        open(
            "a first moment in a zone and without", of("dateTime", "minInclusive=2020-01-01T00:00:00"),
            of("dateTime", "minInclusive=2020-01-01T00:00:00Z"), "risky", "risky", because: zones),
        open(
            "a bounded moment that must be in a zone", of("dateTime", "minInclusive=2020-01-01T00:00:00Z"),
            of("dateTime", "minInclusive=2020-01-01T00:00:00Z", "pattern=.*Z"), "risky", "safe",
            because: "who writes no zone is near the bound or not; with the pattern all write one"),
        open(
            "a shortest duration", "duration", of("duration", "minInclusive=P1D"), "risky", "safe",
            because: "durations of months and of days are not ordered; what is bounded is within what is not"),
        open(
            "a first year", "gYear", of("gYear", "minInclusive=2020"), "risky", "safe",
            because: "bounds of parts of dates are not computed; what is bounded is within what is not"),
        open(
            "a first hour that is yesterday's in UTC", "time", of("time", "minInclusive=01:00:00+02:00"), "risky", "safe",
            because: "whether it is yesterday's last hour or today's first is not said; what is bounded is within what is not"),
        narrowsValue("a word of addresses", of("anyURI", "minLength=1"), of("boolean", "pattern=true")),
        narrowsValue("an address for an address of a form", "anyURI", of("anyURI", "pattern=https://.+")),
        narrowsValue("a longest address", "anyURI", of("anyURI", "maxLength=9")),
        narrowsValue("addresses that are listed", "anyURI", of("anyURI", "enumeration=urn:a", "enumeration=urn:b")),
        narrowsValue(
            "an address that is listed is gone", of("anyURI", "enumeration=urn:a", "enumeration=urn:b"), of("anyURI", "enumeration=urn:a")),
        sameValue("an address and a text without white space around it", "token", "anyURI"),
    ]
}
