import Basics
import Contracts
import Testing

private let namespace = "xmlns=\"http://soap.sforce.com/2006/04/metadata\""

/// Reads a project's files, named by their paths below `force-app/main/default/objects`.
private func readSalesforce(_ files: [(path: String, xml: String)], others: [Name: String] = [:]) -> ContractOutline {
    let sources = files.map {
        SourceFile(path: Name("force-app/main/default/objects/\($0.path)"), bytes: Array($0.xml.utf8))
    }
    let input = ContractInput(files: sources) { path in others[path].map { SourceFile(path: path, bytes: Array($0.utf8)) } }
    return ContractOutline(contract: SalesforceFormat().read(input))
}

private func field(_ object: String, _ name: String, _ content: String) -> (path: String, xml: String) {
    ("\(object)/fields/\(name).field-meta.xml", "<CustomField \(namespace)><fullName>\(name)</fullName>\(content)</CustomField>")
}

@Suite("Salesforce metadata")
struct SalesforceTests {
    /// The declared fields of the one object, as an operation sees them, without those that all objects have.
    private func fields(_ outline: ContractOutline, _ operation: String = "create") -> String {
        let prefix = "Thing__c/\(operation) request in {"
        let line = outline.operations.first { $0.hasPrefix(prefix) } ?? ""
        guard let end = line.firstRange(of: "SystemModstamp?: dateTime/null readOnly, ") else {
            return line.firstRange(of: "CurrencyIsoCode?: text(3)/null, ").map { String(line[$0.upperBound...].dropLast()) } ?? line
        }
        return String(line[end.upperBound...].dropLast())
    }

    @Test(arguments: [
        ("<type>Text</type><length>10</length>", "F__c?: text(10)/null"),
        ("<type>Text</type><length>10</length><required>true</required>", "F__c: text(10)"),
        ("<type>Number</type><precision>6</precision><scale>2</scale>", "F__c?: number(-9999.99...9999.99 by 0.01)/null"),
        ("<type>Checkbox</type><defaultValue>false</defaultValue>", "F__c?: boolean filled"),
        ("<type>Date</type>", "F__c?: date/null"), ("<type>DateTime</type>", "F__c?: dateTime/null"),
        ("<type>Email</type>", "F__c?: text(80):email/null"),
        ("<type>Lookup</type><referenceTo>Account</referenceTo>", "F__c?: text(18)/null"),
        ("<type>MasterDetail</type><referenceTo>Account</referenceTo>", "F__c: text(18) notUpdatable"),
        ("<type>AutoNumber</type>", "F__c?: text(30)/null readOnly"),
        (
            "<type>Currency</type><precision>18</precision><scale>0</scale><formula>1+1</formula>",
            "F__c?: number(-999999999999999999...999999999999999999 by 1)/null readOnly"
        ),
        (
            "<type>Location</type><scale>3</scale>",
            "F__Latitude__s?: number(-180...180 by 0.001)/null, F__Longitude__s?: number(-180...180 by 0.001)/null"
        ),
        (
            "<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><value><fullName>A</fullName></value>"
                + "<value><fullName>B &amp; C</fullName></value><value><fullName>Old</fullName><isActive>false</isActive></value>"
                + "</valueSetDefinition></valueSet>", "F__c?: \"A\"|\"B & C\"/null"
        ),
        (
            "<type>Picklist</type><valueSet><valueSetDefinition><value><fullName>A</fullName></value></valueSetDefinition></valueSet>",
            "F__c?: text(255)/null"
        ),
    ])
    func types(_ content: String, _ shape: String) {
        let outline = readSalesforce([field("Thing__c", "F__c", content)])
        #expect(outline.troubles == [])
        #expect(fields(outline) == shape)
    }

    @Test func anObjectInOneFileAndItsFieldsInOthers() {
        let outline = readSalesforce([
            (
                "Thing__c/Thing__c.object-meta.xml",
                "<CustomObject \(namespace)><description>A thing</description><nameField><type>Text</type><label>Thing</label></nameField>"
                    + "<fields><fullName>Inline__c</fullName><type>Phone</type></fields></CustomObject>"
            ),
            field("Thing__c", "Key__c", "<type>Text</type><length>8</length><unique>true</unique><externalId>true</externalId>"),
            field("Thing__c", "Owner_Account__c", "<type>Lookup</type><referenceTo>Account</referenceTo>"),
            field("Account", "Industry", "<trackHistory>true</trackHistory>"),
        ])
        #expect(outline.troubles == [])
        #expect(outline.contract.types.map(\.name) == ["Account", "Thing__c"])
        #expect(outline.contract.types[1].description == "A thing")
        #expect(
            fields(outline) == "Name: text(80) 'Thing', Inline__c?: text(40)/null, Key__c?: text(8)/null, Owner_Account__c?: text(18)/null")
        #expect(outline.types[1].contains("Owner_Account__r?: @Account readOnly navigation"))
        let terms = Dictionary(outline.contract.operations.map { ($0.name.text, $0.terms.map(\.name)) }) { first, _ in first }
        #expect(terms["Thing__c/create"] == ["Key__c: unique", "Owner_Account__c: refers to"])
        #expect(terms["Thing__c/update"] == ["Key__c: external id"])
        // A standard field that metadata only mentions keeps its type.
        #expect(outline.types[0].contains("Industry: text(255)/null"))
    }

    @Test func valueSetsOfTheirOwn() {
        let content = "<type>Picklist</type><valueSet><restricted>true</restricted><valueSetName>Units</valueSetName></valueSet>"
        let path: Name = "force-app/main/default/globalValueSets/Units.globalValueSet-meta.xml"
        let set = "<GlobalValueSet \(namespace)><customValue><fullName>EA</fullName></customValue></GlobalValueSet>"
        #expect(fields(readSalesforce([field("Thing__c", "F__c", content)], others: [path: set])) == "F__c?: \"EA\"/null")
        #expect(
            readSalesforce([field("Thing__c", "F__c", content)]).troubles.first?.hasSuffix(
                "The value set `Units` is not among the files, so its values are not known.") == true)
    }

    @Test func eventsAreOnlyPublished() {
        let outline = readSalesforce([field("Done__e", "Text__c", "<type>Text</type><length>5</length>")])
        #expect(outline.contract.operations.map(\.name.text) == ["Done__e/read", "Done__e/create"])
    }

    @Test func detection() {
        let file = SourceFile(path: "x.xml", bytes: Array("<?xml version=\"1.0\"?>\n<CustomField \(namespace)/>".utf8))
        #expect(ContractFormats.detect(file)?.id == "salesforce")
    }
}
