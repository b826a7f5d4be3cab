import Basics
import Testing

/// What is written into bytes comes back, and whatever else is read ends.
@Suite struct ByteCodingTests {
    @Test func whatIsWrittenComesBack() {
        var writer = ByteWriter()
        let numbers = [0, 1, -1, 63, 64, -64, -65, 300, .max, .min]
        for number in numbers { writer.integer(number) }
        writer.word(0x0123_4567_89AB_CDEF)
        writer.flag(true)
        for text in ["é", "", "a", "é"] as [Name] { writer.text(text) }
        var reader = ByteReader(writer.bytes)
        let read = numbers.map { _ in reader.integer() }
        #expect(read == numbers)
        let (word, flag) = (reader.word(), reader.flag())
        #expect(word == 0x0123_4567_89AB_CDEF && flag)
        let texts = (0..<4).map { _ in reader.text() }
        #expect(texts == ["é", "", "a", "é"])
        #expect(reader.isAtEnd && !reader.isBroken)
    }

    @Test func whatIsNotThereIsSaid() {
        var writer = ByteWriter()
        writer.text("abc")
        writer.integer(1_000_000)
        let bytes = writer.bytes
        for length in bytes.indices {
            var reader = ByteReader(Array(bytes[..<length]))
            _ = reader.text()
            _ = reader.integer()
            #expect(reader.isBroken, "\(length)")
        }
        var reader = ByteReader(bytes)
        _ = reader.text()
        // More things than there are bytes for.
        let count = reader.count()
        #expect(count == 0 && reader.isBroken)
        var endless = ByteReader(Array(repeating: 0xFF, count: 100))
        let number = endless.integer()
        #expect(number == 0 && endless.isBroken)
    }

    @Test func theFirstComesOutOfAHeap() {
        var heap = Heap<Int>(<)
        for number in [5, 3, 8, 1, 9, 2, 8] { heap.insert(number) }
        var order: [Int] = []
        while let next = heap.removeFirst() { order.append(next) }
        #expect(order == [1, 2, 3, 5, 8, 8, 9])
    }

    @Test func whereARowTurns() {
        for turn in 1...9 {
            var asked: [Int] = []
            let found = Boundary(good: 0, bad: 9) { position in
                asked.append(position)
                return position >= turn
            }
            #expect(found == Boundary(good: turn - 1, bad: turn))
            #expect(Set(asked).count == asked.count && asked.count <= 4, "\(asked)")
        }
        // What cannot be told lies between.
        #expect(Boundary(good: 0, bad: 9) { (3...6).contains($0) ? nil : $0 > 6 } == Boundary(good: 2, bad: 7))
        #expect(Boundary(good: 0, bad: 1) { _ in true } == Boundary(good: 0, bad: 1))
        #expect(Boundary(good: 0, bad: 5) { _ in nil } == Boundary(good: 0, bad: 5))
    }
}
