internal import Basics

/// Which types are gone, moved or new.
extension ProtobufDifferences {
    /// A message or enum in one of its lists.
    private struct Declared {
        let name: ProtoIdentifier
        let nestedName: Name
        let fullName: Name
        let isMessage: Bool
        let isNested: Bool
        let file: Int

        var word: String { isMessage ? "message" : "enum" }
    }

    /// The nested names of a schema's types, by file and by package.
    private struct Names {
        var byFile: [Set<Name>] = []
        /// Only packages that have such types at all: the last type of a kind may go unnoticed by those who import packages.
        var byPackage: [Name: Set<Name>] = [:]

        init(_ schema: ProtoSchema, isMessage: Bool) {
            for file in schema.files {
                let names = isMessage ? file.messages.map(\.nestedName) : file.enums.map(\.nestedName)
                byFile.append(Set(names))
                if !names.isEmpty { byPackage[file.packageName, default: []].formUnion(names) }
            }
        }
    }

    mutating func compareTypes() {
        compareTypes(isMessage: true)
        compareTypes(isMessage: false)
    }

    private mutating func compareTypes(isMessage: Bool) {
        let names = Names(new, isMessage: isMessage)
        let rules: (file: ProtobufRule, package: ProtobufRule) =
            isMessage ? (.messageNoDelete, .packageMessageNoDelete) : (.enumNoDelete, .packageEnumNoDelete)
        let hasServices = old.files.contains { !$0.services.isEmpty }
        for type in Self.declared(in: old, isMessage: isMessage) {
            var broken: [ProtobufRule] = []
            if let successor = successors[type.file], !names.byFile[successor].contains(type.nestedName) { broken.append(rules.file) }
            let package = old.files[type.file].packageName
            if let known = names.byPackage[package], !known.contains(type.nestedName) { broken.append(rules.package) }
            let place = origin(of: type.fullName)
            guard !broken.isEmpty else { continue }
            // A contract of messages alone is what its messages are; beside services they are parts.
            let isEntry = isMessage && !type.isNested && !hasServices
            note(
                Difference(
                    rules: broken, kind: place == nil ? .typeRemoved : .typeMoved, level: place == nil && isEntry ? .breaking : .risky,
                    subject: type.fullName.text, message: place == nil ? "the \(type.word) is gone" : "the \(type.word) is in another file",
                    detail: place == nil ? "removed" : "moved", about: .type(type.fullName), old: type.name.origin, new: place,
                    oldFits: place != nil || !isEntry))
        }
        noteAdded(isMessage: isMessage)
    }

    private mutating func noteAdded(isMessage: Bool) {
        var predecessors: [Int: Int] = [:]
        for (index, successor) in successors.enumerated() { if let successor { predecessors[successor] = index } }
        let before = Names(old, isMessage: isMessage)
        for type in Self.declared(in: new, isMessage: isMessage) where old.types[type.fullName] == nil {
            if let file = predecessors[type.file], before.byFile[file].contains(type.nestedName) { continue }
            note(
                Difference(
                    rules: [], kind: .typeAdded, level: .safe, subject: type.fullName.text, message: "the \(type.word) is new",
                    detail: "added", about: .type(type.fullName), old: nil, new: type.name.origin))
        }
    }

    /// The types of a kind but the entries of maps, which come and go with their fields.
    private static func declared(in schema: ProtoSchema, isMessage: Bool) -> [Declared] {
        schema.files.enumerated().flatMap { index, file in
            isMessage
                ? file.messages.filter { !$0.isMapEntry }.map { message in
                    Declared(
                        name: message.name, nestedName: message.nestedName, fullName: message.fullName, isMessage: true,
                        isNested: message.parent != nil, file: index)
                }
                : file.enums.map { type in
                    Declared(
                        name: type.name, nestedName: type.nestedName, fullName: type.fullName, isMessage: false,
                        isNested: type.parent != nil, file: index)
                }
        }
    }

    private func origin(of fullName: Name) -> Origin? {
        new.message(fullName)?.name.origin ?? new.enumeration(fullName)?.name.origin
    }
}
