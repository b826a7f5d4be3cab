package import Basics
internal import Documents

/// Our own layouts of delimited and fixed-width files and of X12 and EDIFACT messages, and Frictionless Table Schema.
package struct LayoutFormat: ContractFormat {
    package init() {}

    package var id: ContractFormatID { "layout" }
    package var title: String {
        "Layouts of CSV, fixed-width, X12 and EDIFACT (Docs/formats/layouts.md), Frictionless Table Schema; the order of segments is not compared"
    }

    package func recognises(_ file: SourceFile) -> Bool {
        let keys = TopLevelKeys(of: file)
        if let kind = keys.text(of: "layout") { return LayoutKind(rawValue: kind) != nil }
        return TableSchemaReader.recognises(keys)
    }

    package func read(_ input: ContractInput) -> Contract {
        var contract = Contract(format: id, profile: .edi, files: input.files)
        let known = input.files.count > 1 ? input.files.filter(recognises) : input.files
        var isFirst = true
        var model = LayoutModel()
        for file in known.isEmpty ? input.files : known {
            let document = readDocument(file)
            contract.addSyntaxTroubles(of: document)
            guard let root = document.root else { continue }
            var reader = LayoutReader(contract, file: input.files.firstIndex { $0 === file } ?? 0)
            if root["layout"] == nil {
                reader.readTableSchemas(root, isAlone: known.count < 2)
            } else {
                reader.read(root, isAlone: known.count < 2)
            }
            contract = reader.contract
            model.outlines += reader.outlines
            if isFirst { contract.profile = reader.kind.isMessage ? .edi : .flatFile }
            isFirst = false
        }
        contract.details = model
        return contract
    }

    package func notation(of contract: Contract) -> any MessageNotation {
        let outline = (contract.details as? LayoutModel)?.outlines.first
        return outline.map { LayoutNotation($0.kind) } ?? JSONNotation()
    }
}

/// What a layout is of.
enum LayoutKind: String, CaseIterable, Sendable {
    case delimited, fixed, x12, edifact

    /// Whether a translator checks messages, as it does those of EDI; files are taken as they come.
    var isMessage: Bool { self == .x12 || self == .edifact }
}

extension Profile {
    /// Untyped text that nobody checks: what does not fit is cut or kept, and an empty field is an absent one.
    package static let flatFile = Profile(
        unknownFields: .keep, violations: .take, hasTypedScalars: false, hasNull: false, hasDirection: false)
    /// Untyped text that a translator checks: what does not fit is refused.
    package static let edi = Profile(hasTypedScalars: false, hasNull: false, hasDirection: false)
}
