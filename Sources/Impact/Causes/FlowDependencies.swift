internal import Basics
internal import Checking
internal import Estate

/// What a flow's verdict can depend on, from its specs alone: asked before anything is type-checked, so that cost grows with the change.
struct FlowDependencies {
    private(set) var specs: Set<EntityRef> = []
    private(set) var interfaces: Set<InterfaceRef> = []
    private(set) var documents: Set<Name> = []

    init(_ flow: Flow, _ estate: Estate) {
        specs.insert(flow.ref)
        walk(flow.steps, estate)
        for interface in interfaces {
            if let owner = estate.systemOrPlatform(interface.system) { specs.insert(owner) }
            // Places that are stated to hold a list's codes hold what the list has.
            for fact in estate.interface(interface)?.facts ?? [] {
                if let column = fact.facts.codes?.value { specs.insert(EntityRef(.codes, column.codes)) }
            }
        }
        if case .platforms(let platforms)? = flow.via { specs.formUnion(platforms.map(\.value)) }
    }

    private mutating func walk(_ steps: [Step], _ estate: Estate) {
        for step in steps {
            if let interface = step.target?.value.interface { interfaces.insert(interface) }
            if let document = step.document, let path = estate.path(of: document) { documents.insert(path) }
            switch step.action {
            case .map(let mapping): add(mapping.value, estate)
            case .start(let flow): specs.insert(flow.value)
            default: walk(step.nested, estate)
            }
        }
    }

    private mutating func add(_ ref: EntityRef, _ estate: Estate) {
        specs.insert(ref)
        guard let mapping = estate.mappings[ref.name] else { return }
        for place in mapping.from.map(\.shape.value) + [mapping.to.value] {
            if let interface = place.interface { interfaces.insert(interface) }
            if let entity = place.entity { specs.formUnion(estate.entities(behind: entity.name).map { EntityRef(.entity, $0) }) }
        }
        for row in mapping.fields ?? [] {
            if case .codes(let codes, _, _)? = row.lookup?.value { specs.insert(codes.value) }
        }
    }
}
