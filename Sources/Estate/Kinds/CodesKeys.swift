internal import Basics

extension Codes {
    package static let objectShape = ObjectShape<Codes>(
        "Codes", "A shared code list, or a cross reference between several.",
        rules: [.exactlyOne(["columns", "file"], as: "source"), .together(["columns", "rows"])]
    ) {
        headerKeys()
        Key("columns", .list(.text), into: \.columns, "The columns' names.", example: "[canonical, erp, x12]")
        Key(
            "rows", .list(.list(.text)), into: \.rows, "One list of codes per row, a code per column.",
            example: "[[EA, ST, EA], [KG, KG, KG]]")
        Key("file", .text, \.file, "A CSV file whose header row names the columns.", example: "codes/uom.csv")
    }
}
