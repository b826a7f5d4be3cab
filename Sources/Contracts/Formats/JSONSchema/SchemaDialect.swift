internal import Documents

/// Which keywords a schema's language has, and how it differs where drafts do.
struct SchemaDialect: Sendable, Hashable {
    /// The keywords that count; others are ignored, as the language's validators do.
    let keywords: KeywordSet
    /// Whether what stands beside a `$ref` is ignored.
    let referenceStandsAlone: Bool
    /// Whether schemas describe an API as people write them: a schema with `properties` means objects without saying so, numeric formats
    /// are bounds, and an enum under `type: string` lists texts even where YAML reads numbers.
    let describesAPI: Bool
    /// The keyword that names a schema: `$id`, in draft 4 and before `id`; nil where there is none.
    let identifier: SchemaKeyword?

    private static let sinceDraft6: KeywordSet = [.const, .contains, .propertyNames, .id]
    private static let sinceDraft7: KeywordSet = [.if, .then, .else, .readOnly, .writeOnly, .contentEncoding, .contentMediaType]
    private static let since2019: KeywordSet = [
        .dependentRequired, .dependentSchemas, .unevaluatedItems, .unevaluatedProperties, .minContains, .maxContains, .deprecated,
        .contentSchema,
    ]
    private static let since2020: KeywordSet = [.prefixItems, .dynamicRef]
    private static let onlyAPI: KeywordSet = [.nullable, .vendorNullable, .discriminator, .extensibleEnum]
    private static let onlyDraft3: KeywordSet = [.divisibleBy, .extends, .disallow]
    private static let beyondDraft4 = sinceDraft6.union(sinceDraft7).union(since2019).union(since2020).union([.recursiveRef])
    private static let vocabulary = KeywordSet.all.subtracting(onlyDraft3).subtracting(onlyAPI)

    private init(_ keywords: KeywordSet, alone: Bool, api: Bool = false, identifier: SchemaKeyword?) {
        self.keywords = keywords
        referenceStandsAlone = alone
        describesAPI = api
        self.identifier = identifier
    }

    static let draft3 = SchemaDialect(
        vocabulary.subtracting(beyondDraft4).union(onlyDraft3), alone: true, identifier: .legacyID)
    static let draft4 = SchemaDialect(vocabulary.subtracting(beyondDraft4), alone: true, identifier: .legacyID)
    static let draft6 = SchemaDialect(
        vocabulary.subtracting(beyondDraft4).union(sinceDraft6).subtracting([.legacyID]), alone: true, identifier: .id)
    static let draft7 = SchemaDialect(draft6.keywords.union(sinceDraft7), alone: true, identifier: .id)
    static let draft2019 = SchemaDialect(draft7.keywords.union(since2019).union([.recursiveRef]), alone: false, identifier: .id)
    static let draft2020 = SchemaDialect(draft7.keywords.union(since2019).union(since2020), alone: false, identifier: .id)

    static let swagger2 = SchemaDialect(apiKeywords.union([.vendorNullable]), alone: true, api: true, identifier: nil)
    static let openAPI30 = SchemaDialect(apiKeywords.union([.nullable, .writeOnly, .deprecated]), alone: true, api: true, identifier: nil)
    static let openAPI31 = SchemaDialect(
        draft2020.keywords.union([.discriminator, .extensibleEnum]), alone: false, api: true, identifier: .id)
    /// AsyncAPI's schema object, a superset of draft 7.
    static let asyncAPI = SchemaDialect(draft7.keywords.union([.discriminator, .deprecated]), alone: true, api: true, identifier: .id)
    private static let apiKeywords = vocabulary.subtracting(beyondDraft4)
        .subtracting([.legacyID, .patternProperties, .additionalItems, .dependencies]).union([.discriminator, .readOnly, .extensibleEnum])

    /// Finds the draft that a schema says it is written in; where it says nothing, the newest.
    init(ofSchema root: Node, otherwise: SchemaDialect = .draft2020) {
        guard let address = root["$schema"], address.kind == .text else {
            self = otherwise
            return
        }
        let text = address.text
        let known: [(String, SchemaDialect)] = [
            ("draft-03", .draft3), ("draft-04", .draft4), ("draft-06", .draft6), ("draft-07", .draft7), ("2019-09", .draft2019),
            ("2020-12", .draft2020), ("oas/3.1", .openAPI31), ("oas/3.2", .openAPI31),
        ]
        self = known.first { text.utf8.contains($0.0.utf8) }?.1 ?? otherwise
    }
}
