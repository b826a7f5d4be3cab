import Basics
import Contracts
import Testing

@Suite struct EDMXVersion2Tests {
    private func service(_ body: String, container: String = "") -> String {
        """
        <?xml version="1.0" encoding="utf-8"?>
        <edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" \
        xmlns:sap="http://www.sap.com/Protocols/SAPData">
        <edmx:DataServices><Schema Namespace="S" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
        \(body)
        <EntityContainer Name="C">\(container)</EntityContainer>
        </Schema></edmx:DataServices></edmx:Edmx>
        """
    }

    @Test func readsEntitySetsOfAServiceBySAP() {
        let outline = readEDMX(
            service(
                """
                <EntityType Name="OrderType"><Key><PropertyRef Name="Order"/></Key>
                <Property Name="Order" Type="Edm.String" Nullable="false" MaxLength="10" sap:updatable="false" sap:label="Sales Order"/>
                <Property Name="Customer" Type="Edm.String" Nullable="false" MaxLength="10"/>
                <Property Name="Quantity" Type="Edm.Decimal" Precision="5" Scale="3" sap:unit="Unit"/>
                <Property Name="Unit" Type="Edm.String" MaxLength="3"/>
                <Property Name="Status" Type="Edm.String" MaxLength="1" sap:creatable="false" sap:updatable="false"/>
                <Property Name="Channel" Type="Edm.String" Nullable="false" MaxLength="2" sap:updatable="false"/>
                <Property Name="Block" Type="Edm.Boolean" Nullable="false" sap:creatable="false"/>
                <NavigationProperty Name="to_Item" Relationship="S.Items" FromRole="O" ToRole="I"/>
                </EntityType>
                <EntityType Name="ItemType"><Key><PropertyRef Name="Order"/><PropertyRef Name="Item"/></Key>
                <Property Name="Order" Type="Edm.String" Nullable="false" MaxLength="10"/>
                <Property Name="Item" Type="Edm.String" Nullable="false" MaxLength="6"/>
                <NavigationProperty Name="to_Order" Relationship="S.Items" FromRole="I" ToRole="O"/>
                </EntityType>
                <Association Name="Items"><End Type="S.OrderType" Multiplicity="0..1" Role="O"/>
                <End Type="S.ItemType" Multiplicity="*" Role="I"/></Association>
                """,
                container: """
                    <EntitySet Name="A_Order" EntityType="S.OrderType"/>
                    <EntitySet Name="A_Item" EntityType="S.ItemType" sap:creatable="false" sap:updatable="false" sap:deletable="false"/>
                    """))
        #expect(outline.troubles == [])
        #expect(
            outline.types == [
                "OrderType: {Order: text(10) key notUpdatable 'Sales Order'"
                    + ", Customer: text(10), Quantity: number(-99.999...99.999 by 0.001)/null unit=.Unit, Unit: text(3)/null"
                    + ", Status: text(1)/null readOnly, Channel: text(2) notUpdatable, Block: boolean, to_Item?: [@ItemType] navigation}",
                "ItemType: {Order: text(10) key, Item: text(6) key, to_Order?: @OrderType/null navigation}",
                "set A_Order: @OrderType",
                "OrderType/create: {Order?: text(10) key notUpdatable filled 'Sales Order', Customer: text(10)"
                    + ", Quantity?: number(-99.999...99.999 by 0.001)/null unit=.Unit, Unit?: text(3)/null"
                    + ", Status?: text(1)/null readOnly, Channel: text(2) notUpdatable, Block?: boolean readOnly"
                    + ", to_Item?: [@ItemType/create] navigation}",
                "OrderType/update: {Customer?: text(10), Quantity?: number(-99.999...99.999 by 0.001)/null unit=.Unit"
                    + ", Unit?: text(3)/null, Block?: boolean}",
                "set A_Item: @ItemType",
                "ItemType/create: {Order?: text(10) key filled, Item?: text(6) key filled, to_Order?: @OrderType/create/null navigation}",
            ])
        #expect(
            outline.operations == [
                "A_Order/read path in? {Order: text(10) key}",
                "A_Order/read response out @OrderType",
                "A_Order/create request in @OrderType/create",
                "A_Order/create response out @OrderType",
                "A_Order/update path in {Order: text(10) key}",
                "A_Order/update request in @OrderType/update",
                "A_Order/delete path in {Order: text(10) key}",
                "A_Item/read path in? {Order: text(10) key, Item: text(6) key}",
                "A_Item/read response out @ItemType",
            ])
    }

    @Test func readsPrimitiveTypes() {
        let types: [(String, String)] = [
            ("Edm.String", "text"), ("Edm.String\" MaxLength=\"Max", "text"), ("Edm.Byte", "number(0...255 by 1)"),
            ("Edm.SByte", "number(-128...127 by 1)"), ("Edm.Int16", "number(-32768...32767 by 1)"),
            ("Edm.Int32", "number(-2147483648...2147483647 by 1)"),
            ("Edm.Int64", "number(-9223372036854775808...9223372036854775807 by 1)"), ("Edm.Decimal", "number(...)"),
            ("Edm.Decimal\" Precision=\"3", "number(-999...999)"), ("Edm.Decimal\" Scale=\"2", "number(... by 0.01)"),
            ("Edm.Double", "number(... double)"), ("Edm.Single", "number(... float)"), ("Edm.Boolean", "boolean"),
            ("Edm.DateTime", "dateTime"), ("Edm.DateTime\" sap:display-format=\"Date", "date"), ("Edm.DateTimeOffset", "dateTime"),
            ("Edm.Time", "time"), ("Edm.Guid", "text:uuid"), ("Edm.Binary\" MaxLength=\"4", "bytes(4)"), ("Edm.Stream", "bytes"),
        ]
        let properties = types.enumerated().map { "<Property Name=\"p\($0)\" Nullable=\"false\" Type=\"\($1.0)\"/>" }.joined(
            separator: "\n")
        let outline = readEDMX(service("<ComplexType Name=\"T\">\(properties)</ComplexType>"))
        #expect(outline.troubles == [])
        #expect(outline.types == ["T: {\(types.enumerated().map { "p\($0): \($1.1)" }.joined(separator: ", "))}"])
    }

    @Test func inheritsFieldsAndKeys() {
        let outline = readEDMX(
            service(
                """
                <EntityType Name="Base" Abstract="true"><Key><PropertyRef Name="Id"/></Key>
                <Property Name="Id" Type="Edm.Guid"/></EntityType>
                <EntityType Name="Thing" BaseType="S.Base">
                <Property Name="Name" Type="Edm.String" Nullable="false" DefaultValue="x"/></EntityType>
                <ComplexType Name="Loop" BaseType="S.Loop"/>
                """, container: "<EntitySet Name='Things' EntityType='S.Thing'/>"))
        #expect(outline.troubles == [])
        #expect(
            outline.types == [
                "Base: {Id: text:uuid key ...}", "Thing: {Id: text:uuid key, Name: text default=\"x\"}", "Loop: { ...}",
                "set Things: @Thing",
                "Thing/create: {Id?: text:uuid key filled, Name?: text default=\"x\"}", "Thing/update: {Name?: text default=\"x\"}",
            ])
    }

    @Test func readsFunctionImports() {
        let outline = readEDMX(
            service(
                """
                <ComplexType Name="R"><Property Name="ok" Type="Edm.Boolean" Nullable="false"/></ComplexType>
                """,
                container: """
                    <FunctionImport Name="Release" ReturnType="S.R" m:HttpMethod="POST" xmlns:m="m">
                    <Parameter Name="Order" Type="Edm.String" Mode="In" MaxLength="10"/>
                    <Parameter Name="Reason" Type="Edm.String" Mode="In" Nullable="true"/></FunctionImport>
                    <FunctionImport Name="List" ReturnType="Collection(S.R)"/><FunctionImport Name="Ping"/>
                    """))
        #expect(outline.troubles == [])
        #expect(
            outline.operations == [
                "Release request in {Order: text(10), Reason?: text/null}", "Release response out @R", "List request in {}",
                "List response out [@R]",
                "Ping request in {}",
            ])
    }

    @Test func saysWhatIsUnknownAndReadsTheRest() {
        let outline = readEDMX(
            service(
                """
                <EntityType Name="T"><Key><PropertyRef Name="Gone"/></Key>
                <Property Name="a" Type="S.Missing"/>
                <Property Name="b" Type="Edm.Strin"/>
                <NavigationProperty Name="c" Relationship="S.None" FromRole="x" ToRole="y"/>
                <Property Name="d"/>
                </EntityType>
                <EntityType Name="U" BaseType="S.Away"><Property Name="e" Type="Edm.Boolean" Nullable="false"/></EntityType>
                """,
                container:
                    "<EntitySet Name='Ts' EntityType='S.T' sap:deletable='false'/>\n<EntitySet Name='Xs' EntityType='S.X'/>"
            ))
        #expect(
            outline.troubles == [
                "partUnknown 5:26 The type `S.Missing` is not declared, so its values are unknown.",
                "partUnknown 6:26 The type `Edm.Strin` is not declared, so its values are unknown.",
                "partUnknown 7:44 The association `S.None` is not declared, so what the property leads to is unknown.",
                "partUnknown 8:1 The `Property` element states no type.",
                "partUnknown 10:32 The base type `S.Away` of `S.U` is not declared, so its fields are unknown.",
                "partUnknown 4:27 The key `Gone` of `S.T` is none of its properties.",
                "partUnknown 12:34 The entity type `S.X` of `Xs` is not declared.",
            ])
        #expect(
            outline.types == [
                "T: {a: any, b: any, c?: any navigation, d: any}", "U: {e: boolean ...}", "set Ts: @T",
                "T/create: {a?: any, b?: any, c?: any navigation, d?: any}", "T/update: {a?: any, b?: any, d?: any}", "set Xs: any",
            ])
    }

    @Test func keepsNamespacesWhereNamesMeet() {
        let outline = readEDMX(
            service(
                """
                <EntityType Name="Orders"><Key><PropertyRef Name="Id"/></Key><Property Name="Id" Type="Edm.Int16"/></EntityType>
                """, container: "<EntitySet Name='Orders' EntityType='S.Orders' sap:creatable='false' sap:updatable='false'/>"))
        #expect(outline.types == ["S.Orders: {Id: number(-32768...32767 by 1) key}", "set Orders: @S.Orders"])
    }
}
