internal import Basics
internal import Estate

/// What follows from a flow's steps, for tables.
enum FlowFacts {
    /// The systems and platforms that a flow's steps talk to, in the order of the steps, each once.
    static func systems(of flow: Flow) -> [Name] {
        var found: [Name] = []
        func visit(_ steps: [Step]) {
            for step in steps {
                if let interface = step.target?.value.interface, !found.contains(interface.system) { found.append(interface.system) }
                visit(step.nested)
            }
        }
        visit(flow.steps)
        return found
    }

    /// The platforms that a flow runs on; `none` where it is stated that there is none, empty where nothing is said.
    static func via(of flow: Flow) -> String {
        switch flow.via {
        case .platforms(let platforms): platforms.map(\.value.name.text).joined(separator: " ")
        case .some(.none): "none"
        case nil: ""
        }
    }
}

extension Team {
    /// Its members as a person would call them: name, else handle, else e-mail address, in the order of the spec.
    var memberNames: [String] {
        (members ?? []).compactMap { ($0.name ?? $0.handle ?? $0.email)?.value.text }
    }
}
