/// Splits text such as `300/min` or `512kB` into its number and what follows it; nil where it does not start with a plain decimal number.
///
/// A number is digits, with a fraction or not: no sign, no exponent, and no space before the unit.
func splitQuantity(_ text: String) -> (number: ExactDecimal, unit: String)? {
    let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
    let bytes = text.utf8
    let whole = bytes.prefix(while: isDigit)
    guard !whole.isEmpty else { return nil }
    var end = whole.endIndex
    if end < bytes.endIndex, bytes[end] == UInt8(ascii: ".") {
        let fraction = bytes[bytes.index(after: end)...].prefix(while: isDigit)
        guard !fraction.isEmpty else { return nil }
        end = fraction.endIndex
    }
    guard let number = ExactDecimal(parsing: String(text[..<end])) else { return nil }
    return (number, String(text[end...]))
}

/// A whole number of base units: a number times a factor; nil where that is not whole or does not fit.
func wholeUnits(_ number: ExactDecimal, times factor: Int) -> Int? {
    guard let product = number.multiplied(by: ExactDecimal(factor)) else { return nil }
    return product.wholeNumber
}

/// Reads exactly so many digits; nil where something else stands there.
func fixedDigits(_ text: Substring, count: Int) -> Int? {
    guard text.utf8.count == count, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
}

extension ExactDecimal {
    /// The nearest binary number, for estimates only; infinite where there is none.
    package var double: Double { Double("\(coefficient)e\(exponent)") ?? .infinity }

    /// The number as an `Int`; nil where it has a fraction or does not fit.
    package var wholeNumber: Int? {
        guard exponent >= 0, exponent <= 18 else { return nil }
        var value = coefficient
        for _ in 0..<exponent {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        return Int(exactly: value)
    }
}
