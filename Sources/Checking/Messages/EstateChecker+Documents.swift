package import Basics
package import Contracts
package import Estate

extension EstateChecker {
    /// The interface that a flow sends a document to; nil where it names no such document.
    package func interface(ofDocument path: Name, in flow: CheckedFlow) -> InterfaceRef? {
        flow.uses.first { $0.manner == .document && Name($0.path) == path }?.interface
    }

    /// Holds a document against an interface's contract as this revision has it; nil where one of both cannot be read.
    package func failures(ofDocument file: SourceFile, against interface: InterfaceRef) -> [GraphQLFailure]? {
        guard case .contract(let contract) = context.answer(for: interface), let schema = contract.contract.details as? GraphQLSchema else {
            return nil
        }
        do throws(GraphQLSyntaxError) {
            return validate(document: try GraphQLDocument.parse(file), against: schema)
        } catch {
            return nil
        }
    }
}
