package import Basics

/// One entity of the canonical data model.
package struct Entity: Spec {
    package static let kind = Kind.entity
    package let anchor: Anchor
    package var header: Header
    package var definition: Text?
    package var key: [Located<FieldPath>]?
    /// The record of all fields that state none; several with conditions are partitions, tried in order.
    package var systemOfRecord: [RecordPartition]?
    /// Systems that may also create or change it.
    package var enteredIn: [Located<EntityRef>]?
    package var fields: [Entry<EntityField>]?
    package var meanings: [Meaning]?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        header = Header(at: anchor)
    }
}

/// A system that is the record, for some of the records where it has a condition.
package struct RecordPartition: SpecObject {
    package let anchor: Anchor
    package var system: Located<EntityRef>
    package var when: Located<Condition>?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        system = Located(EntityRef(.system, ""), at: anchor.span)
    }
}

/// A field of an entity.
package struct EntityField: SpecObject, HasFacts {
    package let anchor: Anchor
    package var definition: Text?
    package var type: Located<FieldType>?
    /// The field of another entity that type and constraints are taken from.
    package var `is`: Located<EntityPath>?
    package var systemOfRecord: [RecordPartition]?
    package var nullable: Located<Bool>?
    package var `enum`: [Located<Constant>]?
    package var minLength: Located<Int>?
    package var maxLength: Located<Int>?
    package var pattern: Text?
    package var minimum: Located<ExactDecimal>?
    package var maximum: Located<ExactDecimal>?
    package var precision: Located<Int>?
    package var scale: Located<Int>?
    package var minItems: Located<Int>?
    package var maxItems: Located<Int>?
    package var format: Text?
    package var `default`: Located<Constant>?
    /// `required` is one of them.
    package var facts = Facts()
    /// The fields of an object, or of each item of an array.
    package var fields: [Entry<EntityField>]?
    /// What the items of an array are, where they are no objects.
    package var items: Box<EntityField>?
    /// What the values of a map are.
    package var values: Box<EntityField>?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// A value on the heap, for types that contain themselves.
package struct Box<Value: Sendable & Equatable>: Sendable, Equatable {
    private let content: [Value]
    package init(_ value: Value) { content = [value] }
    package var value: Value { content[0] }
}

/// The types of canonical fields.
package enum FieldType: String, Sendable, CaseIterable {
    case string, boolean, integer, decimal, number, date, time, datetime, duration, binary, object, array, map, any
}

/// A field of an entity by name: `product.sku`.
package struct EntityPath: Hashable, Sendable, CustomStringConvertible {
    package let entity: Name
    package let path: FieldPath

    package init(entity: Name, path: FieldPath) {
        self.entity = entity
        self.path = path
    }

    package var description: String { "\(entity).\(path)" }
}

/// What one system calls the entity.
package struct Meaning: SpecObject {
    package let anchor: Anchor
    package var at: Located<PlaceReference>
    package var means: Text?
    /// What identifies it there, as paths in that place.
    package var key: [Located<FieldPath>]?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        at = Located(PlaceReference.missing, at: anchor.span)
    }
}
