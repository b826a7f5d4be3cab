internal import Basics
package import Compatibility
internal import Contracts
package import Estate

/// Type-checks one revision of an estate, flow by flow as they are asked for.
///
/// A class, since it owns caches; one per worker, never shared between threads.
package final class EstateChecker {
    let context: CheckContext
    package var estate: Estate { context.estate }
    package var space: ShapeSpace { context.space }

    /// - Parameter notesUses: Whether checked flows say which fields they use; who only wants what fails does without.
    package init(estate: Estate, provider: any ContractProvider, notesUses: Bool = true) {
        context = CheckContext(estate: estate, provider: provider, notesUses: notesUses)
    }

    /// Types a flow along its chain, once for each variant of the interfaces that it is on.
    package func check(_ flow: Flow) -> CheckedFlow {
        context.sketchFirst({ checkVariants(of: flow) }, failures: \.failures)
    }

    private func checkVariants(of flow: Flow) -> CheckedFlow {
        context.variants = [:]
        var typer = FlowTyper(context, flow)
        var result = typer.check()
        for interface in result.interfaces.sorted() {
            for variant in estate.interface(interface)?.variants ?? [] {
                context.variants = [interface: variant.key.value]
                var typer = FlowTyper(context, flow)
                let own = typer.check()
                result.add(own, variant: variant.key.value)
            }
        }
        context.variants = [:]
        return result
    }

    /// Types a mapping alone, on the shapes of its contracts.
    package func check(_ mapping: Mapping) -> [CheckFailure] {
        context.sketchFirst({ checkAlone(mapping) }, failures: { $0 })
    }

    private func checkAlone(_ mapping: Mapping) -> [CheckFailure] {
        let resolver = PlaceResolver(context: context)
        var sources: [(name: Name?, shape: PoolShape)] = []
        for source in mapping.from {
            do {
                let resolution = try resolver.resolve(source.shape.value)
                var term = resolution.term
                if !resolution.path.isEmpty {
                    do { term = try PathReader(space: space, direction: nil).read(resolution.path, in: term).term } catch {
                        return [unresolved(mapping, source.shape, .unknownName("\(resolution.path)", nearest: error.nearest))].compactMap {
                            $0
                        }
                    }
                }
                let direction: Direction? = resolution.interface == nil ? nil : resolution.direction ?? .out
                sources.append(
                    (
                        source.as?.value,
                        PoolShape(
                            name: Name(resolution.label), identity: resolution.identity, label: resolution.label, term: term,
                            direction: direction, interface: resolution.interface,
                            origin: resolution.origin)
                    ))
            } catch {
                return [unresolved(mapping, source.shape, error)].compactMap { $0 }
            }
        }
        do {
            var typer = MappingTyper(context, mapping, sources: sources, target: try context.target(of: mapping.to.value, resolver))
            let typed = typer.typed()
            context.keep(typed, of: typer)
            return typed.failures + typer.refused(typed)
        } catch {
            return [unresolved(mapping, mapping.to, error)].compactMap { $0 }
        }
    }

    private func unresolved(_ mapping: Mapping, _ place: Located<PlaceReference>, _ trouble: ResolutionTrouble) -> CheckFailure? {
        let name: String
        var help: String?
        switch trouble {
        case .noContract, .unreadable: return nil
        case .unknownName(let wanted, let nearest):
            name = wanted
            help = nearest.map { "did you mean `\($0)`?" }
        case .unknownPart(let part): name = part
        }
        return CheckFailure(
            "inventory/missing-capability", .breaks, .none, use: "map \(place.value)", hop: mapping.ref.description, kind: "missing-place",
            detail: "gone:\(name)",
            "there is no `\(name)` in what \(place.value) names", at: place.span, help: help,
            trail: [place.value.description, mapping.ref.description])
    }

    /// Types what somebody outside any flow reads of an interface, as a flow of one step.
    package func check(_ consumer: Consumer, of interface: InterfaceRef) -> CheckedFlow {
        var flow = Flow(at: consumer.anchor)
        flow.header.name = consumer.name
        var result = CheckedFlow(flow: flow)
        result.interfaces = [interface]
        let resolver = PlaceResolver(context: context)
        for read in consumer.reads ?? [] {
            let place = PlaceReference(interface, place: read.value)
            do {
                let resolution = try resolver.resolve(place)
                let found = try PathReader(space: space, direction: resolution.direction ?? .out).read(resolution.path, in: resolution.term)
                result.uses.append(
                    PlaceUse(
                        interface, .read, .listed, label: resolution.label, path: resolution.path.withoutMarkers.description,
                        span: read.span, term: found.term,
                        origins: found.places.compactMap { space.span(of: $0) },
                        trail: [place.description, "consumer:\(consumer.name.value)"]))
            } catch let error as PathTrouble {
                result.failures.append(
                    CheckFailure(
                        "model/unknown-source-field", .breaks, .none, use: "read \(place)", hop: "consumer:\(consumer.name.value)",
                        kind: "missing-source", detail: "gone:\(error.segment)",
                        "\(interface) has no field `\(error.segment)` at \(read.value)", at: read.span,
                        trail: [place.description, "consumer:\(consumer.name.value)"],
                        origins: error.places.compactMap { space.span(of: $0) } + (space.span(of: error.place).map { [$0] } ?? [])))
            } catch let error as ResolutionTrouble {
                guard case .unknownName(let name, _) = error else { continue }
                result.failures.append(
                    CheckFailure(
                        "inventory/missing-capability", .breaks, .none, use: "read \(place)", hop: "consumer:\(consumer.name.value)",
                        kind: "missing-place", detail: "gone:\(name)",
                        "\(interface) has no `\(name)`", at: read.span, trail: [place.description, "consumer:\(consumer.name.value)"]))
            } catch { continue }
        }
        return result
    }
}

extension CheckedFlow {
    /// Adds what only a variant's contract fails; what fails with every contract is there already.
    fileprivate mutating func add(_ other: CheckedFlow, variant: Name) {
        let known = Set(failures.map(\.identity))
        for var failure in other.failures where !known.contains(failure.identity) {
            failure.identity = CheckFailure.Identity(
                use: failure.identity.use, hop: "\(failure.identity.hop) (\(variant))", kind: failure.identity.kind)
            failure.message = "for \(variant): \(failure.message)"
            failures.append(failure)
        }
        interfaces.formUnion(other.interfaces)
        lookups += other.lookups
    }
}
