import Testing

@testable import Patterns

@Suite struct KnownFormatTests {
    private static let label63 = String(repeating: "a", count: 63)

    @Test(arguments: [
        (
            KnownFormat.date, ["2024-02-29", "2000-02-29", "2026-12-31"],
            ["2023-02-29", "1900-02-29", "2026-13-01", "2026-04-31", "2026-1-01", "20260101"]
        ),
        (
            .dateTime, ["1963-06-19T08:30:06.283185Z", "1998-12-31T23:59:60Z", "1990-12-31t15:59:59.1-08:00", "2026-01-01T00:00:00+00:00"],
            [
                "2026-01-01 00:00:00Z", "2026-01-01T00:00:00", "2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00+24:00",
                "2026-01-01",
            ]
        ),
        (.time, ["08:30:06Z", "08:30:06.28+01:30"], ["08:30:06", "8:30:06Z", "08:60:06Z", "08:30:61Z"]),
        (
            .duration, ["P4DT12H30M5S", "P4Y", "PT0S", "P0D", "P1M", "PT36H", "P1DT12H", "P2W"],
            ["PT1D", "P", "P1YT", "PT", "P2D1Y", "P1Y2W", "P1D2H", "P2S", "4DT"]
        ),
        (
            .email,
            ["joe.bloggs@example.com", "te~st@example.com", "\"joe bloggs\"@example.com", "joe@[127.0.0.1]", "joe@[IPv6:::1]", "a@b"],
            [
                "2962", ".test@example.com", "te..st@example.com", "joe@", "@x", "joe bloggs@example.com", "joe@exa mple", "jürgen@x.de",
                "a@-b",
            ]
        ),
        (.idnEmail, ["실례@실례.테스트", "joe@example.com"], ["2962"]),
        (
            .hostname, ["www.example.com", "xn--4gbwdl.xn--wgbh1c", label63 + ".com", "1host", "a"],
            ["-a.b", "a-.b", "a_b", label63 + "a.com", "a..b", "a.", "", "ü.de", String(repeating: "abc.", count: 63) + "de"]
        ),
        (.idnHostname, ["실례.테스트", "a.b"], ["-a", "a b", ""]),
        (.ipv4, ["192.168.0.1", "0.0.0.0", "255.255.255.255"], ["256.1.1.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.4 "]),
        (
            .ipv6,
            [
                "::1", "::", "::abef", "1:2:3:4:5:6:7:8", "::42:ff:1", "d6::", "1:d6::42", "1::d6:192.168.0.1", "1:2::192.168.0.1",
                "::ffff:192.168.0.1",
            ],
            [
                "12345::", ":2:3:4:5:6:7:8", "1:2:3:4:5:6:7:", "1::d6::42", "1:1:1:1:1:1:1:1:1:1", "1", "::laptop", "127.0.0.1",
                "fe80::a%eth1", "1:2:3:4:5:::8", "1:2:3:4:1.2.3",
            ]
        ),
        (
            .uri,
            [
                "http://foo.bar/?baz=qux#quux", "http://[2001:db8::7]/c=GB?one", "mailto:a@b.example", "tel:+1-816-555-1212",
                "urn:oasis:names", "x:",
            ],
            [
                "//foo.bar", "/abc", "\\\\WINDOWS\\x", "abc", "http:// no", ":// x", "bar,baz:x", "http://a.b/\"", "https://[@x]/",
                "http://x/%zz", "http://ü.de",
            ]
        ),
        (.uriReference, ["/abc", "abc", "//foo.bar/?q", "#frag", "", "http://a"], ["\\\\WINDOWS", "#frag\\ment", "a b"]),
        (.iri, ["http://ƒøø.ßår/?∂éœ=πîx#πîüx"], ["/abc", "http://2001:db8::7 x"]),
        (.iriReference, ["/âππ", "#ƒrägmênt"], ["\\x", "a b"]),
        (.uriTemplate, ["http://e.com/d/{term:1}/{term}", "{+x,y*}", "/a", "{?q.r}"], ["http://e.com/{term", "{}", "a b", "%"]),
        (
            .uuid, ["2EB8AA08-AA98-11EA-B4AA-73B441D16380", "00000000-0000-0000-0000-000000000000"],
            ["2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08aa9811eab4aa73b441d16380", ""]
        ),
        (.jsonPointer, ["", "/", "/foo/0", "/a~1b/~0", "/é\n"], ["a", "/a~", "/~2", "#/a"]),
        (.relativeJSONPointer, ["1", "0/foo", "120#", "0"], ["/foo", "-1/a", "01", "0##", ""]),
        (.regex, ["([abc])+\\s+$", "(?=a)b", "(a)\\1"], ["^(abc]", "^\\S(|(.|\\n)*\\S)\\Z"]),
        (.byte, ["", "aGk=", "aA==", "AAEC", "+/+/"], ["a", "aGk", "aGk==", "a-_=", "aGk= "]),
    ])
    func accepts(format: KnownFormat, members: [String], others: [String]) {
        #expect(members.filter { !format.accepts($0) } == [])
        #expect(others.filter(format.accepts) == [])
    }

