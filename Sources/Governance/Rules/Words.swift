internal import Basics
internal import Estate

/// Some references in words: the first of them by name, and how many more there are.
func listed(_ refs: [EntityRef], most: Int = 4) -> String {
    let sorted = Set(refs).sorted()
    let shown = sorted.prefix(most).map(\.description).joined(separator: ", ")
    return sorted.count > most ? "\(shown) and \(sorted.count - most) more" : shown
}

/// Some names in words, in the order given.
func listed(_ names: [String], most: Int = 6) -> String {
    let shown = names.prefix(most).joined(separator: ", ")
    return names.count > most ? "\(shown) and \(names.count - most) more" : shown
}
