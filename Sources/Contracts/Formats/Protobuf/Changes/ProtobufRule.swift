/// One rule of compatibility, by the name that buf gives it (`buf config ls-breaking-rules`, version 1.75.0).
enum ProtobufRule: String, CaseIterable, Sendable {
    case enumNoDelete = "ENUM_NO_DELETE"
    case enumSameJSONFormat = "ENUM_SAME_JSON_FORMAT"
    case enumSameType = "ENUM_SAME_TYPE"
    case enumValueNoDelete = "ENUM_VALUE_NO_DELETE"
    case enumValueNameReserved = "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED"
    case enumValueNumberReserved = "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED"
    case enumValueSameName = "ENUM_VALUE_SAME_NAME"
    case extensionMessageNoDelete = "EXTENSION_MESSAGE_NO_DELETE"
    case extensionNoDelete = "EXTENSION_NO_DELETE"
    case fieldNoDelete = "FIELD_NO_DELETE"
    case fieldNameReserved = "FIELD_NO_DELETE_UNLESS_NAME_RESERVED"
    case fieldNumberReserved = "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED"
    case fieldSameCardinality = "FIELD_SAME_CARDINALITY"
    case fieldSameCppStringType = "FIELD_SAME_CPP_STRING_TYPE"
    case fieldSameDefault = "FIELD_SAME_DEFAULT"
    case fieldSameJavaUTF8Validation = "FIELD_SAME_JAVA_UTF8_VALIDATION"
    case fieldSameJSONName = "FIELD_SAME_JSON_NAME"
    case fieldSameJSType = "FIELD_SAME_JSTYPE"
    case fieldSameName = "FIELD_SAME_NAME"
    case fieldSameOneof = "FIELD_SAME_ONEOF"
    case fieldSameType = "FIELD_SAME_TYPE"
    case fieldSameUTF8Validation = "FIELD_SAME_UTF8_VALIDATION"
    case fieldWireCardinality = "FIELD_WIRE_COMPATIBLE_CARDINALITY"
    case fieldWireType = "FIELD_WIRE_COMPATIBLE_TYPE"
    case fieldWireJSONCardinality = "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY"
    case fieldWireJSONType = "FIELD_WIRE_JSON_COMPATIBLE_TYPE"
    case fileNoDelete = "FILE_NO_DELETE"
    case fileSameCcEnableArenas = "FILE_SAME_CC_ENABLE_ARENAS"
    case fileSameCcGenericServices = "FILE_SAME_CC_GENERIC_SERVICES"
    case fileSameCsharpNamespace = "FILE_SAME_CSHARP_NAMESPACE"
    case fileSameGoPackage = "FILE_SAME_GO_PACKAGE"
    case fileSameJavaGenericServices = "FILE_SAME_JAVA_GENERIC_SERVICES"
    case fileSameJavaMultipleFiles = "FILE_SAME_JAVA_MULTIPLE_FILES"
    case fileSameJavaOuterClassname = "FILE_SAME_JAVA_OUTER_CLASSNAME"
    case fileSameJavaPackage = "FILE_SAME_JAVA_PACKAGE"
    case fileSameObjcClassPrefix = "FILE_SAME_OBJC_CLASS_PREFIX"
    case fileSameOptimizeFor = "FILE_SAME_OPTIMIZE_FOR"
    case fileSamePackage = "FILE_SAME_PACKAGE"
    case fileSamePhpClassPrefix = "FILE_SAME_PHP_CLASS_PREFIX"
    case fileSamePhpMetadataNamespace = "FILE_SAME_PHP_METADATA_NAMESPACE"
    case fileSamePhpNamespace = "FILE_SAME_PHP_NAMESPACE"
    case fileSamePyGenericServices = "FILE_SAME_PY_GENERIC_SERVICES"
    case fileSameRubyPackage = "FILE_SAME_RUBY_PACKAGE"
    case fileSameSwiftPrefix = "FILE_SAME_SWIFT_PREFIX"
    case fileSameSyntax = "FILE_SAME_SYNTAX"
    case messageNoDelete = "MESSAGE_NO_DELETE"
    case messageKeepsDescriptorAccessor = "MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR"
    case messageSameJSONFormat = "MESSAGE_SAME_JSON_FORMAT"
    case messageSameRequiredFields = "MESSAGE_SAME_REQUIRED_FIELDS"
    case oneofNoDelete = "ONEOF_NO_DELETE"
    case packageEnumNoDelete = "PACKAGE_ENUM_NO_DELETE"
    case packageExtensionNoDelete = "PACKAGE_EXTENSION_NO_DELETE"
    case packageMessageNoDelete = "PACKAGE_MESSAGE_NO_DELETE"
    case packageNoDelete = "PACKAGE_NO_DELETE"
    case packageServiceNoDelete = "PACKAGE_SERVICE_NO_DELETE"
    case reservedEnumNoDelete = "RESERVED_ENUM_NO_DELETE"
    case reservedMessageNoDelete = "RESERVED_MESSAGE_NO_DELETE"
    case rpcNoDelete = "RPC_NO_DELETE"
    case rpcSameClientStreaming = "RPC_SAME_CLIENT_STREAMING"
    case rpcSameIdempotencyLevel = "RPC_SAME_IDEMPOTENCY_LEVEL"
    case rpcSameRequestType = "RPC_SAME_REQUEST_TYPE"
    case rpcSameResponseType = "RPC_SAME_RESPONSE_TYPE"
    case rpcSameServerStreaming = "RPC_SAME_SERVER_STREAMING"
    case serviceNoDelete = "SERVICE_NO_DELETE"
}

