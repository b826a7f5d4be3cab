/// Resolves a plain scalar by the core schema (YAML 1.2.2, section 10.3.2); what it does not name is text, `NO` and `1_000` among it.
func resolveYAMLScalar(_ text: UnsafeBufferPointer<UInt8>) -> NodeKind {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "~"): return text.count == 1 ? .null : .text
    case UInt8(ascii: "n"), UInt8(ascii: "N"): return isOne(text, of: "null", "Null", "NULL") ? .null : .text
    case UInt8(ascii: "t"), UInt8(ascii: "T"): return isOne(text, of: "true", "True", "TRUE") ? .boolean : .text
    case UInt8(ascii: "f"), UInt8(ascii: "F"): return isOne(text, of: "false", "False", "FALSE") ? .boolean : .text
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): return resolveNumber(text)
    default: return .text
    }
}

/// Resolves a scalar with a tag, plain or quoted. A tag that the core schema does not have, or that the text does not suit, makes it text.
func resolveYAMLScalar(_ text: UnsafeBufferPointer<UInt8>, tag: UnsafePointer<CChar>) -> NodeKind {
    let resolved = resolveYAMLScalar(text)
    switch String(cString: tag) {
    case "tag:yaml.org,2002:null": return resolved == .null ? .null : .text
    case "tag:yaml.org,2002:bool": return resolved == .boolean ? .boolean : .text
    case "tag:yaml.org,2002:int": return resolved == .integer ? .integer : .text
    case "tag:yaml.org,2002:float": return resolved == .integer || resolved == .number ? .number : .text
    default: return .text
    }
}

private func resolveNumber(_ text: UnsafeBufferPointer<UInt8>) -> NodeKind {
    if text.count > 2, text[0] == UInt8(ascii: "0") {
        let digits = text.dropFirst(2)
        if text[1] == UInt8(ascii: "o") { return digits.allSatisfy { (48...55).contains($0) } ? .integer : .text }
        if text[1] == UInt8(ascii: "x") { return digits.allSatisfy(isHexadecimal) ? .integer : .text }
    }
    var index = 0
    if text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") { index = 1 }
    let unsigned = UnsafeBufferPointer(rebasing: text[index...])
    if isOne(unsigned, of: ".inf", ".Inf", ".INF") { return .number }
    if index == 0, isOne(text, of: ".nan", ".NaN", ".NAN") { return .number }
    let whole = skipDigits(text, &index)
    if index == text.count { return whole > 0 ? .integer : .text }
    var fraction = 0
    if text[index] == UInt8(ascii: ".") {
        index += 1
        fraction = skipDigits(text, &index)
    }
    guard whole + fraction > 0 else { return .text }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
        index += 1
        if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") { index += 1 }
        guard skipDigits(text, &index) > 0 else { return .text }
    }
    return index == text.count ? .number : .text
}

/// Moves an index over decimal digits and returns how many there were.
private func skipDigits(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int {
    let start = index
    while index < text.count, (48...57).contains(text[index]) { index += 1 }
    return index - start
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
}

private func isOne(_ text: UnsafeBufferPointer<UInt8>, of lower: StaticString, _ title: StaticString, _ upper: StaticString) -> Bool {
    guard text.count == lower.utf8CodeUnitCount else { return false }
    for word in [lower, title, upper] where areEqual(text, UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)) {
        return true
    }
    return false
}
