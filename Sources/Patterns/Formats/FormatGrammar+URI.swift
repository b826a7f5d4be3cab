extension FormatGrammar {
    static let uri = identifiers(beyondASCII: "", inQuery: "").absolute
    static let uriReference = identifiers(beyondASCII: "", inQuery: "").reference
    static let iri = identifiers(beyondASCII: international, inQuery: privateUse).absolute
    static let iriReference = identifiers(beyondASCII: international, inQuery: privateUse).reference

    /// RFC 3987, 2.2: `ucschar`, with the planes' last two code points left in.
    private static let international = #"\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\u{10000}-\u{dffff}\u{e1000}-\u{effff}"#
    /// RFC 3987, 2.2: `iprivate`.
    private static let privateUse = #"\ue000-\uf8ff\u{f0000}-\u{10ffff}"#

    /// RFC 3986, appendix A.
    private static func identifiers(beyondASCII more: String, inQuery private: String) -> (absolute: String, reference: String) {
        let escaped = "%[0-9A-Fa-f]{2}"
        let plain = #"A-Za-z0-9\-._~!$&'()*+,;=\#(more)"#
        let character = "(?:[\(plain):@]|\(escaped))"
        let user = "(?:[\(plain):]|\(escaped))*"
        let literal = #"\[(?:\#(ipv6)|[Vv][0-9A-Fa-f]+\.[A-Za-z0-9\-._~!$&'()*+,;=:]+)\]"#
        // An IPv4 address is a registered name by its grammar too.
        let host = "(?:\(literal)|(?:[\(plain)]|\(escaped))*)"
        let authority = "//(?:\(user)@)?\(host)(?::[0-9]*)?"
        let segments = "(?:/\(character)*)*"
        let absolutePath = "/(?:\(character)+\(segments))?"
        let rootlessPath = "\(character)+\(segments)"
        let firstWithoutColon = "(?:[\(plain)@]|\(escaped))+\(segments)"
        let query = #"(?:\?(?:[\#(plain):@/?\#(`private`)]|\#(escaped))*)?"#
        let fragment = "(?:#(?:[\(plain):@/?]|\(escaped))*)?"
        let absolute = "[A-Za-z][A-Za-z0-9+.\\-]*:(?:\(authority)\(segments)|\(absolutePath)|\(rootlessPath))?\(query)\(fragment)"
        let relative = "(?:\(authority)\(segments)|\(absolutePath)|\(firstWithoutColon))?\(query)\(fragment)"
        return (absolute, "(?:\(absolute)|\(relative))")
    }

    /// RFC 6570, 2.
    static let uriTemplate: String = {
        let escaped = "%[0-9A-Fa-f]{2}"
        let variable = #"(?:\w|\#(escaped))(?:\.?(?:\w|\#(escaped)))*(?:\*|:[1-9]\d{0,3})?"#
        let expression = #"\{[+#./;?&=,!@|]?\#(variable)(?:,\#(variable))*\}"#
        let literal = #"[\x21\x23\x24\x26\x28-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e\u00a0-\u{10ffff}]"#
        return "(?:\(literal)|\(escaped)|\(expression))*"
    }()
}
