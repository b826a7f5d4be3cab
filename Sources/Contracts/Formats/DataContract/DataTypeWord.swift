internal import Basics

/// What the name of a type in a data contract stands for.
enum DataTypeWord: Equatable {
    case text
    case number(NumberDomain)
    case scalar(Scalar)
    case record, array, map
    /// Anything: a value whose structure the contract leaves open.
    case any

    /// The names that are suggested where one is not known.
    static let names = [
        "string", "number", "integer", "boolean", "date", "time", "timestamp", "object", "array", "map", "decimal", "long", "double",
        "bytes",
    ]

    /// - Parameter name: In lower case, as either language has it.
    init?(_ name: String) {
        switch name {
        case "string", "text", "varchar", "char": self = .text
        case "number", "decimal", "numeric": self = .number(.any)
        // ODCS knows one word for whole numbers of any width.
        case "integer": self = .number(.integer)
        case "int": self = .number(.signed(bits: 32))
        case "long", "bigint": self = .number(.signed(bits: 64))
        case "float": self = .number(NumberDomain(width: .float))
        case "double": self = .number(NumberDomain(width: .double))
        case "boolean", "bool": self = .scalar(.boolean)
        case "date": self = .scalar(.instant(.date))
        case "time": self = .scalar(.instant(.time))
        case "timestamp", "timestamp_tz", "timestamp_ntz", "datetime": self = .scalar(.instant(.dateTime))
        case "bytes", "binary": self = .scalar(.bytes(maxLength: nil))
        case "null": self = .scalar(.null)
        case "object", "record", "struct": self = .record
        case "array", "list": self = .array
        case "map": self = .map
        case "variant", "json", "any": self = .any
        default: return nil
        }
    }
}
