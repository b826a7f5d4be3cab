import Basics

/// A file that consists of a text.
struct SourceFileText {
    let file: SourceFile
    init(_ text: String) { file = SourceFile(path: "contract.xml", bytes: Array(text.utf8)) }
}
