import Testing

/// What the edits of OData services, tables and layouts do to who writes and who reads, and what taking them back does: a line a rule.
@Suite("Rules of OData, SQL and layouts")
struct FormatRules {
    @Test("OData: what narrows one way widens the other", arguments: odataRules) func odata(rule: ContractRule) {
        check(rule, "edmx", \.isMirrored)
    }

    @Test("Tables: what narrows breaks writers, and what takes it back does not", arguments: sqlRules) func sql(rule: ContractRule) {
        check(rule, "sql", Self.isOneSided)
    }

    @Test("Layouts: what narrows breaks senders, and what takes it back does not", arguments: layoutRules) func layouts(rule: ContractRule)
    {
        check(rule, "layout", Self.isOneSided)
    }

    /// In formats without a direction there are writers only: one way breaks them, and the other is safe.
    private static func isOneSided(_ rule: ContractRule) -> Bool { rule.there == "breaking / none" && rule.back == "safe / none" }

    private func check(_ rule: ContractRule, _ format: String, _ isMirrored: (ContractRule) -> Bool) {
        #expect(ContractRule.levels(rule.old, rule.new, format) == rule.there)
        #expect(ContractRule.levels(rule.new, rule.old, format) == rule.back)
        #expect(isMirrored(rule) == (rule.because == nil), "a rule without a mirror says why, and no other does")
    }

    // MARK: OData

    private static func entity(_ property: String, _ sets: String = "") -> String {
        """
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
        <Schema Namespace="s" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityType Name="Order"><Key><PropertyRef Name="Id"/></Key>
        <Property Name="Id" Type="Edm.Int32" Nullable="false"/>\(property)</EntityType>
        <EntityContainer Name="C"><EntitySet Name="Orders" EntityType="s.Order"/>\(sets)</EntityContainer></Schema>
        </edmx:DataServices></edmx:Edmx>
        """
    }

    private static func property(_ name: String, _ old: String?, _ new: String?, _ there: String, _ back: String, because: String? = nil)
        -> ContractRule
    {
        func text(_ type: String?) -> String { entity(type.map { "<Property Name=\"A\" Type=\"\($0)/>" } ?? "") }
        return ContractRule(name, text(old), text(new), there, back, because: because)
    }

    static let odataRules: [ContractRule] = [
        property("a shorter text", "Edm.String\" MaxLength=\"9\"", "Edm.String\" MaxLength=\"8\"", "breaking / safe", "safe / breaking"),
        property("a text that is bounded", "Edm.String\"", "Edm.String\" MaxLength=\"8\"", "breaking / safe", "safe / breaking"),
        property("a smaller integer", "Edm.Int64\"", "Edm.Int32\"", "breaking / safe", "safe / breaking"),
        property(
            "fewer digits", "Edm.Decimal\" Precision=\"9\" Scale=\"2\"", "Edm.Decimal\" Precision=\"8\" Scale=\"2\"", "breaking / safe",
            "safe / breaking"),
        property(
            "digits before the point for digits after it", "Edm.Decimal\" Precision=\"9\" Scale=\"2\"",
            "Edm.Decimal\" Precision=\"9\" Scale=\"1\"", "breaking / breaking", "breaking / breaking"),
        property("never null", "Edm.String\"", "Edm.String\" Nullable=\"false\"", "breaking / safe", "safe / breaking"),
        property("another type", "Edm.String\"", "Edm.Boolean\"", "breaking / breaking", "breaking / breaking"),
        property("a day for a moment", "Edm.DateTimeOffset\"", "Edm.Date\"", "breaking / breaking", "breaking / breaking"),
        property("one for many", "Collection(Edm.String)\"", "Edm.String\"", "breaking / breaking", "breaking / breaking"),
        property(
            "a property that is gone", "Edm.String\"", nil, "breaking / breaking", "safe / risky",
            because: "a new property may be left out by writers, and readers are asked to bear it"),
        property(
            "a needed property that is gone", "Edm.String\" Nullable=\"false\"", nil, "breaking / breaking", "breaking / risky",
            because: "readers are asked to bear what is new"),
        ContractRule(
            "a set that is gone", entity("", "<EntitySet Name=\"Items\" EntityType=\"s.Order\"/>"), entity(""), "breaking / none",
            "safe / none",
            because: "calls have no second direction: what is new is called by nobody"),
    ]

    // MARK: SQL

    private static func column(_ name: String, _ old: String, _ new: String, _ there: String, _ back: String, because: String? = nil)
        -> ContractRule
    {
        func table(_ column: String) -> String { "CREATE TABLE t (id int NOT NULL\(column.isEmpty ? "" : ", a \(column)"))" }
        return ContractRule(name, table(old), table(new), there, back, because: because)
    }

