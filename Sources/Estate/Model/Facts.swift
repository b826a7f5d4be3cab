package import Basics

/// What a contract does not state about a place.
package struct Facts: Sendable, Equatable {
    package var unit: Located<FactValue>?
    package var currency: Located<FactValue>?
    package var tax: Located<TaxBasis>?
    package var timezone: Text?
    /// How many units make one: 100 for cents.
    package var scaled: Located<ExactDecimal>?
    package var charset: Text?
    package var codes: Located<CodesColumn>?
    package var required: Located<Bool>?
    package var shape: Located<ContentShape>?
    package var personal: Located<Bool>?
    package var means: Text?

    package init() {}
}

/// Something that facts are stated of.
package protocol HasFacts {
    var facts: Facts { get set }
}

/// A fact that is fixed, or that stands in a field beside it.
package enum FactValue: Hashable, Sendable {
    case fixed(Name)
    /// The name of the field beside it, without the dot.
    case field(Name)
}

/// Whether an amount holds the tax.
package enum TaxBasis: String, Sendable, CaseIterable {
    case net, gross
}

/// How much structure the content of a place really has.
package enum ContentShape: String, Sendable, CaseIterable {
    case freeText = "free-text"
    case semiStructured = "semi-structured"
}

/// Facts about one place of an interface's contract.
package struct Fact: SpecObject, HasFacts {
    package let anchor: Anchor
    package var at: Located<ContractPlace>
    package var facts = Facts()

    package init(at anchor: Anchor) {
        self.anchor = anchor
        at = Located(ContractPlace(text: ""), at: anchor.span)
    }
}
