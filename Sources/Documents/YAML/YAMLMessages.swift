internal import CLibYAML

/// Says in plain words what libyaml could not read, and where.
func yamlFailure(
    _ parser: UnsafeMutablePointer<yaml_parser_t>, _ source: UnsafeBufferPointer<UInt8>, _ cursor: inout YAMLCursor
) -> ReadFailure {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
    let context = parser.pointee.context.map { String(cString: $0) } ?? ""
    if parser.pointee.error == YAML_MEMORY_ERROR { return ReadFailure(.tooLarge, "There is not enough memory to read this file.", at: 0) }
    if parser.pointee.error == YAML_READER_ERROR {
        // The only places that count bytes.
        let place = cursor.byte(at: 0) + parser.pointee.problem_offset
        return ReadFailure(
            "A character stands here that YAML does not allow (a control character).",
            help: "Remove it, or write it as an escape in double quotes.", at: place, to: place + 1)
    }
    let place = cursor.byte(at: parser.pointee.problem_mark.index)
    let byte = place < source.count ? source[place] : 0
    let end = min(place + 1, source.count)
    if context.contains("flow"), let help = quotingHelp(byte) {
        return ReadFailure("`\(character(source, at: place))` cannot stand here inside `{...}` or `[...]`.", help: help, at: place, to: end)
    }
    let isTab = byte == 0x09 && problem.contains("cannot start any token")
    let known = messages.first { (isTab ? "tab character" : problem).contains($0.problem) }
    let fallback = context.isEmpty ? "This is no YAML: \(problem)." : "This is no YAML: \(problem) (\(context))."
    return ReadFailure(known?.message ?? fallback, help: known?.help ?? quotingHelp(byte), at: place, to: end)
}

/// What to do about a character that a plain text cannot start with, or cannot hold inside braces; nil for other characters.
private func quotingHelp(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "@"),
        UInt8(ascii: "*"),
        UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "%"), UInt8(ascii: "`"),
        UInt8(ascii: "|"),
        UInt8(ascii: ">"):
        "If it is part of a text, put it in single quotes: put the whole text between `'` and `'`."
    default: nil
    }
}

/// The character at a place, for showing.
private func character(_ source: UnsafeBufferPointer<UInt8>, at place: Int) -> String {
    let length = place < source.count ? source[place...].dropFirst().prefix { $0 & 0xC0 == 0x80 }.count + 1 : 0
    return String(decoding: source[place..<(place + length)], as: UTF8.self)
}

private struct Message {
    let problem: String
    let message: String
    let help: String?

    init(_ problem: String, _ message: String, _ help: String? = nil) {
        self.problem = problem
        self.message = message
        self.help = help
    }
}

/// libyaml's problems by a part of their text, with what they mean to who wrote the file; the first that fits counts.
private let messages = [
    Message(
        "mapping values are not allowed", "A `key: value` cannot start here.",
        "Check the indentation; a text that holds `: ` needs single quotes."),
    Message("tab character", "A tab stands where YAML wants spaces.", "Indent with spaces."),
    Message("cannot start any token", "No value can start with this character.", nil),
    Message(
        "block sequence entries are not allowed", "A list item cannot start here.",
        "Put the `- ` on a line of its own, indented below its key."),
    Message("mapping keys are not allowed", "A key cannot start here.", "Check the indentation."),
    Message("expected key", "A key is expected here.", "Check the indentation: the keys of one mapping start in one column."),
    Message(
        "expected '-' indicator", "A list item, `- `, is expected here.",
        "Check the indentation: the items of one list start in one column."),
    Message(
        "expected ',' or ']'", "`,` or `]` is expected here.", "Close the list; if this belongs to a text, put the text in single quotes."),
    Message(
        "expected ',' or '}'", "`,` or `}` is expected here.",
        "Close the mapping; if this belongs to a text, put the text in single quotes."),
    Message("could not find expected ':'", "A `:` is expected after a key.", "A text over several lines needs quotes, or `|` before it."),
    Message("expected ':'", "A `:` is expected after a key.", nil),
    Message("unexpected end of stream", "A quoted text has no end.", "Close the quotes."),
    Message("unexpected document indicator", "A quoted text runs into the next document.", "Close the quotes."),
    Message(
        "unknown escape character", "The escape after the backslash is none of YAML's.",
        "Write a backslash as `\\\\`, or use single quotes."),
    Message("hexdecimal number", "Hexadecimal digits are expected in the escape.", nil),
    Message("invalid Unicode character code", "The escape is no Unicode character.", nil),
    Message("undefined tag handle", "The tag's handle is not declared.", "Remove the tag, or quote a text that starts with `!`."),
    Message("expected <document start>", "A new document needs a line `---` before it.", "Check the indentation, or add the line."),
    Message("expected the node content", "A value is expected here.", nil),
    Message("incompatible YAML document", "Only YAML 1.1 and 1.2 are read.", nil),
    Message("expected alphabetic or numeric", "A name is expected after `&` or `*`.", "If it is part of a text, put it in single quotes."),
    Message("indentation indicator", "The number after `|` or `>` is from 1 to 9.", nil),
    Message("comment or line break", "After `|` or `>`, the text starts on the next line.", nil),
]