    static let sqlRules: [ContractRule] = [
        column("a shorter column", "varchar(9) NOT NULL", "varchar(8) NOT NULL", "breaking / none", "safe / none"),
        column("a text that is bounded", "text NOT NULL", "varchar(8) NOT NULL", "breaking / none", "safe / none"),
        column("a smaller integer", "bigint NOT NULL", "int NOT NULL", "breaking / none", "safe / none"),
        column("fewer digits", "numeric(9, 2) NOT NULL", "numeric(8, 2) NOT NULL", "breaking / none", "safe / none"),
        column("never null", "text", "text NOT NULL", "breaking / none", "safe / none"),
        column("a column that is gone", "text", "", "breaking / none", "safe / none"),
        column("a value that is gone", "text CHECK (a IN ('x', 'y'))", "text CHECK (a IN ('x'))", "breaking / none", "safe / none"),
        column("a list of values", "text", "text CHECK (a IN ('x'))", "breaking / none", "safe / none"),
        column("a range", "int", "int CHECK (a BETWEEN 1 AND 9)", "breaking / none", "safe / none"),
        column(
            "digits before the point for digits after it", "numeric(9, 2) NOT NULL", "numeric(9, 1) NOT NULL", "breaking / none",
            "breaking / none", because: "one has more digits before the point, the other behind it"),
        column(
            "a needed column that is gone", "text NOT NULL", "", "breaking / none", "breaking / none",
            because: "nothing fills a needed column that is new"),
        column(
            "a default that is gone", "text NOT NULL DEFAULT 'x'", "text NOT NULL", "breaking / none", "risky / none",
            because: "who leaves the column out now gets a value that nobody chose"),
        column(
            "another type", "text NOT NULL", "boolean NOT NULL", "breaking / none", "breaking / none", because: "neither takes in the other"
        ),
        column(
            "a day for a moment", "timestamp NOT NULL", "date NOT NULL", "breaking / none", "breaking / none",
            because: "neither takes in the other"),
    ]

    // MARK: Layouts

    private static func field(_ name: String, _ old: String, _ new: String, _ there: String, _ back: String, because: String? = nil)
        -> ContractRule
    {
        func file(_ field: String) -> String {
            "layout: delimited\nname: f\nfields: [{name: id}\(field.isEmpty ? "" : ", {name: a\(field)}")]"
        }
        return ContractRule(name, file(old), file(new), there, back, because: because)
    }

    private static func segment(_ name: String, _ old: String, _ new: String, _ there: String, _ back: String, because: String? = nil)
        -> ContractRule
    {
        func message(_ segment: String) -> String {
            "layout: x12\nname: m\nsegments:\n  - {segment: BEG, elements: [{name: b, at: 1}]}\n\(segment.isEmpty ? "" : "  - {\(segment)}")"
        }
        return ContractRule(name, message(old), message(new), there, back, because: because)
    }

    static let layoutRules: [ContractRule] = [
        field("a shorter field", ", max: 9", ", max: 8", "breaking / none", "safe / none"),
        field("a longer least", ", min: 2", ", min: 3", "breaking / none", "safe / none"),
        field("a code that is gone", ", codes: [x, y]", ", codes: [x]", "breaking / none", "safe / none"),
        field("a list of codes", ", max: 9", ", codes: [x]", "breaking / none", "safe / none"),
        field("needed", ", max: 9", ", max: 9, required: true", "breaking / none", "safe / none"),
        field("a field that is gone", ", max: 9", "", "breaking / none", "safe / none"),
        field("a number for a text", ", type: text", ", type: decimal, scale: 2", "breaking / none", "safe / none"),
        field("fewer places", ", type: decimal, scale: 3", ", type: decimal, scale: 2", "breaking / none", "safe / none"),
        field("a smaller greatest number", ", type: integer, maximum: 9", ", type: integer, maximum: 8", "breaking / none", "safe / none"),
        field(
            "a needed field that is gone", ", required: true", "", "breaking / none", "breaking / none",
            because: "nobody fills a needed field that is new"),
        segment(
            "a needed segment", "segment: REF, elements: [{name: r, at: 1}]", "segment: REF, required: true, elements: [{name: r, at: 1}]",
            "breaking / none", "safe / none"),
        segment(
            "fewer repeats", "segment: REF, max: 9, elements: [{name: r, at: 1}]", "segment: REF, max: 8, elements: [{name: r, at: 1}]",
            "breaking / none", "safe / none"),
        segment("a segment that is gone", "segment: REF, elements: [{name: r, at: 1}]", "", "breaking / none", "safe / none"),
        segment(
            "another element", "segment: REF, elements: [{name: r, at: 1}]", "segment: REF, elements: [{name: r, at: 2}]",
            "breaking / none", "breaking / none", because: "a value at another place is another one to both"),
    ]
}
