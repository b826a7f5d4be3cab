internal import Basics
internal import Contracts

/// Tells which shapes of two versions of a contract say the same, so that nothing below them is compared.
///
/// Types are told by their names. First each type is held against its namesake with references taken at their names; then what leads to a
/// type that differs counts as different too. What is left says the same all the way down, circles included. Places and descriptions do
/// not count; an answer of "no" only means that the full comparison decides.
final class UnchangedShapes {
    private let old: Contract
    private let new: Contract
    /// For each old type, its namesake in the new contract; -1 for none.
    private var namesakes: [Int32]
    /// For each old type, whether something at or below it differs.
    private var differs: [Bool]
    /// The old types that the shape looked at refers to; nil once it is known which types differ.
    private var references: [Int32]? = []
    /// Whether a contract says things aside its shapes' values.
    private let hasAsides: Bool
    private let hasStrays: Bool
    /// How many more pairs one question may look at, since readers may share shapes.
    private var budget = 0

    init(old: Contract, new: Contract) {
        self.old = old
        self.new = new
        hasStrays = !old.strays.isEmpty || !new.strays.isEmpty
        hasAsides = hasStrays || !old.untyped.isEmpty || !new.untyped.isEmpty
        namesakes = Self.namesakes(old, new)
        differs = Array(repeating: true, count: old.types.count)
        guard old.format == new.format, old.profile == new.profile else { return }
        var dependents: [[Int32]] = Array(repeating: [], count: old.types.count)
        for index in old.types.indices where namesakes[index] >= 0 {
            let (before, after) = (old.types[index], new.types[Int(namesakes[index])])
            references = []
            differs[index] =
                before.kind != after.kind || before.label != after.label || before.wireName != after.wireName
                || !ask(before.shape, after.shape)
            for reference in references ?? [] { dependents[Int(reference)].append(Int32(index)) }
        }
        references = nil
        var queue = old.types.indices.filter { differs[$0] }
        while let next = queue.popLast() {
            for dependent in dependents[next] where !differs[Int(dependent)] {
                differs[Int(dependent)] = true
                queue.append(Int(dependent))
            }
        }
    }

    /// Whether an old shape and a new one say the same.
    func isSame(_ before: ShapeID, _ after: ShapeID) -> Bool {
        guard old.format == new.format, old.profile == new.profile else { return false }
        return ask(before, after)
    }

    /// The new types by name; a name that stands twice in either contract tells nothing.
    private static func namesakes(_ old: Contract, _ new: Contract) -> [Int32] {
        var indices: [Name: Int32] = [:]
        for (index, type) in new.types.enumerated() {
            indices[type.name] = indices[type.name] == nil ? Int32(index) : -1
        }
        var seen: [Name: Int] = [:]
        var result: [Int32] = []
        for (index, type) in old.types.enumerated() {
            result.append(indices[type.name] ?? -1)
            if let earlier = seen.updateValue(index, forKey: type.name) {
                result[earlier] = -1
                result[index] = -1
            }
        }
        return result
    }

    private func ask(_ before: ShapeID, _ after: ShapeID) -> Bool {
        budget = 1_024 + 2 * old.shapes.count
        return same(before, after)
    }

    private func same(_ before: ShapeID, _ after: ShapeID) -> Bool {
        budget -= 1
        guard budget > 0, !hasAsides || sameAsides(before, after) else { return false }
        switch (old[before], new[after]) {
        case (.any, .any), (.never, .never): return true
        case (.scalar(.text(let one)), .scalar(.text(let two))):
            return one == two && one.patterns.elementsEqual(two.patterns) { Name($0) == Name($1) }
        case (.scalar(let one), .scalar(let two)): return one == two
        case (.literals(let one), .literals(let two)): return one == two
        case (.record(let one), .record(let two)): return same(one, two)
        case (.array(let one), .array(let two)): return same(one, two)
        case (.content(let one), .content(let two)): return same(one.record, two.record) && same(one.particle, two.particle)
        case (.union(let one), .union(let two)):
            return one.mode == two.mode && one.discriminator == two.discriminator && one.tags == two.tags
                && same(one.branches, two.branches)
        case (.intersection(let one), .intersection(let two)): return same(one, two)
        case (.complement(let one), .complement(let two)): return same(one, two)
        case (.reference(let one), .reference(let two)): return same(one, two)
        default: return false
        }
    }

