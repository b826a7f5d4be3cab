import Basics
import Compatibility
import Contracts
import Testing

/// What an edit of a field does to who reads its object and to who writes it.
@Suite struct SalesforceDifferencesTests {
    private static func contract(_ content: String?) -> Contract {
        let fields = content.map { "<fields><fullName>F__c</fullName>\($0)</fields>" } ?? ""
        let text = "<CustomObject xmlns=\"http://soap.sforce.com/2006/04/metadata\">\(fields)</CustomObject>"
        return SalesforceFormat().read(
            ContractInput(files: [SourceFile(path: "objects/T__c/T__c.object-meta.xml", bytes: Array(text.utf8))]))
    }

    /// The levels of all changes, by verb.
    private static func levels(_ old: String?, _ new: String?) -> [String] {
        ContractComparison(old: contract(old), new: contract(new), asOf: "2030-01-01").difference().changes.flatMap { change in
            change.places.map { "\($0.place.prefix { $0 != "." }) \(change.kind.rawValue) \($0.level.rawValue)" }
        }.sorted()
    }

    private static let text = "<type>Text</type><length>10</length>"

    @Test(
        arguments: [
            (
                text, "<type>Text</type><length>8</length>",
                [
                    "T__c/create/request length/tightened breaking", "T__c/read/response length/tightened safe",
                    "T__c/update/request length/tightened breaking",
                ]
            ),
            (
                text, nil,
                [
                    "T__c/create/request field/removed breaking", "T__c/read/response field/removed breaking",
                    "T__c/update/request field/removed breaking",
                ]
            ),
            (
                text, text + "<unique>true</unique><externalId>true</externalId>",
                ["T__c/create/F__c: unique record/constraint-changed risky", "T__c/update/F__c: external id binding/changed safe"]
            ),
            (
                text + "<externalId>true</externalId>", text, ["T__c/update/F__c: external id binding/changed breaking"]
            ),
        ] as [(String, String?, [String])])
    func edits(_ old: String, _ new: String?, _ expected: [String]) {
        #expect(Self.levels(old, new) == expected)
    }

    @Test func aFieldThatBecomesRequiredBreaksWriters() {
        let found = Self.levels(Self.text, Self.text + "<required>true</required>")
        #expect(found.contains("T__c/create/request field/became-required breaking"))
        #expect(!found.contains { $0.hasPrefix("T__c/read") && $0.hasSuffix("breaking") })
    }
}
