internal import Basics

/// Lists the differences between two versions of a Protobuf contract, by buf's rules and beside them what is new; grave ones first.
///
/// Messages, enums and services are told by full name, fields and enum values by number, files by path. A change that harms peers on the
/// wire is breaking; one that only harms those who build code from the files is risky, but where calls of old peers find nobody any more.
package func protobufChanges(old: ProtoSchema, new: ProtoSchema) -> [ContractChange] {
    var differences = ProtobufDifferences(old: old, new: new)
    differences.compareFiles()
    differences.compareTypes()
    differences.compareMessages()
    differences.compareExtensions()
    differences.compareEnums()
    differences.compareServices()
    return differences.changes.sorted { left, right in
        if left.level != right.level { return left.level > right.level }
        if left.subject != right.subject { return Name(left.subject) < Name(right.subject) }
        return (left.kind.rawValue, left.detail) < (right.kind.rawValue, right.detail)
    }
}

/// Gathers the differences between two versions.
struct ProtobufDifferences {
    let old: ProtoSchema
    let new: ProtoSchema
    private(set) var changes: [ContractChange] = []
    /// For each old file, the new file that it became.
    let successors: [Int?]
    private var oldReach: ProtoReach
    private var newReach: ProtoReach

    init(old: ProtoSchema, new: ProtoSchema) {
        self.old = old
        self.new = new
        oldReach = ProtoReach(old)
        newReach = ProtoReach(new)
        let paths = Dictionary(new.files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
        // A single file is the contract, whatever it is called.
        let isSingle = old.ownFiles == 1 && new.ownFiles == 1
        successors = old.files.enumerated().map { isSingle && $0 == 0 ? 0 : paths[$1.path] }
    }

    /// What a change is about, so that the places where it shows can be found.
    enum Subject {
        /// A message or enum, with all its uses.
        case type(Name)
        case operation(Name, Direction)
        /// Nothing that one message shows: a file, a package.
        case none
    }

    /// One difference, before it is judged.
    struct Difference {
        /// The rules of buf that it breaks; none for what is new.
        var rules: [ProtobufRule]
        /// The kind where the rules do not tell it.
        var kind: ChangeKind?
        /// The level where it does not follow from whom the rules harm.
        var level: ChangeLevel?
        var subject: String
        var message: String
        var detail: String
        var about: Subject
        var old: Origin?
        var new: Origin?
        /// Whether every old message fits the new contract, and every new message the old.
        var oldFits = true
        var newFits = true
    }

    /// Judges a difference and writes it down.
    mutating func note(_ difference: Difference) {
        let rows = difference.rules.map(\.row)
        let users = rows.reduce(into: AffectedUsers()) { $0.formUnion($1.users) }
        let isOnWire = users.contains(.wire) || users.contains(.wireJSON)
        let level = isOnWire ? .breaking : difference.level ?? .risky
        // The gravest rule explains: on the wire before JSON, JSON before code.
        let gravest = rows.first { $0.users.contains(.wire) } ?? rows.first { $0.users.contains(.wireJSON) } ?? rows.first
        guard let kind = difference.kind ?? gravest?.kind else { return }
        let message = difference.message + (gravest.map { ": \($0.why)" } ?? "")
        let (places, total) = places(of: difference.about, level, isOld: difference.old != nil)
        let detail = (difference.rules.map(\.rawValue) + [difference.detail]).joined(separator: " ")
        var change = ContractChange(
            kind, level, subject: difference.subject, message, places: places, detail: detail,
            old: difference.old.map { old.span(of: $0) }, new: difference.new.map { new.span(of: $0) })
        change.placesTotal = total
        change.users = users
        change.fits = (difference.oldFits, difference.newFits)
        changes.append(change)
    }

    private mutating func places(of subject: Subject, _ level: ChangeLevel, isOld: Bool) -> ([ChangePlace], Int) {
        let found: [(place: String, direction: Direction)]
        switch subject {
        case .none: return ([], 0)
        case .type(let name): found = isOld ? oldReach.places(of: name) : newReach.places(of: name)
        case .operation(let name, let direction): found = [("\(name)/\(direction == .in ? "request" : "response")", direction)]
        }
        return (found.prefix(ProtoReach.listed).map { ChangePlace($0.place, $0.direction, level) }, found.count)
    }

    // MARK: Files

    mutating func compareFiles() {
        for (index, before) in old.files.enumerated() {
            guard let successor = successors[index] else {
                note(
                    Difference(
                        rules: [.fileNoDelete], subject: before.path.text, message: "the file is gone", detail: "removed", about: .none,
                        old: before.start, new: nil))
                continue
            }
            compare(before, new.files[successor])
        }
        let packages = Set(new.files.map(\.packageName))
        var seen: Set<Name> = []
        for file in old.files where !packages.contains(file.packageName) && seen.insert(file.packageName).inserted {
            let name = file.packageName.isEmpty ? "the files without a package" : file.packageName.text
            note(
                Difference(
                    rules: [.packageNoDelete], level: .breaking, subject: name, message: "the package is gone", detail: "removed",
                    about: .none, old: file.start, new: nil, oldFits: false, newFits: false))
        }
    }

    private mutating func compare(_ before: ProtoFile, _ after: ProtoFile) {
        if before.packageName != after.packageName {
            note(
                Difference(
                    rules: [.fileSamePackage], subject: before.path.text,
                    message: "the package changed from `\(before.packageName)` to `\(after.packageName)`",
                    detail: "\(before.packageName)>\(after.packageName)", about: .none, old: before.start,
                    new: after.package?.origin ?? after.start, oldFits: false, newFits: false))
        }
        let syntax = { (edition: ProtoEdition) in edition.isEdition ? "editions" : edition.text }
        if syntax(before.edition) != syntax(after.edition) {
            note(
                Difference(
                    rules: [.fileSameSyntax], subject: before.path.text,
                    message: "the language version changed from \(before.edition.text) to \(after.edition.text)",
                    detail: "\(before.edition.text)>\(after.edition.text)", about: .none, old: before.start, new: after.start))
        }
        for option in ProtobufFileOption.all {
            let was = before.options.text(option.name) ?? option.standard
            let now = after.options.text(option.name) ?? option.standard
            guard was != now else { continue }
            note(
                Difference(
                    rules: [option.rule], subject: before.path.text,
                    message: "`\(option.name)` changed from \(Self.shown(was)) to \(Self.shown(now))",
                    detail: "\(option.name):\(was)>\(now)",
                    about: .none, old: before.options.option(option.name)?.origin ?? before.start,
                    new: after.options.option(option.name)?.origin ?? after.start))
        }
    }

    private static func shown(_ value: String) -> String { value.isEmpty ? "none" : "`\(value)`" }
}

/// An option of files that generated code depends on.
struct ProtobufFileOption: Sendable {
    let name: Name
    /// What holds where it is not set.
    let standard: String
    let rule: ProtobufRule

