internal import Basics

extension RuleCatalogue {
    /// Prevention: a shared definition and a system of record for each entity; transformations documented.
    static let model: [RuleDescription] = [
        RuleDescription(
            "model/entity-without-definition", .warning, "an entity, or its key, without a definition",
            because: "Two teams that mean different things by one word build mappings that are wrong in silence.",
            fix: "Write `definition` in a sentence: what it is, and what it is not.",
            violating: "kind: Entity\nname: customer", passing: "kind: Entity\nname: customer\ndefinition: A company that buys from us."),
        RuleDescription(
            "model/no-system-of-record", .error, "an entity or field that no system is the record of",
            because: "When two systems differ, nobody can say which one is right.",
            fix: "Name `systemOfRecord` on the entity or on the field.",
            violating: "kind: Entity\nname: customer\nfields: {id: {type: string}}",
            passing: "kind: Entity\nname: customer\nsystemOfRecord: erp\nfields: {id: {type: string}}"),
        RuleDescription(
            "model/two-systems-of-record", .error, "two systems of record for one field and partition",
            because: "Both may change it, and the later write wins.",
            fix: "Make the partitions exclude each other, or name one system.",
            violating: "systemOfRecord: [{system: erp-sub, when: company = EMEA}, {system: erp, when: company = EMEA}]",
            passing: "systemOfRecord: [{system: erp-sub, when: company = EMEA}, {system: erp}]"),
        RuleDescription(
            "model/write-against-record", .error, "a flow writes into the system of record from a system that may not enter it",
            because: "The record is overwritten by a copy.",
            fix: "Turn the flow around, or list its source in `enteredIn`.",
            violating: "systemOfRecord: erp\nenteredIn: []   # and a flow writes shop -> erp",
            passing: "systemOfRecord: erp\nenteredIn: [shop]"),
        RuleDescription(
            "model/echo-loop", .warning, "a value can travel in a circle back to where it came from",
            because: "One edit sets off messages without end, or undoes itself.",
            fix: "State `ignores: [flow:x]` on the receive, or cut the circle.",
            violating: "# flow a: crm -> erp, flow b: erp -> crm, both on every change",
            passing: "steps: [{receive: crm/events#Changed, ignores: [flow:b]}]"),
        RuleDescription(
            "model/meaning-differs", .warning, "a mapping joins systems that mean different things by an entity, and says nothing about it",
            because: "A household that becomes a company is no error that a machine reports.",
            fix: "Say in the mapping's `bridges` how the difference is dealt with.",
            violating: "meanings: [{at: erp/bp#Partner, means: a company}, {at: crm/accounts#Account, means: a household}]",
            passing: "bridges: Households are left out."),
        RuleDescription(
            "model/mapping-bypasses-canonical", .info, "a mapping from system to system where a canonical entity exists",
            because: "Every such mapping has to be changed with both systems.",
            fix: "Map to the entity, and from the entity to the other system.",
            violating: "from: erp/bp#Partner\nto: crm/accounts#Account", passing: "from: erp/bp#Partner\nto: entity:customer"),
        RuleDescription(
            "model/unmapped-required", .error, "a target field that must be filled and is not",
            because: "The target refuses the message.",
            fix: "Add a row for it, with `value` where it is always the same.",
            violating: "# the target requires currency\nfields: [{to: total, from: amount}]",
            passing: "fields: [{to: total, from: amount}, {to: currency, value: EUR}]"),
        RuleDescription(
            "model/unknown-source-field", .error, "a mapping reads a field that its source does not have",
            because: "It reads nothing, and what it fills is empty.",
            fix: "Correct the path; the nearest one is suggested.",
            violating: "fields: [{to: id, from: PartnerNumber}]   # the contract has BusinessPartner",
            passing: "fields: [{to: id, from: BusinessPartner}]"),
        RuleDescription(
            "model/unknown-target-field", .error, "a mapping fills a field that its target does not have",
            because: "The value is dropped, or the message refused.",
            fix: "Correct the path; the nearest one is suggested.",
            violating: "fields: [{to: idd, from: BusinessPartner}]", passing: "fields: [{to: id, from: BusinessPartner}]"),
        RuleDescription(
            "model/type-mismatch", .error, "no value of the source can be what the target accepts",
            because: "Every message fails.",
            fix: "Convert it: `transform: decimal`, `parse(yyyyMMdd)`, `join(space)`.",
            violating: "# text into a number\nfields: [{to: limit, from: LimitText}]",
            passing: "fields: [{to: limit, from: LimitText, transform: decimal}]"),
        RuleDescription(
            "model/optional-into-required", .warning, "what may be absent feeds what must be there",
            because: "Some messages fail: those without the value.",
            fix: "Give a default: `transform: default(0)`, or filter with `where`.",
            violating: "fields: [{to: id, from: externalId}]", passing: "fields: [{to: id, from: externalId, transform: default(none)}]"),
        RuleDescription(
            "model/source-not-in-flow", .error, "a map whose source no earlier step brings",
            because: "At run time there is nothing to map.",
            fix: "Add the step that reads it, or move the map behind it.",
            violating: "steps: [{map: erp-customer}, {read: erp/bp#Partner/read}]",
            passing: "steps: [{read: erp/bp#Partner/read}, {map: erp-customer}]"),
        RuleDescription(
            "model/step-does-not-fit", .error, "a step sends what nothing made",
            because: "The call goes out with the wrong body, or none.",
            fix: "Add the map before it, or name the body: `body: NAME`.",
            violating: "steps: [{receive: shop/events#Order}, {call: erp/orders#createOrder}]",
            passing: "steps: [{receive: shop/events#Order}, {map: shop-order}, {call: erp/orders#createOrder}]"),
        RuleDescription(
            "model/arrives-before-its-reference", .warning, "data can be faster than what it refers to",
            because: "An order arrives before its customer, and is refused.",
            fix: "Name the other flow in `after`, or make it as fast.",
            violating: "kind: Flow\nname: order-to-erp   # customers come once a night", passing: "after: [flow:customer-to-erp]"),
        RuleDescription(
            "model/lossy-mapping", .error, "values that the target rejects or cuts, and no transform says so",
            because: "Data is refused or silently shortened.",
            fix: "State it: `truncate(35)`, `round(2)`; or widen the target.",
            violating: "# 80 characters into 35\nfields: [{to: name, from: LongName}]",
            passing: "fields: [{to: name, from: LongName, transform: truncate(35)}]"),
        RuleDescription(
            "model/incomplete-lookup", .error, "a code that the lookup does not know",
            because: "The message fails, or falls to `otherwise`, on the first day that code is used.",
            fix: "Add the code, or say what happens to others with `otherwise`.",
            violating: "lookup: {01: A}   # the source also has 02", passing: "lookup: {01: A, 02: B}"),
        RuleDescription(
            "model/unit-mismatch", .error, "unit, currency, tax, time zone or scale differ without a transform that says so",
            because: "The number is right and means something else.",
            fix: "Convert it: `unit(kg -> lb)`, `currency(USD -> EUR)`, `to-cents(2)`, `timezone(UTC -> Europe/Berlin)`.",
            violating: "# cents into a decimal amount\nfields: [{to: total, from: totalCents}]",
            passing: "fields: [{to: total, from: totalCents, transform: from-cents(2)}]"),
        RuleDescription(
            "model/conflicting-lookups", .warning, "two mappings translate the same codes differently",
            because: "One of them is wrong.",
            fix: "Share one code list: `lookup: LIST(from -> to)`.",
            violating: "lookup: {ST: EA}   # and elsewhere {ST: PC}", passing: "lookup: unit-of-measure(erp -> canonical)"),
        RuleDescription(
            "model/opaque-transform", .info, "a transformation that only its code documents",
            because: "What it reads and makes cannot be checked.",
            fix: "List what it `reads`, or write it with the language's transforms.",
            violating: "transform: custom(score)", passing: "transform: trim | upper"),
        RuleDescription(
            "model/unused-mapping", .info, "a mapping that no flow uses",
            because: "It is kept up to date for nothing, or a flow forgot it.",
            fix: "Use it in a `map` step, or remove it.",
            violating: "kind: Mapping\nname: old-customer", passing: "steps: [{map: erp-customer}]"),
        RuleDescription(
            "model/artefact-differs", .error, "the integration artefact does not do what the mapping says",
            because: "The document and the running code part ways, and the next change is judged by the document.",
            fix: "Correct whichever of the two is wrong.",
            violating: "implementedBy: {file: customer.xml, part: erp-customer}   # which does not fill segment",
            passing: "implementedBy: {file: customer.xml, part: erp-customer}"),
    ]
}
