internal import Basics
internal import Contracts
internal import Estate
internal import Governance
internal import Impact

/// Writes the differences of two revisions of an estate as `tieline/diff/v1`.
package enum EstateDiffJSON {
    package static func render(_ view: EstateDiffView) -> String {
        let levels = ChangeLevel.allCases.reversed().map { level -> (String, JSONValue) in
            (level.rawValue, .integer(view.changes.count { $0.level == level }))
        }
        return JSONValue.object([
            ("schema", "tieline/diff/v1"),
            ("base", .revision(view.base)),
            ("head", .revision(view.head)),
            ("changes", .array(view.changes.map(JSONValue.change))),
            ("brokenPromises", .array(view.brokenPromises.map(promise))),
            ("unreadable", .array(view.unreadable.map(JSONValue.diagnostic))),
            ("summary", .object(levels)),
        ]).document
    }

    private static func promise(_ broken: BrokenPromise) -> JSONValue {
        .object([
            ("interface", .string("\(broken.interface)")),
            ("variant", .text(broken.variant?.text)),
            ("promise", .string(broken.promise.rawValue)),
            ("way", .string(broken.way.rawValue)),
            ("version", .string(broken.old)),
            ("alsoBroken", .array(broken.others.map(JSONValue.string))),
            ("message", .string(broken.sentence)),
            ("old", .location(broken.oldPlace)),
            ("new", .location(broken.newPlace)),
        ])
    }
}
