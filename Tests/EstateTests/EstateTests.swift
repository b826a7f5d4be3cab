import Basics
import Estate
import Testing

/// What is asked of an estate once it is loaded.
struct EstateQueryTests {
    static let entities = """
        kind: Entity
        name: order
        systemOfRecord: [{system: erp-sub, when: company = EMEA}, {system: erp}]
        fields:
          id: {type: string, maxLength: 10, required: true}
          lines:
            type: array
            systemOfRecord: shop
            fields:
              sku: {is: product.sku, required: true, maxLength: 8}
              qty: {type: integer, systemOfRecord: erp}
          names: {type: map, values: {type: string, maxLength: 40}}
        ---
        kind: Entity
        name: product
        formerly: [article]
        fields:
          sku: {is: item.number}
          codes: {type: array, items: {type: array, items: {type: object, fields: {value: {type: string}}}}}
        ---
        kind: Entity
        name: item
        fields:
          number: {type: string, maxLength: 18, pattern: '^[A-Z0-9]+$', required: true, personal: false}
        """

    let estate = load(["tieline.yaml": estateText, "e.yaml": entities])

    private func path(_ text: String) throws -> FieldPath { try FieldPath(parsing: text) }

    @Test func recordsAreThoseOfTheNearestField() throws {
        let order = try #require(estate.entities["order"])
        func record(_ text: String) throws -> [String]? {
            order.systemOfRecord(of: try path(text))?.map { "\($0.system.value)\($0.when.map { " if \($0.value)" } ?? "")" }
        }
        #expect(try record("id") == ["system:erp-sub if company = EMEA", "system:erp"])
        #expect(try record("lines[].sku") == ["system:shop"])
        #expect(try record("lines.qty") == ["system:erp"])
        #expect(estate.entities["item"]?.systemOfRecord(of: try path("number")) == nil)
    }

    @Test func fieldsTakeTypeAndConstraints() throws {
        let order = try #require(estate.entities["order"])
        guard case .field(let sku) = order.find(try path("lines.sku")) else { return #expect(Bool(false)) }
        let resolved = estate.resolved(sku)
        #expect(resolved.type?.value == .string)
        #expect(resolved.maxLength?.value == 8)
        #expect(resolved.pattern?.value == "^[A-Z0-9]+$")
        #expect(resolved.facts.personal?.value == false)
        let product = try #require(estate.entities["product"])
        guard case .field(let own) = product.find(try path("sku")) else { return #expect(Bool(false)) }
        #expect(estate.resolved(own).facts.required == nil)
    }

    @Test func pathsAreFollowed() throws {
        let order = try #require(estate.entities["order"])
        let product = try #require(estate.entities["product"])
        #expect(order.find(FieldPath([])) == .entity)
        #expect(order.find(try path("lines[].size")) == .missing("size", among: ["sku", "qty"]))
        #expect(order.find(try path("id.x")) == .missing("x", among: []))
        for text in ["names.*", "names.de"] {
            guard case .field(let field) = order.find(try path(text)) else { return #expect(Bool(false)) }
            #expect(field.maxLength?.value == 40)
        }
        guard case .field = product.find(try path("codes[][].value")) else { return #expect(Bool(false)) }
    }

    @Test func formerNamesLeadOn() {
        #expect(estate.spec(nowOrFormerly: EntityRef(.entity, "article"))?.name == "product")
        #expect(estate.spec(nowOrFormerly: EntityRef(.entity, "item"))?.name == "item")
        #expect(estate.spec(nowOrFormerly: EntityRef(.flow, "article"))?.name == nil)
    }

    @Test func exactSettingsWin() throws {
        let text = estateText + """
            policy:
              rules:
                topology/cycle: {level: none, max: 3}
                "*": info
                topology/*: {level: error, max: 5, min: 1}
                fit/skills: {days: 10}
              weights: {model: 2.5}
              failOn: warning
            """
        let estate = load(["tieline.yaml": text])
        #expect(estate.problems == [])
        func shown(_ rule: RuleID) -> String {
            let policy = estate.policy(for: rule)
            let options = policy.options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text?.value ?? "")" }
            return ([policy.level?.word ?? "-"] + options).joined(separator: " ")
        }
        #expect(shown("topology/cycle") == "none max=3 min=1")
        #expect(shown("topology/other") == "error max=5 min=1")
        #expect(shown("fit/skills") == "info days=10")
        #expect(estate.failOn == .warning)
        #expect(estate.weight(of: "model") == ExactDecimal(parsing: "2.5"))
        #expect(estate.weight(of: "fit") == .one)
    }
}

/// Whatever the bytes, reading ends, and every finding lies within its file.
struct DamagedSpecTests {
    @Test(arguments: ["estate", "system", "entity", "mapping", "flow", "journey"])
    func neverTraps(kind: String) throws {
        let original = Array(try readText("\(fixtures)/examples/\(kind).yaml").utf8)
        var random = SplitMix(state: UInt64(original.count))
        let signs = Array("{}[]():,.#'\"|>&*!%-=\n \t\0\u{E4}0a".utf8)
        for _ in 0..<150 {
            var bytes = original
            for _ in 0...random.next(3) {
                let index = random.next(bytes.count)
                switch random.next(3) {
                case 0: bytes[index] = signs[random.next(signs.count)]
                case 1: bytes.insert(signs[random.next(signs.count)], at: index)
                default: bytes.removeSubrange(index..<min(bytes.count, index + 1 + random.next(5)))
                }
            }
            let own = SourceFile(path: "tieline.yaml", bytes: kind == "estate" ? bytes : Array(estateText.utf8))
            let files = kind == "estate" ? [own] : [own, SourceFile(path: "a.yaml", bytes: bytes)]
            let estate = loadEstate(at: "", from: MemorySource(files))
            for problem in estate.problems {
                let span = try #require(problem.span)
                #expect(0 <= span.lower && span.lower <= span.upper && span.upper <= span.file.bytes.count, "\(problem)")
                #expect(!problem.message.isEmpty && problem.rule.group == "spec")
            }
        }
    }
}
