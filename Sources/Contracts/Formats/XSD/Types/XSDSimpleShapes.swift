internal import Basics

/// Turns simple types into shapes of the model.
struct XSDSimpleShapes {
    /// Lists longer than this are not counted item by item.
    private static let countedItems = 40
    /// More digits than this are no bound that anything is held against.
    private static let countedDigits = 30

    /// The shapes that a value of a type may have; a union where there are several.
    func shapes(of type: XSDSimpleType) -> [Shape] {
        if let values = type.facets.enumeration { return [enumeration(values, type)] }
        switch type.variety {
        case .atomic(let primitive): return atomic(primitive, type.facets)
        case .list: return [text(type)]
        case .union(let members):
            if type.facets.hasPatterns || type.facets.minLength != nil || type.facets.maxLength != nil { return [text(type)] }
            return members.flatMap(shapes)
        }
    }

    private func atomic(_ primitive: XSDPrimitive, _ facets: XSDFacets) -> [Shape] {
        switch primitive {
        case .decimal where !facets.hasPatterns: return domains(facets).map { .scalar(.number($0)) }
        case .float where !facets.hasPatterns: return [.scalar(.number(floating(facets, .float)))]
        case .double where !facets.hasPatterns: return [.scalar(.number(floating(facets, .double)))]
        case .boolean where !facets.hasPatterns: return [.scalar(.boolean)]
        case .instant(let kind) where !facets.hasPatterns && facets.minimum == nil && facets.maximum == nil:
            return [.scalar(.instant(kind))]
        case .instant(let kind) where facets.minimum != nil || facets.maximum != nil:
            return instants(kind, facets) ?? [text(XSDSimpleType(variety: .atomic(primitive), facets: facets))]
        case .base64Binary where !facets.hasPatterns && (facets.minLength ?? 0) == 0: return [.scalar(.bytes(maxLength: facets.maxLength))]
        default: return [text(XSDSimpleType(variety: .atomic(primitive), facets: facets))]
        }
    }

    /// A type as the texts that stand for its values.
    private func text(_ type: XSDSimpleType) -> Shape {
        var domain = TextDomain.any
        let facets = type.facets
        var patterns = facets.patterns
        var labels = facets.labels
        switch type.variety {
        case .atomic(.string), .atomic(.qualifiedName):
            domain.minLength = facets.minLength ?? 0
            domain.maxLength = facets.maxLength
            if facets.whiteSpace == .collapse, domain.minLength > 0 {
                // White space at the ends is taken away before characters are counted.
                let sign = "[^ \\t\\n\\r]"
                patterns.append(
                    domain.minLength == 1
                        ? "[\\s\\S]*\(sign)[\\s\\S]*" : "[\\s\\S]*\(sign)[\\s\\S]{\(domain.minLength - 2),}\(sign)[\\s\\S]*")
            }
            if case .atomic(.qualifiedName) = type.variety { patterns.append("(?:\(XSDBuiltIns.localName):)?\(XSDBuiltIns.localName)") }
        default:
            var bare = type
            bare.facets.patterns = []
            if let own = pattern(of: bare) {
                patterns.append(own)
            } else {
                labels.append(label(of: type))
                patterns += spelling(of: type).map { [$0] } ?? []
            }
        }
        domain.patterns = patterns.map { "^(?:\($0))$" }
        if !labels.isEmpty { domain.format = labels.sorted().joined(separator: " ") }
        return .scalar(.text(domain))
    }

    private func enumeration(_ values: [String], _ type: XSDSimpleType) -> Shape {
        let isNumeric = if case .atomic(.decimal) = type.variety { true } else { false }
        let literals: [Literal] = values.map { value in
            let text = type.facets.whiteSpace == .preserve ? value : value.xsdTrimmed
            if isNumeric, let number = ExactDecimal(parsing: text) { return .number(number) }
            return .text(Name(text))
        }
        return .literals(literals)
    }

    // MARK: Numbers

    /// The numbers of a decimal type: one part for each count of digits behind the point that the digits before it leave.
    private func domains(_ facets: XSDFacets) -> [NumberDomain] {
        let low = bound(facets.minimum)
        let high = bound(facets.maximum)
        let scale = facets.fractionDigits
        guard let digits = facets.totalDigits, digits > 0, digits <= Self.countedDigits else {
            return [NumberDomain(minimum: low, maximum: high, step: scale.map { ExactDecimal.powerOfTen(-$0) })]
        }
        return (0...min(digits, scale ?? digits)).map { behind in
            let domain = NumberDomain.decimal(precision: digits, scale: behind)
            return NumberDomain(
                minimum: tighter(low, domain.minimum, isLower: true), maximum: tighter(high, domain.maximum, isLower: false),
                step: domain.step)
        }.filter { domain in
            guard let low = domain.minimum, let high = domain.maximum else { return true }
            return low.value < high.value || (low.value == high.value && !low.isExclusive && !high.isExclusive)
        }
    }

    private func floating(_ facets: XSDFacets, _ width: NumberDomain.Width) -> NumberDomain {
        NumberDomain(minimum: bound(facets.minimum), maximum: bound(facets.maximum), width: width)
    }

