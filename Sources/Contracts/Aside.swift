/// What few of very many values say, and most leave empty.
protocol AsideValues: Sendable {
    init()
    /// Whether nothing is said.
    var isEmpty: Bool { get }
}

/// Keeps what few values say behind one reference, so that the many that say nothing of it stay small; changed as a value.
struct Aside<Values: AsideValues>: Sendable {
    private final class Box: Sendable {
        let values: Values
        init(_ values: Values) { self.values = values }
    }

    private var box: Box?

    init() {}

    init(_ values: Values) {
        if !values.isEmpty { box = Box(values) }
    }

    var isEmpty: Bool { box == nil }

    /// What is said; nil where nothing is.
    @inline(__always) var values: Values? { box?.values }

    mutating func change(_ change: (inout Values) -> Void) {
        var values = box?.values ?? Values()
        change(&values)
        box = values.isEmpty ? nil : Box(values)
    }
}

extension Aside: Equatable where Values: Equatable {
    static func == (left: Aside, right: Aside) -> Bool { left.box === right.box || left.box?.values == right.box?.values }
}

extension Aside: Hashable where Values: Hashable {
    func hash(into hasher: inout Hasher) { hasher.combine(box?.values) }
}
