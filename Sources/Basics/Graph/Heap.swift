/// Elements of which the first in order can be taken at any time.
package struct Heap<Element> {
    private var elements: [Element] = []
    private let precedes: (Element, Element) -> Bool

    /// - Parameter precedes: whether the first comes out before the second.
    package init(_ precedes: @escaping (Element, Element) -> Bool) {
        self.precedes = precedes
    }

    package mutating func insert(_ element: Element) {
        elements.append(element)
        var index = elements.count - 1
        while index > 0, precedes(elements[index], elements[(index - 1) / 2]) {
            elements.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    /// Takes the first element out; nil where there is none.
    package mutating func removeFirst() -> Element? {
        guard let first = elements.first, let last = elements.popLast() else { return nil }
        guard !elements.isEmpty else { return first }
        elements[0] = last
        var index = 0
        while true {
            var best = index
            for child in [index * 2 + 1, index * 2 + 2] where child < elements.count && precedes(elements[child], elements[best]) {
                best = child
            }
            if best == index { return first }
            elements.swapAt(index, best)
            index = best
        }
    }
}
