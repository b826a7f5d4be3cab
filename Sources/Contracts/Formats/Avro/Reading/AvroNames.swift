internal import Basics

/// Names and namespaces, as the specification has them.
enum AvroNames {
    /// A type's full name: its name where that has a dot, else with the namespace that is stated, or that is around it.
    static func fullName(_ name: Name, stated: Name?, around: Name) -> Name {
        if name.text.utf8.contains(UInt8(ascii: ".")) {
            // A leading dot says that there is no namespace.
            return name.text.utf8.first == UInt8(ascii: ".") ? Name(name.text.dropFirst()) : name
        }
        let namespace = stated ?? around
        return namespace.isEmpty ? name : Name("\(namespace).\(name)")
    }

    /// The namespace of a full name; empty for none.
    static func namespace(of full: Name) -> Name {
        guard let dot = full.text.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
        return Name(full.text[..<dot])
    }

    /// A full name without its namespace.
    static func shortName(of full: Name) -> Name {
        guard let dot = full.text.utf8.lastIndex(of: UInt8(ascii: ".")) else { return full }
        return Name(full.text[full.text.utf8.index(after: dot)...])
    }

    /// The namespace inside a named thing.
    static func namespace(of name: Name, stated: Name?, around: Name) -> Name {
        namespace(of: fullName(name, stated: stated, around: around))
    }

    /// Why a name, of which each part between dots counts, is none; nil where it is one.
    static func trouble(with name: Name) -> String? {
        let rule = "a name has letters, digits and '_', and does not start with a digit"
        for part in name.text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard let first = part.first, isLetter(first) else { return rule }
            guard part.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) }) else { return rule }
        }
        return nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_")
    }

    /// What must differ between the branches of a union: the name of a named type, the kind of any other.
    static func branchName(of schema: AvroSchema, _ model: AvroModel) -> Name {
        switch schema.kind {
        case .primitive(let primitive): Name(primitive.rawValue)
        case .array: "array"
        case .map: "map"
        case .union: "union"
        case .named(let index): model.types[index].fullName
        case .unknown(let name): name
        }
    }
}
