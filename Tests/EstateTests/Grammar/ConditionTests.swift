import Basics
import Testing

@testable import Estate

struct ConditionTests {
    static let sound: [(String, String)] = [
        ("order.store.key != fr", "order.store.key != fr"),
        ("total > 50000", "total > 50000"),
        ("total<-5", "total < -5"),
        ("a=b", "a = b"),
        ("company = EMEA and risk exists", "company = EMEA and risk exists"),
        ("category in 1 2", "category in 1 2"),
        ("city = New York and a in x", "city = New York and a in x"),
        ("city in 'New York' Berlin", "city in 'New York' Berlin"),
        ("word = 'and'", "word = 'and'"),
        ("N1(N101=ST).N104 = 7", "N1(N101=ST).N104 = 7"),
        ("  a   exists ", "a exists"),
        ("größe = groß", "größe = groß"),
    ]

    @Test(arguments: sound)
    func printsCanonically(text: String, printed: String) throws {
        let condition = try Condition(parsing: text)
        #expect(condition.description == printed)
        #expect(try Condition(parsing: printed) == condition)
    }

    static let broken: [(String, String)] = [
        ("", "0..<0 a field's name is missing at the end of the path"),
        ("a", "1..<1 nothing is compared with `a`"),
        ("a >= 5", "2..<4 `>= 5` is no comparison"),
        ("a == 5", "2..<4 `== 5` is no comparison"),
        ("a like b", "2..<3 `like b` is no comparison"),
        ("a = ", "2..<4 no value follows `=`"),
        ("a in", "2..<4 no value follows `in`"),
        ("a in x, y", "5..<7 values are separated by spaces, not commas"),
        ("a = 1 and", "9..<9 a field's name is missing at the end of the path"),
        ("a exists b", "9..<10 the condition should end before `b`"),
        ("a = 'b", "4..<6 this quote is not closed"),
    ]

    @Test(arguments: broken)
    func saysWhatIsWrong(text: String, expected: String) {
        #expect(trouble { () throws(GrammarTrouble) in try Condition(parsing: text) } == expected)
    }

    @Test func tellsItsPaths() throws {
        let condition = try Condition(parsing: "a.b = 1 and c exists")
        #expect(condition.paths?.map(\.description) == ["a.b", "c"])
        #expect(Condition.expression("x()", reads: nil).paths == nil)
    }
}
