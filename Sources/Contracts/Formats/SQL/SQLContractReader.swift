internal import Basics

/// Turns what a database holds into a contract: a named type for each table and enum, and what can be done with a table.
///
/// A table's type is what an insert takes; rows that are read stand in the answer of `select`, where every column is there.
struct SQLContractReader {
    private(set) var contract: Contract
    private let catalogue: SQLCatalogue
    private var declared: [Int: TypeID] = [:]
    private static let expansions = 32

    init(_ contract: Contract, _ catalogue: SQLCatalogue) {
        self.contract = contract
        self.catalogue = catalogue
    }

    mutating func read() {
        for (index, type) in catalogue.types.enumerated() {
            guard case .labels(let labels) = type.definition else { continue }
            let id = contract.declare(fullName(type.schema, type.name), at: type.origin)
            contract.types[Int(id.index)].label = "enum"
            contract.define(id, as: .literals(labels.map { .text($0) }))
            declared[index] = id
        }
        let locals = Dictionary(catalogue.tables.map { ($0.name, 1) }, uniquingKeysWith: +)
        for table in catalogue.tables { read(table, isUnique: locals[table.name] == 1) }
    }

    private func fullName(_ schema: Name?, _ local: Name) -> Name { schema.map { Name("\($0).\(local)") } ?? local }

    private mutating func read(_ table: SQLTable, isUnique: Bool) {
        let name = fullName(table.schema, table.name)
        let id = contract.declare(name, kind: .entitySet, at: table.origin)
        let aliases = isUnique && table.schema != nil ? [table.name] : []
        contract.types[Int(id.index)].aliases = aliases
        contract.types[Int(id.index)].label = table.label
        contract.types[Int(id.index)].description = table.comment
        guard !table.isOpaque else {
            let row = contract.add(.any, at: table.origin)
            return addOperations([(.select, [Position(.response(""), .out, row, origin: table.origin)])], name, aliases, table)
        }
        var columns = table.columns
        var shapes: [(column: SQLColumn, shape: ShapeID)] = []
        for index in columns.indices {
            let shape = shape(of: &columns[index], in: table)
            shapes.append((columns[index], shape))
        }
        contract.define(id, as: .record(record(shapes, .insert)))
        let row = contract.add(.record(record(shapes, .select)), at: table.origin)
        let change = contract.add(.record(record(shapes, .update)), at: table.origin)
        let filter = contract.add(.record(record(shapes, .delete)), at: table.origin)
        let new = contract.add(.reference(id), at: table.origin)
        let conditions = Position(.query, .in, filter, required: false, origin: table.origin)
        addOperations(
            [
                (.select, [conditions, Position(.response(""), .out, row, origin: table.origin)]),
                (.insert, [Position(.request, .in, new, origin: table.origin)]),
                (.update, [conditions, Position(.request, .in, change, origin: table.origin)]), (.delete, [conditions]),
            ], name, aliases, table)
    }

    private enum Verb: String { case select, insert, update, delete }

    private mutating func addOperations(
        _ operations: [(verb: Verb, positions: [Position])], _ name: Name, _ aliases: [Name], _ table: SQLTable
    ) {
        for (verb, positions) in operations {
            var operation = Operation(name: Name("\(name)/\(verb)"), identity: Name("\(name)/\(verb)"), origin: table.origin)
            operation.aliases = aliases.map { Name("\($0)/\(verb)") }
            operation.positions = positions
            contract.operations.append(operation)
        }
    }

    /// A table's columns as a statement sees them: all in a row, the required ones in an insert, any in an update or a condition.
    private func record(_ columns: [(column: SQLColumn, shape: ShapeID)], _ verb: Verb) -> Record {
        var record = Record(rest: .closed)
        for (column, shape) in columns {
            var facets = Facets(description: column.comment)
            if column.isKey { facets.flags.insert(.key) }
            if verb == .insert || verb == .update, column.isReadOnly { facets.flags.insert(.readOnly) }
            if verb == .insert, column.isFilled { facets.flags.insert(.serverFilled) }
            facets.defaultValue = verb == .select ? nil : column.defaultValue
            let isRequired =
                switch verb {
                case .select: true
                case .insert: !column.isNullable && !column.isFilled && !column.isReadOnly
                case .update, .delete: false
                }
            record.fields.append(Field(column.name, shape, required: isRequired, facets: facets, origin: column.origin))
        }
        return record
    }

