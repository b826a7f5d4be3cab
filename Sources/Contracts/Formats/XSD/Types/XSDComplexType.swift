internal import Basics
internal import Documents

/// A complex type with what it has from its bases.
struct XSDComplexType: Sendable {
    var particle = Particle.empty
    /// The type of its text, where it has simple content.
    var text: XSDSimpleType?
    var isMixed = false
    var attributes: [XSDAttribute] = []
    /// Which further attributes may stand there; nil for none.
    var wildcard: XSDAttributeWildcard?
    var isAbstract = false
    /// Whether anything may stand in it: `anyType`, or a type that could not be read.
    var isFree = false

    static let free: XSDComplexType = {
        var type = XSDComplexType()
        type.isFree = true
        return type
    }()
}

/// One attribute of a type.
struct XSDAttribute: Sendable {
    let name: XSDName
    var shape: ShapeID
    var isRequired: Bool
    var isProhibited = false
    var defaultValue: Literal?
    var origin: Origin

    /// What paths call an attribute: `@currency`; with its namespace where it has one.
    var field: Name { Self.field(of: name) }

    static func field(of name: XSDName) -> Name {
        name.namespace == XMLNames.xml ? Name("@xml:\(name.local)") : Name("@\(name.wire)")
    }
}

/// Attributes that a type takes without naming them.
struct XSDAttributeWildcard: Sendable {
    var namespaces: WildcardParticle.Namespaces
    /// Whether values of attributes that the schemas declare are held against their declarations, and whether only such are taken.
    var process: XSDProcessing

    /// The names as a pattern over the fields of attributes.
    var pattern: String {
        switch namespaces {
        case .any: return "^@"
        case .except: return "^@(?:\\{|xml:)"
        case .only(let addresses):
            let parts = addresses.map { address in
                address.isEmpty ? "[^{]" : address == XMLNames.xml ? "xml:" : "\\{\(address.text.patternQuoted)\\}"
            }
            return parts.isEmpty ? "^@$" : "^@(?:\(parts.joined(separator: "|")))"
        }
    }

    func takes(_ namespace: Name) -> Bool {
        switch namespaces {
        case .any: true
        case .except(let others): !others.contains(namespace)
        case .only(let these): these.contains(namespace)
        }
    }

    /// What either takes.
    func union(_ other: XSDAttributeWildcard) -> XSDAttributeWildcard {
        switch (namespaces, other.namespaces) {
        case (.any, _): return self
        case (_, .any): return other
        case (.only(let one), .only(let two)):
            return XSDAttributeWildcard(namespaces: .only(one + two.filter { !one.contains($0) }), process: process)
        case (.except(let one), .except(let two)):
            return XSDAttributeWildcard(namespaces: .except(one.filter(two.contains)), process: process)
        case (.except(let others), .only(let these)), (.only(let these), .except(let others)):
            return XSDAttributeWildcard(namespaces: .except(others.filter { !these.contains($0) }), process: process)
        }
    }
}

/// How closely what a wildcard takes is looked at.
enum XSDProcessing: String, Sendable {
    case strict, lax, skip
}
