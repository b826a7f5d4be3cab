internal import Basics
internal import Documents

extension EDMXReader {
    /// The shape of what an element's `Type` attribute names, under the element's facets (length, precision, ...).
    mutating func shape(ofTypeOf node: Node, _ view: View, isNullable: Bool) -> ShapeID {
        guard let type = node.attribute("Type") else {
            trouble("The `\(node.text)` element states no type.", at: node)
            return contract.add(.any, at: origin(of: node))
        }
        return shape(of: type, facets: node, view, isNullable: isNullable)
    }

    /// The shape of a type's name, which `type` holds, with or without `Collection(...)`.
    mutating func shape(of type: Node, facets: Node, _ view: View, isNullable: Bool) -> ShapeID {
        var name = type.text
        guard name.hasPrefix("Collection("), name.hasSuffix(")") else {
            return single(name, at: type, facets: facets, view, isNullable: isNullable)
        }
        name = String(name.dropFirst("Collection(".count).dropLast())
        // A collection is never null; from version 4 on, `Nullable` speaks of its items, but says nothing where it is left out.
        let itemsAreNullable = facets.attribute("Nullable")?.isText("true") == true
        let items = single(name, at: type, facets: facets, view, isNullable: itemsAreNullable)
        return contract.add(.array(ArrayShape(items: items)), at: origin(of: facets))
    }

    /// The union of a shape with null.
    mutating func nullable(_ shape: ShapeID, at node: Node) -> ShapeID {
        let null = contract.add(.scalar(.null), at: origin(of: node))
        return contract.add(.union(Union([shape, null])), at: origin(of: node))
    }

    private mutating func single(_ name: String, at type: Node, facets: Node, _ view: View, isNullable: Bool) -> ShapeID {
        let shape: ShapeID
        if let primitive = EdmPrimitive(name, [facets], isVersion4: schemas.isVersion4) {
            shape = contract.add(primitive.shape, at: origin(of: facets))
        } else if let declared = schemas.types[schemas.qualified(name)] {
            shape = declared.kind == .definition ? defined(declared, facets) : reference(to: declared, view, at: facets)
        } else {
            trouble("The type `\(name)` is not declared, so its values are unknown.", at: type)
            return contract.add(.any, at: origin(of: facets))
        }
        if case .any = contract[shape] { return shape }
        return isNullable ? nullable(shape, at: facets) : shape
    }

    /// The shape of a `TypeDefinition`: its own facets come before those of where it is used.
    private mutating func defined(_ type: CSDLType, _ facets: Node) -> ShapeID {
        let underlying = type.node.attribute("UnderlyingType")
        guard let primitive = EdmPrimitive(underlying?.text ?? "", [type.node, facets], isVersion4: schemas.isVersion4) else {
            trouble("The type definition `\(type.name)` has no primitive type below it.", at: underlying ?? type.node)
            return contract.add(.any, at: origin(of: facets))
        }
        return contract.add(primitive.shape, at: origin(of: facets))
    }
}

/// A primitive type of EDM under its facets.
struct EdmPrimitive {
    let shape: Shape

    /// Returns nil for a name that is no primitive type. Of several elements with facets, the first that has one counts.
    init?(_ name: String, _ elements: [Node], isVersion4: Bool) {
        guard name.hasPrefix("Edm.") else { return nil }
        func facet(_ name: StaticString) -> Node? { elements.lazy.compactMap { $0.attribute(name) }.first }
        let maxLength = facet("MaxLength").flatMap { Int($0.text) }
        switch name.dropFirst("Edm.".count) {
        case "String": shape = .scalar(.text(TextDomain(maxLength: maxLength)))
        case "Boolean": shape = .scalar(.boolean)
        case "Byte": shape = .scalar(.number(NumberDomain(minimum: .init(.zero), maximum: .init(ExactDecimal(255)), step: .one)))
        case "SByte": shape = .scalar(.number(.signed(bits: 8)))
        case "Int16": shape = .scalar(.number(.signed(bits: 16)))
        case "Int32": shape = .scalar(.number(.signed(bits: 32)))
        case "Int64": shape = .scalar(.number(.signed(bits: 64)))
        case "Decimal": shape = .scalar(.number(Self.decimal(facet("Precision")?.text, facet("Scale")?.text, isVersion4: isVersion4)))
        case "Double": shape = .scalar(.number(NumberDomain(width: .double)))
        case "Single": shape = .scalar(.number(NumberDomain(width: .float)))
        case "DateTime":
            // SAP has no type for a date alone in version 2 and says so beside it.
            let format = elements.lazy.compactMap { $0.attribute("display-format", namespace: .exactly(CSDLNamespaces.sap)) }.first
            shape = .scalar(.instant(format?.isText("Date") == true ? .date : .dateTime))
        case "DateTimeOffset": shape = .scalar(.instant(.dateTime))
        case "Date": shape = .scalar(.instant(.date))
        case "TimeOfDay", "Time": shape = .scalar(.instant(.time))
        case "Duration": shape = .scalar(.instant(.duration))
        case "Guid": shape = .scalar(.text(TextDomain(format: "uuid")))
        case "Binary": shape = .scalar(.bytes(maxLength: maxLength))
        case "Stream": shape = .scalar(.bytes(maxLength: nil))
        case "Untyped", "PrimitiveType", "ComplexType", "EntityType": shape = .any
        case let other where other.hasPrefix("Geography") || other.hasPrefix("Geometry"): shape = .any
        default: return nil
        }
    }

    /// A decimal's domain. In version 4 a scale that is left out beside a precision is zero; in older versions it is unknown. Services that
    /// state neither mean any number, whatever the standard says.
    private static func decimal(_ precision: String?, _ scale: String?, isVersion4: Bool) -> NumberDomain {
        let digits = precision.flatMap { Int($0) }.flatMap { (1...1024).contains($0) ? $0 : nil }
        var places = scale.flatMap { Int($0) }.flatMap { (0...1024).contains($0) ? $0 : nil }
        if scale == nil, digits != nil, isVersion4 { places = 0 }
        switch (digits, places) {
        case (let digits?, let places?): return .decimal(precision: digits, scale: places)
        case (let digits?, nil):
            var domain = NumberDomain.decimal(precision: digits, scale: 0)
            domain.step = nil
            return domain
        case (nil, let places?): return NumberDomain(step: .powerOfTen(-places))
        case (nil, nil): return .any
        }
    }
}
