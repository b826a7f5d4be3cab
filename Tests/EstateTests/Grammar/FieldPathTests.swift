import Basics
import Testing

@testable import Estate

/// A trouble as `lower..<upper message`.
func trouble<Value>(_ parse: () throws(GrammarTrouble) -> Value) -> String {
    do {
        return "read: \(try parse())"
    } catch {
        return "\(error.range.lowerBound)..<\(error.range.upperBound) \(error.message)"
    }
}

struct FieldPathTests {
    /// The text, and the form that it is printed in.
    static let sound: [(String, String)] = [
        ("sku", "sku"),
        ("lines.sku", "lines.sku"),
        ("lines[].sku", "lines[].sku"),
        ("[].sku", "[].sku"),
        ("codes[][].value", "codes[].value"),
        ("[](type=A).sku", "[](type=A).sku"),
        ("'a<b'.c", "'a<b'.c"),
        ("name.de-DE", "name.de-DE"),
        ("name.*", "name.*"),
        ("name.'*'", "name.'*'"),
        ("'bill-to.city'", "'bill-to.city'"),
        ("'plain'.x", "plain.x"),
        ("'it''s'", "'it''s'"),
        ("@id", "@id"),
        ("N1(N101=ST).N104", "N1(N101=ST).N104"),
        ("N1( N101 = ST ).N104", "N1(N101=ST).N104"),
        ("N1(N101=ST)[].N104", "N1(N101=ST).N104"),
        ("N1[](N101=ST).N104", "N1(N101=ST).N104"),
        ("values.name(locale=de_DE & scope=ecommerce).data", "values.name(locale=de_DE & scope=ecommerce).data"),
        ("a('x.y'='p & q')", "a('x.y'='p & q')"),
        ("a(b=)", "a(b='')"),
        ("größe.höhe", "größe.höhe"),
    ]

    @Test(arguments: sound)
    func printsCanonically(text: String, printed: String) throws {
        let path = try FieldPath(parsing: text)
        #expect(path.description == printed)
        #expect(try FieldPath(parsing: printed) == path)
    }

    static let broken: [(String, String)] = [
        ("", "0..<0 a field's name is missing at the end of the path"),
        ("a.", "2..<2 a field's name is missing at the end of the path"),
        (".a", "0..<1 a field's name is missing before `.a` of the path"),
        ("a..b", "2..<3 a field's name is missing before `.b` of the path"),
        ("a b", "1..<3 the path should end before ` b`"),
        ("a[0]", "1..<3 `[` must be followed by `]`: a path goes into every item"),
        ("a(b)", "2..<3 a predicate is `FIELD=VALUE`, several are joined by `&`"),
        ("a(b=c", "1..<5 this predicate is not closed"),
        ("a(b=c.d", "1..<7 this predicate is not closed"),
        ("a.'b", "2..<4 this quote is not closed"),
        ("ä=b", "2..<4 the path should end before `=b`"),
    ]

    @Test(arguments: broken)
    func saysWhatIsWrong(text: String, expected: String) {
        #expect(trouble { () throws(GrammarTrouble) in try FieldPath(parsing: text) } == expected)
    }

    @Test func markersDoNotCount() throws {
        #expect(try FieldPath(parsing: "[].a[].b").withoutMarkers == FieldPath(parsing: "a.b"))
        #expect(try FieldPath(parsing: "a[].b") != FieldPath(parsing: "a.b"))
    }

    /// Whatever segments a path has, its text is read back as the same path.
    @Test func anyPathSurvives() throws {
        var random = SplitMix(state: 7)
        let names: [Name] = ["a", "lines", "*", "a.b", "x y", "it's", "", "N1(2)", "[]", "e\u{301}", "=", "&"]
        for _ in 0..<500 {
            let segments = (0..<random.next(4) + 1).map { _ in
                var segment = PathSegment(random.next(5) == 0 ? .anyValue : .field(names[random.next(names.count)]))
                segment.isArray = random.next(3) == 0
                if random.next(3) == 0 {
                    segment.isArray = false
                    segment.predicate = [PredicateTerm(field: names[random.next(names.count - 6)], value: names[random.next(names.count)])]
                }
                return segment
            }
            let path = FieldPath(segments)
            #expect(try FieldPath(parsing: path.description) == path, "\(path)")
        }
    }
}

/// Numbers that are the same on every run.
struct SplitMix {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }
}
