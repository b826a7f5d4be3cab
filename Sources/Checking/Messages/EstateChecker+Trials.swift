package import Basics
package import Compatibility
package import Contracts
package import Estate

/// A message that a flow takes from a contract.
package struct TrialInput: Sendable {
    /// What the flow's places call it: `erp/credit#Account`.
    package var label: String
    package var interface: InterfaceRef?
    package var term: Term
    package var direction: Direction?
    /// The fields that the flow reads of it, each as the way from the message.
    package var paths: [[Name]]
}

/// A field of a contract that something which a flow makes rests on.
package struct TrialSource: Sendable, Hashable {
    package var label: String
    package var path: [Name]
    /// The codes that a lookup on the way knows.
    package var codes: [Name]

    package init(label: String, path: [Name], codes: [Name]) {
        self.label = label
        self.path = path
        self.codes = codes
    }
}

extension EstateChecker {
    /// A maker of messages for trials of this revision's flows.
    package func sampler(_ fuel: WitnessFuel) -> MessageSampler { MessageSampler(space: space, direction: nil, fuel: fuel) }

    /// Sends messages through a flow that this checker typed.
    ///
    /// - Parameter messages: What comes in, by label.
    package func run(_ flow: CheckedFlow, _ messages: [String: MessageValue], _ sampler: MessageSampler) -> FlowRun {
        var runner = FlowRunner(context: context, plan: flow.plan, sampler: sampler)
        var result = runner.run(messages)
        // Each group of records is a message of its own on the way; what is wrong with one is wrong with the flow.
        for group in 1..<Self.mostGroups where result.stop == nil && group < runner.groupCount {
            var other = FlowRunner(context: context, plan: flow.plan, sampler: sampler, group: group)
            let found = other.run(messages)
            result.events += found.events
            result.trusted.formUnion(found.trusted)
        }
        return result
    }

    /// How many groups of records one trial makes.
    private static let mostGroups = 8

    /// The fields by which the mappings of a flow join what comes in from contracts, in pairs.
    package func joins(of flow: CheckedFlow) -> [(left: TrialSource, right: TrialSource)] {
        var found: [(left: TrialSource, right: TrialSource)] = []
        for (action, _) in flow.plan.actions {
            guard case .map(let map) = action else { continue }
            for pair in (map.mapping.join ?? []).map(\.value) {
                let ends = [pair.left, pair.right].map { path -> TrialSource? in
                    guard let (shape, rest) = source(of: path, map) else { return nil }
                    var sources: [TrialSource] = []
                    collect(rest, shape, flow, [], &sources, depth: 0)
                    return sources.first
                }
                if let left = ends[0], let right = ends[1] { found.append((left, right)) }
            }
        }
        return found
    }

    /// The messages that a flow takes from contracts.
    package func inputs(of flow: CheckedFlow) -> [TrialInput] {
        var found: [TrialInput] = []
        func add(_ shape: PoolShape) {
            guard shape.maker == nil, !found.contains(where: { $0.label == shape.label }) else { return }
            let paths = flow.uses.filter { $0.access == .read && $0.label == shape.label && !$0.path.isEmpty && $0.manner != .document }
                .compactMap { try? FieldPath(parsing: $0.path) }.compactMap(\.names)
            found.append(
                TrialInput(label: shape.label, interface: shape.interface, term: shape.term, direction: shape.direction, paths: paths))
        }
        for (action, _) in flow.plan.actions {
            switch action {
            case .get(let index): add(flow.plan.pool[index])
            case .map(let map): for source in map.sources where source.shape.taken == nil { add(source.shape) }
            case .fill, .send: continue
            }
        }
        return found
    }

    /// The fields of contracts that a hop rests on: those of the rows that fill it, over mappings and entities.
    package func sources(ofHop hop: String, in flow: CheckedFlow) -> [TrialSource] {
        var found: [TrialSource] = []
        for (action, _) in flow.plan.actions {
            switch action {
            case .map(let map):
                let prefix = "\(map.mapping.ref)."
                guard hop.hasPrefix(prefix) else { continue }
                collect(String(hop.dropFirst(prefix.count)), map, flow, &found, depth: 0)
            case .fill(let fill) where fill.hop == hop:
                collect(fill.path, flow.plan.pool[fill.index], flow, [], &found, depth: 0)
            case .send(let send) where hop.hasPrefix(send.hop + "."):
                let path = (try? FieldPath(parsing: String(hop.dropFirst(send.hop.utf8.count + 1)))) ?? FieldPath([])
                if flow.plan.pool[send.index].maker == nil { collect(path, flow.plan.pool[send.index], flow, [], &found, depth: 0) }
            default: continue
            }
        }
        return found
    }

    private func collect(_ target: String, _ map: FlowPlan.Map, _ flow: CheckedFlow, _ found: inout [TrialSource], depth: Int) {
        guard depth < 8 else { return }
        var rows = map.mapping.fields ?? []
        if case .fields(let paths)? = map.mapping.same { rows += paths.map { sameRow($0) } }
        if case .all? = map.mapping.same, !rows.contains(where: { $0.to.value.withoutMarkers.description == target }),
            let path = try? FieldPath(parsing: target)
        {
            rows.append(sameRow(Located(path, at: map.mapping.anchor.span)))
        }
        for row in rows {
            let own = row.to.value.withoutMarkers.description
            guard own == target || own.hasPrefix(target + ".") || target.hasPrefix(own + "."), case .paths(let paths) = row.source else {
                continue
            }
            for (index, path) in paths.enumerated() {
                let codes = codes(of: row, index)
                guard let (shape, rest) = source(of: path.value, map) else { continue }
                collect(rest, shape, flow, codes, &found, depth: depth)
            }
        }
    }

