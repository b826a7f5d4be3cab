import Basics
import Estate
import Testing

/// References between specs, names and what lies outside of one file.
struct ReferenceTests {
    static let team = "kind: Team\nname: integration\n"
    static let system = """
        kind: System
        name: erp
        interfaces:
          - {name: sales-order, formerly: [orders]}
          - {name: partner}
        """

    /// A document beside the estate, the team and the system above, and what is found with its help.
    static let table: [(String, [String])] = [
        ("kind: Upgrade\nname: u\nof: system:erp\n", []),
        ("kind: Upgrade\nname: u\nof: system:epr\n", ["a.yaml:3:5 system:epr: did you mean `erp`?"]),
        ("kind: Upgrade\nname: u\nof: platform:erp\n", ["a.yaml:3:5 platform:erp: name a platform"]),
        (
            "kind: Upgrade\nname: u\nof: system:erp\nremoves: [partners]\nlatency: {sales: {p95: 1s}}\n",
            ["a.yaml:4:11 partners: did you mean `partner`?", "a.yaml:5:11 sales: it has `sales-order`, `partner`"]
        ),
        ("kind: Team\nname: t\nowner: team:nobody\nbackup: nobody\n", []),
        ("kind: Waiver\nname: w\naccepts: []\nreason: r\napprovedBy: integratoin\nexpiresOn: 2027-01-01\n", ["a.yaml:5:13 integratoin: did you mean `integration`?"]),
        ("kind: Mapping\nname: m\nfrom: erp/sales-order#X\nto: entity:order\n", ["a.yaml:4:5 entity:order: write the spec of the entity, or name one that is there"]),
        ("kind: Mapping\nname: m\nfrom: erp/orders#X\nto: epr/partner#Y\n", ["a.yaml:3:7 erp/orders#X: it is called `sales-order` now", "a.yaml:4:5 epr/partner#Y: did you mean `erp`?"]),
        ("kind: Flow\nname: f\nsteps: [{call: erp/nothing#X}, {call: wms/stock#X}]\n", ["a.yaml:3:39 wms/stock#X: write the spec of the system, or name one that is there"]),
        ("kind: Flow\nname: f\nsteps: [{map: m}, {start: flow:f}]\nafter: [flow:g]\n", [
            "a.yaml:3:15 m: write the spec of the mapping, or name one that is there", "a.yaml:4:9 flow:g: did you mean `f`?",
        ]),
        ("kind: System\nname: s\ndata: [{entity: order}]\n", ["a.yaml:3:17 order: write the spec of the entity, or name one that is there"]),
        ("kind: Codes\nname: c\nfile: uom.csv\n", ["a.yaml:3:7 uom.csv: give its path from the estate's root"]),
    ]

    @Test(arguments: table)
    func areChecked(text: String, expected: [String]) {
        let estate = load(["tieline.yaml": estateText, "t.yaml": Self.team, "s.yaml": Self.system, "a.yaml": text])
        #expect(estate.problems.map(\.rule.text).allSatisfy { $0 == "spec/unknown-reference" })
        #expect(estate.problems.map { "\(line($0).dropFirst("spec/unknown-reference ".count)): \($0.help ?? "")" } == expected)
    }

    @Test func columnsAndFieldsAreChecked() {
        let codes = "kind: Codes\nname: uom\ncolumns: [erp, iso]\nrows: [[ST, EA]]\n"
        let entity = """
            kind: Entity
            name: item
            key: [id, nr]
            fields:
              id: {type: string}
              weight: {type: decimal, unit: .weihgtUnit}
              weightUnit: {type: string, codes: uom.sio}
              ref: {is: product.sku}
              own: {is: item.id}
            """
        let mapping = """
            kind: Mapping
            name: m
            from: entity:item
            to: entity:item
            fields:
              - {to: id, from: id, lookup: uom(erp -> isoo)}
              - {to: id, from: id, lookup: oum(erp -> iso)}
            """
        let system = "kind: System\nname: s\ndata: [{entity: item, fields: [weight, wieght]}]\n"
        let estate = load(["tieline.yaml": estateText, "c.yaml": codes, "e.yaml": entity, "m.yaml": mapping, "s.yaml": system])
        #expect(
            estate.problems.map { "\(line($0)): \($0.help ?? "")" } == [
                "spec/unknown-reference e.yaml:3:11 nr: there are `id`, `weight`, `weightUnit`, `ref`, `own`",
                "spec/unknown-reference e.yaml:6:33 .weihgtUnit: did you mean `weightUnit`?",
                "spec/unknown-reference e.yaml:7:37 uom.sio: did you mean `iso`?",
                "spec/unknown-reference e.yaml:8:13 product.sku: write the spec of the entity, or name one that is there",
                "spec/unknown-reference m.yaml:6:43 isoo: did you mean `iso`?",
                "spec/unknown-reference m.yaml:7:32 oum: did you mean `uom`?",
                "spec/unknown-reference s.yaml:3:40 wieght: did you mean `weight`?",
            ])
    }

    @Test func circlesOfTypesAreFound() {
        let text = """
            kind: Entity
            name: a
            fields:
              x: {is: b.y}
              z: {is: a.x}
            ---
            kind: Entity
            name: b
            fields:
              y: {is: a.x}
            """
        #expect(
            estateFindings(["a.yaml": text]) == [
                "spec/unknown-reference a.yaml:4:11 b.y", "spec/unknown-reference a.yaml:5:11 a.x", "spec/unknown-reference a.yaml:10:11 a.x",
            ])
    }

    @Test func namesMayNotStandTwice() {
        let texts: KeyValuePairs<String, String> = [
            "a.yaml": "kind: System\nname: erp\n---\nkind: Platform\nname: erp\n---\nkind: Team\nname: erp\n",
            "b.yaml": "kind: Flow\nname: f\nsteps: []\n",
            "c.json": #"{"kind": "Flow", "name": "f", "steps": []}"#,
            "d.yaml": "kind: System\nname: d\ninterfaces: [{name: i}, {name: i}]\n",
            "e.yaml": "kind: Codes\nname: c\ncolumns: [a, b, a]\nrows: [[1, 2]]\n",
        ]
        #expect(
            estateFindings(texts) == [
                "spec/duplicate-name a.yaml:2:7 erp", "spec/duplicate-name a.yaml:5:7 erp", "spec/duplicate-name b.yaml:2:7 f",
                "spec/duplicate-name c.json:1:26 \"f\"", "spec/duplicate-name d.yaml:3:21 i", "spec/duplicate-name d.yaml:3:32 i",
                "spec/duplicate-name e.yaml:3:11 a", "spec/duplicate-name e.yaml:3:17 a", "spec/wrong-type e.yaml:4:12 2",
            ])
    }

    @Test func aSpecThatCannotBeReadStillHasItsName() {
        let estate = load(["tieline.yaml": estateText, "a.yaml": "kind: Mapping\nname: m\n", "b.yaml": "kind: Flow\nname: f\nsteps: [{map: m}]\n"])
        #expect(estate.problems.map(line) == Array(repeating: "spec/missing-key a.yaml:1:1 kind: Mapping", count: 2))
        #expect(estate.unreadable == [UnreadableSpec(path: "a.yaml", ref: EntityRef(.mapping, "m"))])
    }
}
