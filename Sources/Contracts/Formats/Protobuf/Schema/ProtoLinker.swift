internal import Basics

/// Resolves the names in files: what types fields have, what extensions extend, what features hold where.
struct ProtoLinker {
    private var schema: ProtoSchema
    /// For each file, the files whose types it may use: itself, its imports, and what those import publicly.
    private var visible: [Set<Int>] = []
    /// Files with an import that was not found: what they do not know may stand there.
    private let incomplete: Set<Int>
    /// What the file at hand says of `java_string_check_utf8`; nil where it does not.
    private var javaChecks: Bool?
    private var hasEnumDefaults = false
    /// What names led to from the package of the file at hand outwards; nothing where they led nowhere.
    private var known: [Name: Found?] = [:]
    /// The messages of the file at hand that hold other types, the only ones in which names can lead to something.
    private var holders: Set<Int> = []

    /// Links a schema's files.
    ///
    /// - Parameters:
    ///   - imports: For each file, the indices of the files that its imports lead to; nil for one of Protobuf's own, and for none.
    ///   - incomplete: The files with an import that was not found.
    static func link(_ schema: ProtoSchema, imports: [[Int?]], incomplete: Set<Int>) -> ProtoSchema {
        var linker = ProtoLinker(schema, imports, incomplete)
        linker.declareTypes()
        linker.resolveTypes()
        if linker.hasEnumDefaults { linker.schema.indexEnumValues() }
        return linker.schema
    }

    private init(_ schema: ProtoSchema, _ imports: [[Int?]], _ incomplete: Set<Int>) {
        self.schema = schema
        self.incomplete = incomplete
        for index in schema.files.indices { visible.append(Self.visible(from: index, schema, imports)) }
    }

    private static func visible(from start: Int, _ schema: ProtoSchema, _ imports: [[Int?]]) -> Set<Int> {
        var result: Set<Int> = [start]
        var pending = imports[start].compactMap { $0 }
        while let next = pending.popLast() {
            guard result.insert(next).inserted else { continue }
            for (number, target) in imports[next].enumerated() where schema.files[next].imports[number].kind == .public {
                if let target { pending.append(target) }
            }
        }
        return result
    }

    // MARK: Declarations

    private mutating func declareTypes() {
        for (file, content) in schema.files.enumerated() {
            for (index, message) in content.messages.enumerated() {
                declare(message.fullName, .message(file: file, index: index), message.name)
            }
            for (index, type) in content.enums.enumerated() {
                declare(type.fullName, .enumeration(file: file, index: index), type.name)
            }
        }
    }

    private mutating func declare(_ name: Name, _ type: ProtoTypeRef, _ identifier: ProtoIdentifier) {
        guard !schema.declare(name, type), let known = schema.types[name] else { return }
        let other = place(of: known)
        schema.note("`\(name)` is defined already, at \(other); give one of them another name.", at: identifier.origin)
    }

    private func place(of type: ProtoTypeRef) -> String {
        let origin =
            switch type {
            case .message(let file, let index): schema.files[file].messages[index].name.origin
            case .enumeration(let file, let index): schema.files[file].enums[index].name.origin
            }
        let span = schema.span(of: origin)
        return "\(span.path):\(span.start.line)"
    }

    // MARK: Uses

    private mutating func resolveTypes() {
        for file in schema.files.indices {
            // Taken out, so that it can be changed in place.
            var content = schema.files[file]
            schema.files[file] = ProtoFile(path: content.path, source: content.source)
            resolve(&content, file)
            schema.files[file] = content
        }
    }

    private mutating func resolve(_ content: inout ProtoFile, _ file: Int) {
        let (edition, package) = (content.edition, content.packageName)
        let features = ProtoFeatures(edition).applying(content.options)
        known = [:]
        holders = Set(content.messages.lazy.filter { !$0.isMapEntry }.compactMap(\.parent))
        holders.formUnion(content.enums.lazy.compactMap(\.parent))
        javaChecks = content.options.text("java_string_check_utf8").map { $0 == "true" }
        for index in content.messages.indices {
            let outer = content.messages[index].parent.map { content.messages[$0].features } ?? features
            content.messages[index].features = outer.applying(content.messages[index].options)
        }
        for index in content.enums.indices {
            let outer = content.enums[index].parent.map { content.messages[$0].features } ?? features
            content.enums[index].features = outer.applying(content.enums[index].options)
        }
        var entries: [Name: ProtoFeatures] = [:]
        for index in content.messages.indices {
            let around = scopes(of: index, content)
            let own = content.messages[index].features
            let entry = content.messages[index].isMapEntry ? entries[content.messages[index].fullName] : nil
            let oneofs = content.messages[index].oneofs.map { own.applying($0.options) }
            // Taken out, so that they can be changed in place.
            var fields = content.messages[index].fields
            content.messages[index].fields = []
            for number in fields.indices {
                let outer = entry ?? fields[number].oneof.map { oneofs[$0] } ?? own
                resolve(&fields[number], in: around, outer, edition, package, file)
                if fields[number].isMap {
                    entries[fields[number].typeName] = fields[number].features
                    entries[fields[number].typeName]?.messageEncoding = .lengthPrefixed
                }
            }
            content.messages[index].fields = fields
        }
        for index in content.extensions.indices {
            let scope = content.extensions[index].scope
            let outer = scope.map { content.messages[$0].features } ?? features
            let around = scope.map { scopes(of: $0, content) } ?? []
            var field = content.extensions[index]
            resolve(&field, in: around, outer, edition, package, file)
            content.extensions[index] = field
        }
        resolveServices(&content, file)
    }

