import Compatibility
import Contracts
import Testing

/// An edit of an API beside its schemas, and how grave it is.
struct OperationRule: Sendable, CustomTestStringConvertible {
    /// A document: the members of its one operation, nil where it is not there, and those of the document.
    struct Side: Sendable {
        let operation: String?
        let root: String

        init(_ operation: String?, root: String = "") { (self.operation, self.root) = (operation, root) }

        var document: String {
            let members = operation.map { #"{"operationId": "create"\#($0.isEmpty ? "" : ", ")\#($0)}"# }
            let paths = members.map { #"{"/orders": {"post": \#($0)}}"# } ?? "{}"
            return #"{"openapi": "3.1.0", "paths": \#(paths)\#(root.isEmpty ? "" : ", ")\#(root)}"#
        }
    }

    let name: String
    let old: Side
    let new: Side
    /// The gravest level of the edit, and of the one that takes it back; `none` where no change is reported.
    let there: String
    let back: String
    /// Why taking it back is not as grave.
    let because: String?

    init(_ name: String, _ old: Side, _ new: Side, _ there: String, _ back: String, because: String? = nil) {
        (self.name, self.old, self.new, self.there, self.back, self.because) = (name, old, new, there, back, because)
    }

    var testDescription: String { name }
}

@Suite("Rules about OpenAPI's operations")
struct OperationRules {
    private func level(_ old: OperationRule.Side, _ new: OperationRule.Side) -> String {
        Comparing.difference(old.document, new.document, "openapi").changes.map(\.level).max()?.rawValue ?? "none"
    }

    @Test("Each edit, there and back", arguments: messages + peers) func levels(_ rule: OperationRule) {
        #expect(level(rule.old, rule.new) == rule.there)
        #expect(level(rule.new, rule.old) == rule.back)
    }

    @Test("What is taken back is as grave, or there is a reason", arguments: messages + peers) func mirrors(_ rule: OperationRule) {
        #expect((rule.there == rule.back) == (rule.because == nil))
    }
}
