import Basics
import Contracts
import Testing

@Suite struct EDMXFormatTests {
    @Test(arguments: [
        ("<edmx:Edmx Version='1.0' xmlns:edmx='http://schemas.microsoft.com/ado/2007/06/edmx'/>", true),
        (
            "<?xml version='1.0'?>\n<!-- <a> -->\n<edmx:Edmx\n xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\" Version=\"4.0\">",
            true
        ),
        ("\u{FEFF}<Schema Namespace='S' xmlns='http://schemas.microsoft.com/ado/2008/09/edm'/>", true),
        ("<Edmx/>", false), ("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>", false), ("", false), ("{}", false), ("<", false),
        ("text <Edmx xmlns='http://docs.oasis-open.org/odata/ns/edmx'>", false), ("<!-- open", false),
    ])
    func recognises(text: String, isEDMX: Bool) {
        #expect(EDMXFormat().recognises(SourceFile(path: "f", bytes: Array(text.utf8))) == isEDMX)
    }

    @Test func saysWhatIsUnreadable() {
        #expect(readEDMX("<edmx>").troubles == ["unreadable 1:7 The file holds no element."])
        #expect(
            readEDMX("<Edmx xmlns='http://docs.oasis-open.org/odata/ns/edmx'/>").troubles == [
                "unreadable 1:1 The file has no OData `Schema` element, so it describes no service."
            ])
    }

    @Test func readsABareSchema() {
        let text = "<Schema Namespace='S' xmlns='http://docs.oasis-open.org/odata/ns/edm'><ComplexType Name='T'/></Schema>"
        #expect(readEDMX(text).types == ["T: {}"])
    }
}
