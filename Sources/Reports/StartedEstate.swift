internal import Basics

/// What `init` did: one entry for each file, and what to do next.
package struct StartedEstate: Sendable {
    package struct Entry: Sendable {
        /// `wrote`, `kept`, `installed` or `left`.
        package let action: String
        package let path: String
        /// What a person must know or do about it.
        package let note: String?

        package init(_ action: String, _ path: String, note: String? = nil) {
            self.action = action
            self.path = path
            self.note = note
        }
    }

    package let entries: [Entry]
    package let next: String

    package init(_ entries: [Entry], next: String) {
        self.entries = entries
        self.next = next
    }

    package func text(_ style: TextStyle) -> String {
        let lines = entries.map { entry in
            TerminalText.pad(entry.action, to: 10) + TerminalText.line(entry.path + (entry.note.map { " " + $0 } ?? "")) + "\n"
        }
        return (style.isQuiet ? "" : lines.joined()) + "Next: \(next)\n"
    }

    package var json: String {
        let files = entries.map { entry in
            JSONValue.object([("action", .string(entry.action)), ("path", .string(entry.path)), ("note", .text(entry.note))])
        }
        return JSONValue.object([("schema", "tieline/init/v1"), ("files", .array(files)), ("next", .string(next))]).document
    }
}
