internal import Basics

/// How messages of some formats are written, so that who works with such messages recognises one.
///
/// A notation is one file and one line in `MessageNotations.all`; a format names its own.
package protocol MessageNotation: Sendable {
    /// What reports call it: `json`, `x12`.
    var name: String { get }
    /// What a person calls it.
    var title: String { get }
    /// How many characters of a message a person reads at once; of longer ones an excerpt is shown.
    var readable: Int { get }
    /// The message in the notation, on as few lines as it has by its nature; nil where a name or value cannot be written.
    func text(_ message: MessageValue, at place: MessagePlace) -> String?
}

extension MessageNotation {
    package var readable: Int { 240 }
}

/// JSON, which most formats have on the wire, and which stands in where another notation cannot be written.
package struct JSONNotation: MessageNotation {
    package init() {}

    package static let name = "json"
    package var name: String { Self.name }
    package var title: String { "JSON" }
    package func text(_ message: MessageValue, at place: MessagePlace) -> String? { message.json.compactText }
}

/// The notations that reports write messages in.
package enum MessageNotations {
    package static let all: [any MessageNotation] = [
        JSONNotation(), AvroNotation(), ProtobufNotation(), XMLNotation(), LayoutNotation(.x12), LayoutNotation(.edifact),
        LayoutNotation(.delimited), LayoutNotation(.fixed), SQLNotation(), GraphQLNotation(),
    ]
}

/// A message as reports write it: as JSON, and in the notation of its contract's format.
package struct WrittenMessage: Sendable, Hashable {
    package var json: String
    /// The notation's name: `json` too where the format's own cannot be written.
    package var notation: String
    package var text: String
    /// How many characters of the text a person reads at once.
    package var readable: Int

    package init(json: String, notation: String = JSONNotation.name, text: String? = nil, readable: Int = JSONNotation().readable) {
        self.json = json
        self.notation = notation
        self.text = text ?? json
        self.readable = readable
    }

    /// Longer messages are not written.
    private static let longest = 16_000

    /// Writes a message; nil where it is too long for a person.
    ///
    /// - Parameter place: Which part of which contract it is of; nil for one of no contract, which is written as JSON.
    package init?(_ message: MessageValue, at place: MessagePlace?) {
        let json = message.json.compactText
        guard json.utf8.count <= Self.longest else { return nil }
        if let place, let notation = place.notation, let text = notation.text(message, at: place), text.utf8.count <= Self.longest {
            self.init(json: json, notation: notation.name, text: text, readable: notation.readable)
        } else {
            self.init(json: json)
        }
    }
}
