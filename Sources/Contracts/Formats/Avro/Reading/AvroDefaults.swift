internal import Basics

/// Whether a default is a value of its field's type, as the specification writes values in JSON.
struct AvroDefaults {
    private static let depthLimit = 128

    let model: AvroModel

    /// What is wrong with a default, as the end of a sentence; nil where nothing is.
    func trouble(_ tree: AvroTree, as schema: AvroSchema) -> String? {
        if let union = schema.isUnion ? schema.branches : nil {
            guard let branch = union.firstIndex(where: { fits(tree, $0, depth: 0) }) else {
                return union.isEmpty ? nil : "is a value of no branch of its union, so readers cannot use it; correct it"
            }
            guard branch > 0 else { return nil }
            return
                "is a value of \(model.words(for: union[branch])), which is not the first branch of its union; readers before Avro 1.12 refuse "
                + "that; put that branch first"
        }
        if fits(tree, schema, depth: 0) { return nil }
        return "is no value of its type, \(model.words(for: schema)), so readers cannot use it; correct it"
    }

    private func fits(_ tree: AvroTree, _ schema: AvroSchema, depth: Int) -> Bool {
        guard depth < Self.depthLimit else { return true }
        switch schema.kind {
        case .primitive(let primitive): return fits(tree, primitive)
        case .array(let items): return tree.items?.allSatisfy { fits($0, items, depth: depth + 1) } ?? false
        case .map(let values): return tree.isObject && tree.members.allSatisfy { fits($0.value, values, depth: depth + 1) }
        case .union(let branches): return branches.contains { fits(tree, $0, depth: depth + 1) }
        case .unknown: return true
        case .named(let index):
            switch model.types[index].content {
            case .enumeration(let symbols, _): return tree.text.map(symbols.contains) ?? false
            case .fixed(let size, _): return isBytes(tree, count: size)
            case .record(let fields, _):
                return tree.isObject
                    && fields.allSatisfy { field in
                        tree[field.name].map { fits($0, field.schema, depth: depth + 1) } ?? (field.defaultValue != nil)
                    }
            }
        }
    }

    private func fits(_ tree: AvroTree, _ primitive: AvroPrimitive) -> Bool {
        switch (primitive, tree.value) {
        case (.null, .null), (.boolean, .boolean), (.string, .text): return true
        case (.bytes, .text): return isBytes(tree, count: nil)
        case (.int, .number(let value?)): return isWhole(value, bits: 32)
        case (.long, .number(let value?)): return isWhole(value, bits: 64)
        case (.float, .number), (.double, .number): return true
        // What JSON has no number for.
        case (.float, .text(let word)), (.double, .text(let word)): return ["NaN", "Infinity", "-Infinity"].contains(word.text)
        default: return false
        }
    }

    private func isWhole(_ value: ExactDecimal, bits: Int) -> Bool {
        let domain = NumberDomain.signed(bits: bits)
        guard value.isInteger, let low = domain.minimum, let high = domain.maximum else { return false }
        return value >= low.value && value <= high.value
    }

    /// Whether a text stands for bytes: its code points up to 255 are the bytes.
    private func isBytes(_ tree: AvroTree, count: Int?) -> Bool {
        guard let scalars = tree.text?.text.unicodeScalars else { return false }
        return scalars.allSatisfy { $0.value <= 0xFF } && count.map { scalars.count == $0 } ?? true
    }
}
