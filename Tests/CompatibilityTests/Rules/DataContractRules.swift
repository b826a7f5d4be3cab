/// Data contracts: what the owner's rows may hold, and what readers were promised of them.
enum DataContractRules {
    private static func specified(_ field: String, type: String = "table") -> String {
        "dataContractSpecification: 1.1.0\nid: c\ninfo: {title: t, version: 1.0.0}\nmodels:\n  m:\n    type: \(type)\n    fields:\n      id: {type: string}\n      \(field)\n"
    }

    private static func widens(_ name: String, _ old: String, _ new: String, at place: String? = nil) -> ContractRule {
        ContractRule(name, specified("f: {\(old)}"), specified("f: {\(new)}"), "none / breaking", "none / safe", at: place)
    }

    static let specification: [ContractRule] = [
        ContractRule(
            "a field is gone", specified("f: {type: string}"), specified(""), "none / breaking", "none / risky",
            at: "field/removed m/read/response.f",
            because: "a new field may surprise who reads all"),
        ContractRule(
            "a model is gone", specified("", type: "table") + "  n:\n    fields: {a: {type: string}}\n", specified(""), "breaking", "safe"),
        widens("a value may be missing", "type: string, required: true", "type: string", at: "null/added m/read/response.f"),
        widens("a longer text", "type: string, maxLength: 8", "type: string, maxLength: 9"),
        widens("an unbounded text", "type: string, maxLength: 8", "type: string"),
        widens("a shorter text", "type: string, minLength: 2", "type: string, minLength: 1"),
        widens("no pattern", "type: string, pattern: '^a+$'", "type: string"),
        widens("no format", "type: string, format: uuid", "type: string"),
        widens("a greater number", "type: number, maximum: 9", "type: number, maximum: 10"),
        widens("a smaller number", "type: number, minimum: 1", "type: number, minimum: 0"),
        widens("more digits", "type: decimal, precision: 8, scale: 2", "type: decimal, precision: 9, scale: 2"),
        widens("a wider integer", "type: int", "type: long"),
        widens("no list of values", "type: string, enum: [a, b]", "type: string"),
        ContractRule(
            "a new value", specified("f: {type: string, enum: [a]}"), specified("f: {type: string, enum: [a, b]}"), "none / risky",
            "none / safe",
            because: "readers are expected to bear a value that they do not know"),
        ContractRule(
            "another type", specified("f: {type: string}"), specified("f: {type: boolean}"), "none / breaking", "none / breaking",
            because: "neither is read as the other"),
        ContractRule(
            "no longer unique", specified("f: {type: string, unique: true}"), specified("f: {type: string}"), "breaking", "safe"),
        ContractRule(
            "a topic for a table", specified(""), specified("", type: "topic"), "breaking", "breaking", because: "it is read in another way"
        ),
        ContractRule(
            "words", specified("f: {type: string, title: a, description: b, tags: [c], pii: true}"),
            specified("f: {type: string, example: d, classification: e}"), "none", "none"),
    ]

    private static func standardised(_ property: String, name: String = "m") -> String {
        "kind: DataContract\napiVersion: v3.0.2\nid: c\nversion: 1.0.0\nstatus: active\nschema:\n  - name: \(name)\n    physicalType: table\n    properties:\n      - {name: id, logicalType: string}\n      \(property.isEmpty ? "" : "- {name: f, \(property)}")\n"
    }

    private static func widensProperty(_ name: String, _ old: String, _ new: String, at place: String? = nil) -> ContractRule {
        ContractRule(name, standardised(old), standardised(new), "none / breaking", "none / safe", at: place)
    }

    private static func options(_ options: String, _ type: String = "string") -> String {
        "logicalType: \(type), logicalTypeOptions: {\(options)}"
    }

    static let standard: [ContractRule] = [
        ContractRule(
            "a property is gone", standardised("logicalType: string"), standardised(""), "none / breaking", "none / risky",
            at: "field/removed m/read/response.f", because: "a new field may surprise who reads all"),
        ContractRule(
            "another name of the table", standardised(""), standardised("", name: "n"), "breaking", "breaking",
            because: "neither has the other's name"),
        widensProperty("a value may be missing", "logicalType: string, required: true", "logicalType: string"),
        widensProperty("a longer text", options("maxLength: 8"), options("maxLength: 9"), at: "length/loosened m/read/response.f"),
        widensProperty("a shorter text", options("minLength: 2"), options("minLength: 1")),
        widensProperty("no pattern", options("pattern: '^a+$'"), "logicalType: string"),
        widensProperty("a greater number", options("maximum: 9", "number"), options("maximum: 10", "number")),
        widensProperty("a greatest number that is taken in", options("exclusiveMaximum: 9", "number"), options("maximum: 9", "number")),
        widensProperty("a smaller number", options("minimum: 1", "number"), options("minimum: 0", "number")),
        widensProperty("any number", options("multipleOf: 2", "integer"), "logicalType: integer"),
        widensProperty("a wider integer", options("format: i32", "integer"), options("format: i64", "integer")),
        widensProperty("a longer column", "logicalType: string, physicalType: varchar(8)", "logicalType: string, physicalType: varchar(9)"),
        widensProperty(
            "more items", options("maxItems: 8", "array") + ", items: {logicalType: string}",
            options("maxItems: 9", "array") + ", items: {logicalType: string}"),
        widensProperty(
            "items twice", options("uniqueItems: true", "array") + ", items: {logicalType: string}",
            "logicalType: array, items: {logicalType: string}"),
        widensProperty(
            "a field within may be missing", "logicalType: object, properties: [{name: a, logicalType: string, required: true}]",
            "logicalType: object, properties: [{name: a, logicalType: string}]"),
        ContractRule(
            "no longer unique", standardised("logicalType: string, unique: true"), standardised("logicalType: string"), "breaking", "safe"),
        ContractRule(
            "another type", standardised("logicalType: string"), standardised("logicalType: boolean"), "none / breaking", "none / breaking",
            because: "neither is read as the other"),
        ContractRule(
            "words", standardised("logicalType: string, description: a, tags: [b]"),
            standardised("logicalType: string, businessName: c, classification: d"), "none",
            "none"),
        ContractRule(
            "the same contract in the other language", standardised(options("maxLength: 9")), specified("f: {type: string, maxLength: 9}"),
            "none", "none"),
    ]
}
