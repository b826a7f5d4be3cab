import Basics
import Contracts
import Testing

@Suite struct EDMXVersion4Tests {
    private func service(_ body: String, container: String = "", references: String = "") -> String {
        """
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">\(references)
        <edmx:DataServices><Schema Namespace="shop.v1" Alias="S" xmlns="http://docs.oasis-open.org/odata/ns/edm">
        \(body)
        <EntityContainer Name="C">\(container)</EntityContainer>
        </Schema></edmx:DataServices></edmx:Edmx>
        """
    }

    private let core = """
        <edmx:Reference Uri="https://example.com/core.xml"><edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/></edmx:Reference>\
        <edmx:Reference Uri="https://example.com/m.xml"><edmx:Include Namespace="Org.OData.Measures.V1" Alias="M"/></edmx:Reference>\
        <edmx:Reference Uri="https://example.com/c.xml"><edmx:Include Namespace="Org.OData.Capabilities.V1" Alias="Cap"/></edmx:Reference>
        """

    @Test func readsTypesOfAllKinds() {
        let outline = readEDMX(
            service(
                """
                <EnumType Name="Color"><Member Name="Red"/><Member Name="Blue" Value="4"/></EnumType>
                <EnumType Name="Rights" IsFlags="true"><Member Name="Read"/></EnumType>
                <TypeDefinition Name="Money" UnderlyingType="Edm.Decimal" Precision="4" Scale="2"/>
                <ComplexType Name="Extra" OpenType="true"><Property Name="note" Type="Edm.String"/></ComplexType>
                <EntityType Name="Item"><Key><PropertyRef Name="id"/></Key>
                <Property Name="id" Type="Edm.Int32"/>
                <Property Name="color" Type="S.Color"/>
                <Property Name="rights" Type="shop.v1.Rights" Nullable="false"/>
                <Property Name="price" Type="S.Money" Nullable="false"/>
                <Property Name="tags" Type="Collection(Edm.String)" Nullable="false" MaxLength="5"/>
                <Property Name="extra" Type="S.Extra" Nullable="false"/>
                <Property Name="whole" Type="Edm.Decimal" Precision="2" Nullable="false"/>
                <Property Name="free" Type="Edm.Decimal" Precision="2" Scale="Variable" Nullable="false"/>
                <Property Name="day" Type="Edm.Date" Nullable="false"/><Property Name="at" Type="Edm.TimeOfDay" Nullable="false"/>
                <Property Name="lasts" Type="Edm.Duration" Nullable="false"/><Property Name="place" Type="Edm.GeographyPoint"/>
                <NavigationProperty Name="parent" Type="S.Item"/><NavigationProperty Name="owner" Type="S.Item" Nullable="false"/>
                <NavigationProperty Name="parts" Type="Collection(S.Item)" ContainsTarget="true"/>
                </EntityType>
                """))
        #expect(outline.troubles == [])
        #expect(
            outline.types == [
                "Color: \"Red\"|\"Blue\"", "Rights: text", "Extra: {note: text/null ...}",
                "Item: {id: number(-2147483648...2147483647 by 1) key, color: @Color/null, rights: @Rights"
                    + ", price: number(-99.99...99.99 by 0.01)"
                    + ", tags: [text(5)], extra: @Extra, whole: number(-99...99 by 1), free: number(-99...99), day: date, at: time"
                    + ", lasts: duration, place: any, parent?: @Item/null navigation, owner?: @Item navigation"
                    + ", parts?: [@Item] navigation}",
            ])
    }

    @Test func readsAnnotationsInsideAndOutside() {
        let outline = readEDMX(
            service(
                """
                <EntityType Name="T"><Key><PropertyRef Name="id"/></Key>
                <Property Name="id" Type="Edm.Guid" Nullable="false"><Annotation Term="Core.Computed"/></Property>
                <Property Name="made" Type="Edm.Date" Nullable="false"><Annotation Term="Core.Immutable" Bool="true"/></Property>
                <Property Name="sum" Type="Edm.Decimal" Nullable="false"><Annotation Term="M.ISOCurrency" Path="cur"/></Property>
                <Property Name="cur" Type="Edm.String" Nullable="false"><Annotation Term="Core.Immutable" Bool="false"/></Property>
                <Property Name="old" Type="Edm.Boolean" Nullable="false"/>
                </EntityType>
                <Annotations Target="S.T/old"><Annotation Term="Core.Revisions"><Collection><Record>
                <PropertyValue Property="Kind" EnumMember="Core.RevisionKind/Deprecated"/></Record></Collection></Annotation>
                <Annotation Term="Core.Description" String="No use"/></Annotations>
                <Annotations Target="S.C/Ts"><Annotation Term="Cap.DeleteRestrictions"><Record>
                <PropertyValue Property="Deletable" Bool="false"/></Record></Annotation></Annotations>
                """, container: "<EntitySet Name='Ts' EntityType='S.T'/><Singleton Name='Me' Type='S.T'/>", references: core))
        #expect(outline.troubles == [])
        #expect(
            outline.types == [
                "T: {id: text:uuid key readOnly, made: date notUpdatable, sum: number(...) unit=.cur, cur: text"
                    + ", old: boolean deprecated 'No use'}",
                "set Ts: @T",
                "T/create: {id?: text:uuid key readOnly filled, made: date notUpdatable, sum: number(...) unit=.cur, cur: text"
                    + ", old: boolean deprecated 'No use'}",
                "T/update: {sum?: number(...) unit=.cur, cur?: text, old?: boolean deprecated 'No use'}",
                "set Me: @T",
            ])
        #expect(
            outline.operations == [
                "Ts/read path in? {id: text:uuid key}", "Ts/read response out @T", "Ts/create request in @T/create",
                "Ts/create response out @T",
                "Ts/update path in {id: text:uuid key}", "Ts/update request in @T/update", "Me/read response out @T",
                "Me/update request in @T/update",
            ])
    }

    @Test func readsActionsAndFunctions() {
        let outline = readEDMX(
            service(
                """
                <EntityType Name="T"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.Guid"/></EntityType>
                <Action Name="Close"><Parameter Name="why" Type="Edm.String" Nullable="false" MaxLength="9"/>
                <Parameter Name="when" Type="Edm.Date"/></Action>
                <Action Name="Send" IsBound="true"><Parameter Name="it" Type="S.T"/>
                <ReturnType Type="Edm.Boolean" Nullable="false"/></Action>
                <Function Name="Top"><Parameter Name="n" Type="Edm.Byte"/><ReturnType Type="Collection(S.T)"/></Function>
                <Function Name="Near" IsBound="true"><Parameter Name="it" Type="S.T"/><ReturnType Type="S.T"/></Function>
                <Function Name="Near" IsBound="true"><Parameter Name="it" Type="Collection(S.T)"/><ReturnType Type="S.T"/></Function>
                """, container: "<ActionImport Name='CloseAll' Action='S.Close'/><FunctionImport Name='Top' Function='S.Top'/>"))
        #expect(outline.troubles == [])
        #expect(
            outline.operations == [
                "CloseAll request in {why: text(9), when?: date/null}", "Send request in {}", "Send response out boolean",
                "Top request in {n: number(0...255 by 1)/null}", "Top response out [@T]", "T.Near request in {}",
                "T.Near response out @T/null",
                "T[].Near request in {}", "T[].Near response out @T/null",
            ])
        #expect(outline.contract.operations.map(\.aliases) == [["shop.v1.Close", "Close"], ["shop.v1.Send"], ["shop.v1.Top"], [], []])
    }

    @Test func followsReferencesToOtherFiles() {
        let other = """
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
            <Schema Namespace="common" xmlns="http://docs.oasis-open.org/odata/ns/edm"><ComplexType Name="A"/></Schema>
            </edmx:DataServices></edmx:Edmx>
            """
        let text = service(
            "<ComplexType Name='B'><Property Name='a' Type='X.A' Nullable='false'/></ComplexType>",
            references: """
                <edmx:Reference Uri="../shared/common.xml"><edmx:Include Namespace="common" Alias="X"/></edmx:Reference>\
                <edmx:Reference Uri="https://example.com/vocabulary.xml"/>
                """)
        let outline = readEDMX(text, others: ["shared/common.xml": other])
        #expect(outline.troubles == [])
        #expect(outline.types == ["B: {a: @A}", "A: {}"])
        #expect(outline.contract.files.map(\.path) == ["contracts/service.edmx", "shared/common.xml"])
        #expect(
            outline.contract.types.map { outline.contract.span(of: $0.origin).path } == ["contracts/service.edmx", "shared/common.xml"])
    }
}
