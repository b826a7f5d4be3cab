/// What a value means beyond its type. One that a reader does not know, or that does not fit its type, is ignored, as the specification says.
enum AvroLogicalType: Sendable, Hashable {
    case decimal(precision: Int, scale: Int)
    case bigDecimal
    case uuid
    case date
    case duration
    /// A time of day, by its unit.
    case time(Unit)
    /// An instant, or a local date and time.
    case timestamp(Unit, isLocal: Bool)

    enum Unit: String, Sendable, Hashable { case millis, micros, nanos }

    /// How the specification writes it, with what tells two of a kind apart.
    var words: String {
        switch self {
        case .decimal(let precision, let scale): "decimal(\(precision), \(scale))"
        case .bigDecimal: "big-decimal"
        case .uuid: "uuid"
        case .date: "date"
        case .duration: "duration"
        case .time(let unit): "time-\(unit.rawValue)"
        case .timestamp(let unit, let isLocal): "\(isLocal ? "local-" : "")timestamp-\(unit.rawValue)"
        }
    }

    /// The unit that numbers count in, where they count time.
    var unit: Unit? {
        switch self {
        case .time(let unit), .timestamp(let unit, _): unit
        default: nil
        }
    }

    /// The logical type of a name, on a type that can have it; nil for others.
    init?(named name: String, on base: AvroBase) {
        switch (name, base) {
        case ("date", .primitive(.int)): self = .date
        case ("time-millis", .primitive(.int)): self = .time(.millis)
        case ("time-micros", .primitive(.long)): self = .time(.micros)
        case ("timestamp-millis", .primitive(.long)): self = .timestamp(.millis, isLocal: false)
        case ("timestamp-micros", .primitive(.long)): self = .timestamp(.micros, isLocal: false)
        case ("timestamp-nanos", .primitive(.long)): self = .timestamp(.nanos, isLocal: false)
        case ("local-timestamp-millis", .primitive(.long)): self = .timestamp(.millis, isLocal: true)
        case ("local-timestamp-micros", .primitive(.long)): self = .timestamp(.micros, isLocal: true)
        case ("local-timestamp-nanos", .primitive(.long)): self = .timestamp(.nanos, isLocal: true)
        case ("uuid", .primitive(.string)), ("uuid", .fixed(size: 16)): self = .uuid
        case ("duration", .fixed(size: 12)): self = .duration
        case ("big-decimal", .primitive(.bytes)): self = .bigDecimal
        default: return nil
        }
    }

    /// The names that the specification gives a meaning.
    static let knownNames: Set<String> = [
        "decimal", "big-decimal", "uuid", "date", "duration", "time-millis", "time-micros", "timestamp-millis", "timestamp-micros",
        "timestamp-nanos", "local-timestamp-millis", "local-timestamp-micros", "local-timestamp-nanos",
    ]
}

/// The type below a logical type, as far as it matters there.
enum AvroBase: Sendable {
    case primitive(AvroPrimitive)
    case fixed(size: Int)

    /// How many decimal digits surely fit: those of the greatest number that the bytes hold; nil where there is no bound.
    var digits: Int? {
        guard case .fixed(let size) = self else { return nil }
        guard size < 1 << 20 else { return nil }
        // log10(2) is 0.30103; the specification rounds down.
        return size == 0 ? 0 : (8 * size - 1) * 30_103 / 100_000
    }
}
