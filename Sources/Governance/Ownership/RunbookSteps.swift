internal import Basics
internal import Estate

/// What to do about each failure, as a checklist with what the estate knows.
extension RunbookTemplate {
    func heading(_ scenario: FailureScenario) -> String {
        switch scenario {
        case .targetDown: "The target is down"
        case .authentication: "Authentication fails"
        case .badData: "Bad data"
        case .backlog: "A backlog"
        case .duplicate: "Duplicates"
        case .replay: "Replay"
        case .nothingArrives: "Nothing arrives"
        }
    }

    func steps(_ scenario: FailureScenario) -> [String] {
        switch scenario {
        case .targetDown: targetDown
        case .authentication: authentication
        case .badData: badData
        case .backlog: backlog
        case .duplicate: duplicates
        case .replay: replay
        case .nothingArrives: nothingArrives
        }
    }

    /// The interfaces that are sent to, each once.
    private var targets: [InterfaceRef] {
        var found: [InterfaceRef] = []
        for exchange in profile.exchanges where [.call, .write].contains(exchange.verb) && !found.contains(exchange.interface) {
            found.append(exchange.interface)
        }
        return found
    }

    private var targetDown: [String] {
        let names = targets.map { code($0) }.joined(separator: ", ")
        var steps = [
            names.isEmpty ? "Find out from the dashboard which system does not answer." : "Find out which one does not answer: \(names)."
        ]
        steps.append("Call who runs it: see above.")
        steps.append(retries + (deadLetter.map { " After that the message is in \($0), and keeps." } ?? ""))
        steps.append("\(Self.blank) what the business does meanwhile, and from when on it must be told.")
        steps.append(
            profile.pattern == .requestReply ? "When it is back, look whether answers come again." : "When it is back, replay: see below.")
        return steps
    }

    private var authentication: [String] {
        var steps = ["Answers 401 or 403, or a connection that ends early: look first at what expires."]
        for interface in profile.interfaces.sorted() {
            for expiry in estate.interface(interface)?.expires ?? [] {
                guard let date = expiry.date else { continue }
                steps.append("The \(cell(expiry.what?.value.text ?? "credential")) of \(code(interface)) ends on \(date.value).")
            }
        }
        if steps.count == 1 { steps.append("\(Self.blank) when each credential ends: `expires` of the interfaces.") }
        steps.append("\(Self.blank) where the credentials are kept, and who may renew them.")
        return steps
    }

    private var badData: [String] {
        var maps: [String] = []
        for map in profile.maps where !maps.contains(code(map.value)) { maps.append(code(map.value)) }
        var steps = ["The message is refused, or fails in a mapping\(maps.isEmpty ? "" : ": \(maps.joined(separator: ", "))")."]
        steps.append("Look at the answer: it names the field.\(key.map { " The message is found by \($0)." } ?? "")")
        let source = profile.exchanges.first.map { code($0.interface) }
        steps.append("Correct it in the source\(source.map { ", \($0)" } ?? ""), never by hand on the way: the source stays wrong.")
        steps.append("\(Self.blank) what goes wrong most often, and who corrects it.")
        return steps
    }

    private var backlog: [String] {
        var steps = ["The queue grows although the target answers. Look at what limits it."]
        for interface in targets {
            for rate in estate.interface(interface)?.rateLimit ?? [] { steps.append("\(code(interface)) takes \(rate.value).") }
        }
        if let peak = flow.service?.peak { steps.append("The flow was planned for a peak of \(peak.value).") }
        if let freshness = flow.service?.freshness {
            steps.append("The promise of \(freshness.value) is missed from then on: tell the owner.")
        }
        steps.append("\(Self.blank) how far the concurrency may be raised, and who else uses the target.")
        return steps
    }

    private var duplicates: [String] {
        let first = key.map { "A second delivery is recognised by \($0): the target ignores what it already has." }
        return [
            first
                ?? "\(Self.blank) nothing makes a second delivery harmless: name the key under `errors.idempotencyKey`, or say what happens.",
            "If one came through all the same, stop the flow and find out which records both are.",
            "\(Self.blank) how the newer record is taken back, and by whom.",
        ]
    }

    private var replay: [String] {
        var steps: [String] = []
        if let deadLetter { steps.append("Dead letters: choose them in \(deadLetter) by time and key, and send them again.") }
        if let schedule = flow.schedule {
            let when = schedule.every.map { "every \($0.value)" } ?? schedule.at.map { "at \($0.value)" } ?? "by schedule"
            steps.append("The flow runs \(when): the next run takes what the last one left, unless it was marked as done.")
        }
        if key == nil { steps.append("A message that is sent twice counts twice here: send only what surely did not arrive.") }
        steps.append("\(Self.blank) how a period is sent again, and how much at once.")
        return steps
    }

    private var nothingArrives: [String] {
        let source = profile.exchanges.first.map { code($0.interface) } ?? "the source"
        var steps = ["Look whether \(source) has anything to send, and when it last sent something."]
        for flow in flow.after ?? [] { steps.append("It needs what \(code(flow.value)) brings: look there first.") }
        if let answer = flow.expects {
            let within = answer.within.map { " within \($0.value)" } ?? ""
            steps.append("The answer comes through \(answer.flow.map { code($0.value) } ?? "another flow")\(within): look there too.")
        }
        if let every = flow.reconcile { steps.append("Both sides are counted every \(every.value): compare the last counts.") }
        steps.append("\(Self.blank) how much there is on a usual day at this hour.")
        return steps
    }
}