    @Test(arguments: KnownFormat.allCases)
    func agreesWithItself(format: KnownFormat) {
        #expect(KnownFormat(name: format.name) == format)
        #expect(format.samples.allSatisfy(format.accepts) && format.sample == format.samples[0])
        #expect(format.samples.allSatisfy { $0.unicodeScalars.count >= format.minLength })
        if format.isExact { #expect(format.language.sample(count: 20).allSatisfy(format.accepts)) }
        #expect(format.language.stateCount < 2_000)
    }

    @Test(arguments: [
        (KnownFormat.date, 10, 10 as Int?), (.dateTime, 20, nil), (.time, 9, nil), (.uuid, 36, 36), (.ipv4, 7, 15), (.ipv6, 2, 45),
        (.hostname, 1, 253),
        (.email, 3, 254), (.duration, 3, nil), (.uri, 2, nil), (.byte, 0, nil),
    ])
    func knowsLengths(format: KnownFormat, minimum: Int, maximum: Int?) {
        #expect(format.minLength == minimum)
        #expect(format.maxLength == maximum)
    }

    @Test func longMailboxesAreNone() {
        #expect(!KnownFormat.email.accepts(String(repeating: "a", count: 65) + "@example.com"))
        #expect(KnownFormat.email.accepts(String(repeating: "a", count: 64) + "@example.com"))
    }

    @Test(arguments: [
        (KnownFormat.email, KnownFormat.idnEmail, true as Bool?), (.idnEmail, .email, false), (.uri, .uriReference, true),
        (.uriReference, .uri, false),
        (.uri, .iri, true), (.hostname, .idnHostname, true), (.ipv4, .hostname, true), (.ipv4, .ipv6, false), (.date, .dateTime, false),
        (.date, .uriReference, true), (.date, .hostname, true), (.uuid, .hostname, true), (.uuid, .uuid, true), (.dateTime, .regex, nil),
        (.hostname, .uriReference, true), (.uuid, .byte, false), (.iri, .iriReference, true),
    ])
    func knowsContainment(format: KnownFormat, other: KnownFormat, expected: Bool?) {
        #expect(format.isSubset(of: other) == expected)
    }

    @Test(arguments: [
        (KnownFormat.date, KnownFormat.dateTime, true as Bool?), (.date, .uuid, true), (.uuid, .dateTime, true), (.ipv4, .ipv6, true),
        (.email, .uuid, true),
        (.ipv4, .hostname, false), (.uri, .uriReference, false), (.email, .hostname, true), (.duration, .date, true), (.uri, .email, true),
    ])
    func knowsDisjointness(format: KnownFormat, other: KnownFormat, expected: Bool?) {
        #expect(format.isDisjoint(with: other) == expected)
        #expect(other.isDisjoint(with: format) == expected)
    }
}