    static let all: [ProtobufFileOption] = [
        .init(name: "cc_enable_arenas", standard: "true", rule: .fileSameCcEnableArenas),
        .init(name: "cc_generic_services", standard: "false", rule: .fileSameCcGenericServices),
        .init(name: "csharp_namespace", standard: "", rule: .fileSameCsharpNamespace),
        .init(name: "go_package", standard: "", rule: .fileSameGoPackage),
        .init(name: "java_generic_services", standard: "false", rule: .fileSameJavaGenericServices),
        .init(name: "java_multiple_files", standard: "false", rule: .fileSameJavaMultipleFiles),
        .init(name: "java_outer_classname", standard: "", rule: .fileSameJavaOuterClassname),
        .init(name: "java_package", standard: "", rule: .fileSameJavaPackage),
        .init(name: "objc_class_prefix", standard: "", rule: .fileSameObjcClassPrefix),
        .init(name: "optimize_for", standard: "SPEED", rule: .fileSameOptimizeFor),
        .init(name: "php_class_prefix", standard: "", rule: .fileSamePhpClassPrefix),
        .init(name: "php_metadata_namespace", standard: "", rule: .fileSamePhpMetadataNamespace),
        .init(name: "php_namespace", standard: "", rule: .fileSamePhpNamespace),
        .init(name: "py_generic_services", standard: "false", rule: .fileSamePyGenericServices),
        .init(name: "ruby_package", standard: "", rule: .fileSameRubyPackage),
        .init(name: "swift_prefix", standard: "", rule: .fileSameSwiftPrefix),
    ]
}
