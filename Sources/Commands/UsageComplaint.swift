internal import ArgumentParser
internal import Basics

/// What is said about a command line that cannot be understood, with the word that was probably meant.
struct UsageComplaint {
    private let text: String

    /// Takes what ArgumentParser says, and adds the nearest of the values that it lists.
    init(_ message: String) {
        var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let values = lines.filter { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
        if let first = lines.first, !values.isEmpty, let wrong = Self.quoted(first), let guess = nearest(to: wrong, among: values) {
            lines[0] = "Error: The value '\(wrong)' is not known. Did you mean '\(guess)'? There are:"
        }
        text = lines.joined(separator: "\n") + "\n"
    }

    /// Looks for a command that there is not; nil where the command is known, or none is named.
    init?(unknownCommandIn arguments: [String]) {
        var words = arguments[...]
        if words.first == "help" { words = words.dropFirst() }
        guard let word = words.first, word.utf8.first != UInt8(ascii: "-") else { return nil }
        let names = TielineCommand.configuration.groupedSubcommands.flatMap { $0.subcommands }.compactMap { $0.configuration.commandName }
        guard !(names + ["help"]).contains(word) else { return nil }
        let guess = nearest(to: word, among: names).map { "Did you mean `\($0)`? " } ?? ""
        text = "tieline: There is no command `\(TerminalText.line(word))`.\n         \(guess)`tieline --help` lists them.\n"
    }

    /// Says it on standard error.
    func say() -> ExitStatus {
        StandardStreams.error.write(text)
        return .unusable
    }

    /// The first word in single quotes.
    private static func quoted(_ line: String) -> String? {
        let parts = line.split(separator: "'", omittingEmptySubsequences: false)
        return parts.count > 2 ? String(parts[1]) : nil
    }
}
