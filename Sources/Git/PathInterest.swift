/// The files that are followed from one commit to those before it.
///
/// On the line of first parents that is everything, less what a merge took from elsewhere; on other lines what the merge took from there.
struct PathInterest {
    /// Whether everything is followed but `paths`, rather than only them.
    private var isAll: Bool
    private var paths: Set<TreePath>
    /// The later names of files that were renamed; a file without an entry has its own only.
    private var names: [TreePath: Set<TreePath>] = [:]

    static var everything: PathInterest { PathInterest(isAll: true, paths: []) }
    static var nothing: PathInterest { PathInterest(isAll: false, paths: []) }

    private init(isAll: Bool, paths: Set<TreePath>) {
        self.isAll = isAll
        self.paths = paths
    }

    var isEmpty: Bool { !isAll && paths.isEmpty }

    func contains(_ path: TreePath) -> Bool { isAll != paths.contains(path) }

    /// The names under which a file is followed, in order; empty where only what stood at its path before is.
    func names(of path: TreePath) -> [TreePath] { names[path].map { $0.sorted() } ?? [path] }

    /// Follows a file under some names, and under those that it is followed under already.
    mutating func follow(_ path: TreePath, as added: [TreePath]) {
        let known = contains(path) ? names[path] ?? [path] : []
        let all = known.union(added)
        if isAll { paths.remove(path) } else { paths.insert(path) }
        names[path] = all == [path] ? nil : all
    }

    /// Follows no file under this path's names any more, but still what stood there earlier.
    mutating func forgetNames(of path: TreePath) { names[path] = [] }

    mutating func drop(_ path: TreePath) {
        if isAll { paths.insert(path) } else { paths.remove(path) }
        names[path] = nil
    }

    /// Takes in what another line of commits follows to the same commit.
    mutating func merge(_ other: PathInterest) {
        var merged: [TreePath: Set<TreePath>] = [:]
        for path in Set(names.keys).union(other.names.keys) {
            let own = contains(path) ? names[path] ?? [path] : []
            let others = other.contains(path) ? other.names[path] ?? [path] : []
            let all = own.union(others)
            if all != [path] { merged[path] = all }
        }
        names = merged
        switch (isAll, other.isAll) {
        case (true, true): paths.formIntersection(other.paths)
        case (true, false): paths.subtract(other.paths)
        case (false, false): paths.formUnion(other.paths)
        case (false, true):
            isAll = true
            paths = other.paths.subtracting(paths)
        }
    }
}
