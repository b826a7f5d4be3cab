internal import Basics

/// The fields that Salesforce gives every object, and the usual ones of its common standard objects, with the lengths of its object reference.
enum StandardFields {
    struct Entry {
        let name: Name
        let shape: Shape
        var isRequired = false
        var isReadOnly = false
        var isFilled = false
    }

    /// The fields of every object, by the kind of object that its name's end tells.
    static func common(to object: Name) -> [Entry] {
        let text = object.text
        if text.hasSuffix("__mdt") { return entries("DeveloperName 40!, MasterLabel 40!, NamespacePrefix 15-") }
        if text.hasSuffix("__e") { return entries("ReplayId 64-, EventUuid 36-, CreatedDate datetime-, CreatedById id-") }
        if text.hasSuffix("__x") { return entries("ExternalId 255!, DisplayUrl 255-") }
        return entries(
            "Id id!-, IsDeleted boolean-, OwnerId id~, CurrencyIsoCode 3~, CreatedDate datetime-, CreatedById id-, LastModifiedDate datetime-, "
                + "LastModifiedById id-, SystemModstamp datetime-")
    }

    static func own(of object: Name) -> [Entry] { objects[object].map(entries) ?? [] }

    /// A name with its type, then `!` for what a new record needs, `-` for what nobody can write, `~` for what is filled where it is left out.
    private static let objects: [Name: String] = [
        "Account":
            "Name 255!, AccountNumber 40, Type 255, ParentId id, Site 80, Phone 40, Fax 40, Website 255, Industry 255, AccountSource 255, "
            + "AnnualRevenue 18.0, NumberOfEmployees 8.0, Rating 255, Sic 20, TickerSymbol 20, Ownership 255, Description 32000, \(address("Billing")), \(address("Shipping"))",
        "Contact":
            "LastName 80!, FirstName 40, Salutation 40, Name 121-, AccountId id, Title 128, Department 80, Email email, Phone 40, MobilePhone 40, "
            + "Fax 40, HomePhone 40, Birthdate date, LeadSource 255, ReportsToId id, Description 32000, \(address("Mailing")), \(address("Other"))",
        "Lead":
            "LastName 80!, FirstName 40, Salutation 40, Name 121-, Company 255!, Title 128, Email email, Phone 40, MobilePhone 40, Website 255, "
            + "Status 255~, LeadSource 255, Industry 255, Rating 255, AnnualRevenue 18.0, NumberOfEmployees 8.0, IsConverted boolean-, Description 32000, \(address(""))",
        "Opportunity":
            "Name 120!, AccountId id, StageName 255!, CloseDate date!, Amount 18.2, Probability 3.0, Type 255, LeadSource 255, NextStep 255, "
            + "Pricebook2Id id, CampaignId id, ExpectedRevenue 18.2-, IsClosed boolean-, IsWon boolean-, Description 32000",
        "OpportunityLineItem":
            "OpportunityId id!, PricebookEntryId id, Product2Id id, Quantity 18.2!, UnitPrice 18.2, TotalPrice 18.2, ListPrice 18.2-, "
            + "Discount 5.2, ServiceDate date, Description 255, Name 376-, ProductCode 255-, SortOrder 9.0",
        "Product2":
            "Name 255!, ProductCode 255, Family 255, IsActive boolean~, QuantityUnitOfMeasure 255, StockKeepingUnit 180, DisplayUrl 1000, "
            + "ExternalId 255, ExternalDataSourceId id, Description 4000",
        "PricebookEntry":
            "Pricebook2Id id!, Product2Id id!, UnitPrice 18.2!, IsActive boolean~, UseStandardPrice boolean~, Name 255-, ProductCode 255-",
        "Order":
            "AccountId id, Pricebook2Id id, OriginalOrderId id, EffectiveDate date!, EndDate date, Status 255!, Type 255, OrderNumber 30-, PoNumber 80, "
            + "PoDate date, OrderReferenceNumber 80, TotalAmount 18.2-, Name 80, ContractId id, ActivatedDate datetime-, IsReductionOrder boolean~, "
            + "Description 32000, \(address("Billing")), \(address("Shipping"))",
        "OrderItem":
            "OrderId id!, PricebookEntryId id, Product2Id id, Quantity 18.2!, UnitPrice 18.2, ListPrice 18.2-, TotalPrice 18.2-, ServiceDate date, "
            + "EndDate date, OrderItemNumber 30-, AvailableQuantity 18.2-, Description 255",
        "Case":
            "CaseNumber 30-, AccountId id, ContactId id, Subject 255, Status 255~, Priority 255~, Origin 255, Type 255, Reason 255, ParentId id, "
            + "IsClosed boolean-, ClosedDate datetime-, SuppliedEmail email, SuppliedName 80, Description 32000",
    ]

    private static func address(_ kind: String) -> String {
        ["Street 255", "City 40", "PostalCode 20", "State 80", "StateCode 10", "Country 80", "CountryCode 10"].map { kind + $0 }
            .joined(separator: ", ")
    }

    private static func entries(_ text: String) -> [Entry] {
        text.split(separator: ",").compactMap { part in
            let words = part.split(separator: " ")
            guard words.count == 2 else { return nil }
            let type = words[1].prefix { !"!-~".contains($0) }
            let marks = words[1].dropFirst(type.count)
            return Entry(
                name: Name(words[0]), shape: shape(String(type)), isRequired: marks.contains("!"), isReadOnly: marks.contains("-"),
                isFilled: marks.contains("~"))
        }
    }

    /// A length of text, the digits of a number before its point and after it, or a word.
    private static func shape(_ type: String) -> Shape {
        switch type {
        case "id": return SalesforceField.id
        case "boolean": return .scalar(.boolean)
        case "date": return .scalar(.instant(.date))
        case "datetime": return .scalar(.instant(.dateTime))
        case "email": return .scalar(.text(TextDomain(maxLength: 80, format: "email")))
        default:
            let numbers = type.split(separator: ".").compactMap { Int($0) }
            guard numbers.count == 2 else { return .scalar(.text(TextDomain(maxLength: numbers.first))) }
            return .scalar(.number(.decimal(precision: numbers[0], scale: numbers[1])))
        }
    }
}
