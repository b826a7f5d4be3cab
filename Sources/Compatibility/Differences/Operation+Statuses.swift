internal import Basics
internal import Contracts

extension Operation {
    /// Whether some answers stand for a hundred statuses, as few do.
    var hasStatusRanges: Bool {
        positions.withUnsafeBufferPointer { positions in positions.indices.contains { positions[$0].part.status?.isStatusRange ?? false } }
    }

    /// The operation with its ranges of statuses (`2XX`) written out as those that another version names, so that like meets like.
    ///
    /// - Parameter isReplaced: Whether a range that the other version does not have goes once it is written out: what it still is there for
    ///   is promised by the other one's statuses alone.
    func writingOutRanges(as other: Operation, isReplaced: Bool) -> Operation {
        let (own, others) = (Set(positions.compactMap(\.part.status)), Set(other.positions.compactMap(\.part.status)))
        var written: [Name: [Name]] = [:]
        for range in own where range.isStatusRange && !others.contains(range) {
            let within = others.filter { $0.isStatus(of: range) && !own.contains($0) }.sorted()
            if !within.isEmpty { written[range] = within }
        }
        if written.isEmpty { return self }
        var copy = self
        copy.positions = positions.flatMap { position -> [Position] in
            guard let range = position.part.status, let statuses = written[range] else { return [position] }
            let single = statuses.map { status in
                var one = position
                one.part = position.part.withStatus(status)
                return one
            }
            return single + (isReplaced ? [] : [position])
        }
        return copy
    }
}

extension Position.Part {
    /// The status of an answer or of its headers.
    fileprivate var status: Name? {
        switch self {
        case .response(let status), .responseHeaders(let status): status
        default: nil
        }
    }

    fileprivate func withStatus(_ status: Name) -> Position.Part {
        switch self {
        case .response: .response(status)
        case .responseHeaders: .responseHeaders(status)
        default: self
        }
    }
}

extension Name {
    /// Whether the status is a hundred of them: `2XX`.
    fileprivate var isStatusRange: Bool { text.utf8.count == 3 && text.utf8.dropFirst().elementsEqual("XX".utf8) }

    /// Whether a single status lies in a range.
    fileprivate func isStatus(of range: Name) -> Bool {
        text.utf8.count == 3 && text.utf8.first == range.text.utf8.first && text.utf8.allSatisfy { (48...57).contains($0) }
    }
}
