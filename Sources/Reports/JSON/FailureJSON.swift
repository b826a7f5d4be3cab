internal import Basics

/// Writes that a command could not answer: an object of the command's own schema with an `outcome` and nothing else, so that whoever reads the
/// JSON need not look at standard error.
package enum FailureJSON {
    /// - Parameters:
    ///   - schema: The name in `tieline/NAME/v1`.
    ///   - status: The exit status, 2 or more.
    package static func render(schema: String, status: Int, message: String, help: String?) -> String {
        JSONValue.object([
            ("schema", .string("tieline/\(schema)/v1")),
            (
                "outcome",
                .object([
                    ("failed", true), ("reasons", .array([.string(message)])), ("status", .integer(status)), ("help", .text(help)),
                ])
            ),
        ]).document
    }
}
