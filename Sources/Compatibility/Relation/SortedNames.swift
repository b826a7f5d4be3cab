internal import Basics

extension NumberPart {
    /// Whether all numbers of some parts are shown to be in others.
    package static func areCovered(_ parts: [NumberPart], by others: [NumberPart]) -> Bool {
        let coverage = NumberCoverage(by: others)
        return parts.allSatisfy { coverage.covers($0) == true }
    }
}

extension [Name] {
    /// Whether a name is among names that are sorted.
    func containsSorted(_ name: Name) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < name { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == name
    }
}
