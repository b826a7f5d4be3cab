internal import Basics
internal import Contracts
internal import Glibc

/// What libFuzzer calls with each input: reads it as a contract of the format that `TIELINE_FUZZ_FORMAT` names.
///
/// A fault, an input that takes longer than the script allows, or memory beyond its bound is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    DeepStack.run {
        let file = SourceFile(path: FuzzedFormat.path, bytes: bytes)
        _ = FuzzedFormat.format.recognises(file)
        _ = FuzzedFormat.format.read(ContractInput(files: [file]))
    }
    return 0
}

private enum FuzzedFormat {
    static let name = getenv("TIELINE_FUZZ_FORMAT").map { String(cString: $0) } ?? "json-schema"

    static let format: any ContractFormat = {
        guard let format = ContractFormats.format(named: name) else {
            let message = "No contract format is called \(name).\n"
            _ = write(STDERR_FILENO, message, message.utf8.count)
            exit(2)
        }
        return format
    }()

    /// Where the input is said to lie, since some formats look at it.
    static let path: Name =
        switch name {
        case "sql": "schema.sql"
        case "protobuf": "schema.proto"
        case "salesforce": "objects/Thing__c/fields/Field__c.field-meta.xml"
        default: "contract"
        }
}
