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
        let isAliased = type.options.isSet("allow_alias")
        var numbers: [Int: Name] = [:]
        for value in type.values {
            options(value.options, ProtoOptionNames.value, "an enum value")
            if let other = numbers.updateValue(value.name.name, forKey: value.number), !isAliased {
                note(
                    "The number \(value.number) is `\(other)` already; two names for one value need `option allow_alias = true;`.",
                    at: value.name.origin)
            }
            if reserved.contains(value.number) { note("The number \(value.number) is reserved.", at: value.name.origin) }
            if names.contains(value.name.name) { note("The name `\(value.name.name)` is reserved.", at: value.name.origin) }
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

    /// Finds names that stand twice in one scope; enum values stand beside their enum, not in it.
    mutating func names(of file: ProtoFile, _ symbols: inout [Name: Origin]) {
        for message in file.messages where !message.isMapEntry {
            var own: Set<Name> = []
            for member in message.fields.map(\.name) + message.oneofs.map(\.name) where !own.insert(member.name).inserted {
                note("The message `\(message.name.name)` has a member `\(member.name)` already.", at: member.origin)
            }
        }
        for type in file.enums {
            let scope = type.parent.map { file.messages[$0].fullName } ?? file.packageName
            for value in type.values {
                let full = scope.isEmpty ? value.name.name : Name(scope.text + "." + value.name.name.text)
                note(taken: full, value.name, &symbols, "; values stand beside their enum, so names differ between enums too")
            }
        }
        for service in file.services { note(taken: service.fullName, service.name, &symbols, "") }
        for field in file.extensions {
            let scope = field.scope.map { file.messages[$0].fullName } ?? file.packageName
            let full = scope.isEmpty ? field.name.name : Name(scope.text + "." + field.name.name.text)
            note(taken: full, field.name, &symbols, "")
        }
    }

    private mutating func note(taken name: Name, _ identifier: ProtoIdentifier, _ symbols: inout [Name: Origin], _ hint: String) {
        if symbols.updateValue(identifier.origin, forKey: name) != nil || schema.types[name] != nil {
            note("The name `\(name)` is taken already\(hint).", at: identifier.origin)
        }
    }
}
