internal import Basics
internal import Compatibility
internal import Contracts
package import Estate

/// Holds what specs state about places of contracts against the contracts themselves.
///
/// A class, since it owns caches; used by one thread.
package final class FactChecker {
    /// What is wrong with one fact.
    package struct Trouble {
        package let message: String
        package let help: String?
        /// What tells it apart, in canonical text.
        package let detail: String
    }

    private let context: CheckContext

    package init(estate: Estate, provider: any ContractProvider) {
        context = CheckContext(estate: estate, provider: provider)
    }

    private enum Place {
        case value(PathValue)
        case gone(String, nearest: String?)
        /// The contract is not there, cannot be read, or promises nothing here.
        case unknown
    }

    private func place(_ place: ContractPlace, of interface: InterfaceRef) -> Place {
        let resolver = PlaceResolver(context: context)
        let resolution: Resolution
        do throws(ResolutionTrouble) {
            resolution = try resolver.resolve(PlaceReference(interface, place: place))
        } catch {
            switch error {
            case .noContract, .unreadable: return .unknown
            case .unknownName(let name, let nearest): return .gone(name, nearest: nearest)
            case .unknownPart(let part): return .gone(part, nearest: nil)
            }
        }
        do throws(PathTrouble) {
            return .value(try PathReader(space: context.space, direction: nil).read(resolution.path, in: resolution.term))
        } catch {
            return .gone(error.segment, nearest: error.nearest)
        }
    }

    /// What is wrong with a fact; nil where it agrees with the contract, or the contract says nothing.
    package func trouble(with fact: Fact, of interface: InterfaceRef) -> Trouble? {
        switch place(fact.at.value, of: interface) {
        case .unknown: return nil
        case .gone(let name, let nearest):
            return Trouble(
                message: "the contract of \(interface) has no `\(name)`, of which \(fact.at.value) states a fact",
                help: nearest.map { "did you mean `\($0)`?" }, detail: "gone:\(name)")
        case .value(let value): return contradiction(fact, value, interface)
        }
    }

    private func contradiction(_ fact: Fact, _ value: PathValue, _ interface: InterfaceRef) -> Trouble? {
        let normal = context.space.normal(value.term)
        guard !normal.isFree else { return nil }
        let stated = fact.facts
        func trouble(_ what: String, _ detail: String) -> Trouble {
            Trouble(message: "\(interface)#\(fact.at.value) \(what)", help: nil, detail: detail)
        }
        let isNumeric =
            !normal.numbers.isEmpty || normal.texts.contains { $0.formats.contains("decimal") || $0.values == nil && $0.maxLength == nil }
        let isQuantity = stated.scaled != nil || stated.unit != nil || stated.currency != nil || stated.tax != nil
        if isQuantity, !isNumeric, normal.arrays.isEmpty, normal.texts.isEmpty || normal.texts.contains(where: { $0.maxLength != nil }) {
            return trouble("is stated to be a quantity, and its contract says that it is no number", "no-number")
        }
        if let scaled = stated.scaled?.value, scaled > .one, let step = normal.numbers.first?.step, step < .one {
            return trouble("is stated to count parts of \(scaled), and its contract gives it \(step.scale) decimal places", "fraction")
        }
        if stated.required?.value == false, value.field?.isRequired == true {
            return trouble("is stated to be optional, and its contract requires it", "required")
        }
        if let column = stated.codes?.value, let known = context.estate.codes[column.codes]?.values(of: column.column) {
            let codes = Set(known.map(\.value))
            let values = normal.texts.compactMap(\.values).flatMap { $0 }
            let strange = values.filter { !codes.contains($0) }
            if !strange.isEmpty, normal.texts.allSatisfy({ $0.values != nil }) {
                return trouble(
                    "has the code \(strange[0]) by its contract, which \(column) does not know",
                    "codes:\(strange.sorted().map(\.text).joined(separator: ","))")
            }
        }
        return nil
    }

    // MARK: Parts of which nothing is promised

    /// The paths of a mapping that go into a part of a contract of which nothing is promised.
    package func untypedReads(of mapping: Mapping) -> [(path: Located<FieldPath>, place: String)] {
        let resolver = PlaceResolver(context: context)
        var found: [(path: Located<FieldPath>, place: String)] = []
        for source in mapping.from {
            // Where everything has a type there is nothing to look for; a part that the reference names may be the parameters.
            let namesPart = source.shape.value.place?.readings.contains { $0.part != nil } ?? false
            guard let interface = source.shape.value.interface, case .contract(let loaded) = context.answer(for: interface),
                loaded.hasFreeParts || namesPart
            else { continue }
            guard let resolution = try? resolver.resolve(source.shape.value) else { continue }
            for row in mapping.fields ?? [] {
                guard case .paths(let paths) = row.source else { continue }
                for path in paths {
                    guard let inner = Self.inside(path.value, source, isOnly: mapping.from.count == 1),
                        let value = try? PathReader(space: context.space, direction: resolution.direction ?? .out).read(
                            FieldPath(resolution.path.segments + inner.segments), in: resolution.term), value.isFree
                    else { continue }
                    found.append((path, "\(resolution.label).\(inner.withoutMarkers)"))
                }
            }
        }
        return found
    }

    /// A path of a row as one inside a source; nil where it starts in another one.
    private static func inside(_ path: FieldPath, _ source: MappingSource, isOnly: Bool) -> FieldPath? {
        if let name = source.as?.value, case .field(let first)? = path.segments.first?.step, first == name {
            return FieldPath(Array(path.segments.dropFirst()))
        }
        return isOnly ? path : nil
    }
}
