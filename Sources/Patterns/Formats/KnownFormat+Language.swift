extension KnownFormat {
    /// The format as a language; where `isExact` is false, the format is a part of it.
    package var language: Language {
        switch self {
        case .date: Languages.date
        case .dateTime: Languages.dateTime
        case .time: Languages.time
        case .duration: Languages.duration
        case .email: Languages.email
        case .idnEmail: Languages.idnEmail
        case .hostname: Languages.hostname
        case .idnHostname: Languages.idnHostname
        case .ipv4: Languages.ipv4
        case .ipv6: Languages.ipv6
        case .uri: Languages.uri
        case .uriReference: Languages.uriReference
        case .iri: Languages.iri
        case .iriReference: Languages.iriReference
        case .uriTemplate: Languages.uriTemplate
        case .uuid: Languages.uuid
        case .jsonPointer: Languages.jsonPointer
        case .relativeJSONPointer: Languages.relativeJSONPointer
        case .regex: Language.all
        case .byte: Languages.byte
        }
    }

    /// Each grammar's automaton, built when it is first asked for.
    private enum Languages {
        static let date = whole(FormatGrammar.fullDate)
        static let dateTime = whole(FormatGrammar.fullDate + "[Tt]" + FormatGrammar.fullTime)
        static let time = whole(FormatGrammar.fullTime)
        static let duration = whole(FormatGrammar.duration)
        static let email = whole(FormatGrammar.email)
        static let idnEmail = whole(FormatGrammar.idnEmail)
        static let hostname = whole(FormatGrammar.hostname)
        static let idnHostname = whole(FormatGrammar.idnHostname)
        static let ipv4 = whole(FormatGrammar.ipv4)
        static let ipv6 = whole(FormatGrammar.ipv6)
        static let uri = whole(FormatGrammar.uri)
        static let uriReference = whole(FormatGrammar.uriReference)
        static let iri = whole(FormatGrammar.iri)
        static let iriReference = whole(FormatGrammar.iriReference)
        static let uriTemplate = whole(FormatGrammar.uriTemplate)
        static let uuid = whole(FormatGrammar.uuid)
        static let jsonPointer = whole(FormatGrammar.jsonPointer)
        static let relativeJSONPointer = whole(FormatGrammar.relativeJSONPointer)
        static let byte = whole(FormatGrammar.base64)

        private static func whole(_ grammar: String) -> Language {
            guard let language = Language.parse(pattern: "^(?:\(grammar))$") else {
                preconditionFailure("a grammar of a format is no pattern: \(grammar)")
            }
            return language
        }
    }
}
