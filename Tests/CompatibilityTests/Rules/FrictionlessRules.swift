/// Frictionless Table Schema: the columns of a file with a header.
enum FrictionlessRules {
    private static func table(_ fields: String, _ more: String = "") -> String {
        "fields: [{name: id, type: string}\(fields.isEmpty ? "" : ", \(fields)")]\n\(more)"
    }

    private static func narrows(_ name: String, _ old: String, _ new: String, at place: String? = nil) -> ContractRule {
        ContractRule(name, table("{name: a, \(old)}"), table("{name: a, \(new)}"), "breaking / none", "safe / none", at: place)
    }

    static let rules: [ContractRule] = [
        narrows("a greatest length", "type: string", "type: string, constraints: {maxLength: 9}"),
        narrows("a lower greatest length", "type: string, constraints: {maxLength: 9}", "type: string, constraints: {maxLength: 8}"),
        narrows("a higher least length", "type: string, constraints: {minLength: 1}", "type: string, constraints: {minLength: 2}"),
        narrows("a pattern", "type: string", "type: string, constraints: {pattern: 'a+'}"),
        narrows("a format", "type: string", "type: string, format: email"),
        narrows("a list of values", "type: string", "type: string, constraints: {enum: [x, y]}"),
        narrows("a value is gone", "type: string, constraints: {enum: [x, y]}", "type: string, constraints: {enum: [x]}"),
        narrows("a lower greatest number", "type: integer, constraints: {maximum: 9}", "type: integer, constraints: {maximum: 8}"),
        narrows("a higher least number", "type: integer, constraints: {minimum: 1}", "type: integer, constraints: {minimum: 2}"),
        narrows("an integer of a number", "type: number", "type: integer"),
        narrows("a number of a text", "type: string", "type: number"),
        narrows("needed", "type: string", "type: string, constraints: {required: true}"),
        ContractRule("a column is gone", table("{name: a, type: string}"), table(""), "breaking / none", "safe / none"),
        ContractRule(
            "a needed column", table(""), table("{name: a, type: string, constraints: {required: true}}"), "breaking / none",
            "breaking / none",
            because: "nobody fills a needed column that is new, and a column that is gone is refused"),
        ContractRule(
            "a day for a moment", table("{name: a, type: datetime}"), table("{name: a, type: date}"), "breaking / none", "breaking / none",
            because: "neither takes in the other"),
        ContractRule(
            "columns in another order", table("{name: a}, {name: b}"), table("{name: b}, {name: a}"), "none / none", "none / none"),
        ContractRule(
            "words", table("{name: a, type: string, title: x, description: y}"), table("{name: a, type: string}"), "none / none",
            "none / none"),
        ContractRule("a type that is so anyway", table("{name: a, type: string}"), table("{name: a}"), "none / none", "none / none"),
    ]
}
