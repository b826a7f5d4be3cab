import Basics

@testable import Contracts

/// Writes descriptor sets for the tests, field by field as descriptor.proto numbers them.
struct DescriptorBytes {
    private(set) var bytes: [UInt8] = []

    init(_ build: (inout DescriptorBytes) -> Void) { build(&self) }

    mutating func number(_ field: Int, _ value: Int) {
        varint(UInt64(field) << 3)
        varint(UInt64(bitPattern: Int64(value)))
    }

    mutating func text(_ field: Int, _ value: String) { raw(field, Array(value.utf8)) }
    mutating func message(_ field: Int, _ build: (inout DescriptorBytes) -> Void) { raw(field, DescriptorBytes(build).bytes) }

    private mutating func raw(_ field: Int, _ content: [UInt8]) {
        varint(UInt64(field) << 3 | 2)
        varint(UInt64(content.count))
        bytes += content
    }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func field(
        _ tag: Int, _ name: String, _ number: Int, label: Int = 1, type: Int, of typeName: String = "",
        _ more: (inout DescriptorBytes) -> Void = { _ in }
    ) {
        message(tag) { field in
            field.text(1, name)
            field.number(3, number)
            field.number(4, label)
            field.number(5, type)
            if !typeName.isEmpty { field.text(6, typeName) }
            more(&field)
        }
    }

    /// The set of the file that `sampleText` is.
    static let sample = DescriptorBytes { set in
        set.message(1) { file in
            file.text(1, "shop.proto")
            file.text(2, "shop")
            file.text(3, "google/protobuf/timestamp.proto")
            file.message(4) { message in
                message.text(1, "Order")
                message.field(2, "order_id", 1, type: 9) { $0.text(10, "orderId") }
                message.field(2, "count", 2, type: 5) {
                    $0.number(9, 1)
                    $0.number(17, 1)
                }
                message.field(2, "tags", 3, label: 3, type: 11, of: ".shop.Order.TagsEntry")
                message.field(2, "state", 4, type: 14, of: ".shop.State") { $0.text(10, "s") }
                message.field(2, "card", 5, type: 12) { $0.number(9, 0) }
                message.field(2, "at", 6, type: 11, of: ".google.protobuf.Timestamp") { $0.message(8) { $0.number(3, 1) } }
                message.message(3) { entry in
                    entry.text(1, "TagsEntry")
                    entry.field(2, "key", 1, type: 9)
                    entry.field(2, "value", 2, type: 3)
                    entry.message(7) { $0.number(7, 1) }
                }
                message.message(8) { $0.text(1, "payment") }
                message.message(8) { $0.text(1, "_count") }
                message.message(9) {
                    $0.number(1, 10)
                    $0.number(2, 13)
                }
                message.text(10, "old")
            }
            file.message(5) { type in
                type.text(1, "State")
                type.message(2) {
                    $0.text(1, "NONE")
                    $0.number(2, 0)
                }
                type.message(2) {
                    $0.text(1, "LOST")
                    $0.number(2, -1)
                }
                type.message(4) {
                    $0.number(1, -5)
                    $0.number(2, -2)
                }
            }
            file.message(6) { service in
                service.text(1, "Orders")
                service.message(2) {
                    $0.text(1, "Create")
                    $0.text(2, ".shop.Order")
                    $0.text(3, ".shop.Order")
                    $0.message(4) { $0.number(34, 2) }
                    $0.number(6, 1)
                }
            }
            file.message(8) {
                $0.text(11, "example.com/shop")
                $0.number(9, 2)
            }
            file.text(12, "proto3")
        }
    }.bytes

    /// The text that `sample` is compiled from.
    static let sampleText = """
        syntax = "proto3"; package shop; import "google/protobuf/timestamp.proto";
        option go_package = "example.com/shop"; option optimize_for = CODE_SIZE;
        message Order {
          string order_id = 1; optional int32 count = 2; map<string, int64> tags = 3; State state = 4 [json_name = "s"];
          oneof payment { bytes card = 5; } google.protobuf.Timestamp at = 6 [deprecated = true];
          reserved 10 to 12; reserved "old";
        }
        enum State { NONE = 0; LOST = -1; reserved -5 to -2; }
        service Orders { rpc Create(Order) returns (stream Order) { option idempotency_level = IDEMPOTENT; } }
        """
}
