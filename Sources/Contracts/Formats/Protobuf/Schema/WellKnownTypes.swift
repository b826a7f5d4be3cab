internal import Basics

/// The files that come with Protobuf, so that contracts need not bring them along, and what their types are.
enum WellKnownTypes {
    enum Kind { case message, `enum` }

    /// The files that imports may name.
    static let files: Set<Name> = [
        "google/protobuf/any.proto", "google/protobuf/api.proto", "google/protobuf/cpp_features.proto",
        "google/protobuf/descriptor.proto", "google/protobuf/duration.proto", "google/protobuf/empty.proto",
        "google/protobuf/field_mask.proto", "google/protobuf/go_features.proto", "google/protobuf/java_features.proto",
        "google/protobuf/source_context.proto", "google/protobuf/struct.proto", "google/protobuf/timestamp.proto",
        "google/protobuf/type.proto", "google/protobuf/wrappers.proto", "google/protobuf/compiler/plugin.proto",
    ]

    private static let messages: Set<Name> = [
        // The types that contracts use.
        "google.protobuf.Any", "google.protobuf.Duration", "google.protobuf.Empty", "google.protobuf.FieldMask",
        "google.protobuf.Timestamp", "google.protobuf.Struct", "google.protobuf.Value", "google.protobuf.ListValue",
        "google.protobuf.DoubleValue", "google.protobuf.FloatValue", "google.protobuf.Int64Value", "google.protobuf.UInt64Value",
        "google.protobuf.Int32Value", "google.protobuf.UInt32Value", "google.protobuf.BoolValue", "google.protobuf.StringValue",
        "google.protobuf.BytesValue", "google.protobuf.SourceContext", "google.protobuf.Type", "google.protobuf.Field",
        "google.protobuf.Enum", "google.protobuf.EnumValue", "google.protobuf.Option", "google.protobuf.Api", "google.protobuf.Method",
        "google.protobuf.Mixin",
        // Descriptors, and the options that custom options extend.
        "google.protobuf.FileDescriptorSet", "google.protobuf.FileDescriptorProto", "google.protobuf.DescriptorProto",
        "google.protobuf.DescriptorProto.ExtensionRange", "google.protobuf.DescriptorProto.ReservedRange",
        "google.protobuf.ExtensionRangeOptions", "google.protobuf.ExtensionRangeOptions.Declaration",
        "google.protobuf.FieldDescriptorProto", "google.protobuf.OneofDescriptorProto", "google.protobuf.EnumDescriptorProto",
        "google.protobuf.EnumDescriptorProto.EnumReservedRange", "google.protobuf.EnumValueDescriptorProto",
        "google.protobuf.ServiceDescriptorProto", "google.protobuf.MethodDescriptorProto", "google.protobuf.FileOptions",
        "google.protobuf.MessageOptions", "google.protobuf.FieldOptions", "google.protobuf.FieldOptions.EditionDefault",
        "google.protobuf.FieldOptions.FeatureSupport", "google.protobuf.OneofOptions", "google.protobuf.EnumOptions",
        "google.protobuf.EnumValueOptions", "google.protobuf.ServiceOptions", "google.protobuf.MethodOptions",
        "google.protobuf.UninterpretedOption", "google.protobuf.UninterpretedOption.NamePart", "google.protobuf.FeatureSet",
        "google.protobuf.FeatureSet.VisibilityFeature", "google.protobuf.FeatureSetDefaults",
        "google.protobuf.FeatureSetDefaults.FeatureSetEditionDefault", "google.protobuf.SourceCodeInfo",
        "google.protobuf.SourceCodeInfo.Location", "google.protobuf.GeneratedCodeInfo", "google.protobuf.GeneratedCodeInfo.Annotation",
        "google.protobuf.compiler.Version", "google.protobuf.compiler.CodeGeneratorRequest",
        "google.protobuf.compiler.CodeGeneratorResponse", "google.protobuf.compiler.CodeGeneratorResponse.File", "pb.CppFeatures",
        "pb.JavaFeatures", "pb.GoFeatures",
    ]

    private static let enums: Set<Name> = [
        "google.protobuf.NullValue", "google.protobuf.Syntax", "google.protobuf.Field.Kind", "google.protobuf.Field.Cardinality",
        "google.protobuf.Edition", "google.protobuf.SymbolVisibility", "google.protobuf.FieldDescriptorProto.Type",
        "google.protobuf.FieldDescriptorProto.Label", "google.protobuf.FileOptions.OptimizeMode", "google.protobuf.FieldOptions.CType",
        "google.protobuf.FieldOptions.JSType", "google.protobuf.FieldOptions.OptionRetention",
        "google.protobuf.FieldOptions.OptionTargetType", "google.protobuf.MethodOptions.IdempotencyLevel",
        "google.protobuf.ExtensionRangeOptions.VerificationState", "google.protobuf.FeatureSet.FieldPresence",
        "google.protobuf.FeatureSet.EnumType", "google.protobuf.FeatureSet.RepeatedFieldEncoding",
        "google.protobuf.FeatureSet.Utf8Validation", "google.protobuf.FeatureSet.MessageEncoding",
        "google.protobuf.FeatureSet.JsonFormat", "google.protobuf.FeatureSet.EnforceNamingStyle",
        "google.protobuf.GeneratedCodeInfo.Annotation.Semantic",
    ]

    /// What a type of these files is; nil where the name is not of them.
    static func kind(of name: Name) -> Kind? {
        guard name.text.utf8.starts(with: "google.protobuf.".utf8) || name.text.utf8.starts(with: "pb.".utf8) else { return nil }
        return messages.contains(name) ? .message : enums.contains(name) ? .enum : nil
    }

    /// The shape of a type whose values have a form of their own; nil where it is an ordinary message.
    static func shape(of name: Name, in contract: inout Contract, at origin: Origin) -> Shape? {
        switch name {
        case "google.protobuf.Timestamp": return .scalar(.instant(.dateTime))
        case "google.protobuf.Duration": return .scalar(.instant(.duration))
        case "google.protobuf.Any", "google.protobuf.Value": return .any
        case "google.protobuf.Struct":
            return .record(Record(rest: .shape(contract.add(.any, at: origin))))
        case "google.protobuf.ListValue": return .array(ArrayShape(items: contract.add(.any, at: origin)))
        case "google.protobuf.NullValue": return .scalar(.null)
        case "google.protobuf.FieldMask": return .scalar(.text(.any))
        case "google.protobuf.Empty": return .record(Record(rest: .open))
        case "google.protobuf.DoubleValue": return ProtoShapes.scalar(.double)
        case "google.protobuf.FloatValue": return ProtoShapes.scalar(.float)
        case "google.protobuf.Int64Value": return ProtoShapes.scalar(.int64)
        case "google.protobuf.UInt64Value": return ProtoShapes.scalar(.uint64)
        case "google.protobuf.Int32Value": return ProtoShapes.scalar(.int32)
        case "google.protobuf.UInt32Value": return ProtoShapes.scalar(.uint32)
        case "google.protobuf.BoolValue": return ProtoShapes.scalar(.bool)
        case "google.protobuf.StringValue": return ProtoShapes.scalar(.string)
        case "google.protobuf.BytesValue": return ProtoShapes.scalar(.bytes)
        default: return nil
        }
    }
}
