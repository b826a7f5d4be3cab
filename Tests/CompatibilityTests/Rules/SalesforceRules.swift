/// Objects of Salesforce: who reads their records, and who creates and updates them.
enum SalesforceRules {
    private static func object(_ content: String?) -> String {
        let field = content.map { "<fields><fullName>F__c</fullName>\($0)</fields>" } ?? ""
        return "<CustomObject xmlns=\"http://soap.sforce.com/2006/04/metadata\">\(field)</CustomObject>"
    }

    private static func field(
        _ name: String, _ old: String?, _ new: String?, _ there: String = "breaking / safe", _ back: String = "safe / breaking",
        at place: String? = nil,
        because: String? = nil
    ) -> ContractRule {
        ContractRule(name, object(old), object(new), there, back, at: place, because: because)
    }

    private static func text(_ length: Int, _ more: String = "") -> String { "<type>Text</type><length>\(length)</length>\(more)" }
    private static func number(_ precision: Int, _ scale: Int) -> String {
        "<type>Number</type><precision>\(precision)</precision><scale>\(scale)</scale>"
    }
    private static func list(_ values: String..., isRestricted: Bool = true) -> String {
        let values = values.map { "<value><fullName>\($0)</fullName></value>" }.joined()
        return
            "<type>Picklist</type><valueSet>\(isRestricted ? "<restricted>true</restricted>" : "")<valueSetDefinition>\(values)</valueSetDefinition></valueSet>"
    }

    static let rules: [ContractRule] = [
        field("a shorter text", text(9), text(8)),
        field("fewer digits", number(9, 2), number(8, 2)),
        field(
            "digits before the point for digits behind it", number(9, 2), number(9, 1), "breaking / breaking", "breaking / breaking"),
        field(
            "a value of a list is gone", list("A", "B"), list("A"), "breaking / safe", "safe / risky",
            because: "readers are expected to bear a value that they do not know"),
        field("a list of values is closed", list("A", isRestricted: false), list("A")),
        field("a field must be filled", text(9), text(9, "<required>true</required>")),
        field(
            "another type", text(9), "<type>Checkbox</type><defaultValue>false</defaultValue>", "breaking / breaking", "breaking / breaking"
        ),
        field("a day for a moment", "<type>DateTime</type>", "<type>Date</type>", "breaking / breaking", "breaking / breaking"),
        field(
            "a field is gone", text(9), nil, "breaking / breaking", "safe / risky",
            because: "a new field may be left out by writers, and readers are asked to bear it"),
        field(
            "a field is computed", number(9, 2), number(9, 2) + "<formula>1+1</formula>", "breaking / none", "safe / none",
            because: "who reads gets what it was; only writers are refused"),
        field(
            "an external id is gone", text(9, "<externalId>true</externalId>"), text(9), "breaking", "safe",
            because: "it is an address to update by, and no value"),
        field(
            "words", text(9, "<label>A</label><description>d</description>"), text(9, "<label>B</label><inlineHelpText>h</inlineHelpText>"),
            "none / none", "none / none"),
    ]
}