    /// The messages around something, the innermost first, in which names may lead to a type.
    private func scopes(of message: Int, _ content: ProtoFile) -> [Name] {
        guard !holders.isEmpty else { return [] }
        var result: [Name] = []
        var next: Int? = message
        while let index = next {
            if holders.contains(index) { result.append(content.messages[index].fullName) }
            next = content.messages[index].parent
        }
        return result
    }

    private mutating func resolve(
        _ field: inout ProtoField, in scopes: [Name], _ outer: ProtoFeatures, _ edition: ProtoEdition, _ package: Name, _ file: Int
    ) {
        field.features = field.options.isEmpty ? outer : outer.applying(field.options)
        if edition == .proto3, field.label == .optional { field.features.fieldPresence = .explicit }
        legacyOptions(&field, edition)
        if let extendee = field.extendee, let name = resolve(extendee.name, in: scopes, package, file, at: extendee.origin)?.name {
            field.extendee?.name = name
        }
        guard !field.typeName.isEmpty else { return }
        guard let found = resolve(field.typeName, in: scopes, package, file, at: field.typeOrigin) else {
            field.kind = .unknown
            return
        }
        field.typeName = found.name
        field.type = found.type
        if field.kind != .group { field.kind = found.isEnum ? .enum : .message }
    }

    /// Takes in the options that editions replaced by features.
    private mutating func legacyOptions(_ field: inout ProtoField, _ edition: ProtoEdition) {
        if !edition.isEdition || javaChecks != nil {
            field.features.javaVerifies = javaChecks == true
        }
        if field.features.utf8Validation == .verify { field.features.javaVerifies = true }
        if field.kind == .group, !edition.isEdition { field.features.messageEncoding = .delimited }
        guard !field.options.isEmpty else { return }
        if edition < .edition(2024), let type = field.options.text("ctype") {
            field.features.stringType = ProtoFeatures.StringType(rawValue: type) ?? field.features.stringType
        }
        if !edition.isEdition, let packed = field.options.text("packed") {
            field.features.repeatedEncoding = packed == "true" ? .packed : .expanded
        }
        if field.kind == .enum || field.kind == .unknown, field.options.option("default") != nil { hasEnumDefaults = true }
    }

    private mutating func resolveServices(_ content: inout ProtoFile, _ file: Int) {
        for index in content.services.indices {
            for number in content.services[index].methods.indices {
                var method = content.services[index].methods[number]
                let scope = content.packageName
                method.input.name = methodType(method.input, in: scope, file)
                method.output.name = methodType(method.output, in: scope, file)
                content.services[index].methods[number] = method
            }
        }
    }

    private mutating func methodType(_ type: ProtoIdentifier, in scope: Name, _ file: Int) -> Name {
        guard let found = resolve(type.name, in: [], scope, file, at: type.origin) else { return type.name }
        if found.isEnum { schema.note("`\(found.name)` is an enum; a method takes and answers messages.", at: type.origin) }
        return found.name
    }

    // MARK: Names

    private typealias Found = (name: Name, isEnum: Bool, type: ProtoTypeRef?)

    /// Finds a type by its name as written: in the messages around it, then in the package and the packages around that.
    private mutating func resolve(_ name: Name, in scopes: [Name], _ package: Name, _ file: Int, at origin: Origin) -> Found? {
        let isFull = name.text.utf8.first == UInt8(ascii: ".")
        if !isFull {
            for scope in scopes {
                if let found = find(Name(scope.text + "." + name.text), file, at: origin) { return found }
            }
        }
        let found: Found?
        if let earlier = known[name] {
            found = earlier
        } else {
            found = isFull ? find(Name(name.text.dropFirst()), file, at: origin) : search(name, from: package, file, at: origin)
            known[name] = .some(found)
        }
        if found == nil { unresolved(name, file, at: origin) }
        return found
    }

    private mutating func search(_ name: Name, from package: Name, _ file: Int, at origin: Origin) -> Found? {
        var outer = package.text[...]
        while true {
            let full = outer.isEmpty ? name : Name(outer + "." + name.text)
            if let found = find(full, file, at: origin) { return found }
            if outer.isEmpty { return nil }
            outer = outer.utf8.lastIndex(of: UInt8(ascii: ".")).map { outer[..<$0] } ?? ""
        }
    }

    private mutating func find(_ name: Name, _ file: Int, at origin: Origin) -> Found? {
        let type = schema.types[name]
        let other: Int
        let isEnum: Bool
        switch type {
        case .message(let index, _)?: (other, isEnum) = (index, false)
        case .enumeration(let index, _)?: (other, isEnum) = (index, true)
        case nil: return WellKnownTypes.kind(of: name).map { (name, $0 == .enum, nil) }
        }
        if !visible[file].contains(other) {
            schema.note(
                "`\(name)` is defined in \(schema.files[other].path), which this file does not import; add `import \"\(schema.files[other].path)\";`.",
                at: origin)
        }
        return (name, isEnum, type)
    }

    private mutating func unresolved(_ name: Name, _ file: Int, at origin: Origin) {
        let hint = incomplete.contains(file) ? "; it may be in an import that was not found" : "; define it, or import the file that does"
        schema.note("There is no type `\(name)`\(hint).", at: origin)
    }
}
