internal import Basics

/// Enums that both versions have.
extension ProtobufDifferences {
    mutating func compareEnums() {
        for file in old.files {
            for before in file.enums {
                if let after = new.enumeration(before.fullName) { compare(before, after) }
            }
        }
    }

    private mutating func compare(_ before: ProtoEnum, _ after: ProtoEnum) {
        let name = before.fullName
        if before.features.enumType != after.features.enumType {
            let words = after.features.enumType == .closed ? "was open and is closed" : "was closed and is open"
            note(
                Difference(
                    rules: [.enumSameType], subject: name.text, message: words, detail: "\(after.features.enumType)", about: .type(name),
                    old: before.name.origin, new: after.name.origin))
        }
        if before.features.jsonFormat == .allow, after.features.jsonFormat != .allow {
            note(
                Difference(
                    rules: [.enumSameJSONFormat], subject: name.text, message: "its JSON form is no longer allowed, but best effort",
                    detail: "json:ALLOW>LEGACY_BEST_EFFORT", about: .type(name), old: before.name.origin, new: after.name.origin,
                    oldFits: false))
        }
        compareValues(before, after)
        compareReserved(
            (before.reservedRanges, before.reservedNames), (after.reservedRanges, after.reservedNames), .reservedEnumNoDelete, name,
            after.name)
    }

    private mutating func compareValues(_ before: ProtoEnum, _ after: ProtoEnum) {
        let olds = Self.byNumber(before)
        let news = Self.byNumber(after)
        let numbers = NumberRanges(after.reservedRanges)
        let reserved = Set(after.reservedNames.map(\.name))
        for (number, values) in olds.values {
            let names = values.map(\.name.name)
            let subject = "\(before.fullName).\(names[0])"
            guard let index = news.index[number] else {
                var rules: [ProtobufRule] = [.enumValueNoDelete]
                if !numbers.contains(number) { rules.append(.enumValueNumberReserved) }
                if !names.allSatisfy(reserved.contains) { rules.append(.enumValueNameReserved) }
                note(
                    Difference(
                        rules: rules, subject: subject, message: "the value \(number) is gone", detail: "-\(names[0])",
                        about: .type(before.fullName), old: values[0].name.origin, new: after.name.origin, oldFits: false))
                continue
            }
            let now = news.values[index].values
            let kept = Set(now.map(\.name.name))
            let lost = names.filter { !kept.contains($0) }
            guard !lost.isEmpty else { continue }
            note(
                Difference(
                    rules: [.enumValueSameName], subject: subject,
                    message:
                        "the value \(number) was called \(Self.list(names)) and is called \(Self.list(now.map(\.name.name)))",
                    detail: "\(lost[0])>\(now[0].name.name)", about: .type(before.fullName), old: values[0].name.origin,
                    new: now[0].name.origin, oldFits: false, newFits: false))
        }
        for (number, values) in news.values where olds.index[number] == nil {
            note(
                Difference(
                    rules: [], kind: .enumValueAdded, level: .risky, subject: "\(after.fullName).\(values[0].name.name)",
                    message: "the value \(number) is new, and readers may not expect it", detail: "+\(values[0].name.name)",
                    about: .type(after.fullName), old: nil, new: values[0].name.origin, newFits: false))
        }
    }

    private static func list(_ names: [Name]) -> String {
        names.prefix(3).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
    }

    /// The values of an enum by number, in their order, with where each number is.
    private static func byNumber(_ type: ProtoEnum) -> (values: [(number: Int, values: [ProtoEnumValue])], index: [Int: Int]) {
        var values: [(number: Int, values: [ProtoEnumValue])] = []
        var index: [Int: Int] = [:]
        for value in type.values {
            if let known = index[value.number] {
                values[known].values.append(value)
            } else {
                index[value.number] = values.count
                values.append((value.number, [value]))
            }
        }
        return (values, index)
    }
}
