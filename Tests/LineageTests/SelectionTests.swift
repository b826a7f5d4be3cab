import Basics
import Estate
import Lineage
import Testing

@Suite struct SelectionTests {
    /// Two systems and a platform below two mappings, three flows, one journey and an upgrade.
    private static let estate: Estate = {
        let source = MemorySource([
            "tieline.yaml": "kind: Estate\nlanguage: 1\nname: small\nowner: team:integration\ncontracts: [contracts/**]\n",
            "teams/all.yaml": "kind: Team\nname: integration\n---\nkind: Team\nname: shop-team\n---\nkind: Team\nname: idle\n",
            "systems/erp.yaml":
                "kind: System\nname: erp\nowner: team:integration\ntags: [legacy]\ninterfaces: [{name: api, contract: contracts/erp/api.json}, {name: idoc, contract: none}]\ndata: [{entity: customer, from: [flow:sync]}]\n",
            "systems/shop.yaml":
                "kind: System\nname: shop\nowner: team:shop-team\nlifecycle: deprecated\ninterfaces: [{name: api, contract: contracts/shop.json}]\n",
            "platforms/bus.yaml": "kind: Platform\nname: bus\ninterfaces: [{name: errors, contract: none}]\n",
            "entities/all.yaml": "kind: Entity\nname: customer\nfields: {id: {type: string}}\n",
            "mappings/in.yaml": "kind: Mapping\nname: shop-customer\nfrom: shop/api#Customer\nto: entity:customer\n",
            "mappings/out.yaml": "kind: Mapping\nname: customer-erp\nfrom: entity:customer\nto: erp/api#Partner\nowner: team:integration\n",
            "flows/sync.yaml":
                "kind: Flow\nname: sync\ntags: [legacy, nightly]\ncriticality: high\nvia: [platform:bus]\nsteps: [{read: shop/api#customers}, {map: shop-customer}, {map: customer-erp}, {call: erp/api#save}]\n",
            "flows/report.yaml": "kind: Flow\nname: report\nafter: [flow:sync]\nsteps: [{read: erp/api#list, ignores: [flow:idoc]}]\n",
            "flows/idoc.yaml": "kind: Flow\nname: idoc\nlifecycle: planned\nsteps: [{receive: erp/idoc}]\n",
            "journeys/page.yaml": "kind: Journey\nname: page\ncriticality: critical\ncalls: [{flow: report}]\n",
            "upgrades/next.yaml": "kind: Upgrade\nname: next\nof: system:shop\n",
        ])
        return loadEstate(at: "", from: source)
    }()

    /// The chosen parts as text, sorted; or what is wrong.
    private func chosen(_ expression: String, changes: SelectionChanges? = nil) -> String {
        do {
            let parts = try Selection(parsing: expression).evaluate(in: Self.estate, changes: changes)
            return (parts.specs.sorted().map(\.description) + parts.interfaces.sorted().map(\.description)).joined(separator: " ")
        } catch {
            return "\(error.message) \(error.help ?? "")"
        }
    }

    @Test func estateIsSound() {
        #expect(Self.estate.problems.map(\.message) == [])
    }

    @Test(arguments: [
        // Names, kinds, wildcards.
        ("erp", "system:erp"),
        ("system:erp", "system:erp"),
        ("flow:sync", "flow:sync"),
        ("sync report", "flow:report flow:sync"),
        ("s*", "team:shop-team system:shop mapping:shop-customer flow:sync estate:small"),
        ("flow:{sync,idoc}", "flow:sync flow:idoc"),
        ("erp/api", "erp/api"),
        ("interface:*/api", "erp/api shop/api"),
        // Properties.
        ("owner:shop-team", "system:shop"),
        ("owner:team:shop-team", "system:shop"),
        ("owner:idle", ""),
        ("tag:legacy", "system:erp flow:sync"),
        ("tag:night*", "flow:sync"),
        ("criticality:high", "flow:sync"),
        ("criticality:normal", "flow:idoc flow:report"),
        ("criticality:low", ""),
        ("lifecycle:deprecated", "system:shop"),
        ("lifecycle:planned", "flow:idoc"),
        ("path:flows/**", "flow:idoc flow:report flow:sync"),
        ("path:contracts/erp/**", ""),
        ("path:systems/erp.yaml", "system:erp"),
        // Intersections and unions.
        ("tag:legacy,kind", "`kind`"),
        ("tag:legacy,flow:*", "flow:sync"),
        ("tag:legacy,flow:* journey:page", "flow:sync journey:page"),
        ("tag:nightly,lifecycle:planned", ""),
        // Reach.
        ("erp+", "system:erp mapping:customer-erp flow:idoc flow:report flow:sync journey:page"),
        ("erp+1", "system:erp mapping:customer-erp flow:idoc flow:report flow:sync"),
        ("erp+0", "system:erp"),
        ("erp/idoc+", "flow:idoc erp/idoc"),
        ("bus+", "platform:bus flow:report flow:sync journey:page"),
        ("+flow:idoc", "system:erp flow:idoc erp/idoc"),
        ("1+journey:page", "flow:report journey:page"),
        ("2+journey:page", "system:erp flow:report flow:sync journey:page erp/api"),
        ("+journey:page,system:*", "system:erp system:shop"),
        ("customer+1,mapping:*", "mapping:customer-erp mapping:shop-customer"),
        ("shop+,upgrade:*", "upgrade:next"),
        ("1+mapping:customer-erp+1", "system:erp entity:customer mapping:customer-erp flow:sync erp/api"),
    ])
    func expression(_ expression: String, _ expected: String) {
        let sorted = { (text: String) in text.split(separator: " ").sorted() }
        let found = chosen(expression)
        if expected == "`kind`" {
            #expect(found.hasPrefix("`kind` selects nothing: there is no spec `kind` in the estate."))
        } else if expression == "path:contracts/erp/**" {
            // The files of contracts are not in this source.
            #expect(found.hasPrefix("`path:contracts/erp/**` selects nothing"))
        } else {
            #expect(sorted(found) == sorted(expected), "\(expression)")
        }
    }