/// What breaking a rule is: its kind of change, whom it harms, and why.
struct ProtobufRuleRow: Sendable {
    let kind: ChangeKind
    let users: AffectedUsers
    /// The end of a sentence that says what happens to those users.
    let why: String

    init(_ kind: ChangeKind, _ users: AffectedUsers, _ why: String) {
        (self.kind, self.users, self.why) = (kind, users, why)
    }
}

extension AffectedUsers {
    fileprivate static let code: AffectedUsers = [.file, .package]
    fileprivate static let codeAndJSON: AffectedUsers = [.file, .package, .wireJSON]
    fileprivate static let everybody: AffectedUsers = [.file, .package, .wireJSON, .wire]
}

extension ProtobufRule {
    /// The rule's line in the table.
    var row: ProtobufRuleRow {
        switch self {
        case .enumNoDelete: .init(.typeRemoved, .file, "code made from the file no longer has it")
        case .enumSameJSONFormat: .init(.jsonSupportChanged, .codeAndJSON, "JSON is no longer promised to work")
        case .enumSameType: .init(.enumOpennessChanged, .code, "code treats numbers that it does not know differently")
        case .enumValueNoDelete: .init(.enumValueRemoved, .code, "code that names it no longer builds")
        case .enumValueNameReserved: .init(.enumValueRemoved, .wireJSON, "the name can come back with another meaning; reserve it")
        case .enumValueNumberReserved:
            .init(.enumValueRemoved, [.wireJSON, .wire], "the number can come back with another meaning; reserve it")
        case .enumValueSameName: .init(.enumValueRenamed, .codeAndJSON, "JSON writes the name")
        case .extensionMessageNoDelete: .init(.extensionRangeRemoved, .code, "extensions with these numbers no longer build")
        case .extensionNoDelete: .init(.extensionRemoved, .file, "code made from the file no longer has it")
        case .fieldNoDelete: .init(.fieldRemoved, .code, "code that names it no longer builds")
        case .fieldNameReserved: .init(.fieldRemoved, .wireJSON, "the name can come back with another meaning; reserve it")
        case .fieldNumberReserved: .init(.fieldRemoved, [.wireJSON, .wire], "the number can come back with another meaning; reserve it")
        case .fieldSameCardinality: .init(.fieldPresenceChanged, .code, "code reads and sets it differently")
        case .fieldSameCppStringType: .init(.fieldOptionChanged, .code, "C++ code gets another type")
        case .fieldSameDefault: .init(.defaultChanged, .everybody, "a message without the field now means something else")
        case .fieldSameJavaUTF8Validation: .init(.fieldOptionChanged, .code, "Java code accepts other bytes")
        case .fieldSameJSONName: .init(.fieldRenamed, .codeAndJSON, "JSON holds it under the new name only")
        case .fieldSameJSType: .init(.fieldOptionChanged, .code, "JavaScript code gets another type")
        case .fieldSameName:
            .init(.fieldRenamed, .codeAndJSON, "code that names it no longer builds, and JSON and field masks take the name")
        case .fieldSameOneof: .init(.fieldExclusionChanged, .everybody, "setting one field of a oneof clears the others")
        case .fieldSameType: .init(.typeChanged, .code, "code gets another type")
        case .fieldSameUTF8Validation: .init(.fieldOptionChanged, .code, "code accepts other bytes")
        case .fieldWireCardinality: .init(.fieldCardinalityChanged, .wire, "readers of the one form do not understand the other")
        case .fieldWireType: .init(.typeChanged, .wire, "the bytes of the one type are not those of the other")
        case .fieldWireJSONCardinality: .init(.fieldCardinalityChanged, .wireJSON, "readers of the one form do not understand the other")
        case .fieldWireJSONType: .init(.typeChanged, .wireJSON, "the one type is not read as the other in binary and in JSON")
        case .fileNoDelete: .init(.fileRemoved, .file, "code that includes what is made from it no longer builds")
        case .fileSameCcEnableArenas: .init(.fileOptionChanged, .code, "C++ code is made differently")
        case .fileSameCcGenericServices: .init(.fileOptionChanged, .code, "C++ code is made differently")
        case .fileSameCsharpNamespace: .init(.fileOptionChanged, .code, "C# code has other names")
        case .fileSameGoPackage: .init(.fileOptionChanged, .code, "Go code has another import path")
        case .fileSameJavaGenericServices: .init(.fileOptionChanged, .code, "Java code is made differently")
        case .fileSameJavaMultipleFiles: .init(.fileOptionChanged, .code, "Java classes move")
        case .fileSameJavaOuterClassname: .init(.fileOptionChanged, .code, "Java classes have other names")
        case .fileSameJavaPackage: .init(.fileOptionChanged, .code, "Java classes have other names")
        case .fileSameObjcClassPrefix: .init(.fileOptionChanged, .code, "Objective-C classes have other names")
        case .fileSameOptimizeFor: .init(.fileOptionChanged, .code, "code gets another base class")
        case .fileSamePackage: .init(.packageChanged, .everybody, "every type, service and extension has another full name")
        case .fileSamePhpClassPrefix: .init(.fileOptionChanged, .code, "PHP classes have other names")
        case .fileSamePhpMetadataNamespace: .init(.fileOptionChanged, .code, "PHP classes have other names")
        case .fileSamePhpNamespace: .init(.fileOptionChanged, .code, "PHP classes have other names")
        case .fileSamePyGenericServices: .init(.fileOptionChanged, .code, "Python code is made differently")
        case .fileSameRubyPackage: .init(.fileOptionChanged, .code, "Ruby modules have other names")
        case .fileSameSwiftPrefix: .init(.fileOptionChanged, .code, "Swift types have other names")
        case .fileSameSyntax: .init(.languageVersionChanged, .code, "fields and enums behave differently in code")
        case .messageNoDelete: .init(.typeRemoved, .file, "code made from the file no longer has it")
        case .messageKeepsDescriptorAccessor: .init(.typeOptionChanged, .code, "code loses the accessor of its descriptor")
        case .messageSameJSONFormat: .init(.jsonSupportChanged, .codeAndJSON, "JSON is no longer promised to work")
        case .messageSameRequiredFields: .init(.fieldBecameRequired, .everybody, "who requires the field refuses messages without it")
        case .oneofNoDelete: .init(.oneofRemoved, .code, "code that asks which field is set no longer builds")
        case .packageEnumNoDelete: .init(.typeRemoved, .package, "code that names it no longer builds")
        case .packageExtensionNoDelete: .init(.extensionRemoved, .package, "code that names it no longer builds")
        case .packageMessageNoDelete: .init(.typeRemoved, .package, "code that names it no longer builds")
        case .packageNoDelete: .init(.packageRemoved, .package, "everything in it is gone or has another full name")
        case .packageServiceNoDelete: .init(.serviceRemoved, .package, "code that names it no longer builds, and calls find nobody")
        case .reservedEnumNoDelete:
            .init(.reservationRemoved, .everybody, "what is reserved was in use once, and can now come back with another meaning")
        case .reservedMessageNoDelete:
            .init(.reservationRemoved, .everybody, "what is reserved was in use once, and can now come back with another meaning")
        case .rpcNoDelete: .init(.operationRemoved, .code, "calls of it are refused as unimplemented")
        case .rpcSameClientStreaming: .init(.operationStreamingChanged, .everybody, "old callers speak the other form")
        case .rpcSameIdempotencyLevel: .init(.operationIdempotencyChanged, .everybody, "callers may repeat or cache what they must not")
        case .rpcSameRequestType: .init(.typeChanged, .everybody, "old callers send the other message")
        case .rpcSameResponseType: .init(.typeChanged, .everybody, "old callers wait for the other message")
        case .rpcSameServerStreaming: .init(.operationStreamingChanged, .everybody, "old callers speak the other form")
        case .serviceNoDelete: .init(.serviceRemoved, .file, "calls of its methods find nobody")
        }
    }
}
