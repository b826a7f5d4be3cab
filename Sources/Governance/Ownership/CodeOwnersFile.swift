package import Basics
internal import Checking
internal import Estate
package import Stewardship

extension CodeOwners {
    /// The places in which GitHub, GitLab and others look, the first that is there counting.
    package static let places: [Name] = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"]

    /// The file of an estate's repository, with its path.
    static func find(in context: RuleContext) -> (path: Name, owners: CodeOwners)? {
        for path in places {
            guard context.estate.files[path] != nil, let file = context.provider.file(path) else { continue }
            return (path, CodeOwners(String(decoding: file.bytes, as: UTF8.self), dialect: path == ".gitlab/CODEOWNERS" ? .gitLab : nil))
        }
        return nil
    }
}