    private func sameAsides(_ before: ShapeID, _ after: ShapeID) -> Bool {
        if hasStrays, !same(old.strays[before], new.strays[after]) { return false }
        switch old[before] {
        case .record, .array: return old.untyped.contains(before) == new.untyped.contains(after)
        default: return true
        }
    }

    private func same(_ one: TypeID, _ two: TypeID) -> Bool {
        guard namesakes[Int(one.index)] == two.index else { return false }
        guard references != nil else { return !differs[Int(one.index)] }
        references?.append(one.index)
        return true
    }

    private func same(_ one: [ShapeID], _ two: [ShapeID]) -> Bool {
        one.count == two.count && zip(one, two).allSatisfy { same($0, $1) }
    }

    private func same(_ one: ShapeID?, _ two: ShapeID?) -> Bool {
        guard let one, let two else { return one == nil && two == nil }
        return same(one, two)
    }

    private func same(_ one: Record, _ two: Record) -> Bool {
        guard one.fields.count == two.fields.count, one.minFields == two.minFields, one.maxFields == two.maxFields,
            one.patternFields.count == two.patternFields.count, one.dependentRequired.count == two.dependentRequired.count,
            one.dependentShapes.count == two.dependentShapes.count, same(one.names, two.names)
        else { return false }
        switch (one.rest, two.rest) {
        case (.closed, .closed), (.open, .open): break
        case (.shape(let one), .shape(let two)): guard same(one, two) else { return false }
        default: return false
        }
        return zip(one.fields, two.fields).allSatisfy(same)
            && zip(one.patternFields, two.patternFields).allSatisfy { Name($0.pattern) == Name($1.pattern) && same($0.shape, $1.shape) }
            && zip(one.dependentRequired, two.dependentRequired).allSatisfy { $0.field == $1.field && $0.required == $1.required }
            && zip(one.dependentShapes, two.dependentShapes).allSatisfy { $0.field == $1.field && same($0.shape, $1.shape) }
    }

    private func same(_ one: Field, _ two: Field) -> Bool {
        guard one.name == two.name, one.isRequired == two.isRequired, same(one.facets, two.facets) else { return false }
        return same(one.shape, two.shape)
    }

    /// All facets but the description.
    private func same(_ one: Facets, _ two: Facets) -> Bool {
        Facets.areAlike(one, two) && same(one.arguments, two.arguments)
    }

    private func same(_ one: Particle, _ two: Particle) -> Bool {
        switch (one, two) {
        case (.element(let one), .element(let two)):
            return one.wireName == two.wireName && one.emptyMeans == two.emptyMeans && same(one.shape, two.shape)
        case (.wildcard(let one), .wildcard(let two)):
            return one.namespaces == two.namespaces && one.excluded == two.excluded && same(one.shape, two.shape)
        case (.sequence(let one), .sequence(let two)), (.choice(let one), .choice(let two)), (.all(let one), .all(let two)):
            return one.count == two.count && zip(one, two).allSatisfy { same($0, $1) }
        case (.repeated(let one, let minimum, let maximum), .repeated(let two, let least, let most)):
            return minimum == least && maximum == most && same(one, two)
        default: return false
        }
    }

    private func same(_ one: ArrayShape, _ two: ArrayShape) -> Bool {
        guard one.minItems == two.minItems, one.maxItems == two.maxItems, one.isUnique == two.isUnique,
            one.contains?.minimum == two.contains?.minimum, one.contains?.maximum == two.contains?.maximum
        else { return false }
        return same(one.prefix, two.prefix) && same(one.items, two.items) && same(one.contains?.shape, two.contains?.shape)
    }
}
