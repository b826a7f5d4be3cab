package import Basics

/// One row of the systems inventory.
package struct System: Spec {
    package static let kind = Kind.system
    package let anchor: Anchor
    package var header: Header
    package var category: Located<SystemCategory>?
    package var product: Product?
    package var operatedBy: Located<EntityRef>?
    package var lifecycle: Located<Lifecycle>?
    package var retiresOn: Located<CalendarDate>?
    package var usedBy: Text?
    /// Globs of the hosts that it answers at: what tells whose an address is.
    package var hosts: [Text]?
    /// Over all its interfaces; all of them hold at once.
    package var rateLimit: [Located<Rate>]?
    package var concurrency: Located<Int>?
    package var data: [DataEntry]?
    /// Empty: there are none; nil: unknown.
    package var interfaces: [Interface]?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        header = Header(at: anchor)
    }
}

/// What a system is for.
package enum SystemCategory: String, Sendable, CaseIterable {
    case erp, crm, pim, commerce, wms, tms, payment, tax, search, mdm, edi
    case dataWarehouse = "data-warehouse"
    case identity, cms, cpq, other
}

/// One thing that a system holds, and how current it is.
package struct DataEntry: SpecObject {
    package let anchor: Anchor
    /// Exactly one of `entity` and `about` is there.
    package var entity: Located<EntityRef>?
    package var about: Text?
    /// Nil: all fields.
    package var fields: [Located<FieldPath>]?
    package var freshness: Located<TimeSpan>?
    /// The flows that feed it.
    package var from: [Located<EntityRef>]?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// An interface of a system or platform.
package struct Interface: SpecObject {
    package let anchor: Anchor
    package var name: Text
    package var formerly: [Text]?
    package var `protocol`: Located<InterfaceProtocol>?
    package var direction: Located<InterfaceDirection>?
    package var contract: ContractSource?
    /// One contract per partner.
    package var variants: [Entry<ContractSource>]?
    package var version: Text?
    package var sunset: Located<CalendarDate>?
    package var successor: Located<InterfaceRef>?
    package var compatibility: Located<CompatibilityPromise>?
    package var validates: Located<Bool>?
    package var latency: Latency?
    package var availability: Located<Percentage>?
    /// What is stated of single operations, by their name after the `#`.
    package var operations: [Entry<OperationFacts>]?
    package var rateLimit: [Located<Rate>]?
    package var expires: [Expiry]?
    package var verified: Verification?
    package var facts: [Fact]?
    package var consumers: [Consumer]?
    /// A glob of sample messages.
    package var samples: Text?
    /// Confirmed renames, old place to new name.
    package var renames: [Entry<Text>]?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        name = Text("", at: anchor.span)
    }
}

/// What an interface speaks; API, file, database or queue follows from it.
package enum InterfaceProtocol: String, Sendable, CaseIterable {
    case rest, graphql, odata, soap, grpc, rfc, webhook
    case sftp, ftp, as2, smb, s3
    case jdbc, odbc
    case kafka, amqp, jms, mqtt
    case serviceBus = "service-bus"
    case pubsub

    /// The four manners of integration.
    package enum Style: String, Sendable { case api, file, database, queue }

    package var style: Style {
        switch self {
        case .rest, .graphql, .odata, .soap, .grpc, .rfc, .webhook: .api
        case .sftp, .ftp, .as2, .smb, .s3: .file
        case .jdbc, .odbc: .database
        case .kafka, .amqp, .jms, .mqtt, .serviceBus, .pubsub: .queue
        }
    }
}

/// Which way data goes, seen from the system.
package enum InterfaceDirection: String, Sendable, CaseIterable {
    case out, `in`, both
}

/// What an owner promises to consumers that nobody knows.
package enum CompatibilityPromise: String, Sendable, CaseIterable {
    case none, backward, forward, full
    case backwardTransitive = "backward-transitive"
    case forwardTransitive = "forward-transitive"
    case fullTransitive = "full-transitive"
}

/// Where an interface's contract is.
package enum ContractSource: Sendable, Equatable {
    /// There is none, and that is stated.
    case none(Anchor)
    case file(ContractFile)

    package var file: ContractFile? {
        if case .file(let file) = self { return file }
        return nil
    }

    package var span: SourceSpan {
        switch self {
        case .none(let anchor): anchor.span
        case .file(let file): file.file.span
        }
    }
}

/// A contract's file or folder, relative to the estate's root.
package struct ContractFile: SpecObject {
    package let anchor: Anchor
    package var file: Text
    /// The format, where the file does not tell.
    package var format: Text?
    /// What the format needs to know; `catalog` maps remote addresses to local paths.
    package var options: [Entry<FreeValue>]?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        file = Text("", at: anchor.span)
    }
}

/// What is stated of one operation.
package struct OperationFacts: SpecObject {
    package let anchor: Anchor
    package var latency: Latency?
    package var availability: Located<Percentage>?
    package var rateLimit: [Located<Rate>]?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// A certificate, secret or account that ends.
package struct Expiry: SpecObject {
    package let anchor: Anchor
    package var what: Text?
    package var date: Located<CalendarDate>?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// Who looked, and when.
package struct Verification: SpecObject {
    package let anchor: Anchor
    package var checkedOn: Located<CalendarDate>?
    package var by: Located<EntityRef>?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// Somebody who uses an interface outside any flow.
package struct Consumer: SpecObject {
    package let anchor: Anchor
    package var name: Text
    package var team: Located<EntityRef>?
    /// Places in the interface's contract, as they stand after a `#`.
    package var reads: [Located<ContractPlace>]?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        name = Text("", at: anchor.span)
    }
}
