import Basics
import Contracts
import Testing

@Suite struct EDMXMutationTests {
    private static let text = """
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" xmlns:sap="http://www.sap.com/Protocols/SAPData">
        <edmx:DataServices><Schema Namespace="S" Alias="A" xmlns="http://docs.oasis-open.org/odata/ns/edm">
        <EnumType Name="E"><Member Name="X"/></EnumType><TypeDefinition Name="D" UnderlyingType="Edm.Decimal" Precision="4" Scale="2"/>
        <ComplexType Name="C" BaseType="S.B"><Property Name="p" Type="A.D"/></ComplexType><ComplexType Name="B" OpenType="true"/>
        <EntityType Name="T"><Key><PropertyRef Name="id" Alias="k"/></Key><Property Name="id" Type="Edm.Int64"/>
        <Property Name="c" Type="Collection(S.C)" Nullable="false"/><NavigationProperty Name="t" Type="S.T"/>
        <NavigationProperty Name="n" Relationship="S.R" FromRole="a" ToRole="b"/></EntityType>
        <Association Name="R"><End Type="S.T" Multiplicity="*" Role="b"/></Association>
        <Function Name="F" IsBound="true"><Parameter Name="x" Type="S.T"/><ReturnType Type="Collection(S.E)"/></Function>
        <EntityContainer Name="K"><EntitySet Name="Ts" EntityType="S.T"/><FunctionImport Name="G" ReturnType="S.C"/></EntityContainer>
        <Annotations Target="S.T/id"><Annotation Term="Org.OData.Core.V1.Computed"/></Annotations></Schema></edmx:DataServices></edmx:Edmx>
        """

    /// Replaces what stands between quotes by what stands between others, and cuts attributes out: files that are XML and make no sense.
    @Test func survivesSwappedNamesAndTypes() {
        let pieces = Self.text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let size = Self.text.utf8.count
        var unknown = 0
        for _ in 0..<200 {
            var changed = pieces
            for _ in 0...random(3) {
                // The first attributes are the namespaces, without which nothing is read.
                let place = 5 + 2 * random((pieces.count - 5) / 2)
                changed[place] = pieces[1 + 2 * random(pieces.count / 2)]
            }
            let contract = readEDMX(changed.joined(separator: "\"")).contract
            unknown += contract.troubles.isEmpty ? 0 : 1
            let isSound =
                contract.shapes.count == contract.origins.count
                && contract.troubles.allSatisfy { $0.span.lower <= $0.span.upper && $0.span.upper <= size * 2 }
                && contract.types.allSatisfy { Int($0.shape.index) < contract.shapes.count }
            #expect(isSound)
        }
        #expect(unknown > 40)
    }
}
