import Basics
import Contracts
import Testing

@Suite struct XSDMutationTests {
    private static let text = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:o" targetNamespace="urn:o" elementFormDefault="qualified">
        <xs:element name="r" type="T" nillable="true"/><xs:element name="h" type="S" abstract="true"/><xs:element name="m" substitutionGroup="h"/>
        <xs:complexType name="T"><xs:sequence minOccurs="0" maxOccurs="unbounded"><xs:element ref="h" maxOccurs="3"/><xs:group ref="g"/>
        <xs:any namespace="##other" processContents="lax"/></xs:sequence><xs:attribute name="x" type="S" use="required"/>
        <xs:attributeGroup ref="ag"/><xs:anyAttribute namespace="##local"/></xs:complexType>
        <xs:complexType name="D"><xs:complexContent><xs:extension base="T"><xs:all><xs:element name="n" type="T" default="1"/></xs:all>
        </xs:extension></xs:complexContent></xs:complexType><xs:complexType name="V"><xs:simpleContent><xs:restriction base="V">
        <xs:enumeration value="7"/></xs:restriction></xs:simpleContent></xs:complexType>
        <xs:group name="g"><xs:choice><xs:element name="c" type="U"/><xs:sequence><xs:group ref="k"/></xs:sequence></xs:choice></xs:group>
        <xs:group name="k"><xs:sequence><xs:element name="d" type="L"/></xs:sequence></xs:group>
        <xs:attributeGroup name="ag"><xs:attribute name="y" type="xs:int" fixed="4"/></xs:attributeGroup>
        <xs:simpleType name="S"><xs:restriction base="xs:decimal"><xs:totalDigits value="5"/><xs:pattern value="[0-9]*"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="L"><xs:list itemType="S"/></xs:simpleType><xs:simpleType name="U"><xs:union memberTypes="xs:date L"/></xs:simpleType>
        <xs:key name="q"><xs:selector xpath="a"/></xs:key></xs:schema>
        """

    /// Replaces what stands between quotes by what stands between others: files that are XML and make no sense.
    @Test func survivesSwappedNamesAndValues() {
        let pieces = Self.text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
        var state: UInt64 = 11
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var unknown = 0
        for _ in 0..<400 {
            var changed = pieces
            for _ in 0...random(4) {
                // The first attribute is the namespace, without which nothing is read.
                let place = 3 + 2 * random((pieces.count - 3) / 2)
                changed[place] = pieces[1 + 2 * random(pieces.count / 2)]
            }
            let contract = readXSDFiles(["order.xsd": changed.joined(separator: "\"")]).contract
            unknown += contract.troubles.isEmpty ? 0 : 1
            #expect(contract.shapes.count == contract.origins.count)
            #expect(contract.types.allSatisfy { Int($0.shape.index) < contract.shapes.count })
        }
        #expect(unknown > 100)
    }

    @Test func survivesCutTags() {
        let lines = Self.text.split(separator: ">").map { "\($0)>" }
        for index in lines.indices {
            var changed = lines
            changed.remove(at: index)
            _ = readXSDFiles(["order.xsd": changed.joined()]).contract
        }
    }
}
