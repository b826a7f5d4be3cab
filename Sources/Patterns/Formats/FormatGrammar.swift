/// The formats' grammars as regular expressions that match whole texts, put together from parts as the standards do.
enum FormatGrammar {
    /// RFC 3339, 5.6, with the days that each month has; leap years are regular too.
    static let fullDate: String = {
        let leapYear = #"(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"#
        let day = #"(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])"#
        return #"(?:\d{4}-(?:\#(day))|\#(leapYear)-02-29)"#
    }()

    static let fullTime = #"(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)"#

    /// RFC 3339, appendix A.
    static let duration: String = {
        let time = #"T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)"#
        let date = #"(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)"#
        return "P(?:\(date)(?:\(time))?|\(time)|\\d+W)"
    }()

    /// RFC 1123, 2.1: labels of at most 63 letters, digits and inner hyphens.
    static let hostname: String = {
        let label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
        return "\(label)(?:\\.\(label))*"
    }()

    /// RFC 5890 without its tables: letters of any script, and the other dots that count as one. A label's 63 octets are counted in its
    /// encoded form, which is never shorter than the text, so 63 scalars are a bound.
    static let idnHostname: String = {
        let outer = #"[A-Za-z0-9\u0080-\u3001\u3003-\uff0d\uff0f-\uff60\uff62-\u{10ffff}]"#
        let inner = #"[A-Za-z0-9\-\u0080-\u3001\u3003-\uff0d\uff0f-\uff60\uff62-\u{10ffff}]"#
        let label = "\(outer)(?:\(inner){0,61}\(outer))?"
        return #"\#(label)(?:[.\u3002\uff0e\uff61]\#(label))*"#
    }()

    /// RFC 5321, 4.1.2: a mailbox.
    static let email = mailbox(host: hostname, letters: "", quoted: "")
    /// RFC 6531, 3.3: the same with all scalars beyond ASCII.
    static let idnEmail = mailbox(host: idnHostname, letters: #"\u0080-\u{10ffff}"#, quoted: #"\u0080-\u{10ffff}"#)

    private static func mailbox(host: String, letters: String, quoted: String) -> String {
        let atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-\(letters)]+"
        let quotedText = #""(?:[\x20\x21\x23-\x5b\x5d-\x7e\#(quoted)]|\\[\x20-\x7e])*""#
        let literal = #"\[(?:\#(ipv4)|[Ii][Pp][Vv]6:\#(ipv6)|[A-Za-z0-9-]*[A-Za-z0-9]:[\x21-\x5a\x5e-\x7e]+)\]"#
        return #"(?:\#(atom)(?:\.\#(atom))*|\#(quotedText))@(?:\#(host)|\#(literal))"#
    }

    /// RFC 2673, 3.2, as JSON Schema cites it; no leading zeros, which some readers take for octal.
    static let ipv4: String = {
        let octet = #"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"#
        return #"\#(octet)(?:\.\#(octet)){3}"#
    }()

    /// RFC 3986, 3.2.2: the forms of RFC 4291, without a zone.
    static let ipv6: String = {
        let group = "[0-9A-Fa-f]{1,4}"
        let last = "(?:\(group):\(group)|\(ipv4))"
        let forms = [
            "(?:\(group):){6}\(last)", "::(?:\(group):){5}\(last)", "(?:\(group))?::(?:\(group):){4}\(last)",
            "(?:(?:\(group):){0,1}\(group))?::(?:\(group):){3}\(last)", "(?:(?:\(group):){0,2}\(group))?::(?:\(group):){2}\(last)",
            "(?:(?:\(group):){0,3}\(group))?::\(group):\(last)", "(?:(?:\(group):){0,4}\(group))?::\(last)",
            "(?:(?:\(group):){0,5}\(group))?::\(group)", "(?:(?:\(group):){0,6}\(group))?::",
        ]
        return "(?:\(forms.joined(separator: "|")))"
    }()

    static let uuid = "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"

    /// RFC 6901, 3.
    static let jsonPointer = "(?:/(?:[^/~]|~[01])*)*"
    /// The draft of relative JSON pointers that JSON Schema cites.
    static let relativeJSONPointer = #"(?:0|[1-9]\d*)(?:#|\#(jsonPointer))"#

    /// RFC 4648, 4. Bits that the padding leaves over may have any value.
    static let base64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
}
