internal import Basics

/// Host names in addresses and in the files of integration tools.
enum HostAddress {
    /// A host that a text names, with the byte that its name starts at.
    struct Mention: Equatable {
        let host: String
        let offset: Int
    }

    /// The host of an address such as `https://erp.acme.example:8443/orders`; nil where it has none, or none with a dot in it.
    ///
    /// What the address leaves open in braces is a `*`.
    static func host(of address: String) -> String? {
        let bytes = Array(address.utf8)
        guard let start = authority(in: bytes) else { return nil }
        return host(in: bytes, from: start)?.name
    }

    /// The hosts that the text of an artefact names: those of addresses that it calls, and the values of settings called `host`.
    ///
    /// What only looks like an address is passed over: names of XML namespaces and schemas, and values that are filled in elsewhere
    /// (`${erp.host}`). Each host counts once, where it first stands.
    static func mentions(in bytes: [UInt8]) -> [Mention] {
        var found: [Mention] = []
        var seen: Set<String> = []
        func add(_ start: Int) {
            guard let host = host(in: bytes, from: start), seen.insert(host.name).inserted else { return }
            found.append(Mention(host: host.name, offset: host.offset))
        }
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: ":"), isSchemeEnd(bytes, index), !isOnlyName(bytes, before: index) { add(index + 3) }
            if let value = settingValue(bytes, at: index) { add(value) }
        }
        return found
    }

    // MARK: Addresses

    /// Where the authority of an address starts.
    private static func authority(in bytes: [UInt8]) -> Int? {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), isSchemeEnd(bytes, colon) else {
            // AsyncAPI's servers have a host and no scheme.
            return bytes.first == UInt8(ascii: "/") ? nil : 0
        }
        return colon + 3
    }

    private static func isSchemeEnd(_ bytes: [UInt8], _ colon: Int) -> Bool {
        colon > 1 && colon + 3 < bytes.count && bytes[colon + 1] == UInt8(ascii: "/") && bytes[colon + 2] == UInt8(ascii: "/")
            && isLetter(bytes[colon - 1])
    }

    /// The host that stands at a place, behind a user's name where there is one; nil where none stands there.
    private static func host(in bytes: [UInt8], from start: Int) -> (name: String, offset: Int)? {
        let start = userEnd(in: bytes, from: start)
        var end = start
        while end < bytes.count, isHostByte(bytes[end]) || "{}".utf8.contains(bytes[end]) { end += 1 }
        guard start < end, bytes[start] != UInt8(ascii: "$") else { return nil }
        var name = ""
        var depth = 0
        for byte in bytes[start..<end] {
            if byte == UInt8(ascii: "{") { (name, depth) = (depth == 0 ? name + "*" : name, depth + 1) }
            if depth == 0 { name += String(decoding: [byte], as: UTF8.self) }
            if byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
        }
        name = name.lowercased()
        while name.hasSuffix(".") { name.removeLast() }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), labels.last?.contains(where: { $0.isLetter || $0 == "*" }) ?? false
        else {
            return nil
        }
        return (name, start)
    }

    /// Where the host starts behind a user's name and password; the start itself where there are none.
    private static func userEnd(in bytes: [UInt8], from start: Int) -> Int {
        var end = start
        while end < min(bytes.count, start + longestUser), isHostByte(bytes[end]) || ":%!*+,;=&~@".utf8.contains(bytes[end]) {
            if bytes[end] == UInt8(ascii: "@") { return end + 1 }
            end += 1
        }
        return start
    }

    private static let longestUser = 256

    // MARK: What only looks like an address

    /// Whether an address is the name of a namespace or schema: the value of `xmlns…`, `…schemaLocation`, `$schema` or `$id`.
    private static func isOnlyName(_ bytes: [UInt8], before colon: Int) -> Bool {
        // A name is at most some words in front of it on the same line; a schema location is a list.
        let start = max(0, colon - 400)
        guard let quote = bytes[start..<colon].lastIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }) else {
            return false
        }
        let before = String(decoding: bytes[max(0, quote - 40)..<quote], as: UTF8.self).lowercased()
        let key = before.trimmed { " =:\"'".contains($0) }
        let word = key.suffix(while: { $0.isLetter || "$:-_.".contains($0) })
        return word.hasPrefix("xmlns") || word.hasSuffix("schemalocation")
            || ["$schema", "$id", "namespace", "targetnamespace"].contains(word)
    }

    /// Where the value of a setting called `host` starts: `host="erp.acme.example"`, `erp.host=…`, `hostname: …`; nil where none does.
    private static func settingValue(_ bytes: [UInt8], at index: Int) -> Int? {
        let words = ["host", "hostname"]
        guard bytes[index] | 0x20 == UInt8(ascii: "h") else { return nil }
        for word in words where bytes.count - index > word.utf8.count {
            let end = index + word.utf8.count
            guard zip(bytes[index..<end], word.utf8).allSatisfy({ $0 | 0x20 == $1 }), !isLetter(bytes[end]) else { continue }
            if index > 0, isLetter(bytes[index - 1]), bytes[index] == UInt8(ascii: "h") { continue }
            var next = end
            while next < bytes.count, "\"' ".utf8.contains(bytes[next]) { next += 1 }
            guard next < bytes.count, bytes[next] == UInt8(ascii: "=") || bytes[next] == UInt8(ascii: ":") else { continue }
            next += 1
            while next < bytes.count, "\"' ".utf8.contains(bytes[next]) { next += 1 }
            return next < bytes.count ? next : nil
        }
        return nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (48...57).contains(byte) || "-._$".utf8.contains(byte)
    }
}

extension String {
    /// The text without some signs at its end.
    fileprivate func trimmed(_ isOutside: (Character) -> Bool) -> Substring {
        var text = self[...]
        while let last = text.last, isOutside(last) { text.removeLast() }
        return text
    }
}

extension Substring {
    /// The longest end of the text whose signs are all of one sort.
    fileprivate func suffix(while isInside: (Character) -> Bool) -> Substring {
        var start = endIndex
        while start > startIndex, isInside(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
