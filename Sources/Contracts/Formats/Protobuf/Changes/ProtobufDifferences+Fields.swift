internal import Basics

/// Fields that both versions have under one number, and extensions.
extension ProtobufDifferences {
    /// What fields belong to, in both versions.
    struct Owner {
        /// The message's full name.
        let name: Name
        let isMapEntry: Bool
        /// The names of the message's oneofs, and how many fields each has.
        let oldOneofs: [Name]
        let newOneofs: [Name]
        let oldMembers: [Int: Int]
        let newMembers: [Int: Int]
        /// The full names of an extension; nil for an ordinary field.
        var extensionNames: (old: Name, new: Name)?

        init(_ before: ProtoMessage, _ after: ProtoMessage) {
            name = before.fullName
            isMapEntry = before.isMapEntry && after.isMapEntry
            oldOneofs = before.oneofs.map(\.name.name)
            newOneofs = after.oneofs.map(\.name.name)
            oldMembers = before.oneofs.isEmpty ? [:] : Self.members(before)
            newMembers = after.oneofs.isEmpty ? [:] : Self.members(after)
        }

        /// The owner of extensions: the message that they extend.
        init(extending name: Name, by names: (old: Name, new: Name)) {
            self.name = name
            extensionNames = names
            isMapEntry = false
            (oldOneofs, newOneofs, oldMembers, newMembers) = ([], [], [:], [:])
        }

        private static func members(_ message: ProtoMessage) -> [Int: Int] {
            message.fields.reduce(into: [:]) { count, field in if let oneof = field.oneof { count[oneof, default: 0] += 1 } }
        }
    }

    mutating func compare(_ before: ProtoField, _ after: ProtoField, _ owner: Owner) {
        compareTypes(before, after, owner)
        if !owner.isMapEntry { compareCardinality(before, after, owner) }
        compareNames(before, after, owner)
        compareDefaults(before, after, owner)
        if before.extendee == nil { compareOneofs(before, after, owner) }
        compareOptions(before, after, owner)
    }

    /// A difference of one field.
    private func difference(
        _ rules: [ProtobufRule], _ before: ProtoField, _ after: ProtoField, _ owner: Owner, _ message: String, _ detail: String
    ) -> Difference {
        Difference(
            rules: rules, subject: subject(before, owner), message: message, detail: detail, about: .type(owner.name),
            old: before.name.origin, new: after.name.origin)
    }

    private func subject(_ field: ProtoField, _ owner: Owner) -> String { "\(owner.name).\(field.name.name)" }

    // MARK: Names

    private mutating func compareNames(_ before: ProtoField, _ after: ProtoField, _ owner: Owner) {
        var rules: [ProtobufRule] = []
        let isExtension = owner.extensionNames != nil
        let names = owner.extensionNames ?? (before.name.name, after.name.name)
        if names.old != names.new { rules.append(.fieldSameName) }
        let (was, now) = (before.jsonName, after.jsonName)
        if !isExtension, was != now { rules.append(.fieldSameJSONName) }
        guard !rules.isEmpty else { return }
        let isRenamed = rules.contains(.fieldSameName)
        let message =
            isRenamed
            ? "the field \(before.number) was called `\(names.old)` and is called `\(names.new)`"
            : "the JSON name changed from `\(was)` to `\(now)`"
        var change = difference(rules, before, after, owner, message, isRenamed ? "\(names.old)>\(names.new)" : "\(was)>\(now)")
        // Readers of JSON take the JSON name and the field's own.
        change.oldFits = was == now || was == after.name.name
        change.newFits = was == now || now == before.name.name
        note(change)
    }

    // MARK: Cardinality

    private mutating func compareCardinality(_ before: ProtoField, _ after: ProtoField, _ owner: Owner) {
        let (was, now) = (before.cardinality, after.cardinality)
        guard was != now else { return }
        var rules: [ProtobufRule] = [.fieldSameCardinality]
        if was.wireJSONGroup != now.wireJSONGroup { rules.append(.fieldWireJSONCardinality) }
        if was.wireGroup != now.wireGroup { rules.append(.fieldWireCardinality) }
        if (was == .required) != (now == .required) { rules.append(.messageSameRequiredFields) }
        var change = difference(rules, before, after, owner, "was \(was.words) and is \(now.words)", "\(was.words)>\(now.words)")
        switch (was, now) {
        case (.required, .explicit), (.required, .implicit):
            change.kind = .fieldBecameOptional
            change.newFits = false
        case (.explicit, .required), (.implicit, .required):
            change.kind = .fieldBecameRequired
            change.oldFits = false
        case (.explicit, .implicit), (.implicit, .explicit): change.kind = .fieldPresenceChanged
        default:
            change.kind = .fieldCardinalityChanged
            (change.oldFits, change.newFits) = (false, false)
        }
        note(change)
    }

    // MARK: Defaults and oneofs

    private mutating func compareDefaults(_ before: ProtoField, _ after: ProtoField, _ owner: Owner) {
        guard let was = ProtoDefault(of: before, in: old), let now = ProtoDefault(of: after, in: new) else { return }
        let isSingle = (before.kind == .float) != (after.kind == .float)
        guard !was.isSame(as: now, isSingle: isSingle) else { return }
        var change = difference(
            [.fieldSameDefault], before, after, owner, "the default changed from \(was.text) to \(now.text)",
            "default:\(was.text)>\(now.text)")
        (change.oldFits, change.newFits) = (false, false)
        note(change)
    }

