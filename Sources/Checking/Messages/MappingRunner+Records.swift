internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// Sources whose records belong together, and records that are put into one.
extension MappingRunner {
    /// A value as its source's join and the mapping's groups make it arrive.
    func arranged(_ value: NestedValue, at path: FieldPath) -> NestedValue {
        var value = value
        var lists = lists(on: path)
        if let join = SourceJoin(of: path, in: mapping) {
            let own = self.lists(on: join.own)
            // What lies outside the lists whose items are joined is there once, whatever their partners are.
            if lists.starts(with: own) {
                value = value.joined(by: nested(join.own), to: nested(join.other))
                if !own.isEmpty { lists = self.lists(on: join.other) + lists.dropFirst(own.count) }
            }
        }
        guard let groups else { return value }
        let isKey = (mapping.groupBy ?? []).contains { $0.value.withoutMarkers == path.withoutMarkers }
        guard let list = groups.list else { return isKey ? value : .each([value]) }
        guard lists.starts(with: list), case .each = value else { return value }
        let indices = groups.members.indices.contains(group) ? groups.members[group] : []
        return isKey ? indices.first.map { value.item($0) } ?? .absent : .each(indices.map { value.item($0) })
    }

    /// The records of the messages by what `groupBy` names; nil where nothing is grouped.
    ///
    /// Messages of their own are one group of one record: others that belong to it would come with other messages.
    var groups: RecordGroups? {
        guard let keys = mapping.groupBy, !keys.isEmpty else { return nil }
        let lists = keys.map { self.lists(on: $0.value) }
        guard let list = lists.first(where: { !$0.isEmpty }) else { return RecordGroups(list: nil, members: [[0]], isTried: true) }
        let isTried = list.count == 1 && lists.allSatisfy { $0.isEmpty || $0 == list }
        return RecordGroups(list: list, keys: keys.map { nested($0.value) }, isTried: isTried)
    }

    /// The lists on the way to a field, from the outside in, by the sources' shapes.
    private func lists(on path: FieldPath) -> [String] {
        guard let (index, rest) = source(of: path) else { return [] }
        let shape = map.sources[index].shape
        do throws(PathTrouble) {
            let found = try PathReader(space: context.space, direction: shape.direction).read(rest, in: shape.term)
            return found.dimensions.map { "\(index) \($0.key)" }
        } catch {
            return []
        }
    }

    func nested(_ path: FieldPath) -> NestedValue { source(of: path).map { values[$0.index].nested($0.path) } ?? .absent }
}

/// Which records of messages are equal in some fields.
struct RecordGroups {
    /// The list whose items are the records; nil where the messages are.
    let list: [String]?
    /// The numbers of the records of each group, in the order in which groups are first met.
    var members: [[Int]]
    /// Whether the grouping is one that is executed: records in lists of lists are not.
    let isTried: Bool

    init(list: [String]?, members: [[Int]], isTried: Bool) {
        self.list = list
        self.members = members
        self.isTried = isTried
    }

    /// Takes the values of the fields; those that are single are the same for all records.
    init(list: [String], keys: [NestedValue], isTried: Bool) {
        self.list = list
        self.isTried = isTried
        members = []
        let count = keys.compactMap { key in if case .each(let items) = key { items.count } else { nil } }.max() ?? 0
        var known: [[Name?]: Int] = [:]
        for index in 0..<count {
            // Fields are compared as text, as those of joins are.
            let texts = keys.map { key in if case .one(let value) = key.item(index) { value.plainText } else { nil as Name? } }
            if let group = known[texts] {
                members[group].append(index)
            } else {
                known[texts] = members.count
                members.append([index])
            }
        }
    }
}
