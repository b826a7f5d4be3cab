internal import Basics

/// Services and their methods.
extension ProtobufDifferences {
    mutating func compareServices() {
        var after: [Name: ProtoService] = [:]
        var byFile: [Set<Name>] = []
        var byPackage: [Name: Set<Name>] = [:]
        for file in new.files {
            let names = Set(file.services.map(\.name.name))
            byFile.append(names)
            byPackage[file.packageName, default: []].formUnion(names)
            for service in file.services { after[service.fullName] = service }
        }
        for (index, file) in old.files.enumerated() {
            for service in file.services {
                var rules: [ProtobufRule] = []
                if let successor = successors[index], !byFile[successor].contains(service.name.name) { rules.append(.serviceNoDelete) }
                if let names = byPackage[file.packageName], !names.contains(service.name.name) { rules.append(.packageServiceNoDelete) }
                let now = after[service.fullName]
                if !rules.isEmpty { noteRemoved(service, now, rules) }
                if let now { compare(service, now) }
            }
        }
        noteAdded(before: Set(old.files.flatMap { $0.services.map(\.fullName) }))
    }

    private mutating func noteRemoved(_ service: ProtoService, _ now: ProtoService?, _ rules: [ProtobufRule]) {
        note(
            Difference(
                rules: rules, kind: now == nil ? .serviceRemoved : .typeMoved, level: now == nil ? .breaking : .risky,
                subject: service.fullName.text, message: now == nil ? "the service is gone" : "the service is in another file",
                detail: now == nil ? "removed" : "moved", about: .none, old: service.name.origin, new: now?.name.origin, oldFits: now != nil
            ))
    }

    private mutating func noteAdded(before: Set<Name>) {
        for file in new.files {
            for service in file.services where !before.contains(service.fullName) {
                for method in service.methods { noteAdded(method, service) }
            }
        }
    }

    private mutating func noteAdded(_ method: ProtoMethod, _ service: ProtoService) {
        let name = Name("\(service.fullName)/\(method.name.name)")
        note(
            Difference(
                rules: [], kind: .operationAdded, level: .safe, subject: name.text, message: "the method is new", detail: "added",
                about: .operation(name, .in), old: nil, new: method.name.origin, newFits: false))
    }

    private mutating func compare(_ before: ProtoService, _ after: ProtoService) {
        let methods = Dictionary(after.methods.map { ($0.name.name, $0) }, uniquingKeysWith: { first, _ in first })
        for method in before.methods {
            let name = Name("\(before.fullName)/\(method.name.name)")
            guard let now = methods[method.name.name] else {
                note(
                    Difference(
                        rules: [.rpcNoDelete], level: .breaking, subject: name.text, message: "the method is gone", detail: "removed",
                        about: .operation(name, .in), old: method.name.origin, new: after.name.origin, oldFits: false))
                continue
            }
            compare(method, now, name)
        }
        let known = Set(before.methods.map(\.name.name))
        for method in after.methods where !known.contains(method.name.name) { noteAdded(method, after) }
    }

    private mutating func compare(_ before: ProtoMethod, _ after: ProtoMethod, _ name: Name) {
        func change(_ rule: ProtobufRule, _ direction: Direction, _ message: String, _ detail: String, _ old: Origin, _ new: Origin)
            -> Difference
        {
            Difference(
                rules: [rule], subject: name.text, message: message, detail: detail, about: .operation(name, direction), old: old, new: new,
                oldFits: false, newFits: false)
        }
        if before.input.name != after.input.name {
            note(
                change(
                    .rpcSameRequestType, .in, "the request changed from `\(before.input.name)` to `\(after.input.name)`",
                    "\(before.input.name)>\(after.input.name)", before.input.origin, after.input.origin))
        }
        if before.output.name != after.output.name {
            note(
                change(
                    .rpcSameResponseType, .out, "the response changed from `\(before.output.name)` to `\(after.output.name)`",
                    "\(before.output.name)>\(after.output.name)", before.output.origin, after.output.origin))
        }
        if before.streamsInput != after.streamsInput {
            note(
                change(
                    .rpcSameClientStreaming, .in, after.streamsInput ? "callers send a stream now" : "callers send one message now",
                    "client-stream:\(after.streamsInput)", before.input.origin, after.input.origin))
        }
        if before.streamsOutput != after.streamsOutput {
            note(
                change(
                    .rpcSameServerStreaming, .out, after.streamsOutput ? "answers with a stream now" : "answers with one message now",
                    "server-stream:\(after.streamsOutput)", before.output.origin, after.output.origin))
        }
        let unknown = "IDEMPOTENCY_UNKNOWN"
        let (was, now) = (before.options.text("idempotency_level") ?? unknown, after.options.text("idempotency_level") ?? unknown)
        if was != now {
            var level = change(
                .rpcSameIdempotencyLevel, .in, "`idempotency_level` changed from \(was) to \(now)", "idempotency:\(was)>\(now)",
                before.name.origin, after.name.origin)
            (level.oldFits, level.newFits) = (true, true)
            note(level)
        }
        if !before.options.isDeprecated, after.options.isDeprecated {
            note(
                Difference(
                    rules: [], kind: .operationDeprecated, level: .safe, subject: name.text, message: "is deprecated now",
                    detail: "deprecated", about: .operation(name, .in), old: before.name.origin, new: after.name.origin))
        }
    }
}