    // MARK: Values

    /// The shape of a column's values; whether it may be null is settled with what its domain says.
    private mutating func shape(of column: inout SQLColumn, in table: SQLTable) -> ShapeID {
        var checks = table.checks.filter { equalFolded($0.column, column.name) }.map(\.check)
        var known: Set<Int> = []
        let type = resolved(column.type, &checks, &column.isNullable, &known)
        let values = shape(of: type, checks, column, in: table)
        guard column.isNullable else { return values }
        if case .any = contract[values] { return values }
        let null = contract.add(.scalar(.null), at: column.origin)
        return contract.add(.union(Union([values, null])), at: column.origin)
    }

    /// Follows domains to the type below them, and gathers what they demand on the way.
    private func resolved(_ type: SQLType, _ checks: inout [SQLCheck], _ isNullable: inout Bool, _ known: inout Set<Int>) -> SQLType {
        guard case .named(let name, _) = type, let index = catalogue.type(name), known.insert(index).inserted,
            case .alias(let below, let mayBeNull, let own) = catalogue[type: index].definition
        else { return type }
        checks += own
        isNullable = isNullable && mayBeNull
        return resolved(below, &checks, &isNullable, &known)
    }

    private mutating func shape(of type: SQLType, _ checks: [SQLCheck], _ column: SQLColumn, in table: SQLTable) -> ShapeID {
        let place = column.origin
        switch type {
        case .scalar(let scalar): return checked(scalar, checks, at: place)
        case .serial(let domain): return checked(.number(domain), checks, at: place)
        case .literals(let literals): return contract.add(.literals(narrowed(literals, checks)), at: place)
        case .any, .none: return contract.add(.any, at: place)
        case .rowVersion: return contract.add(.scalar(.bytes(maxLength: 8)), at: place)
        case .array(let item):
            var depth = 1
            var inner = item
            while case .array(let next) = inner, depth < Self.expansions { (inner, depth) = (next, depth + 1) }
            let items = shape(of: inner, [], column, in: table)
            return (0..<depth).reduce(items) { shape, _ in contract.add(.array(ArrayShape(items: shape)), at: place) }
        case .named(let name, let origin):
            guard let index = catalogue.type(name) else {
                let message = "The type `\(name.name)` of `\(table.name).\(column.name)` is not known, so its values are not either."
                contract.troubles.append(ContractTrouble(.partUnknown, message, at: contract.span(of: origin)))
                return contract.add(.any, at: place)
            }
            return declared[index].map { contract.add(.reference($0), at: place) } ?? contract.add(.any, at: place)
        }
    }

    /// A type's values without those that checks refuse.
    private mutating func checked(_ scalar: Scalar, _ checks: [SQLCheck], at place: Origin) -> ShapeID {
        for case .oneOf(let literals) in checks { return contract.add(.literals(narrowed(literals, checks)), at: place) }
        guard case .number(var domain) = scalar else { return contract.add(.scalar(scalar), at: place) }
        for check in checks {
            switch check {
            case .atLeast(let value, let isExclusive):
                if domain.minimum.map({ $0.value < value || $0.value == value && isExclusive }) ?? true {
                    domain.minimum = .init(value, isExclusive: isExclusive)
                }
            case .atMost(let value, let isExclusive):
                if domain.maximum.map({ value < $0.value || $0.value == value && isExclusive }) ?? true {
                    domain.maximum = .init(value, isExclusive: isExclusive)
                }
            case .oneOf: continue
            }
        }
        return contract.add(.scalar(.number(domain)), at: place)
    }

    /// The literals that every list of them has.
    private func narrowed(_ literals: [Literal], _ checks: [SQLCheck]) -> [Literal] {
        checks.reduce(literals) { kept, check in
            guard case .oneOf(let others) = check else { return kept }
            return kept.filter(others.contains)
        }
    }
}
