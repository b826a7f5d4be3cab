internal import Basics
internal import Documents

extension EstateSpec {
    package static let objectShape = ObjectShape<EstateSpec>("Estate", "The estate's own document, `tieline.yaml` at its root.") {
        headerKeys()
        Key(required: "language", .languageVersion, \.language, "The version of the spec language.", example: "1")
        Key(
            "repositoryUrl", .text, \.repositoryUrl, "Where the repository is found on the web.",
            example: "https://git.acme.example/integration/specs")
        Key("policy", .object, \.policy, "How strict the estate is.")
        Key("contracts", .list(.text), \.contracts, "Globs of where contract files may lie.", example: "[contracts/**]")
        Key("documents", .list(.text), \.documents, "Globs of the Markdown documents that people read.", example: "[runbooks/**]")
        Key("ignore", .list(.text), \.ignore, "Globs of what is no part of the estate.", example: "[drafts/**]")
    }
}

extension Codec where Value == Located<Int> {
    /// The version of the spec language: there is one so far.
    static var languageVersion: Codec {
        Codec(wants: "the language version `1`", schema: ["const": 1]) { node, reader in
            guard node.integer == 1 else {
                reader.wrongType(node, wants: "the language version `1`", help: "this version of Tieline reads language 1")
                return nil
            }
            return Located(1, at: node.span)
        }
    }
}

extension Policy {
    /// What the scores are kept by.
    package static let failureModes = ["inventory", "model", "topology", "performance", "ownership", "fit"]

    package static let objectShape = ObjectShape<Policy>("Policy", "How strict an estate is.") {
        Key("ruleset", .integer(minimum: 1), \.ruleset, "The set of rules that is in force; rules of later sets stay off.", example: "1")
        Key("trunk", .text, \.trunk, "The branch that changes are compared with.", example: "main")
        Key("failOn", .word(), \.failOn, "The level from which on findings fail a run.", example: "error")
        Key("rules", .entries(.text, .ruleSetting), \.rules, "Levels and options by rule id, or by group as in `topology/*`.")
        Key("overrides", .list(.object), \.overrides, "Other settings for a part of the estate.")
        Key("waiverMax", .duration, \.waiverMax, "How long a waiver may last.", example: "180d")
        Key("approvers", .list(.reference(.team)), \.approvers, "The teams that may approve waivers.", example: "[team:architecture]")
        Key(
            "weights", .entries(.words(failureModes), .decimal), \.weights, "What each failure mode weighs in the scores; left out is 1.",
            example: "{inventory: 2}")
        Key("bots", .list(.text), \.bots, "Globs of commit authors that are no people.", example: "[\"*[bot]@*\"]")
        Key("quietCommits", .list(.text), \.quietCommits, "Starts of messages of commits that change no meaning.", example: "[\"style:\"]")
    }
}

extension PolicyOverride {
    package static let objectShape = ObjectShape<PolicyOverride>("PolicyOverride", "Settings for a part of the estate.") {
        Key("select", .text, \.select, "What the settings are for, in the language of `--select`.", example: "tag:legacy erp+")
        Key("rules", .entries(.text, .ruleSetting), \.rules, "Levels and options by rule id, or by group.", example: "{inventory/*: info}")
    }
}

extension Codec where Value == RuleSetting {
    /// A level, or a map of options.
    static var ruleSetting: Codec {
        let level = Codec<Located<Level>>.level
        let plain = Codec(wants: level.wants, schema: level.schema) { node, reader in
            level.read(node, &reader).map { RuleSetting(at: Anchor(node.span), level: $0) }
        }
        let options = Codec(wants: "options", schema: { ["type": "object", "properties": ["level": level.schema(&$0)]] }) { node, reader in
            var setting = RuleSetting(at: Anchor(node.span))
            for entry in node.entries {
                if entry.key.isText("level") {
                    setting.level = reader.under("level") { level.read(entry.value, &$0) }
                } else {
                    setting.options.append(Entry(key: Text(entry.key.name, at: entry.key.span), value: FreeValue(entry.value)))
                }
            }
            return setting
        }
        return .forms(wants: "a level, or a map of options", scalar: plain, map: options)
    }
}

extension Codec where Value == Located<Level> {
    static var level: Codec {
        let words = Codec<Text>.words(Level.allCases.map(\.word))
        return Codec(wants: words.wants, schema: words.schema) { node, reader in
            words.read(node, &reader).flatMap { text in Level(word: text.value.text).map { Located($0, at: text.span) } }
        }
    }
}
