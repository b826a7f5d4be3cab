internal import Basics
internal import Estate

/// The failures that a runbook must speak of, by what sets a flow in motion.
enum FailureScenario: String, CaseIterable {
    case targetDown = "target-down"
    case authentication
    case badData = "bad-data"
    case backlog, duplicate, replay
    case nothingArrives = "nothing-arrives"

    static func scenarios(of pattern: FlowPattern) -> [FailureScenario] {
        switch pattern {
        case .event: allCases
        case .requestReply: [.targetDown, .authentication, .badData]
        case .batch: [.targetDown, .authentication, .badData, .replay, .nothingArrives]
        case .file: [.targetDown, .authentication, .badData, .duplicate, .replay, .nothingArrives]
        }
    }

    /// What it is, for people.
    var words: String {
        switch self {
        case .targetDown: "the target is down"
        case .authentication: "authentication fails"
        case .badData: "bad data"
        case .backlog: "a backlog"
        case .duplicate: "duplicates"
        case .replay: "replay"
        case .nothingArrives: "nothing arrives"
        }
    }

    /// Beginnings of words that headings on it use, in small letters.
    private var signs: [String] {
        switch self {
        case .targetDown:
            ["down", "unavailab", "outage", "unreachab", "not reachab", "not answer", "offline", "timeout", "time-out", "timed out"]
        case .authentication:
            ["auth", "login", "log in", "credential", "certificate", "secret", "password", "token", "access denied", "401", "403"]
        case .badData:
            [
                "bad data", "invalid", "malformed", "wrong data", "data error", "data quality", "validation", "reject", "refused", "schema",
                "mapping error", "poison",
            ]
        case .backlog:
            ["backlog", "queue", "pile", "slow", "behind", "delay", "late", "lag", "congest", "overload", "rate limit", "throttl"]
        case .duplicate: ["duplicat", "twice", "double", "idempoten"]
        case .replay:
            [
                "replay", "resend", "re-send", "reprocess", "re-process", "rerun", "re-run", "repeat", "restart", "resubmit", "recover",
                "dead letter",
            ]
        case .nothingArrives:
            [
                "nothing", "no message", "no data", "no file", "no order", "missing", "silen", "stopped", "does not arrive",
                "do not arrive", "stall",
            ]
        }
    }

    func isCovered(by headings: [Heading]) -> Bool {
        headings.contains { heading in
            let text = heading.text.value.text.lowercased()
            return signs.contains { text.contains($0) }
        }
    }
}