    /// What the conditions of a flow, of its mappings, and of the rows that fill a hop ask of fields of contracts.
    package func conditions(onHop hop: String, in flow: CheckedFlow) -> [(source: TrialSource, test: Comparison.Test)] {
        var found: [(source: TrialSource, test: Comparison.Test)] = []
        func add(_ condition: Condition, _ resolve: (FieldPath) -> (shape: PoolShape, path: FieldPath)?) {
            guard case .all(let comparisons) = condition else { return }
            for comparison in comparisons {
                guard let (shape, path) = resolve(comparison.path) else { continue }
                var sources: [TrialSource] = []
                collect(path, shape, flow, [], &sources, depth: 0)
                for source in sources { found.append((source, comparison.test)) }
            }
        }
        for (action, conditions) in flow.plan.actions {
            for condition in conditions {
                add(condition) { path in
                    guard case .field(let name)? = path.segments.first?.step,
                        let shape = flow.plan.pool.last(where: { $0.name == name })
                    else { return nil }
                    return (shape, FieldPath(Array(path.segments.dropFirst())))
                }
            }
            guard case .map(let map) = action else { continue }
            if let condition = map.mapping.where { add(condition.value) { source(of: $0, map) } }
            for row in map.mapping.fields ?? [] where hop == "\(map.mapping.ref).\(row.to.value.withoutMarkers)" {
                if let condition = row.when { add(condition.value) { source(of: $0, map) } }
            }
        }
        return found
    }

    private func sameRow(_ path: Located<FieldPath>) -> MappingRow {
        var row = MappingRow(at: Anchor(path.span))
        row.to = path
        row.source = .paths([path])
        return row
    }

    /// What a lookup or a conversion of a row takes from one of its fields.
    private func codes(of row: MappingRow, _ index: Int) -> [Name] {
        switch row.lookup?.value {
        case .inline(let entries)?: return entries.map(\.key.value)
        case .codes(let codes, let from, let to)?: return context.lookups.pairs(codes.value.name, from.value, to.value)?.map(\.from) ?? []
        case nil: break
        }
        var separator: String?
        for transform in row.transform.map(\.value) {
            switch transform {
            case .join(let between): separator = between.text
            case .decimal, .integer, .round, .toCents, .fromCents: return ["12"]
            case .boolean: return ["true"]
            case .parse(let pattern):
                guard let sample = try? DateText.format(.text("2026-01-31T08:30:00Z"), pattern.text) else { return [] }
                guard let separator, !separator.isEmpty else { return [Name(sample)] }
                let parts = sample.split(separator: separator, omittingEmptySubsequences: false)
                return parts.indices.contains(index) ? [Name(parts[index])] : []
            default: continue
            }
        }
        return []
    }

    private func source(of path: FieldPath, _ map: FlowPlan.Map) -> (shape: PoolShape, path: FieldPath)? {
        if case .field(let name)? = path.segments.first?.step, let named = map.sources.first(where: { $0.name == name }) {
            return (named.shape, FieldPath(Array(path.segments.dropFirst())))
        }
        return map.sources.count == 1 ? (map.sources[0].shape, path) : nil
    }

    /// Follows a place in a shape back to contracts.
    private func collect(
        _ path: FieldPath, _ shape: PoolShape, _ flow: CheckedFlow, _ codes: [Name], _ found: inout [TrialSource], depth: Int
    ) {
        if shape.maker == nil {
            guard let names = path.names else { return }
            // A shape that is a part of one that came in is a part of that message.
            let inner = shape.taken?.path.names ?? []
            let label = shape.taken.map { flow.plan.pool[$0.index].label } ?? shape.label
            let source = TrialSource(label: label, path: inner + names, codes: codes)
            if !found.contains(source) { found.append(source) }
            return
        }
        for (action, _) in flow.plan.actions {
            guard case .map(let map) = action, map.mapping.name == shape.maker else { continue }
            collect(path.withoutMarkers.description, map, flow, &found, depth: depth + 1)
        }
    }
}

extension FieldPath {
    /// The names of the fields on the way; nil where it picks items or goes over all values of a map.
    var names: [Name]? {
        var names: [Name] = []
        for segment in segments {
            switch segment.step {
            case .field(let name) where segment.predicate.isEmpty: names.append(name)
            case .items where segment.predicate.isEmpty: continue
            default: return nil
            }
        }
        return names
    }
}

extension EstateChecker {
    /// How messages of an input behave by its contract's format.
    package func profile(of input: TrialInput) -> Profile { context.profile(of: input.interface) }

    /// The codes that the specs state for a field that its contract leaves open; nil where they state none.
    package func statedCodes(of source: TrialSource, in input: TrialInput) -> [Name]? {
        guard let interface = input.interface else { return nil }
        let path = FieldPath(source.path.map { PathSegment(field: $0) })
        let found = try? PathReader(space: space, direction: input.direction).read(path, in: input.term)
        return context.codes(of: source.label, path, interface, in: found?.container)
    }

    /// A message as reports write it, in the notation of the contract that a term is of; nil where it is too long for a person.
    package func written(_ value: MessageValue, as term: Term) -> WrittenMessage? { space.written(value, as: term) }
}
