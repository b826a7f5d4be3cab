internal import Basics

/// The types that PostgreSQL, SQL Server, Oracle and MySQL have, by their names in upper case.
enum SQLTypeTable {
    /// The type of some words; nil for a name that no database has.
    static func type(_ words: [String], _ arguments: SQLTypeArguments) -> SQLType? {
        let isUnsigned = words.contains("UNSIGNED") || words.contains("ZEROFILL")
        let word = words[0]
        if let domain = integer(word, arguments, isUnsigned: isUnsigned) { return domain }
        if let number = number(word, words, arguments, isUnsigned: isUnsigned) { return .scalar(.number(number)) }
        if let text = text(word, words, arguments) { return text }
        return other(word, arguments)
    }

    private static func integer(_ word: String, _ arguments: SQLTypeArguments, isUnsigned: Bool) -> SQLType? {
        switch word {
        // MySQL's booleans are numbers of one digit; only there a width stands behind the name.
        case "TINYINT" where arguments.numbers == [1]: .scalar(.boolean)
        // From -128 in MySQL, to 255 in SQL Server.
        case "TINYINT", "INT1":
            .scalar(
                .number(range(isUnsigned ? 0 : arguments.numbers.isEmpty ? 0 : -128, isUnsigned || arguments.numbers.isEmpty ? 255 : 127)))
        case "SMALLINT", "INT2": .scalar(.number(whole(16, isUnsigned)))
        case "MEDIUMINT", "INT3", "MIDDLEINT": .scalar(.number(whole(24, isUnsigned)))
        case "INT", "INTEGER", "INT4": .scalar(.number(whole(32, isUnsigned)))
        case "BIGINT", "INT8": .scalar(.number(whole(64, isUnsigned)))
        case "SMALLSERIAL", "SERIAL2": .serial(.signed(bits: 16))
        case "SERIAL", "SERIAL4": .serial(.signed(bits: 32))
        case "BIGSERIAL", "SERIAL8": .serial(.signed(bits: 64))
        case "YEAR": .scalar(.number(range(0, 2155)))
        default: nil
        }
    }

    private static func whole(_ bits: Int, _ isUnsigned: Bool) -> NumberDomain {
        if !isUnsigned { return .signed(bits: bits) }
        let top = ExactDecimal(coefficient: (Int128(1) << Int128(bits)) - 1, exponent: 0)
        return NumberDomain(minimum: .init(.zero), maximum: .init(top), step: .one)
    }

    private static func range(_ low: Int, _ high: Int) -> NumberDomain {
        NumberDomain(minimum: .init(ExactDecimal(low)), maximum: .init(ExactDecimal(high)), step: .one)
    }

    private static func number(_ word: String, _ words: [String], _ arguments: SQLTypeArguments, isUnsigned: Bool) -> NumberDomain? {
        var domain: NumberDomain
        switch word {
        case "NUMERIC", "DECIMAL", "DEC", "NUMBER", "FIXED": domain = decimal(arguments)
        case "MONEY": domain = .decimal(precision: 19, scale: 4)
        case "SMALLMONEY": domain = .decimal(precision: 10, scale: 4)
        case "REAL", "FLOAT4", "BINARY_FLOAT": domain = NumberDomain(width: .float)
        case "DOUBLE", "FLOAT8", "BINARY_DOUBLE": domain = NumberDomain(width: .double)
        // Up to 24 binary digits are single precision.
        case "FLOAT": domain = NumberDomain(width: arguments.numbers.count == 1 && arguments.numbers[0] <= 24 ? .float : .double)
        default: return nil
        }
        if isUnsigned { domain.minimum = .init(.zero) }
        return domain
    }

    /// A decimal of some digits, some of them after the point; without arguments any number.
    private static func decimal(_ arguments: SQLTypeArguments) -> NumberDomain {
        guard let precision = arguments.numbers.first, (1...1000).contains(precision) else { return .any }
        let scale = arguments.numbers.count > 1 ? arguments.numbers[1] : 0
        guard (-1000...1000).contains(scale) else { return .any }
        return .decimal(precision: precision, scale: scale)
    }

    private static func text(_ word: String, _ words: [String], _ arguments: SQLTypeArguments) -> SQLType? {
        if words.contains("LARGE") { return word == "BINARY" ? .scalar(.bytes(maxLength: nil)) : .scalar(.text(.any)) }
        switch word {
        case "VARCHAR", "VARCHAR2", "NVARCHAR", "NVARCHAR2", "STRING": return .scalar(.text(TextDomain(maxLength: arguments.length)))
        case "CHAR", "CHARACTER", "NCHAR", "BPCHAR", "NATIONAL":
            let isVarying = words.contains("VARYING")
            return .scalar(
                .text(TextDomain(maxLength: arguments.length ?? (isVarying || arguments.isUnbounded || word == "BPCHAR" ? nil : 1))))
        case "TEXT", "NTEXT", "CLOB", "NCLOB", "LONG", "CITEXT", "XML", "XMLTYPE", "INET", "CIDR", "MACADDR", "SET", "ROWID", "UROWID",
            "SYSNAME":
            return .scalar(.text(.any))
        case "TINYTEXT": return .scalar(.text(TextDomain(maxLength: 255)))
        case "MEDIUMTEXT": return .scalar(.text(TextDomain(maxLength: 16_777_215)))
        case "LONGTEXT": return .scalar(.text(.any))
        case "UUID", "UNIQUEIDENTIFIER": return .scalar(.text(TextDomain(format: "uuid")))
        case "ENUM": return arguments.texts.isEmpty ? nil : .literals(arguments.texts.map { .text($0) })
        default: return nil
        }
    }

    private static func other(_ word: String, _ arguments: SQLTypeArguments) -> SQLType? {
        switch word {
        case "BOOLEAN", "BOOL": return .scalar(.boolean)
        case "BIT":
            guard let length = arguments.length, length > 1 else { return .scalar(.boolean) }
            return .scalar(.text(TextDomain(maxLength: length, patterns: ["^[01]*$"])))
        case "DATE": return .scalar(.instant(.date))
        case "TIME", "TIMETZ": return .scalar(.instant(.time))
        case "TIMESTAMP", "TIMESTAMPTZ", "DATETIME", "DATETIME2", "SMALLDATETIME", "DATETIMEOFFSET": return .scalar(.instant(.dateTime))
        case "INTERVAL": return .scalar(.instant(.duration))
        case "ROWVERSION": return .rowVersion
        case "BYTEA", "BLOB", "LONGBLOB", "MEDIUMBLOB", "TINYBLOB", "IMAGE", "BFILE": return .scalar(.bytes(maxLength: nil))
        case "BINARY", "VARBINARY", "RAW": return .scalar(.bytes(maxLength: arguments.length))
        case "JSON", "JSONB", "HSTORE", "VARIANT", "SQL_VARIANT", "ANYDATA", "TSVECTOR", "GEOMETRY", "GEOGRAPHY", "POINT", "SDO_GEOMETRY",
            "HIERARCHYID":
            return .any
        default: return nil
        }
    }
}
