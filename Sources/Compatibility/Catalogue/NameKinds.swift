internal import Contracts

extension ChangeKindCatalogue {
    /// What files, packages, services and types are called and where they stand; code and calls depend on it though no message shows it.
    static let names: [ChangeKindDescription] = [
        .init(
            .fileRemoved, "A file of the contract is gone.", because: "Code that includes what is made from it no longer builds.",
            breaks: "order.proto is gone, and C++ code includes order.pb.h.", safe: "Nobody builds code from the file."),
        .init(
            .fileOptionChanged, "An option of a file that code generators read changed.",
            because: "Code has other names, another place or another base class; messages stay the same.",
            breaks: "`go_package` changed, and imports of the old path find nothing.",
            safe: "Nobody generates code in that language."),
        .init(
            .languageVersionChanged, "A file states another version of its language.",
            because: "Presence, defaults and unknown enum values behave differently in code.",
            breaks: "proto2 became proto3, and code that asks whether a field is set no longer builds.",
            safe: "Peers only exchange messages, whose form did not change."),
        .init(
            .packageChanged, "A file is in another package.",
            because: "Every type and service in it has another full name, by which calls are addressed and types are told.",
            breaks: "`shop.v1` became `shop.v2`, and /shop.v1.Orders/Create finds nobody.", safe: "A new package beside the old one."),
        .init(
            .packageRemoved, "A package is gone.", because: "Everything in it is gone or has another full name.",
            breaks: "No file is in `shop.v1` any more.", safe: "Its last users left before."),
        .init(
            .typeMoved, "A type or service stands in another file, with the same full name.",
            because: "Code that includes it by file no longer finds it; messages and packages are the same.",
            breaks: "C++ code includes order.pb.h, and Order is in common.pb.h.", safe: "Users import whole packages."),
        .init(
            .typeOptionChanged, "An option of a type that code generators read changed.", because: "Code loses or gains accessors.",
            breaks: "`no_standard_descriptor_accessor` is set, and code calls it.", safe: "Nobody calls it."),
        .init(
            .serviceRemoved, "A service is gone.", because: "Calls of its methods find nobody.",
            breaks: "`shop.Orders` is gone, and clients call it.", safe: "Its last caller left before."),
        .init(
            .oneofRemoved, "A oneof is gone.", because: "Code that asks which of its fields is set no longer builds.",
            breaks: "`payment` is gone, and code switches over it.", safe: "Peers only exchange messages."),
        .init(
            .fieldRenamed, "A field has another name under its old number, or another name in JSON.",
            because: "Binary messages stay the same; JSON, field masks and code take the name.",
            breaks: "`mail` became `email`, and JSON senders still write `mail`.",
            safe: "All peers exchange binary messages, and build their code anew."),
        .init(
            .enumValueRenamed, "An enum value has another name under its old number.",
            because: "Binary messages stay the same; JSON and code take the name.",
            breaks: "STATUS_OK became STATUS_DONE, and JSON senders write STATUS_OK.", safe: "The old name stays as an alias."),
        .init(
            .jsonSupportChanged, "JSON is no longer promised to work for a type.", because: "Its JSON form may clash or be refused.",
            breaks: "`json_format` changed from ALLOW to LEGACY_BEST_EFFORT, and peers exchange JSON.",
            safe: "Peers exchange binary messages only."),
        .init(
            .extensionRemoved, "An extension is gone, or is declared elsewhere.",
            because: "Code that names it no longer builds; what messages hold there is unknown.",
            breaks: "Code reads the extension `shop.gift`.", safe: "Nobody sets it."),
        .init(
            .extensionAdded, "An extension is new.", because: "Nobody reads it yet.", breaks: "Nobody.", safe: "`shop.gift` extends Order."),
    ]
}
