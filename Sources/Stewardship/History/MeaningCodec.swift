package import Basics
internal import Documents
internal import Estate

/// What a version of a file means as bytes, for keeping it between runs.
extension FileMeaning {
    package func write(to writer: inout ByteWriter) {
        whole.write(to: &writer)
        writer.integer(specs.count)
        for (ref, meaning) in specs.sorted(by: { $0.key < $1.key }) {
            ref.write(to: &writer)
            meaning.write(to: &writer)
        }
        let ofSpecs = reviews.compactMap { ref, said in ref.map { ($0, said) } }.sorted { $0.0 < $1.0 }
        writer.integer(ofSpecs.count)
        for (ref, said) in ofSpecs {
            ref.write(to: &writer)
            said.write(to: &writer)
        }
        writer.flag(reviews[nil] != nil)
        reviews[nil]?.write(to: &writer)
    }

    /// Reads one; the reader says afterwards whether it was there. Nil for a kind of spec that is not known.
    package init?(from reader: inout ByteReader) {
        whole = Meaning(from: &reader)
        var specs: [EntityRef: Meaning] = [:]
        for _ in 0..<reader.count() where !reader.isBroken {
            guard let ref = EntityRef(from: &reader) else { return nil }
            specs[ref] = Meaning(from: &reader)
        }
        var reviews: [EntityRef?: Digest] = [:]
        for _ in 0..<reader.count() where !reader.isBroken {
            guard let ref = EntityRef(from: &reader) else { return nil }
            reviews[ref] = Digest(from: &reader)
        }
        if reader.flag() { reviews[nil] = Digest(from: &reader) }
        self.specs = specs
        self.reviews = reviews
    }
}

extension Meaning {
    fileprivate func write(to writer: inout ByteWriter) {
        writer.integer(parts.count)
        for (part, digest) in parts.sorted(by: { $0.key < $1.key }) {
            writer.text(part)
            digest.write(to: &writer)
        }
    }

    fileprivate init(from reader: inout ByteReader) {
        let count = reader.count()
        parts.reserveCapacity(count)
        for _ in 0..<count where !reader.isBroken {
            let part = reader.text()
            parts[part] = Digest(from: &reader)
        }
    }
}

extension EntityRef {
    fileprivate func write(to writer: inout ByteWriter) {
        writer.text(Name(kind.rawValue))
        writer.text(name)
    }

    fileprivate init?(from reader: inout ByteReader) {
        let word = reader.text()
        let name = reader.text()
        guard let kind = Kind(rawValue: word.text) else { return nil }
        self.init(kind, name)
    }
}

extension Digest {
    fileprivate func write(to writer: inout ByteWriter) {
        writer.word(words.0)
        writer.word(words.1)
    }

    fileprivate init(from reader: inout ByteReader) {
        let first = reader.word()
        self.init(words: (first, reader.word()))
    }
}
