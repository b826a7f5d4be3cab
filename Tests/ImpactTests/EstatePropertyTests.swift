import Basics
import Checking
import Estate
import Impact
import Testing

/// What impact says rests on what an estate means: on no order, file or spelling, and on each of several changes by itself.
@Suite("Properties of impact", .timeLimit(.minutes(5))) struct EstatePropertyTests {
    /// Two flows that share nothing, each of two fields that share nothing.
    struct Parts {
        /// Schemas of fields by flow and field, as JSON: what the source gives, and what the target takes.
        var source: [String: String] = [:]
        var target: [String: String] = [:]
        var rows: [String: String] = [:]
        var required: Set<String> = []
        var codes: [String: String] = [:]

        static let flows = ["one", "two"]
        static let fields = ["a", "b"]

        init() {
            for flow in Self.flows {
                for field in Self.fields {
                    let key = "\(flow).\(field)"
                    source[key] = #"{"type": "string", "maxLength": 8, "enum": ["A", "B", "CC"]}"#
                    target[key] = #"{"type": "string", "maxLength": 8}"#
                    rows[key] = "{to: \(field), from: \(field), lookup: codes-\(flow)-\(field)(from -> to)}"
                    codes[key] = "[[A, x], [B, y], [CC, zz]]"
                }
            }
        }

        /// The edits that the properties are tried with, of one field of one flow.
        static let edits: [(name: String, change: @Sendable (inout Parts, String) -> Void)] = [
            ("nothing", { _, _ in }),
            ("a code more", { $0.source[$1] = #"{"type": "string", "enum": ["A", "B", "CC", "D"]}"# }),
            ("the source's field gone", { $0.source[$1] = nil }),
            ("the target's field gone", { $0.target[$1] = nil }),
            ("a shorter target", { $0.target[$1] = #"{"type": "string", "maxLength": 1}"# }),
            ("a target of some values", { $0.target[$1] = #"{"type": "string", "enum": ["x", "y"]}"# }),
            ("a number for a text", { $0.target[$1] = #"{"type": "integer"}"# }),
            ("a required target", { $0.required.insert($1) }),
            ("a code that moved", { $0.codes[$1] = "[[A, x], [B, w], [CC, zz]]" }),
            ("a code list without a code", { $0.codes[$1] = "[[A, x], [B, y]]" }),
            ("a list for a value", { $0.source[$1] = #"{"type": "array", "items": {"type": "string"}}"# }),
            ("a wider target", { $0.target[$1] = #"{"type": "string"}"# }),
        ]

        /// Specs as YAML documents, by kind and name.
        var specs: [(name: String, text: String)] {
            var specs = [("tieline", "kind: Estate\nlanguage: 1\nname: parts\n")]
            for flow in Self.flows {
                specs.append(
                    (
                        "src-\(flow)",
                        "kind: System\nname: src-\(flow)\ninterfaces:\n  - {name: api, protocol: kafka, contract: contracts/src-\(flow).json}\n"
                    ))
                specs.append(
                    (
                        "dst-\(flow)",
                        "kind: System\nname: dst-\(flow)\ninterfaces:\n  - {name: api, protocol: kafka, contract: contracts/dst-\(flow).json}\n"
                    ))
                let rows = Self.fields.compactMap { self.rows["\(flow).\($0)"] }.map { "  - \($0)\n" }.joined()
                specs.append(
                    (
                        "map-\(flow)",
                        "kind: Mapping\nname: map-\(flow)\nfrom: src-\(flow)/api#Order\nto: dst-\(flow)/api#Thing\nfields:\n\(rows)"
                    ))
                specs.append(
                    (
                        "flow-\(flow)",
                        "kind: Flow\nname: \(flow)\nsteps: [{receive: src-\(flow)/api#Order}, {map: map-\(flow)}, {write: dst-\(flow)/api#Thing}]\n"
                    ))
                for field in Self.fields {
                    specs.append(
                        (
                            "codes-\(flow)-\(field)",
                            "kind: Codes\nname: codes-\(flow)-\(field)\ncolumns: [from, to]\nrows: \(codes["\(flow).\(field)"] ?? "[]")\n"
                        ))
                }
            }
            return specs
        }

        var contracts: [(path: String, text: String)] {
            Self.flows.flatMap { flow in
                [("src", "Order", source), ("dst", "Thing", target)].map { side, type, schemas in
                    let members = Self.fields.compactMap { field in schemas["\(flow).\(field)"].map { #""\#(field)": \#($0)"# } }
                    let wanted = side == "src" ? [] : Self.fields.filter { required.contains("\(flow).\($0)") }.map { "\"\($0)\"" }
                    return (
                        "contracts/\(side)-\(flow).json",
                        #"{"$defs": {"\#(type)": {"type": "object", "required": [\#(wanted.joined(separator: ", "))], "properties": {\#(members.joined(separator: ", "))}, "additionalProperties": false}}}"#
                    )
                }
            }
        }

        /// A file for each spec.
        var files: [(path: String, text: String)] { specs.map { ("\($0.name).yaml", $0.text) } + contracts }

        func edited(_ edits: [(String, (inout Parts, String) -> Void)]) -> Parts {
            var parts = self
            for (key, change) in edits { change(&parts, key) }
            return parts
        }
    }

    private static func revision(_ files: [(path: String, text: String)]) -> RevisionInput {
        let source = MemorySource(files.map { SourceFile(path: Name($0.path), bytes: Array($0.text.utf8)) })
        let estate = loadEstate(at: "", from: source)
        return RevisionInput(
            estate: estate, provider: EstateContracts(estate, source, cache: ContractCache()),
            label: RevisionLabel(revision: "r", commit: nil))
    }

    /// Flows with their verdicts, and what is said of each: a set of texts.
    private static func said(_ base: [(path: String, text: String)], _ head: [(path: String, text: String)]) -> Set<String> {
        let report = ImpactAnalysis(base: revision(base), head: revision(head), asOf: CalendarDate(parsing: "2026-11-23")!).run()
        return Set(
            report.flows.flatMap { flow in
                flow.causes.map { "\(flow.flow.name) \($0.verdict.rawValue) \($0.extent.rawValue) \($0.fingerprint.text) \($0.message)" }
            })
    }

    private static func said(_ base: Parts, _ head: Parts) -> Set<String> { said(base.files, head.files) }

    @Test func anEstateDoesNotHarmItself() {
        let parts = Parts()
        #expect(Self.said(parts, parts).isEmpty)
        #expect(Self.revision(parts.files).estate.problems.map(\.message) == [])
    }

    @Test("Two changes of two flows do what each of them does", arguments: Parts.edits.indices) func independentFlows(first: Int) {
        let base = Parts()
        let one = (key: "one.a", change: Parts.edits[first].change)
        for second in Parts.edits {
            let together = Self.said(base, base.edited([one, ("two.a", second.change)]))
            let alone = Self.said(base, base.edited([one])).union(Self.said(base, base.edited([("two.a", second.change)])))
            #expect(together == alone, "\(Parts.edits[first].name), and \(second.name)")
        }
    }

    @Test("Two changes of two fields do what each of them does", arguments: Parts.edits.indices) func independentFields(first: Int) {
        let base = Parts()
        let one = (key: "one.a", change: Parts.edits[first].change)
        for second in Parts.edits {
            let together = Self.said(base, base.edited([one, ("one.b", second.change)]))
            let alone = Self.said(base, base.edited([one])).union(Self.said(base, base.edited([("one.b", second.change)])))
            #expect(together == alone, "\(Parts.edits[first].name), and \(second.name)")
        }
    }

    @Test("No order, file or spelling changes what is said", arguments: Parts.edits.indices) func spellings(edit: Int) {
        let base = Parts()
        let head = base.edited([("one.a", Parts.edits[edit].change)])
        let wanted = Self.said(base, head)
        for (name, respell) in Self.respellings {
            #expect(Self.said(base.files, respell(head)) == wanted, "head \(name), \(Parts.edits[edit].name)")
            #expect(Self.said(respell(base), head.files) == wanted, "base \(name), \(Parts.edits[edit].name)")
            #expect(Self.said(respell(base), respell(head)) == wanted, "both \(name), \(Parts.edits[edit].name)")
        }
    }

    /// Other ways to write the same estate.
    private static let respellings: [(name: String, respell: @Sendable (Parts) -> [(path: String, text: String)])] = [
        ("in reverse", { $0.files.reversed() }),
        (
            "shuffled",
            { parts in parts.files.enumerated().sorted { ($0.offset * 7 % 11, $0.offset) < ($1.offset * 7 % 11, $1.offset) }.map(\.element)
            }
        ),
        ("in one file", { parts in [("tieline.yaml", parts.specs.map(\.text).joined(separator: "---\n"))] + parts.contracts }),
        (
            "in other files",
            { parts in parts.specs.map { ($0.name == "tieline" ? "tieline.yaml" : "below/\($0.name)-spec.yaml", $0.text) } + parts.contracts
            }
        ),
        (
            "with comments",
            { parts in
                parts.files.map { ($0.path, $0.path.hasSuffix(".yaml") ? "# As it is.\n\n\($0.text)\n# The end.\n" : "\n \($0.text)\n") }
            }
        ),
        (
            "with rows and keys in another order",
            { parts in
                var other = parts.specs.map { spec -> (path: String, text: String) in
                    guard spec.name.hasPrefix("map-") else { return ("\(spec.name).yaml", spec.text) }
                    let lines = spec.text.split(separator: "\n").map(String.init)
                    let rows = lines.filter { $0.hasPrefix("  - ") }
                    let keys = lines.filter { !$0.hasPrefix("  - ") && $0 != "fields:" }
                    return ("\(spec.name).yaml", (["fields:"] + rows.reversed() + keys.reversed()).joined(separator: "\n") + "\n")
                }
                other += parts.contracts
                return other
            }
        ),
    ]
}
