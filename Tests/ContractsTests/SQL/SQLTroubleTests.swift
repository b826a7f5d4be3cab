import Basics
import Contracts
import Testing

@Suite("SQL troubles")
struct SQLTroubleTests {
    @Test(arguments: [
        ("CREATE TABLE t (a text DEFAULT 'x)", "unreadable 1:32 This text is never closed: its last quote is missing."),
        ("CREATE TABLE t (a int,\n  b numeric(3", "unreadable 1:16 This parenthesis is never closed."),
        ("CREATE TABLE \"t (a int)", "unreadable 1:14 This quoted name is never closed."),
        ("/* CREATE TABLE t (a int)", "unreadable 1:1 This comment is never closed."),
        ("SELECT 1;", "unreadable 1:1 No statement makes a table, a view or a type, so there is no contract here."),
        ("CREATE TABLE t (a int, 7)", "partUnknown 1:24 Here a column's name should stand; this part of `t` is left out."),
        ("CREATE TABLE t (a)", "partUnknown 1:17 The column `a` has no type, so its values are not known."),
        ("CREATE TABLE t AS SELECT 1", "partUnknown 1:16 The columns of `t` come from elsewhere, so they are not known."),
        (
            "CREATE TABLE t (a int);\nALTER TABLE u ADD b int;",
            "partUnknown 2:13 The table `u` is not made by any statement before this one, so its change is left out."
        ),
        ("CREATE TABLE t (a int);\nALTER TABLE t DROP COLUMN b;", "partUnknown 2:27 `t` has no column `b` to drop."),
        ("CREATE TABLE t (a int);\nALTER TABLE t TWIST a;", "partUnknown 2:15 What `TWIST` does to `t` is not known; it is left out."),
        (
            "CREATE TABLE t (a int);\nDO $$ BEGIN END $$; IF x THEN ALTER TABLE t ADD b int;",
            "partUnknown 2:43 `t` is changed under a condition, which is not evaluated; the change is left out."
        ),
    ])
    func isSaidAtItsPlace(_ text: String, _ trouble: String) { #expect(readSQL(text).troubles == [trouble]) }

    @Test func statementsThatTouchNoTableAreSkipped() {
        let outline = readSQL("CREATE TABLE t (a text NOT NULL);\nGRANT SELECT ON t TO me;\nINSERT INTO t VALUES ('x');\nVACUUM t;")
        #expect(outline.troubles == [])
        #expect(outline.types == ["set t: {a: text}"])
    }

    @Test func hostileScriptsEnd() {
        let deep = String(repeating: "(", count: 20_000)
        #expect(readSQL("CREATE TABLE t (a int CHECK \(deep)").troubles.count == 1)
        _ = readSQL("CREATE TABLE t (a int CHECK \(deep)\(String(repeating: ")", count: 20_000)))")
        _ = readSQL("CREATE TABLE t (a int\(String(repeating: "[]", count: 20_000)))")
        _ = readSQL("CREATE DOMAIN a AS b; CREATE DOMAIN b AS a; CREATE TABLE t (x a);")
    }

    /// Every script that is one cut, or one sign other than a good one, is read to its end.
    @Test func cutScriptsEnd() {
        let text = Array(
            "CREATE TYPE m AS ENUM ('a');CREATE TABLE s.t (a m[] NOT NULL DEFAULT '{}', b numeric(3,1) CHECK (b IN (1,2)), PRIMARY KEY (b));ALTER TABLE t ALTER COLUMN b TYPE int, ADD c AS (b) ; EXEC sp_rename 's.t.b','c','COLUMN'; COMMENT ON COLUMN s.t.b IS 'x'"
                .utf8)
        for length in 0..<text.count {
            _ = readSQL(String(decoding: text[..<length], as: UTF8.self))
            for sign in "'\"(),;.[]$-".utf8 {
                var copy = text
                copy[length] = sign
                _ = readSQL(String(decoding: copy, as: UTF8.self))
            }
        }
    }
}
