import Basics
import Contracts
import Testing

@Suite("SQL migrations")
struct SQLMigrationTests {
    @Test func flywayRunsByVersion() {
        let outline = readSQL(
            ("m/V10__last.sql", "ALTER TABLE t DROP COLUMN b;"), ("m/V1__first.sql", "CREATE TABLE t (a int NOT NULL);"),
            ("m/V2.1__more.sql", "ALTER TABLE t ADD COLUMN b text NOT NULL, ADD COLUMN c text NOT NULL;"),
            ("m/U2.1__more.sql", "DROP TABLE t;"), ("m/R__views.sql", "CREATE VIEW v AS SELECT 1;"),
            ("m/notes.md", "CREATE TABLE no (a int)"))
        #expect(outline.troubles == [])
        #expect(outline.types == ["set t: {a: number(-2147483648...2147483647 by 1), c: text}", "set v: any"])
    }

    @Test func liquibaseRunsByName() {
        let outline = readSQL(
            ("db/02.sql", "--liquibase formatted sql\n--changeset b:2\nALTER TABLE t RENAME COLUMN a TO b;\n--rollback DROP TABLE t;"),
            ("db/01.sql", "--liquibase formatted sql\n--changeset b:1\nCREATE TABLE t (a text NOT NULL);"))
        #expect(outline.types == ["set t: {b: text}"])
    }

    @Test(arguments: [
        ("ALTER TABLE t ALTER COLUMN a DROP NOT NULL", "a?: text(5)/null, b: text"),
        ("ALTER TABLE t ALTER a TYPE varchar(9) USING a::varchar", "a: text(9), b: text"),
        ("ALTER TABLE t ALTER COLUMN a SET DEFAULT 'x'", "a?: text(5) filled default=\"x\", b: text"),
        ("ALTER TABLE t ALTER COLUMN a NVARCHAR(7) NULL", "a?: text(7)/null, b: text"),
        ("ALTER TABLE t MODIFY (a VARCHAR2(8), b NULL)", "a: text(8), b?: text/null"),
        ("ALTER TABLE t MODIFY COLUMN a varchar(8)", "a?: text(8)/null, b: text"),
        ("ALTER TABLE t CHANGE a z varchar(6) NOT NULL", "z: text(6), b: text"),
        ("ALTER TABLE t RENAME COLUMN b TO c", "a: text(5), c: text"),
        ("ALTER TABLE t DROP COLUMN IF EXISTS x, DROP b", "a: text(5)"),
        ("ALTER TABLE t ADD (c int NOT NULL, d date NOT NULL)", "a: text(5), b: text, c: number(-2147483648...2147483647 by 1), d: date"),
        ("ALTER TABLE t ADD c bit NOT NULL, d bit NOT NULL", "a: text(5), b: text, c: boolean, d: boolean"),
        ("ALTER TABLE t ADD CONSTRAINT k CHECK (b IN ('p'))", "a: text(5), b: \"p\""),
        ("ALTER TABLE t ADD CONSTRAINT k CHECK (b IN ('p')); ALTER TABLE t DROP CONSTRAINT k", "a: text(5), b: text"),
        ("ALTER TABLE t ADD CONSTRAINT d DEFAULT ('p') FOR b", "a: text(5), b?: text filled"),
        ("EXEC sp_rename 't.b', 'c', 'COLUMN'", "a: text(5), c: text"),
        ("ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES x (y); CREATE INDEX i ON t (a)", "a: text(5), b: text"),
        ("ALTER TABLE t OWNER TO me, ENABLE ROW LEVEL SECURITY", "a: text(5), b: text"),
    ])
    func changes(_ statements: String, _ fields: String) {
        let outline = readSQL("CREATE TABLE t (a varchar(5) NOT NULL, b text NOT NULL);\n\(statements);")
        #expect(outline.troubles == [])
        #expect(outline.types == ["set t: {\(fields)}"])
    }

    @Test func tablesAreRenamedAndDropped() {
        let outline = readSQL(
            """
            CREATE TABLE a (x text NOT NULL);
            CREATE TABLE b (y text NOT NULL);
            CREATE TABLE s.c (z text NOT NULL);
            ALTER TABLE a RENAME TO a2;
            RENAME TABLE a2 TO a3;
            DROP TABLE IF EXISTS b, nowhere CASCADE;
            DROP SCHEMA s CASCADE;
            """)
        #expect(outline.types == ["set a3: {x: text}"])
    }

    @Test func statementsNeedNoSemicolonInSQLServer() {
        let outline = readSQL("CREATE TABLE a (x int)\nCREATE TABLE b (y int)\nGO\nALTER TABLE a\nDROP COLUMN x\nGO\n")
        #expect(outline.types == ["set a: {}", "set b: {y?: number(-2147483648...2147483647 by 1)/null}"])
    }

    @Test func routinesAreSkipped() {
        let outline = readSQL(
            """
            CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN DROP TABLE t; END; $$ LANGUAGE plpgsql;
            CREATE PROCEDURE p AS BEGIN IF 1 = 1 BEGIN DELETE FROM t; END; DROP TABLE t; END;
            CREATE TABLE t (a text NOT NULL);
            BEGIN;
            ALTER TABLE t ADD b text NOT NULL;
            COMMIT;
            """)
        #expect(outline.types == ["set t: {a: text, b: text}"])
        #expect(outline.troubles == [])
    }
}
