import Basics
import Governance
import Testing

/// Which hosts are seen in artefacts and contracts, and whose they are.
@Suite struct UndeclaredSystemTests {
    /// The hosts that are found in the text of an artefact, where nothing else is known but one host.
    private func hosts(_ artefact: String, more: String = "", file: String = "src/a.xml", policy: String = "{}") throws -> [String] {
        let rule = try #require(Rules.rule("inventory/undeclared-system"))
        let estate = ExampleEstate(
            """
            kind: System
            name: shop
            hosts: [shop.acme.example]
            interfaces: [{name: api, protocol: rest, contract: none}]
            \(more)
            ---
            kind: Entity
            name: order
            fields: {id: {type: string}}
            ---
            kind: Mapping
            name: order
            from: shop/api#Order
            to: entity:order
            implementedBy: {file: \(file)}
            fields: []
            -- tieline.yaml --
            kind: Estate
            language: 1
            name: example
            policy: \(policy)
            -- \(file) --
            \(artefact)
            """)
        return rule.findings(in: estate.context).map { finding in
            let place = finding.related.first.map { " \($0.span.start.line):\($0.span.start.column)" } ?? ""
            return finding.detail.replacing("host:", with: "") + place + (finding.level == .error ? "" : " \(finding.level.word)")
        }
    }

    @Test(arguments: [
        (#"<a url="https://rates.hansa.example/x"/>"#, ["rates.hansa.example 1:17"]),
        (#"<a url="HTTPS://Kim:secret@Rates.Hansa.Example:8443/x"/>"#, ["rates.hansa.example 1:28"]),
        (#"<c host="db.hansa.example" port="1"/>"#, ["db.hansa.example 1:10"]),
        ("erp.hostname = erp.hansa.example\nother.host: b.hansa.example", ["erp.hansa.example 1:16", "b.hansa.example 2:13"]),
        (#"jdbc:postgresql://db.hansa.example:5432/a"#, ["db.hansa.example 1:19"]),
        ("sftp://files.hansa.example https://files.hansa.example", ["files.hansa.example 1:8"]),
        (#"<a url="https://shop.acme.example/x"/>"#, []),
        (#"<a xmlns:x="http://x.hansa.example" xsi:schemaLocation="http://a.hansa.example http://b.hansa.example"/>"#, []),
        (#"{"$schema": "https://json.hansa.example/x", "$id": "https://id.hansa.example"}"#, []),
        (#"<a url="https://${erp.host}/x" host="${erp.host}"/>"#, []),
        (#"<a url="https://localhost:80/x"/> <b host="erp"/> <c url="https://10.0.0.1/"/>"#, []),
        (#"<a ref="http://www.w3.org/TR/x"/>"#, []),
        ("ghost: a.hansa.example, the host is here: nothing", []),
        ("host", []), ("host=", []), ("https://", []), ("://a.hansa.example", []), (":", []), ("", []),
    ])
    func hostsAreSeen(_ artefact: String, _ expected: [String]) throws {
        #expect(try hosts(artefact) == expected)
    }

    /// One file that does several mappings calls a host once.
    @Test func aFileIsToldOfOnce() throws {
        let more = """
            ---
            kind: Mapping
            name: another
            from: shop/api#Order
            to: entity:order
            implementedBy: {file: src/a.xml, part: another}
            fields: []
            """
        #expect(try hosts("https://rates.hansa.example", more: more) == ["rates.hansa.example 1:9"])
    }

    @Test func wildcardsAndPlatformsCount() throws {
        let more = "---\nkind: Platform\nname: bus\nhosts: ['*.hansa.example']"
        #expect(try hosts("https://rates.hansa.example https://a.b.other.example", more: more) == ["a.b.other.example 1:37"])
    }

    @Test func exceptionsArePolicy() throws {
        let policy = "{rules: {inventory/undeclared-system: {except: ['*.hansa.example']}}}"
        #expect(try hosts("https://rates.hansa.example", policy: policy) == [])
    }

    /// Where no host of any system is known, a host says little.
    @Test func whatIsOnlyNotStatedIsAWarning() throws {
        let rule = try #require(Rules.rule("inventory/undeclared-system"))
        let text = rule.violating.text.replacing("hosts: [shop.acme.example]\n", with: "").replacing("servers:", with: "x-servers:")
        let found = rule.findings(in: ExampleEstate(text).context)
        #expect(found.map(\.level) == [.warning, .warning])
    }
}
