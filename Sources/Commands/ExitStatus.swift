/// The exit statuses of every command; where several apply, the highest counts.
package enum ExitStatus: Int32, Comparable, Sendable {
    /// Nothing that fails.
    case passed = 0
    /// Something fails.
    case failed = 1
    /// Bad usage, bad configuration, or a spec or contract that cannot be read.
    case unusable = 2
    /// The repository cannot answer, or the time that was given ran out.
    case unanswerable = 3
    /// A fault of Tieline itself.
    case fault = 4

    package static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}

extension ExitStatus {
    /// The last paragraph of a command's help.
    ///
    /// - Parameter failing: When the status is 1; nil where it never is.
    static func help(failing: String?) -> String {
        let one = failing.map { " 1: \($0);" } ?? ""
        return "Exit status 0: nothing that fails;\(one) 2: bad usage or configuration, or an unreadable spec; "
            + "3: the repository cannot answer, or --max-time ran out; 4: a fault of Tieline itself."
    }
}

/// Why a command cannot go on; said once on standard error.
package struct CommandFailure: Error, Sendable {
    package var status: ExitStatus
    /// What is wrong, as a sentence.
    package var message: String
    /// What to do, in the imperative.
    package var help: String?

    package init(_ status: ExitStatus, _ message: String, help: String? = nil) {
        self.status = status
        self.message = message
        self.help = help
    }
}