    private func bound(_ bound: XSDFacets.Bound?) -> NumberDomain.Bound? {
        bound.flatMap { bound in ExactDecimal(parsing: bound.text).map { NumberDomain.Bound($0, isExclusive: bound.isExclusive) } }
    }

    private func tighter(_ one: NumberDomain.Bound?, _ two: NumberDomain.Bound?, isLower: Bool) -> NumberDomain.Bound? {
        guard let one, let two else { return one ?? two }
        if one.value == two.value { return one.isExclusive ? one : two }
        return (one.value < two.value) == isLower ? two : one
    }

    // MARK: Patterns

    /// The texts of a type as a pattern without anchors; nil where no pattern is exact.
    private func pattern(of type: XSDSimpleType) -> String? {
        let facets = type.facets
        if let values = facets.enumeration { return "(?:\(values.map { $0.xsdTrimmed.patternQuoted }.joined(separator: "|")))" }
        guard facets.labels.isEmpty, facets.patterns.count <= 1 else { return nil }
        switch type.variety {
        case .atomic(.string):
            let counts = "{\(facets.minLength ?? 0),\(facets.maxLength.map { "\($0)" } ?? "")}"
            if let only = facets.patterns.first { return facets.minLength == nil && facets.maxLength == nil ? "(?:\(only))" : nil }
            return "[\\s\\S]\(counts)"
        case .atomic(.qualifiedName): return "(?:\(XSDBuiltIns.localName):)?\(XSDBuiltIns.localName)"
        case .atomic(let primitive):
            if let only = facets.patterns.first { return "(?:\(only))" }
            return pattern(of: primitive, facets)
        case .list(let item): return listPattern(item, facets)
        case .union(let members):
            let parts = members.compactMap(pattern)
            return parts.count == members.count && facets.minLength == nil && facets.maxLength == nil
                ? "(?:\(parts.joined(separator: "|")))" : nil
        }
    }

    private func pattern(of primitive: XSDPrimitive, _ facets: XSDFacets) -> String? {
        switch primitive {
        case .string, .qualifiedName: return nil
        case .boolean: return ValueSpelling.boolean
        case .decimal:
            let parts = domains(facets).compactMap { $0.pattern(.usual) }
            return parts.isEmpty ? nil : "(?:\(parts.joined(separator: "|")))"
        case .float: return floating(facets, .float).pattern(.usual)
        case .double: return floating(facets, .double).pattern(.usual)
        case .instant(let kind): return facets.minimum == nil && facets.maximum == nil ? ValueSpelling.pattern(of: kind, .usual) : nil
        case .calendar(let pattern): return facets.minimum == nil && facets.maximum == nil ? pattern : nil
        case .hexBinary: return ValueSpelling.hex(minLength: facets.minLength ?? 0, maxLength: facets.maxLength)
        case .base64Binary: return (facets.minLength ?? 0) == 0 ? ValueSpelling.base64(maxLength: facets.maxLength) : nil
        }
    }

    private func listPattern(_ item: XSDSimpleType, _ facets: XSDFacets) -> String? {
        var bare = item
        if case .atomic(.string) = item.variety, item.facets.patterns.isEmpty, item.facets.enumeration == nil {
            // An item holds no white space.
            guard (item.facets.maxLength ?? 0) <= Self.countedItems else { return nil }
            bare.facets.patterns = ["[^ \\t\\n\\r]{\(max(1, item.facets.minLength ?? 1)),\(item.facets.maxLength.map { "\($0)" } ?? "")}"]
            (bare.facets.minLength, bare.facets.maxLength) = (nil, nil)
        }
        guard let one = pattern(of: bare) else { return nil }
        let least = facets.minLength ?? 0
        guard max(least, facets.maxLength ?? 0) <= Self.countedItems else { return nil }
        if facets.maxLength == 0 { return "" }
        let most = facets.maxLength.map { "\($0 - 1)" } ?? ""
        let some = "\(one)(?: \(one)){\(max(0, least - 1)),\(most)}"
        return least == 0 ? "(?:\(some))?" : some
    }

    /// What all values of a bounded type look like, whatever its bounds; nil where they have no form of their own.
    private func spelling(of type: XSDSimpleType) -> String? {
        switch type.variety {
        case .atomic(.instant(let kind)): ValueSpelling.pattern(of: kind, .accepted)
        case .atomic(.calendar(let pattern)): pattern
        default: nil
        }
    }

    /// A text that tells a type whose values no pattern gives: equal texts are equal types.
    func label(of type: XSDSimpleType) -> String {
        let facets = type.facets
        let bounds = [facets.minimum, facets.maximum].map { $0.map { "\($0.isExclusive ? "beyond " : "")\($0.text)" } ?? "" }
        let lengths = "\(facets.minLength.map { "\($0)" } ?? "")..\(facets.maxLength.map { "\($0)" } ?? "")"
        let own = "\(bounds.joined(separator: "..")) length \(lengths) \(facets.patterns.joined(separator: " and "))"
        switch type.variety {
        case .atomic(let primitive): return "\(primitive) \(own)"
        case .list(let item): return "list of (\(label(of: item))) \(own)"
        case .union(let members): return "union of (\(members.map(label).joined(separator: ", "))) \(own)"
        }
    }
}
