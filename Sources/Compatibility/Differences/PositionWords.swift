internal import Basics
package import Contracts

extension Position.Part {
    /// Whether the part is a record of parameters, where absence and emptiness are the same.
    package var isParameters: Bool {
        switch self {
        case .query, .path, .headers, .cookies, .responseHeaders: true
        default: false
        }
    }

    /// How the part is written after an operation's name.
    package var word: String {
        switch self {
        case .request: "request"
        case .query: "query"
        case .path: "path"
        case .headers: "headers"
        case .cookies: "cookies"
        case .response(let status): status.isEmpty ? "response" : "response/\(status)"
        case .responseHeaders(let status): "response/\(status)/headers"
        case .payload: "payload"
        case .key: "key"
        case .fault(let name): "fault/\(name)"
        }
    }

    var words: String {
        switch self {
        case .request: "request body"
        case .response(let status): status.isEmpty ? "response" : "response \(status)"
        case .responseHeaders(let status): "headers of response \(status)"
        default: word
        }
    }
}

extension Name {
    /// Whether an HTTP status means success.
    var isSuccess: Bool { text.hasPrefix("2") || isEmpty }
}

extension Position {
    /// Whether it is the body of a request.
    var isRequest: Bool { part == .request }
}
