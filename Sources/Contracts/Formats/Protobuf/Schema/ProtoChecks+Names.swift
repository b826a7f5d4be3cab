internal import Basics

/// Enums, services, options, and names that stand twice in one scope.
extension ProtoChecks {
    mutating func check(_ type: ProtoEnum, _ file: ProtoFile) {
        options(type.options, ProtoOptionNames.enumeration, "an enum")
        guard let first = type.values.first else { return note("The enum `\(type.name.name)` has no value.", at: type.name.origin) }
        if type.features.enumType == .open, first.number != 0 {
            note("The first value of an open enum is 0: it is what a field holds that was left out.", at: first.name.origin)
        }
        let reserved = NumberRanges(type.reservedRanges)
        let names = Set(type.reservedNames.map(\.name))
        let hasReservations = !reserved.ranges.isEmpty || !names.isEmpty
        var last = Int.min
        var isAscending = true
        for value in type.values {
            if !value.options.isEmpty { options(value.options, ProtoOptionNames.value, "an enum value") }
            if value.number <= last { isAscending = false }
            last = value.number
            guard hasReservations else { continue }
            if reserved.contains(value.number) { note("The number \(value.number) is reserved.", at: value.name.origin) }
            if names.contains(value.name.name) { note("The name `\(value.name.name)` is reserved.", at: value.name.origin) }
        }
        guard !isAscending, !type.options.isSet("allow_alias") else { return }
        var numbers: [Int: Name] = [:]
        for value in type.values {
            guard let other = numbers.updateValue(value.name.name, forKey: value.number) else { continue }
            note(
                "The number \(value.number) is `\(other)` already; two names for one value need `option allow_alias = true;`.",
                at: value.name.origin)
        }
    }

    mutating func check(_ service: ProtoService) {
        options(service.options, ProtoOptionNames.service, "a service")
        var names: Set<Name> = []
        for method in service.methods {
            options(method.options, ProtoOptionNames.method, "a method")
            if !names.insert(method.name.name).inserted {
                note("The service has a method `\(method.name.name)` already.", at: method.name.origin)
            }
        }
    }

    /// Options in parentheses are extensions, which any tool may define; the others are known.
    mutating func options(_ options: [ProtoOption], _ known: Set<Name>, _ place: String) {
        guard !options.isEmpty else { return }
        var seen: Set<Name> = []
        for option in options {
            guard let first = option.path.first, !first.isExtension else { continue }
            if !known.contains(first.name) {
                note(
                    "There is no option `\(first.name)` for \(place); an option of your own stands in parentheses.", at: option.origin)
            } else if option.path.count == 1, !seen.insert(first.name).inserted {
                note("The option `\(first.name)` is set twice.", at: option.origin)
            }
        }
    }

    // MARK: Names

    /// What stands in one scope with types: enum values (beside their enum, not in it), services and extensions.
    private func eachSymbol(_ body: (_ scope: Name, _ identifier: ProtoIdentifier, _ isValue: Bool) -> Void) {
        for file in schema.files {
            for type in file.enums {
                let scope = type.parent.map { file.messages[$0].fullName } ?? file.packageName
                for value in type.values { body(scope, value.name, true) }
            }
            for service in file.services { body(file.packageName, service.name, false) }
            for field in file.extensions { body(field.scope.map { file.messages[$0].fullName } ?? file.packageName, field.name, false) }
        }
    }

    /// Whether no full name can stand twice, told by hashes: two equal ones are no proof of the contrary.
    var namesAreDistinct: Bool {
        var hashes: Set<UInt64> = []
        hashes.reserveCapacity(schema.types.count * 4)
        var isDistinct = true
        for name in schema.types.keys { hashes.insert(Self.hash(Self.start, name)) }
        var last: (scope: Name, hash: UInt64) = ("", Self.start)
        eachSymbol { scope, identifier, _ in
            if last.scope != scope {
                let dot = UInt64(UInt8(ascii: "."))
                last = (scope, scope.isEmpty ? Self.start : (Self.hash(Self.start, scope) ^ dot) &* 1_099_511_628_211)
            }
            if !hashes.insert(Self.hash(last.hash, identifier.name)).inserted { isDistinct = false }
        }
        return isDistinct
    }

    private static let start: UInt64 = 14_695_981_039_346_656_037

    private static func hash(_ start: UInt64, _ name: Name) -> UInt64 {
        name.text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }

    /// Says which names stand twice.
    mutating func checkNames() {
        var taken: [(identifier: ProtoIdentifier, name: Name, isValue: Bool)] = []
        var symbols: Set<Name> = []
        eachSymbol { scope, identifier, isValue in
            let full = scope.isEmpty ? identifier.name : Name(scope.text + "." + identifier.name.text)
            if !symbols.insert(full).inserted || schema.types[full] != nil { taken.append((identifier, full, isValue)) }
        }
        for (identifier, name, isValue) in taken {
            let hint = isValue ? "; values stand beside their enum, so names differ between enums too" : ""
            note("The name `\(name)` is taken already\(hint).", at: identifier.origin)
        }
    }
}
