internal import Basics
internal import Estate

/// Finds the estate in a revision: the one that `--estate` names, else the one found upwards from the current folder, else the only one.
enum EstateLocator {
    /// Returns the estate's folder, relative to the repository's root.
    ///
    /// - Parameter workTree: The root of the work tree, to know where in the repository the current folder is.
    static func root(in paths: [Name], options: EstateOptions, workTree: String?) throws(CommandFailure) -> Name {
        let estates = findEstates(in: paths)
        let here = currentFolder(options, workTree)
        if let wanted = options.estate { return try named(wanted, from: here, estates) }
        if let here, options.repo == nil {
            var place = Name(here)
            while true {
                if estates.contains(place) { return place }
                guard !place.isEmpty else { break }
                place = folder(of: place)
            }
        }
        switch estates.count {
        case 1: return estates[0]
        case 0:
            throw CommandFailure(
                .unusable, "There is no tieline.yaml in this revision, so there is no estate.", help: "Start one with `tieline init`.")
        default:
            let list = estates.map { $0.isEmpty ? "tieline.yaml" : "\($0)/tieline.yaml" }.joined(separator: ", ")
            throw CommandFailure(.unusable, "There are several estates: \(list).", help: "Name one with --estate.")
        }
    }

    private static func named(_ wanted: String, from here: String?, _ estates: [Name]) throws(CommandFailure) -> Name {
        var path = wanted
        while path.hasSuffix("/") { path.removeLast() }
        if path == "tieline.yaml" || path == "." { path = "" }
        if path.hasSuffix("/tieline.yaml") { path.removeLast("/tieline.yaml".count) }
        let candidates = [here.flatMap { join(Name($0), Name(path)) }, join("", Name(path))].compactMap(\.self)
        if let found = candidates.first(where: estates.contains) { return found }
        let list = estates.map { $0.isEmpty ? "tieline.yaml" : "\($0)/tieline.yaml" }.joined(separator: ", ")
        throw CommandFailure(
            .unusable, "There is no estate at \(wanted) in this revision.",
            help: list.isEmpty ? "Start one with `tieline init`." : "There is \(list).")
    }

    /// The current folder relative to the work tree's root; nil where it is outside.
    private static func currentFolder(_ options: EstateOptions, _ workTree: String?) -> String? {
        guard options.repo == nil, let workTree, let root = FileAccess.real(workTree), let here = FileAccess.real(ProcessEnvironment.folder)
        else { return nil }
        if here == root { return "" }
        return here.hasPrefix(root + "/") ? String(here.dropFirst(root.count + 1)) : nil
    }
}
