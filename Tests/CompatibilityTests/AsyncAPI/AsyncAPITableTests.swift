import Compatibility
import Contracts
import Testing

/// Which edits of a document break peers whom nobody knows: a line for each path of the table, and an edit of it in every direction.
///
/// The letters stand for what becomes of the part: it is new, it is gone, it is another. `b` breaks, `n` does not, `-` is not tried.
@Suite("AsyncAPI's published table of breaking edits")
struct AsyncAPITableTests {
    @Test("Version 2", arguments: two) func versionTwo(path: String, letters: String) {
        check(Self.documentOfTwo, path, letters)
    }

    @Test("Version 3", arguments: three) func versionThree(path: String, letters: String) {
        check(Self.documentOfThree, path, letters)
    }

    private func check(_ document: DocumentTree, _ path: String, _ letters: String) {
        let keys = path.split(separator: "/").map { String($0).replacing("~1", with: "/") }
        guard let without = document.without(keys[...]), let edited = document.edited(keys[...]) else {
            Issue.record("the document has no \(path)")
            return
        }
        let found = [(without, document), (document, without), (document, edited)].map { old, new in
            Comparing.difference(old.json, new.json, "asyncapi").isBreaking ? "b" : "n"
        }
        let answer = zip(found, letters).map { $1 == "-" ? "-" : $0 }.joined()
        #expect(answer == letters, "\(path)")
    }

    @Test("What breaks by the table alone is none of the messages', nor of flows that are known") func exchanges() {
        let old = Self.documentOfTwo
        for path in ["info/license/name", "defaultContentType", "channels/c~1{p}/parameters", "channels/c~1{p}/publish/operationId"] {
            let keys = path.split(separator: "/").map { String($0).replacing("~1", with: "/") }
            guard let new = old.without(keys[...]) else { continue }
            let found = Comparing.difference(old.json, new.json, "asyncapi")
            #expect(found.isBreaking && found.backward && found.forward)
            #expect(found.changes.compactMap(\.asExchanged).allSatisfy { $0.level != .breaking })
        }
    }

    @Test(
        "Messages say why it breaks",
        arguments: [
            (
                "info/license/name",
                "name of the license is no longer `MIT`; whoever uses the interface does so on these terms, and has to agree to them anew"
            ),
            (
                "channels/c~1{p}/publish/operationId",
                "was called put; messages are the same; code that is generated from the contract has other names, or loses some"
            ),
            (
                "servers/s/variables/v/enum/1",
                "server s: values of v no longer hold b"
            ),
            (
                "servers/s/security",
                "callers must present nothing, before k or l; clients are configured with what they must present, and take a server that "
                    + "asks for it for protected"
            ),
            ("channels/c~1{p}/parameters/p", "channel c/{p}: parameter p is gone; peers build the channel's address by it"),
        ])
    func messages(path: String, message: String) {
        let keys = path.split(separator: "/").map { String($0).replacing("~1", with: "/") }
        let new = Self.documentOfTwo.without(keys[...])
        let found = Comparing.difference(Self.documentOfTwo.json, new?.json ?? "", "asyncapi").changes.filter { $0.level == .breaking }
        #expect(Set(found.map(\.message)) == [message])
    }

    @Test("A reference that leads elsewhere, and what is written where it led, are judged by messages alone") func references() {
        let inline = Self.documentOfTwo
        func moved(_ message: DocumentTree) -> DocumentTree {
            inline.mapped { tree in tree["correlationId"] == nil ? tree : message }
        }
        guard let message = inline["channels"]?["c/{p}"]?["publish"]?["message"] else { return }
        let reference = DocumentTree.object(["$ref": .text("#/components/messages/M")])
        let components = inline["components"] ?? .object([:])
        let referring = moved(reference).setting("components", components.setting("messages", .object(["M": message])))
        #expect(!Comparing.difference(inline.json, referring.json, "asyncapi").isBreaking)
        #expect(!Comparing.difference(referring.json, inline.json, "asyncapi").isBreaking)
    }
}

extension DocumentTree {
    /// The document without a part; nil where it has none.
    fileprivate func without(_ path: ArraySlice<String>) -> DocumentTree? {
        changing(path) { _ in nil }
    }

    /// The document with a part of another value, or of another kind.
    fileprivate func edited(_ path: ArraySlice<String>) -> DocumentTree? {
        changing(path) { part in
            guard case .scalar(let text) = part else { return .scalar("\"x\"") }
            return .scalar(text.hasPrefix("\"") ? String(text.dropLast()) + "x\"" : text + "1")
        }
    }

    private func changing(_ path: ArraySlice<String>, _ change: (DocumentTree) -> DocumentTree?) -> DocumentTree? {
        guard let key = path.first else { return nil }
        let rest = path.dropFirst()
        switch self {
        case .scalar: return nil
        case .list(var items):
            guard let index = Int(key), items.indices.contains(index) else { return nil }
            if let now = rest.isEmpty ? change(items[index]) : items[index].changing(rest, change) {
                items[index] = now
            } else {
                guard rest.isEmpty else { return nil }
                items.remove(at: index)
            }
            return .list(items)
        case .object(var members):
            guard let index = members.firstIndex(where: { $0.name == key }) else { return nil }
            if let now = rest.isEmpty ? change(members[index].value) : members[index].value.changing(rest, change) {
                members[index].value = now
            } else {
                guard rest.isEmpty else { return nil }
                members.remove(at: index)
            }
            return .object(members)
        }
    }
}
