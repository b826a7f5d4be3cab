internal import Basics
internal import Contracts

extension MessageValue {
    /// The value at a way; the first item of lists is taken.
    func value(at way: ArraySlice<Name>) -> MessageValue? {
        guard let name = way.first else { return self }
        if case .array(let items) = self { return items.first?.value(at: way) }
        return self[name]?.value(at: way.dropFirst())
    }

    /// The way to the first scalar of some text.
    func way(to text: Name) -> [Name]? {
        switch self {
        case .object(let members):
            for member in members { if let rest = member.value.way(to: text) { return [member.name] + rest } }
            return nil
        case .array(let items): return items.first?.way(to: text)
        default: return plainText == text ? [] : nil
        }
    }

    /// The first member and those on some ways; that others are left out is marked.
    func excerpt(_ ways: [[Name]]) -> MessageValue {
        switch self {
        case .object(let members):
            let wanted = Set(ways.compactMap(\.first))
            var kept: [Member] = []
            for (index, member) in members.enumerated() where index == 0 || wanted.contains(member.name) {
                let rest = ways.filter { $0.first == member.name }.map { Array($0.dropFirst()) }
                kept.append(Member(member.name, member.value.excerpt(rest)))
            }
            return .object(kept + (kept.count < members.count ? [Member(Self.omission, .text(Self.omission))] : []))
        case .array(let items): return .array(items.prefix(1).map { $0.excerpt(ways) })
        default: return self
        }
    }
}