    private mutating func compareOneofs(_ before: ProtoField, _ after: ProtoField, _ owner: Owner) {
        let was = before.oneof.map { owner.oldOneofs[$0] }
        let now = after.oneof.map { owner.newOneofs[$0] }
        guard was != now else { return }
        let message =
            switch (was, now) {
            case (let was?, let now?): "moved from the oneof `\(was)` to the oneof `\(now)`"
            case (nil, let now?): "moved into the oneof `\(now)`"
            default: "moved out of the oneof `\(was ?? "")`"
            }
        var change = difference([.fieldSameOneof], before, after, owner, message, "oneof:\(was ?? "")>\(now ?? "")")
        // Alone in a oneof, a field excludes nothing.
        change.oldFits = was != nil || (owner.newMembers[after.oneof ?? -1] ?? 0) < 2
        change.newFits = now != nil || (owner.oldMembers[before.oneof ?? -1] ?? 0) < 2
        note(change)
    }

    // MARK: Options

    private mutating func compareOptions(_ before: ProtoField, _ after: ProtoField, _ owner: Owner) {
        if !before.options.isDeprecated, after.options.isDeprecated {
            var change = difference([], before, after, owner, "is deprecated now", "deprecated")
            (change.kind, change.level) = (.fieldDeprecated, .safe)
            note(change)
        }
        if before.kind.is64BitInteger, after.kind.is64BitInteger {
            let (was, now) = (before.options.text("jstype") ?? "JS_NORMAL", after.options.text("jstype") ?? "JS_NORMAL")
            if was != now {
                note(difference([.fieldSameJSType], before, after, owner, "`jstype` changed from \(was) to \(now)", "jstype:\(was)>\(now)"))
            }
        }
        let texts: Set<ProtoKind> = [.string, .bytes]
        if texts.contains(before.kind), texts.contains(after.kind), !owner.isMapEntry { compareStringTypes(before, after, owner) }
        guard before.kind == .string, after.kind == .string else { return }
        if before.features.utf8Validation != after.features.utf8Validation {
            note(
                difference(
                    [.fieldSameUTF8Validation], before, after, owner,
                    after.features.utf8Validation == .verify ? "is held to be UTF-8 now" : "is no longer held to be UTF-8",
                    "utf8:\(after.features.utf8Validation)"))
        }
        let (was, now) = (before.features.javaVerifies, after.features.javaVerifies)
        if was != now {
            note(
                difference(
                    [.fieldSameJavaUTF8Validation], before, after, owner,
                    now ? "is held to be UTF-8 by Java now" : "is no longer held to be UTF-8 by Java", "java-utf8:\(now)"))
        }
    }

    private mutating func compareStringTypes(_ before: ProtoField, _ after: ProtoField, _ owner: Owner) {
        let (was, now) = (before.features.stringType, after.features.stringType)
        // A piece of a string reads as a string.
        guard was != now, !(was == .piece && now == .string) else { return }
        let words = (was.rawValue, now.rawValue)
        note(
            difference(
                [.fieldSameCppStringType], before, after, owner, "its C++ type changed from \(words.0) to \(words.1)",
                "ctype:\(words.0)>\(words.1)"))
    }

    // MARK: Extensions

    private struct ExtensionKey: Hashable {
        let extendee: Name
        let number: Int
    }

    mutating func compareExtensions() {
        var after: [ExtensionKey: (field: ProtoField, name: Name)] = [:]
        var byFile: [Set<Name>] = []
        var byPackage: [Name: Set<Name>] = [:]
        for file in new.files {
            var names: Set<Name> = []
            for field in file.extensions {
                let nested = file.nestedName(field.name.name, in: field.scope)
                names.insert(nested)
                guard let extendee = field.extendee else { continue }
                after[ExtensionKey(extendee: extendee.name, number: field.number)] = (field, file.fullName(of: nested))
            }
            byFile.append(names)
            if !names.isEmpty { byPackage[file.packageName, default: []].formUnion(names) }
        }
        var known: Set<ExtensionKey> = []
        for (index, file) in old.files.enumerated() {
            for field in file.extensions {
                guard let extendee = field.extendee else { continue }
                let key = ExtensionKey(extendee: extendee.name, number: field.number)
                known.insert(key)
                let nested = file.nestedName(field.name.name, in: field.scope)
                var rules: [ProtobufRule] = []
                if let successor = successors[index], !byFile[successor].contains(nested) { rules.append(.extensionNoDelete) }
                if let names = byPackage[file.packageName], !names.contains(nested) { rules.append(.packageExtensionNoDelete) }
                let now = after[key]
                let fullName = file.fullName(of: nested)
                if let now { compare(field, now.field, Owner(extending: extendee.name, by: (fullName, now.name))) }
                guard !rules.isEmpty else { continue }
                note(
                    Difference(
                        rules: rules, subject: fullName.text,
                        message: now == nil ? "the extension is gone" : "the extension stands elsewhere",
                        detail: now == nil ? "removed" : "moved",
                        about: .type(extendee.name), old: field.name.origin, new: now?.field.name.origin))
            }
        }
        noteAddedExtensions(known)
    }

    private mutating func noteAddedExtensions(_ known: Set<ExtensionKey>) {
        for file in new.files {
            for field in file.extensions {
                guard let extendee = field.extendee, !known.contains(ExtensionKey(extendee: extendee.name, number: field.number)) else {
                    continue
                }
                note(
                    Difference(
                        rules: [], kind: .extensionAdded, level: .safe,
                        subject: file.fullName(of: file.nestedName(field.name.name, in: field.scope)).text,
                        message: "the extension of `\(extendee.name)` is new", detail: "added", about: .type(extendee.name), old: nil,
                        new: field.name.origin))
            }
        }
    }
}