    @Test(arguments: [
        (
            "erq",
            "`erq` selects nothing: there is no spec `erq` in the estate. Did you mean `erp`? There are bus, customer, customer-erp, erp, idle, idoc, integration, next, …."
        ),
        (
            "flow:synk",
            "`flow:synk` selects nothing: there is no flow `synk` in the estate. Did you mean `flow:sync`? There are flow:idoc, flow:report, flow:sync."
        ),
        ("waiver:x", "`waiver:x` selects nothing: there is no waiver `x` in the estate. The estate has none."),
        (
            "owner:shop-taem",
            "`owner:shop-taem` selects nothing: there is no team `shop-taem` in the estate. Did you mean `shop-team`? There are idle, integration, shop-team."
        ),
        (
            "tag:legcy",
            "`tag:legcy` selects nothing: there is no tag `legcy` in the estate. Did you mean `legacy`? There are legacy, nightly."
        ),
        (
            "criticality:hihg",
            "`criticality:hihg` selects nothing: there is no criticality `hihg` in the estate. Did you mean `high`? There are critical, high, normal, low."
        ),
        (
            "state:modified",
            "`state:modified` asks what changed, and this command looks at one revision. Use it with `tieline impact` or `tieline gate`."
        ),
        (
            "x*",
            "`x*` selects nothing: no spec matches `x*` in the estate. There are bus, customer, customer-erp, erp, idle, idoc, integration, next, …."
        ),
        ("", "The selection is empty. Write for example `erp+` or `tag:legacy,owner:integration`."),
        (
            "a,,b",
            "A term of the selection has no name. Write NAME, KIND:NAME, owner:TEAM, tag:TAG or path:GLOB; blanks join alternatives, commas what must all hold."
        ),
        (
            "+",
            "A term of the selection has no name. Write NAME, KIND:NAME, owner:TEAM, tag:TAG or path:GLOB; blanks join alternatives, commas what must all hold."
        ),
        (
            "@erp",
            "`@erp` is no term of a selection. Write NAME, KIND:NAME, owner:TEAM, tag:TAG or path:GLOB; blanks join alternatives, commas what must all hold."
        ),
        (
            "sytem:erp",
            "`sytem:erp` selects by `sytem:`, which is no way to select. Did you mean `system:`? There are estate: team: system: entity: codes: mapping: flow: journey: platform: upgrade: waiver: rule: interface: owner: tag: criticality: lifecycle: path: state:."
        ),
    ])
    func trouble(_ expression: String, _ expected: String) {
        #expect(chosen(expression) == expected)
    }

    @Test func whatChanged() {
        let changes = SelectionChanges(
            modified: [.interface(InterfaceRef(system: "erp", interface: "idoc")), .spec(EntityRef(.flow, "sync"))],
            new: [.spec(EntityRef(.flow, "sync"))])
        #expect(chosen("state:modified", changes: changes) == "flow:sync erp/idoc")
        #expect(chosen("state:modified+", changes: changes) == "flow:idoc flow:report flow:sync journey:page erp/idoc")
        #expect(chosen("state:new", changes: changes) == "flow:sync")
        let wrong = chosen("state:modfied", changes: changes)
        #expect(
            wrong
                == "`state:modfied` selects nothing: there is no state `modfied` in the estate. Did you mean `modified`? There are modified and new."
        )
    }

    @Test func subjectsOfFindings() throws {
        let parts = try Selection(parsing: "erp flow:sync").evaluate(in: Self.estate)
        let subjects = [
            "system:erp", "erp/api#Partner.name", "erp/idoc", "flow:sync", "systems/erp.yaml", "shop/api", "flow:report", "teams/all.yaml",
        ]
        #expect(
            subjects.filter { parts.contains(subject: $0) } == [
                "system:erp", "erp/api#Partner.name", "erp/idoc", "flow:sync", "systems/erp.yaml",
            ])
        let less = parts.subtracting(try Selection(parsing: "erp").evaluate(in: Self.estate))
        #expect(less.specs == [EntityRef(.flow, "sync")])
    }

    @Test func depthsThatDoNotFitGoAllTheWay() {
        #expect(chosen("bus+99999999999999999999999") == chosen("bus+"))
    }
}
