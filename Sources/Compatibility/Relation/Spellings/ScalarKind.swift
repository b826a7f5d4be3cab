internal import Contracts

/// The kinds of values without parts.
enum ScalarKind: CaseIterable {
    case boolean, number, text, instant, bytes
}

extension Normal {
    func has(_ kind: ScalarKind) -> Bool {
        switch kind {
        case .boolean: !booleans.isEmpty
        case .number: !numbers.isEmpty
        case .text: !texts.isEmpty
        case .instant: !instants.isEmpty
        case .bytes: bytes != nil
        }
    }

    /// The values of one kind alone.
    func only(_ kind: ScalarKind) -> Normal {
        switch kind {
        case .boolean: Normal(booleans: booleans)
        case .number: Normal(numbers: numbers)
        case .text: Normal(texts: texts)
        case .instant: Normal(instants: instants)
        case .bytes: Normal(bytes: bytes)
        }
    }

    /// The values without parts, null apart.
    var scalars: Normal {
        Normal(booleans: booleans, numbers: numbers, texts: texts, instants: instants, bytes: bytes)
    }
}
