internal import Basics
internal import Checking
internal import Estate

/// Looks at the interfaces of an estate: contracts that are missing or unreadable, and ends that have come while something is still used.
struct InventoryCheck {
    let estate: Estate
    let provider: any ContractProvider
    let asOf: CalendarDate

    init(_ estate: Estate, provider: any ContractProvider, asOf: CalendarDate) {
        self.estate = estate
        self.provider = provider
        self.asOf = asOf
    }

    func findings() -> [Diagnostic] {
        let used = usedInterfaces()
        let deadLetters = Set(estate.flows.compactMap { $0.errors?.deadLetter?.value })
        return estate.interfaceRefs.sorted().flatMap { interface in
            contractFindings(interface, isDeadLetter: deadLetters.contains(interface))
                + endFindings(interface, users: used[interface] ?? [])
        }
    }

    /// The flows on each interface; planned and retired ones do not count.
    private func usedInterfaces() -> [InterfaceRef: [EntityRef]] {
        var users: [InterfaceRef: [EntityRef]] = [:]
        for flow in estate.flows where flow.lifecycle?.value != .retired && flow.lifecycle?.value != .planned {
            var interfaces: Set<InterfaceRef> = []
            func walk(_ steps: [Step]) {
                for step in steps {
                    if let interface = step.target?.value.interface { interfaces.insert(interface) }
                    walk(step.nested)
                }
            }
            walk(flow.steps)
            for interface in interfaces { users[interface, default: []].append(flow.ref) }
        }
        return users
    }

    private func contractFindings(_ interface: InterfaceRef, isDeadLetter: Bool) -> [Diagnostic] {
        guard let spec = estate.interface(interface) else { return [] }
        if spec.contract == nil, spec.variants == nil {
            guard !isDeadLetter else { return [] }
            return [
                Diagnostic(
                    "inventory/contract-missing", .warning, subject: interface.description,
                    "\(interface) has no contract, so nothing that uses it can be checked", at: spec.name.span,
                    help: "name its contract, or say `contract: none`", detail: "missing")
            ]
        }
        var found: [Diagnostic] = []
        if case .unreadable(let problems) = provider.contract(of: interface, variant: nil) { found += problems }
        for variant in spec.variants ?? [] {
            if case .unreadable(let problems) = provider.contract(of: interface, variant: variant.key.value) { found += problems }
        }
        return found
    }

    private func endFindings(_ interface: InterfaceRef, users: [EntityRef]) -> [Diagnostic] {
        guard !users.isEmpty, let spec = estate.interface(interface) else { return [] }
        let flows = users.sorted().prefix(5).map(\.description).joined(separator: ", ")
        func finding(_ what: String, at span: SourceSpan?) -> [Diagnostic] {
            [
                Diagnostic(
                    "inventory/retired-but-used", .error, subject: interface.description,
                    "\(what), and \(flows) still use\(users.count == 1 ? "s" : "") it", at: span,
                    help: "move the flows to its successor\(spec.successor.map { " \($0.value)" } ?? ""), or correct the date",
                    detail: "ended")
            ]
        }
        if let sunset = spec.sunset, sunset.value <= asOf { return finding("\(interface) ended on \(sunset.value)", at: sunset.span) }
        if let system = estate.systems[interface.system] {
            if system.lifecycle?.value == .retired { return finding("system:\(system.name) is retired", at: system.lifecycle?.span) }
            if let date = system.retiresOn, date.value <= asOf {
                return finding("system:\(system.name) retired on \(date.value)", at: date.span)
            }
        }
        return []
    }
}
