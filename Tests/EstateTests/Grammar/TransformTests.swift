import Basics
import Testing

@testable import Estate

struct TransformTests {
    static let sound: [(String, [Transform], String)] = [
        ("trim", [.trim], "trim"),
        ("trim | truncate(35)", [.trim, .truncate(35)], "trim | truncate(35)"),
        ("upper|lower", [.upper, .lower], "upper | lower"),
        ("pad(10 left 0)", [.pad(width: 10, side: .left, fill: "0")], "pad(10 left 0)"),
        ("pad(10 right space)", [.pad(width: 10, side: .right, fill: " ")], "pad(10 right space)"),
        ("unpad(left 0)", [.unpad(side: .left, fill: "0")], "unpad(left 0)"),
        ("join(-)", [.join("-")], "join(-)"),
        ("join(space)", [.join(" ")], "join(space)"),
        ("join('space')", [.join("space")], "join('space')"),
        ("join()", [.join("")], "join(nothing)"),
        ("split(;)", [.split(";")], "split(;)"),
        ("split(comma)", [.split(",")], "split(comma)"),
        ("split(|) | first", [.split("|"), .first], "split(pipe) | first"),
        ("substring(0..10)", [.substring(from: 0, to: 10)], "substring(0..10)"),
        ("replace(a -> b)", [.replace(from: "a", to: "b")], "replace(a -> b)"),
        ("replace(- -> nothing)", [.replace(from: "-", to: "")], "replace(- -> nothing)"),
        ("replace('->' -> ')')", [.replace(from: "->", to: ")")], "replace('->' -> ')')"),
        ("decimal | integer | boolean", [.decimal, .integer, .boolean], "decimal | integer | boolean"),
        ("round(2)", [.round(2)], "round(2)"),
        ("default(none)", [.default("none")], "default(none)"),
        ("coalesce", [.coalesce], "coalesce"),
        ("parse(yyyyMMdd) | format(yyyy-MM-dd)", [.parse("yyyyMMdd"), .format("yyyy-MM-dd")], "parse(yyyyMMdd) | format(yyyy-MM-dd)"),
        ("parse(dd.MM.yyyy HH:mm)", [.parse("dd.MM.yyyy HH:mm")], "parse(dd.MM.yyyy HH:mm)"),
        ("timezone(UTC -> Europe/Berlin)", [.timezone(from: "UTC", to: "Europe/Berlin")], "timezone(UTC -> Europe/Berlin)"),
        ("first | last | count | sum | flatten", [.first, .last, .count, .sum, .flatten], "first | last | count | sum | flatten"),
        ("to-cents(2) | from-cents(2)", [.toCents(2), .fromCents(2)], "to-cents(2) | from-cents(2)"),
        ("multiply | divide | hash", [.multiply, .divide, .hash], "multiply | divide | hash"),
        ("unit(kg -> lb)", [.unit(from: "kg", to: "lb")], "unit(kg -> lb)"),
        ("currency(USD->EUR)", [.currency(from: "USD", to: "EUR")], "currency(USD -> EUR)"),
        ("custom(checkDigit)", [.custom("checkDigit")], "custom(checkDigit)"),
    ]

    @Test(arguments: sound)
    func isRead(text: String, expected: [Transform], printed: String) throws {
        let chain = try Transform.parseChain(text).map(\.transform)
        #expect(chain == expected)
        #expect(chain.map(\.description).joined(separator: " | ") == printed)
        #expect(try Transform.parseChain(printed).map(\.transform) == expected)
    }

    static let broken: [(String, String, String)] = [
        ("trimm", "0..<5 there is no transform `trimm`", "did you mean `trim`?"),
        ("trim | trunctate(3)", "7..<16 there is no transform `trunctate`", "did you mean `truncate`?"),
        ("frobnicate", "0..<10 there is no transform `frobnicate`", "one that only its code documents is `custom(NAME)`"),
        ("truncate", "0..<8 `truncate` needs its arguments", "write for example `truncate(35)`"),
        ("truncate(x)", "9..<11 `x` is no whole number", "write for example `truncate(35)`"),
        ("truncate(5", "10..<10 the arguments of `truncate` should end here", "write for example `truncate(35)`"),
        ("trim(2)", "4..<7 `trim` takes no arguments", "write `trim`"),
        ("pad(10 middle 0)", "4..<14 `middle` is no side: it is `left` or `right`", "write for example `pad(10 left 0)`"),
        ("pad(10 left 00)", "4..<15 the fill is one character", "write for example `pad(10 left 0)`"),
        ("substring(5..2)", "10..<15 `5..2` ends before it starts", "write for example `substring(0..10)`"),
        ("unit(kg)", "5..<8 these are no arguments for `unit`", "write for example `unit(kg -> lb)`"),
        ("trim upper", "5..<10 `upper` follows a transform", "chain transforms with `|`"),
        ("trim |", "6..<6 a transform is missing here", "name one, for example `trim`"),
        ("", "0..<0 a transform is missing here", "name one, for example `trim`"),
    ]

    @Test(arguments: broken)
    func saysWhatIsWrong(text: String, expected: String, help: String) {
        #expect(trouble { () throws(GrammarTrouble) in try Transform.parseChain(text).map(\.transform) } == expected)
        do throws(GrammarTrouble) {
            _ = try Transform.parseChain(text)
        } catch {
            #expect(error.help == help)
        }
    }

    @Test func everyTransformHasItsExample() throws {
        for form in TransformForm.all {
            let chain = try Transform.parseChain(form.example)
            #expect(chain.map(\.transform.name) == [form.name])
            #expect(chain.map(\.transform.description) == [form.example])
        }
    }

    @Test func lookupsNameTheirColumns() throws {
        #expect(try Lookup.parse("uom(erp -> canonical)").map(\.text) == ["uom", "erp", "canonical"])
        #expect(try Lookup.parse("uom(erp->canonical)").map(\.range) == [0..<3, 4..<7, 9..<18])
        #expect(
            trouble { () throws(GrammarTrouble) in try Lookup.parse("uom").map(\.text) }
                == "0..<3 a lookup needs the two columns that it goes between")
        #expect(trouble { () throws(GrammarTrouble) in try Lookup.parse("uom(erp)").map(\.text) } == "3..<8 this is no lookup")
        #expect(trouble { () throws(GrammarTrouble) in try Lookup.parse("uom(a -> b) x").map(\.text) } == "3..<13 this is no lookup")
    }
}
