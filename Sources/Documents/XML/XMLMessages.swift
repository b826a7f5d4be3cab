internal import CExpat

/// Says in plain words what expat could not read.
func xmlFailure(_ code: XML_Error, at place: Int, of bytes: UnsafeBufferPointer<UInt8>) -> ReadFailure {
    func failure(_ message: String, _ help: String? = nil) -> ReadFailure {
        ReadFailure(message, help: help, at: place, to: min(place + 1, bytes.count))
    }
    switch code {
    case XML_ERROR_NO_MEMORY: return ReadFailure(.tooLarge, "There is not enough memory to read this file.", at: 0)
    case XML_ERROR_AMPLIFICATION_LIMIT_BREACH:
        return ReadFailure(
            .tooLarge, "The document's entities expand to far more than the document (an entity bomb).",
            help: "Write out what they stand for.",
            at: place)
    case XML_ERROR_NO_ELEMENTS: return failure("The file holds no element.", "Fill it or remove it.")
    case XML_ERROR_TAG_MISMATCH:
        return failure("This closing tag does not match the element that is open.", "Close the inner element first.")
    case XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR: return failure("The file ends inside a tag, comment or text.")
    case XML_ERROR_UNCLOSED_CDATA_SECTION: return failure("The file ends inside a CDATA section.", "Close it with `]]>`.")
    case XML_ERROR_DUPLICATE_ATTRIBUTE: return failure("An attribute stands twice in this tag.", "Remove one of them.")
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: return failure("Only one element may stand at the top; this follows it.", "Remove what follows.")
    case XML_ERROR_UNDEFINED_ENTITY:
        return failure("This entity is not declared.", "Write the character itself, or `&amp;` for an ampersand.")
    case XML_ERROR_BAD_CHAR_REF: return failure("This character reference is no character that XML allows.")
    case XML_ERROR_MISPLACED_XML_PI:
        return failure("The XML declaration must be the first thing in the file.", "Remove what stands before it.")
    case XML_ERROR_UNBOUND_PREFIX: return failure("A prefix in this tag is not declared.", "Declare it with `xmlns:prefix`.")
    case XML_ERROR_UNKNOWN_ENCODING, XML_ERROR_INCORRECT_ENCODING: return failure("Only UTF-8 is read.", "Save the file as UTF-8.")
    case XML_ERROR_INVALID_TOKEN:
        return failure("This is no XML: the character cannot stand here.", "Write `<` as `&lt;` and `&` as `&amp;` in texts.")
    default:
        let words = XML_ErrorString(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
        return failure("This is no XML: \(words).")
    }
}
