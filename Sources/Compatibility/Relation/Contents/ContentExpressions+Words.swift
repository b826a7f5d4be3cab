internal import Basics
internal import Contracts

extension ContentExpressions {
    /// Finds the first of some elements that a content does not take where it stands; their number where another one is expected at the end.
    ///
    /// - Returns: Nil where the content takes them, and where its counts are too large for that to be told.
    static func firstRefused(of elements: [Name], in content: ContentPart, space: ShapeSpace) -> Int? {
        let counts = CompressedCounts([content.particle])
        guard !counts.isLossy else { return nil }
        var expressions = ContentExpressions(space: space, counts: counts)
        var states: Set<Int> = [expressions.add(content.particle, of: content.contract)]
        for (index, element) in elements.enumerated() {
            var next: Set<Int> = []
            for state in states { for move in expressions.moves(state, Symbol(element)) { next.insert(move.rest) } }
            if next.isEmpty { return index }
            states = next
        }
        for state in states where expressions.isNullable(state) { return nil }
        return elements.count
    }
}
