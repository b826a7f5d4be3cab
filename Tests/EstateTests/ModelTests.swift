import Basics
import Contracts
import Estate
import Testing

/// That each key of the examples lands in its own property.
struct ModelTests {
    private func example<Content: Spec>(_: Content.Type) throws -> Content {
        let name = Content.kind.prefix
        let read = readSpecFile(file("\(name).yaml", try readText("\(fixtures)/examples/\(name).yaml")))
        return try #require(read.specs.first as? Content)
    }

    @Test func estateKeepsItsPolicy() throws {
        let estate = try example(EstateSpec.self)
        let policy = try #require(estate.policy)
        #expect(estate.language.value == 1)
        #expect(estate.contracts?.map(\.value) == ["contracts/**"])
        #expect(estate.documents?.map(\.value) == ["runbooks/**", "docs/**"])
        #expect(estate.ignore?.map(\.value) == ["drafts/**"])
        #expect(policy.rules?.map { "\($0.key.value) \($0.value.level?.value.word ?? "")" } == [
            "topology/* warning", "impact/flow-degrades error", "ownership/review-overdue warning",
        ])
        #expect(policy.rules?[1].value.options.map { "\($0.key.value)=\($0.value.text?.value ?? "")" } == ["for=critical"])
        #expect(policy.failOn?.value == .error)
        #expect(policy.waiverMax?.value == TimeSpan(days: 180))
        #expect(policy.approvers?.map(\.value.description) == ["team:architecture"])
        #expect(policy.weights?.map { "\($0.key.value)=\($0.value.value)" } == ["inventory=2"])
        #expect(policy.overrides?.map { "\($0.select?.value ?? "") \($0.rules?.count ?? 0)" } == ["tag:legacy 1"])
        #expect(policy.bots?.map(\.value) == ["*[bot]@*"])
        #expect(policy.quietCommits?.map(\.value) == ["style:", "chore(format):"])
    }

    @Test func teamKeepsItsPeople() throws {
        let team = try example(Team.self)
        #expect(team.type?.value == .internal)
        #expect(team.members?.map { "\($0.email?.value ?? "") \($0.handle?.value ?? "")" } == ["robin@lindner.example @robin"])
        #expect(team.engagement?.endsOn?.value.description == "2027-06-30")
        #expect(team.skills?.map(\.value) == ["mulesoft", "sap-idoc", "dataweave"])
    }

    @Test func systemKeepsItsInterfaces() throws {
        let system = try example(System.self)
        #expect(system.rateLimit?.map(\.value.description) == ["50/s", "2000000/d"])
        #expect(system.concurrency?.value == 25)
        #expect(system.data?.map { $0.entity?.value.description ?? $0.about?.value.text ?? "" } == ["entity:customer", "entity:price", "general ledger"])
        #expect(system.data?[1].freshness?.value.description == "24h")
        #expect(system.data?[1].from?.map(\.value.description) == ["flow:price-list"])
        let interface = try #require(system.interfaces?.first)
        #expect(interface.protocol?.value == .odata)
        #expect(interface.protocol?.value.style == .api)
        #expect(interface.direction?.value == .both)
        #expect(interface.contract?.file?.file.value == "contracts/erp/API_BUSINESS_PARTNER.edmx")
        #expect(interface.variants?.map { "\($0.key.value) \($0.value.file?.file.value ?? "")" } == ["brandt contracts/erp/brandt.edmx"])
        #expect(interface.sunset?.value.description == "2028-03-31")
        #expect(interface.successor?.value.description == "erp/sales-order")
        #expect(interface.compatibility?.value == .full)
        #expect(interface.validates?.value == true)
        #expect([interface.latency?.p50, interface.latency?.p95, interface.latency?.p99].map { $0?.value.milliseconds } == [90, 250, 900])
        #expect(interface.availability?.value.description == "99.5%")
        #expect(interface.operations?.map { "\($0.key.value) \($0.value.rateLimit?[0].value.description ?? "")" } == ["A_BusinessPartner/read 20/s"])
        #expect(interface.expires?.map { "\($0.what?.value ?? "") \($0.date?.value.description ?? "")" } == ["client certificate 2026-12-18"])
        #expect(interface.verified?.by?.value.description == "team:integration")
        #expect(interface.facts?.map { "\($0.at.value) \($0.facts.timezone?.value ?? "")" } == ["A_BusinessPartner.CreationDate Europe/Berlin"])
        #expect(interface.consumers?.map { "\($0.name.value) \($0.reads?.first?.value.description ?? "")" } == ["data-lake A_BusinessPartner.BusinessPartner"])
        #expect(interface.renames?.map { "\($0.key.value)>\($0.value.value)" } == ["A_BusinessPartner.OldName>OrganizationBPName1"])
    }

    @Test func unknownIsNotEmpty() throws {
        func system(_ keys: String) throws -> System {
            try #require(readSpecFile(file("a.yaml", "kind: System\nname: a\n\(keys)\n")).specs.first as? System)
        }
        #expect(try system("interfaces: []").interfaces == [])
        #expect(try system("").interfaces == nil)
        #expect(try system("interfaces: [{name: i, contract: none}]").interfaces?[0].contract == ContractSource.none(Anchor(SourceSpan(file: file("x", "")))))
        #expect(try system("interfaces: [{name: i}]").interfaces?[0].contract == nil)
    }

    @Test func mappingKeepsItsRows() throws {
        let mapping = try example(Mapping.self)
        #expect(mapping.from.map(\.shape.value.description) == ["erp/business-partner#A_BusinessPartner"])
        #expect(mapping.to.value.description == "entity:customer")
        let rows = try #require(mapping.fields).map { row in
            let source: String =
                switch row.source {
                case .paths(let paths): paths.map(\.value.description).joined(separator: "+")
                case .value(let constant): "'\(constant.value.text)'"
                case .expression(let text): "{\(text.value)}"
                }
            return "\(row.to.value) <- \(source) \(row.transform.map(\.value.description).joined(separator: " | "))"
        }
        #expect(
            rows == [
                "id <- BusinessPartner unpad(left 0)", "segment <- CustomerGroup ", "creditLimit <- CreditLimitAmount round(2)",
                "addresses.city <- to_BusinessPartnerAddress.CityName trim | truncate(35)", "fullName <- FirstName+LastName join(space)",
                "risk <- RiskClass ", "risk <- {payload.score > 80 then 'H'} ",
            ])
        #expect(mapping.fields?[1].otherwise?.value == .value(Constant(text: "C", literal: .text("C"))))
        #expect(mapping.fields?[5].when?.value.description == "BusinessPartnerCategory = 2")
        #expect(mapping.fields?[6].reads?.map(\.value.description) == ["Score"])
        #expect(mapping.where?.value.description == "BusinessPartnerCategory in 1 2")
        #expect(mapping.unmapped == [])
        #expect(mapping.fields?[3].transform.map(\.span.start.column) == [79, 86])
    }

    @Test func flowKeepsItsSteps() throws {
        let flow = try example(Flow.self)
        func shown(_ steps: [Step]) -> [String] {
            steps.flatMap { step -> [String] in
                let target =
                    switch step.action {
                    case .map(let ref), .start(let ref), .approve(let ref): ref.value.description
                    default: step.target?.value.description ?? ""
                    }
                return ["\(step.verb) \(target)"] + shown(step.nested).map { "- \($0)" }
            }
        }
        #expect(
            shown(flow.steps) == [
                "receive shop/events#OrderCreated", "call crm/accounts#Account/read", "map mapping:shop-order", "steps ",
                "- map mapping:erp-sales-order", "- call erp/sales-order#A_SalesOrder/create", "steps ", "- write shop/stock#reserve",
                "approve team:integration", "start flow:order-ack",
            ])
        let call = flow.steps[1]
        #expect(call.as?.value == "account")
        #expect(call.with?.map { "\($0.key.value)=\($0.value.value)" } == ["ERP_ID__c=order.customerId"])
        #expect([call.timeout, call.wait].map { $0?.value.description } == ["3s", "1s"])
        #expect(call.retry?.value == 2)
        #expect(flow.steps[3].when?.value.description == "order.store.key != fr")
        #expect(flow.steps[4].each?.value.description == "order.lines")
        #expect(flow.steps[4].about?.value == 6)
        #expect(flow.steps[5].within?.value.description == "4h")
        guard case .platforms(let platforms) = flow.via else { return #expect(Bool(false)) }
        #expect(platforms.map(\.value.description) == ["platform:service-bus", "platform:mulesoft"])
        #expect(flow.callers == [])
        #expect(flow.schedule?.every?.value.description == "15m")
        #expect(flow.service?.payload?.value.bytes == 200_000)
        #expect([flow.service?.volume, flow.service?.peak].map { $0?.value.description } == ["5000/d", "10/s"])
        #expect(flow.needs?.map(\.value) == [.ordering, .approval])
        #expect(flow.errors?.deadLetter?.value.description == "shop/orders-dlq")
        #expect(flow.errors?.idempotencyKey?.map(\.value.description) == ["orderNumber"])
        #expect(flow.expects?.flow?.value.description == "flow:order-ack")
        #expect(flow.loadTest?.p95?.value.milliseconds == 3200)
    }

    @Test func journeyKeepsItsCalls() throws {
        let journey = try example(Journey.self)
        guard case .parallel(let calls) = try #require(journey.calls?.first).target else { return #expect(Bool(false)) }
        #expect(calls.map(\.times?.value) == [24, nil, nil])
        #expect(calls[0].cache?.hits?.value.description == "80%")
        guard case .text(let fallback) = calls[0].fallback else { return #expect(Bool(false)) }
        #expect(fallback.value == "list price")
        #expect(calls[2].maxAge?.value.description == "15m")
        #expect(calls[2].entity?.value.description == "entity:inventory")
        #expect(journey.calls?[1].optional?.value == true)
        #expect(journey.own?.value.milliseconds == 120)
        #expect(journey.budget?.p95?.value.milliseconds == 800)
    }

    @Test func changesOfPlansAreKept() throws {
        let upgrade = try example(Upgrade.self)
        #expect(upgrade.of.value.description == "system:erp")
        #expect(upgrade.to?.value == "2025")
        #expect(upgrade.contracts?.map(\.key.value) == ["business-partner"])
        #expect(upgrade.codes?.map { "\($0.key.value) \($0.value.value)" } == ["unit-of-measure codes/2025/uom.csv"])
        #expect(upgrade.latency?.map { "\($0.key.value) \($0.value.p95?.value.description ?? "")" } == ["sales-order 400ms"])
        let waiver = try example(Waiver.self)
        #expect(waiver.accepts.map { "\($0.rule?.value ?? "") \($0.subject?.value ?? "") \($0.kind?.value ?? "")" } == [
            "impact/flow-breaks flow:credit-check field/removed",
        ])
        #expect(waiver.expiresOn.value.description == "2027-03-31")
        let platform = try example(Platform.self)
        #expect(platform.limits?.latencyShare?.value.description == "30%")
        #expect(platform.connects?.count == 8)
        #expect(platform.overhead?.p95?.value.milliseconds == 40)
    }

    @Test func placesDoNotCountInEquality() throws {
        let one = readSpecFile(file("a.yaml", "kind: Team\nname: t\nskills: [sap]\n")).specs.first as? Team
        let other = readSpecFile(file("b.yaml", "# moved\nkind: Team\nskills: ['sap']\nname: t\n")).specs.first as? Team
        let third = readSpecFile(file("b.yaml", "kind: Team\nname: t\nskills: [SAP]\n")).specs.first as? Team
        #expect(one == other)
        #expect(one != third)
    }
}
