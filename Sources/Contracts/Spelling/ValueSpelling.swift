/// How dates, times, booleans and binary data are written where the wire knows text only, as regular expressions without anchors.
package enum ValueSpelling {
    private static let year = "-?(?:[1-9][0-9]{3,8}|0[0-9]{3})"
    private static let monthAndDay =
        "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
    private static let clock = "(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)"
    private static let fraction = "(?:[.][0-9]+)?"
    private static let zone = "(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"

    /// A kind of date or time. A time zone behind a date without a time is taken, and counts as nothing that anybody writes.
    package static func pattern(of kind: InstantKind, _ spelling: Spelling) -> String {
        let behindTime = spelling == .canonical ? "" : fraction + zone
        let behindDate = spelling == .accepted ? zone : ""
        return switch kind {
        case .date: "\(year)-\(monthAndDay)\(behindDate)"
        case .time: "\(clock)\(behindTime)"
        case .dateTime: "\(year)-\(monthAndDay)T\(clock)\(behindTime)"
        case .duration:
            "-?P(?:(?:[0-9]+Y)?(?:[0-9]+M)?[0-9]+D|(?:[0-9]+Y)?[0-9]+M|[0-9]+Y|(?:(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?)"
                + "T(?:(?:[0-9]+H)?(?:[0-9]+M)?[0-9]+(?:[.][0-9]+)?S|(?:[0-9]+H)?[0-9]+M|[0-9]+H))"
        }
    }

    /// Calendar parts that XML Schema knows as types of their own.
    package static let gYear = year
    package static let gYearMonth = "\(year)-(?:0[1-9]|1[0-2])"
    package static let gMonth = "--(?:0[1-9]|1[0-2])"
    package static let gMonthDay = "--\(monthAndDay)"
    package static let gDay = "---(?:0[1-9]|[12][0-9]|3[01])"

    package static let boolean = "(?:true|false|1|0)"

    /// Binary data in base 64, up to a length in bytes.
    package static func base64(maxLength: Int?) -> String {
        let sign = "[A-Za-z0-9+/]"
        let last = "(?:\(sign)[AQgw]==|\(sign){2}[AEIMQUYcgkosw048]=)"
        guard let maxLength, maxLength < 3_000 else { return "(?:\(sign){4})*\(last)?" }
        let (groups, rest) = (maxLength / 3, maxLength % 3)
        if rest == 2 { return "(?:\(sign){4}){0,\(groups)}\(last)?" }
        let most = "(?:\(sign){4}){\(groups)}" + (rest == 1 ? "(?:\(sign)[AQgw]==)?" : "")
        return groups == 0 ? most : "(?:(?:\(sign){4}){0,\(groups - 1)}\(last)?|\(most))"
    }

    /// Binary data in base 16, between two lengths in bytes.
    package static func hex(minLength: Int, maxLength: Int?) -> String {
        "(?:[0-9a-fA-F]{2}){\(minLength),\(maxLength.map { "\($0)" } ?? "")}"
    }
}
