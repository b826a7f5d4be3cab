internal import Basics
internal import Checking
internal import Contracts
internal import Estate

/// What a contract marked as deprecated, and until when.
struct AnnouncedEnds {
    enum Announcement {
        case none
        /// Deprecated without a date.
        case open
        case until(CalendarDate)
    }

    private struct Place: Hashable {
        let path: Name
        let lower: Int
    }

    private var ends: [Place: String?] = [:]

    init(_ interface: InterfaceRef, _ base: RuleContext) {
        guard case .contract(let loaded) = base.provider.contract(of: interface, variant: nil) else { return }
        let contract = loaded.contract
        func place(_ origin: Origin) -> Place {
            let span = contract.span(of: origin)
            return Place(path: span.path, lower: span.lower)
        }
        for operation in contract.operations where operation.isDeprecated { ends[place(operation.origin)] = .some(operation.sunset) }
        for type in contract.types where type.isDeprecated { ends[place(type.origin)] = .some(nil) }
        for shape in contract.shapes {
            guard case .record(let record) = shape else { continue }
            for field in record.fields where field.facets.flags.contains(.deprecated) {
                ends[place(field.origin)] = .some(field.facets.sunset)
            }
        }
    }

    /// What was announced of the thing at a place.
    func announcement(at span: SourceSpan) -> Announcement {
        guard let end = ends[Place(path: span.path, lower: span.lower)] else { return .none }
        guard let day = end.flatMap({ CalendarDate(parsing: String($0.prefix(10))) }) else { return .open }
        return .until(day)
    }
}
