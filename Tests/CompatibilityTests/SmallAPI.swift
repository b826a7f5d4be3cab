/// A small API of operations over types that share, nest and repeat each other, made from a seed.
struct SmallAPI {
    private var random: Steps
    /// The schemas by number, as JSON.
    private var types: [String] = []
    private var operations: [(input: Int, output: Int)] = []

    private struct Steps {
        var state: UInt64

        /// A number below a limit (SplitMix64).
        mutating func below(_ limit: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((word ^ (word >> 31)) % UInt64(limit))
        }
    }

    init(seed: UInt64) {
        random = Steps(state: seed)
        for number in 0..<8 { types.append(schema(depth: 0, of: number)) }
        for _ in 0..<6 { operations.append((random.below(8), random.below(8))) }
    }

    /// Rewrites some types, and now and then adds, removes or changes an operation.
    mutating func mutate(times: Int) {
        for _ in 0..<times {
            switch random.below(5) {
            case 0: operations.append((random.below(8), random.below(8)))
            case 1: operations[random.below(operations.count)].output = random.below(8)
            default:
                let number = random.below(types.count)
                types[number] = schema(depth: 0, of: number)
            }
        }
    }

    /// A schema within a type of some number, which refers to types of higher numbers only.
    private mutating func schema(depth: Int, of number: Int) -> String {
        switch random.below(depth == 0 ? 4 : depth > 2 ? 6 : 9) {
        case 0, 1, 6: return record(depth, number)
        case 2: return ##"{"oneOf": [\##(record(depth, number)), \##(record(depth, number))]}"##
        case 3: return ##"{"allOf": [{"$ref": "#/components/schemas/Base"}, \##(record(depth, number))]}"##
        case 4: return ##"{"type": "string", "maxLength": \##(5 + random.below(3))}"##
        case 5: return ##"{"type": "string", "enum": ["a", "b", "c\##(random.below(2))"]}"##
        case 7: return ##"{"type": "array", "items": \##(schema(depth: depth + 1, of: number)), "maxItems": \##(1 + random.below(3))}"##
        default: return ##"{"$ref": "#/components/schemas/\##(number < 7 ? "T\(number + 1 + random.below(7 - number))" : "Base")"}"##
        }
    }

    private mutating func record(_ depth: Int, _ number: Int) -> String {
        guard depth < 3 else { return ##"{"type": "object"}"## }
        let fields = (0..<(1 + random.below(3))).map { ##""f\##($0)": \##(schema(depth: depth + 1, of: number))"## }.joined(separator: ", ")
        return ##"{"type": "object", "properties": {\##(fields)}, "required": ["f\##(random.below(3))"]}"##
    }

    func text() -> String {
        let paths = operations.enumerated().map { number, operation in
            ##""/p\##(number)": {"post": {"operationId": "o\##(number)", "requestBody": {"required": true, "content": "##
                + ##"{"application/json": {"schema": {"$ref": "#/components/schemas/T\##(operation.input)"}}}}, "##
                + ##""responses": {"200": {"description": "ok", "content": "##
                + ##"{"application/json": {"schema": {"$ref": "#/components/schemas/T\##(operation.output)"}}}}}}}"##
        }
        let base = ##""Base": {"type": "object", "properties": {"base": {"type": "string"}}}"##
        let named = [base] + types.enumerated().map { ##""T\##($0)": \##($1)"## }
        return ##"{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"## + paths.joined(separator: ", ")
            + ##"}, "components": {"schemas": {"## + named.joined(separator: ", ") + "}}}"
    }
}
