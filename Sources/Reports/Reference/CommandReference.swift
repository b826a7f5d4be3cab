/// The reference page of the commands, made of the help that each of them prints.
package enum CommandReference {
    /// Returns the page as Markdown: the program's own help, then that of each command.
    package static func render(program: String, commands: [(name: String, help: String)]) -> String {
        var text = "# Commands\n\n" + ReferenceNote.text + block(program)
        for command in commands { text += "\n## tieline \(command.name)\n\n" + block(command.help) }
        return text
    }

    private static func block(_ help: String) -> String {
        var lines = help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var line = line
            while line.last == " " { line.removeLast() }
            return String(line)
        }
        while lines.last == "" { lines.removeLast() }
        return "```text\n" + lines.joined(separator: "\n") + "\n```\n"
    }
}
