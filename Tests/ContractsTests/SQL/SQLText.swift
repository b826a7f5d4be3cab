import Basics
import Contracts

/// Reads one SQL script, or several as a folder.
func readSQL(_ texts: (path: String, text: String)...) -> ContractOutline {
    let files = texts.map { SourceFile(path: Name($0.path), bytes: Array($0.text.utf8)) }
    return ContractOutline(contract: SQLFormat().read(ContractInput(files: files)))
}

func readSQL(_ text: String) -> ContractOutline { readSQL(("schema.sql", text)) }
