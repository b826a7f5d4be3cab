import Compatibility
import Contracts
import Testing

/// A database is one position that is written to: what old writers send must still be taken.
@Suite struct SQLDifferencesTests {
    private static func table(_ columns: String) -> String { "CREATE TABLE t (id int NOT NULL, \(columns))" }

    @Test(arguments: [
        ("a text", "b text", ["field/added safe in t.b", "field/removed breaking in t.a"]),
        ("a text", "a text, b text", ["field/added safe in t.b"]),
        ("a text", "a text, b text NOT NULL", ["field/required-added breaking in t.b"]),
        ("a text", "a text, b text NOT NULL DEFAULT 'x'", ["field/added safe in t.b"]),
        ("a varchar(9) NOT NULL", "a varchar(8) NOT NULL", ["length/tightened breaking in t.a"]),
        ("a varchar(8) NOT NULL", "a varchar(9) NOT NULL", ["length/loosened safe in t.a"]),
        ("a int NOT NULL", "a bigint NOT NULL", ["bound/loosened safe in t.a", "bound/loosened safe in t.a"]),
        ("a text NOT NULL", "a text NOT NULL CHECK (a IN ('x'))", ["enum/introduced breaking in t.a"]),
        ("a text CHECK (a IN ('x'))", "a text CHECK (a IN ('x', 'y'))", ["enum/value-added safe in t.a"]),
    ])
    func changes(_ old: String, _ new: String, _ found: [String]) {
        #expect(Comparing.changes(Self.table(old), Self.table(new), "sql") == found)
    }

    @Test func nullabilityHasTwoSides() {
        let (strict, loose) = (Self.table("a text NOT NULL"), Self.table("a text"))
        #expect(Comparing.difference(strict, loose, "sql").isBreaking == false)
        #expect(Comparing.difference(loose, strict, "sql").isBreaking)
        #expect(Comparing.difference(strict, loose, "sql").backward)
        #expect(!Comparing.difference(strict, loose, "sql").forward)
    }

    @Test func aTableThatIsGoneBreaks() {
        #expect(
            Comparing.changes("CREATE TABLE s.a (x int); CREATE TABLE b (x int)", "CREATE TABLE b (x int)", "sql") == [
                "type/removed breaking in s.a"
            ])
    }

    @Test func aSchemaThatIsSaidOrNotIsNoChange() {
        #expect(Comparing.changes("CREATE TABLE public.a (x int)", "CREATE TABLE a (x int)", "sql") == [])
    }

    @Test func migrationsAndTheirResultAreTheSame() {
        #expect(
            Comparing.changes(
                "CREATE TABLE a (x int); ALTER TABLE a ADD y text NOT NULL; ALTER TABLE a DROP x", "CREATE TABLE a (y text NOT NULL)", "sql"
            )
                == [])
    }
}
