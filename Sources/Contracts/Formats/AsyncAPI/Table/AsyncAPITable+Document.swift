internal import Basics

/// What a document says of itself and of its servers.
extension AsyncAPITable {
    static let all: Set<AsyncAPIEdit> = [.added, .removed, .changed]
    static let taken: Set<AsyncAPIEdit> = [.removed, .changed]

    static let legal = "whoever uses the interface does so on these terms, and has to agree to them anew"
    static let listed = "catalogues and registries know the application by it"
    static let connected = "clients are configured by it"
    static let proven = "clients are configured with what they must present, and take a server that asks for it for protected"

    /// What holds in both versions of the language; that of `license.name` and `license.url` differs.
    static let document: [AsyncAPIRow] = [
        AsyncAPIRow(
            "/asyncapi", "version of the language", taken, .languageVersionChanged,
            because: "generators and validators of the old version misread the document"),
        AsyncAPIRow(
            "/defaultContentType", "default content type", all, .mediaType,
            because: "every message that states none of its own, now or later, is read by it"
        ).said(by: AsyncAPIRow.Kind.mediaTypeKinds, anywhere: true),
        AsyncAPIRow("/info/termsOfService", "terms of service", taken, .informationChanged, because: legal),
    ]

    static let informationOfTwo: [AsyncAPIRow] = [
        AsyncAPIRow("/info", "information about the application", taken, .informationChanged, because: listed),
        AsyncAPIRow("/info/license", "license", taken, .informationChanged, because: legal),
        AsyncAPIRow("/info/license/name", "name of the license", all, .informationChanged, because: legal),
        AsyncAPIRow("/info/license/url", "text of the license", [.added], .informationChanged, because: legal),
    ]

    /// Version 3 takes a reworded license or contact for the same one, and what is no longer said for a loss.
    static let informationOfThree: [AsyncAPIRow] =
        [
            AsyncAPIRow("/id", "id of the application", taken, .informationChanged, because: listed),
            AsyncAPIRow("/info", "information about the application", [.removed], .informationChanged, because: listed),
            AsyncAPIRow("/info/license", "license", [.removed], .informationChanged, because: legal),
            AsyncAPIRow("/info/license/name", "name of the license", [.removed], .informationChanged, because: legal),
        ]
        + [("", "contact"), ("/name", "name of the contact"), ("/url", "page of the contact"), ("/email", "address of the contact")].map {
            AsyncAPIRow("/info/contact\($0)", $1, [.removed], .informationChanged, because: "nobody knows any more whom to ask")
        }

    /// The servers; the keys of their addresses differ between the versions of the language.
    static func servers(address keys: [String]) -> [AsyncAPIRow] {
        let server = "/servers/*"
        let variable = "\(server)/variables/*"
        func row(_ path: String, _ words: String, _ breaks: Set<AsyncAPIEdit>, _ kind: ChangeKind) -> AsyncAPIRow {
            AsyncAPIRow(path, words, breaks, kind, because: connected).said(by: [kind])
        }
        return [
            row("/servers", "servers", taken, .serverChanged),
            row(server, "server {0}", taken, .serverChanged),
            row("\(server)/protocol", "server {0}: protocol", all, .protocolChanged),
            row("\(server)/protocolVersion", "server {0}: protocol version", all, .protocolChanged),
            row("\(server)/variables", "server {0}: variables", taken, .serverChanged),
            row(variable, "server {0}: {1}", taken, .serverChanged),
            row("\(variable)/default", "server {0}: {1} by default", all, .serverChanged),
            row("\(variable)/enum", "server {0}: values of {1}", taken, .serverChanged),
            AsyncAPIRow(
                "\(variable)/enum/*", "server {0}: values of {1}", taken, .serverChanged,
                because: "clients choose among these, and what is generated from the list knows them by their order"
            ).said(by: [.serverChanged]),
        ] + keys.map { row("\(server)/\($0)", "server {0}: address", taken, .serverChanged).excusing }
            + security(of: server, "server {0}")
    }

    /// A list of what must be presented; what stands in its entries is judged by who is let in.
    static func security(of path: String, _ owner: String) -> [AsyncAPIRow] {
        ["security", "security/*"].map {
            AsyncAPIRow("\(path)/\($0)", "\(owner): security", all, .security, because: proven)
                .said(by: AsyncAPIRow.Kind.securityKinds, anywhere: true)
        }
    }
}
