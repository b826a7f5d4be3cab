import Basics
import Git
import Testing

/// One walk for all files against `git log`, asked file by file.
@Suite("The history of all files in one walk") struct PathHistoryTests {
    /// The last commit of each path that the walk names.
    private func last(_ scratch: ScratchRepository) throws -> [String: String] {
        let repository = try scratch.open()
        var found: [String: String] = [:]
        _ = try repository.pathHistory(from: try scratch.id("HEAD")) { step in
            for change in step.changes {
                for name in change.names where found[name.description] == nil { found[name.description] = step.commit.id.hex }
            }
            return true
        }
        return found
    }

    private func expectAgreement(_ scratch: ScratchRepository) throws {
        let found = try last(scratch)
        for path in try scratch.git("ls-files").split(separator: "\n").map(String.init) {
            let expected = try scratch.git("log", "-1", "--format=%H", "--", path)
            #expect(found[path] == expected, "\(path)")
        }
    }

    @Test("A generated repository of some hundred commits, with branches, merges, renames and removals") func agreesWithGit() throws {
        let scratch = try ScratchRepository()
        try scratch.git(["fast-import", "--quiet"], at: scratch.folder, input: Self.generated(commits: 400))
        try scratch.git("reset", "-q", "--hard", "main")
        #expect(try scratch.git("rev-list", "--count", "HEAD") >= "300")
        #expect(try scratch.git("rev-list", "--count", "--merges", "HEAD") != "0")
        try expectAgreement(scratch)
    }

    @Test("A generated repository of 5,000 commits, every path of it, with and without what an earlier walk found out")
    func agreesAtLength() throws {
        let scratch = try ScratchRepository()
        try scratch.git(["fast-import", "--quiet"], at: scratch.folder, input: Self.generated(commits: 5_000))
        try scratch.git("reset", "-q", "--hard", "main")
        try expectAgreement(scratch)
        let plain = try steps(scratch, nil)
        #expect(plain.count > 3_000)
        let store = Store()
        #expect(try steps(scratch, store) == plain)
        let kept = store.reloaded
        #expect(try steps(scratch, kept) == plain)
        #expect(kept.added == 0)
    }

    @Test("What was found out holds for another end of the history, and of a shallow clone nothing is kept at its cut") func otherEnds()
        throws
    {
        let scratch = try HistoryTests.branchy()
        let store = Store()
        _ = try steps(scratch, store)
        try scratch.commit(["old": "again\n", "more": "1\n"], "one more")
        #expect(try steps(scratch, store) == steps(scratch, nil))
        #expect(store.added > 0)
        try scratch.git("reset", "-q", "--hard", "HEAD~2")
        try scratch.commit(["other": "1\n"], "another history")
        #expect(try steps(scratch, store) == steps(scratch, nil))
        let clone = try ScratchRepository(cloning: scratch, "--depth", "2")
        let shallow = Store()
        #expect(try steps(clone, shallow) == steps(clone, nil))
        // The whole history's store does not make a shallow clone look whole.
        #expect(try steps(clone, store.reloaded) == steps(clone, nil))
    }

    /// What a walk hands over, as text.
    private func steps(_ scratch: ScratchRepository, _ store: Store?) throws -> [String] {
        store?.added = 0
        var steps: [String] = []
        _ = try scratch.open().pathHistory(from: try scratch.id("HEAD"), store: store) { step in
            let changes = step.changes.map { change in
                "\(change.path) \(change.names) \(change.before.map { $0.map { "\($0.path) \($0.id)" } ?? "-" }) \(change.after.map { "\($0.id)" } ?? "-")"
            }
            steps.append("\(step.commit.id) \(step.commit.summary) \(step.isCut) \(changes)")
            return true
        }
        return steps
    }

    /// Keeps what walks find out.
    private final class Store: CommitDeltaStore {
        private var deltas: [ObjectID: CommitDelta] = [:]
        var added = 0

        func delta(of commit: ObjectID) -> CommitDelta? { deltas[commit] }

        func keep(_ delta: CommitDelta) {
            deltas[delta.commit.id] = delta
            added += 1
        }

        /// The same, written and read.
        var reloaded: Store {
            var writer = ByteWriter()
            for delta in deltas.values { delta.write(to: &writer) }
            var reader = ByteReader(writer.bytes)
            let copy = Store()
            for _ in deltas { copy.keep(CommitDelta(from: &reader)) }
            #expect(reader.isAtEnd && !reader.isBroken)
            return copy
        }
    }

    @Test("Renames and merges by hand") func branchy() throws { try expectAgreement(try HistoryTests.branchy()) }

    @Test("Octopus merges") func octopus() throws {
        let scratch = try ScratchRepository()
        try scratch.commit(["a": "1\n", "b": "1\n", "c": "1\n"])
        for name in ["a", "b", "c"] {
            try scratch.git("checkout", "-q", "-b", "side-\(name)", "main")
            try scratch.commit([name: "2\n"], "change \(name)")
        }
        try scratch.git("checkout", "-q", "main")
        try scratch.commit(["d": "1\n"])
        try scratch.git("merge", "-q", "-m", "octopus", "side-a", "side-b", "side-c")
        try expectAgreement(scratch)
        let repository = try scratch.open()
        var summaries: [String] = []
        _ = try repository.pathHistory(from: try scratch.id("HEAD")) { step in
            summaries.append(step.commit.summary)
            return true
        }
        #expect(summaries.sorted() == ["a change", "a change", "change a", "change b", "change c"])
    }

    @Test("A renamed file keeps its history") func renames() throws {
        let scratch = try HistoryTests.branchy()
        let repository = try scratch.open()
        var own: [String] = []
        _ = try repository.pathHistory(from: try scratch.id("HEAD")) { step in
            for change in step.changes where change.names.contains("new") {
                own.append(
                    "\(step.commit.summary): \(change.before.map { $0?.path.description ?? "-" }) \(change.after?.path.description ?? "-")")
            }
            return true
        }
        #expect(own == ["rename: [\"old\"] new", "on side: [\"old\"] old", "second: [\"old\"] old", "first: [] old"])
    }

    @Test("A shallow clone says where it was cut") func shallow() throws {
        let scratch = try ScratchRepository()
        for number in 1...4 { try scratch.commit(["a": "\(number)\n"], "change \(number)") }
        let clone = try ScratchRepository(cloning: scratch, "--depth", "2")
        var steps: [String] = []
        let end = try clone.open().pathHistory(from: try clone.id("HEAD")) { step in
            steps.append("\(step.commit.summary) \(step.isCut)")
            return true
        }
        #expect(steps == ["change 4 false", "change 3 true"])
        #expect(end == .shallow)
    }

    /// A stream for `git fast-import`, made by a small generator with a fixed seed.
    private static func generated(commits: Int) -> String {
        var random = Generator()
        var stream = ""
        var files: [[String: String]] = [[:]]
        var heads: [String] = []
        var mark = 0
        func contents(_ number: Int) -> String { (0..<12).map { "line \($0) of \(number / 7 * 7)\n" }.joined() + "\(number)\n" }
        func commit(_ branch: String, _ from: String?, _ merge: String?, _ changes: String) {
            mark += 1
            let message = "commit \(mark)"
            stream += "commit refs/heads/\(branch)\nmark :\(mark)\ncommitter A <a@example.com> \(1_700_000_000 + mark * 60) +0000\n"
            stream += "data \(message.utf8.count)\n\(message)\n"
            if let from { stream += "from \(from)\n" }
            if let merge { stream += "merge \(merge)\n" }
            stream += changes + "\n"
        }
        func edit(_ tree: inout [String: String]) -> String {
            var text = ""
            for _ in 0...random.below(3) {
                let path = "d\(random.below(4))/e\(random.below(3))/f\(random.below(6))"
                switch (random.below(10), tree[path]) {
                case (0, .some):
                    tree[path] = nil
                    text += "D \(path)\n"
                case (1, .some(let content)):
                    let target = path + "-\(mark % 3)"
                    tree[path] = nil
                    tree[target] = content
                    text += "R \(path) \(target)\n"
                default:
                    let content = contents(mark * 10 + random.below(10))
                    tree[path] = content
                    text += "M 100644 inline \(path)\ndata \(content.utf8.count)\n\(content)\n"
                }
            }
            return text
        }
        commit("main", nil, nil, edit(&files[0]))
        heads.append(":1")
        while mark < commits {
            if random.below(6) == 0 {
                // A branch of a few commits, merged while main goes on.
                let start = heads[0]
                var tree = files[0]
                for number in 0...random.below(3) { commit("side", number == 0 ? start : ":\(mark)", nil, edit(&tree)) }
                let side = ":\(mark)"
                commit("main", start, nil, edit(&files[0]))
                let changed = tree.filter { files[0][$0.key] != $0.value }
                let takes = changed.filter { _ in random.below(2) == 0 }
                var text = ""
                for (path, content) in takes.sorted(by: { $0.key < $1.key }) {
                    files[0][path] = content
                    text += "M 100644 inline \(path)\ndata \(content.utf8.count)\n\(content)\n"
                }
                commit("main", ":\(mark)", side, text)
            } else {
                commit("main", heads[0], nil, edit(&files[0]))
            }
            heads[0] = ":\(mark)"
        }
        return stream
    }

    /// Numbers that are the same in every run.
    private struct Generator {
        private var state: UInt64 = 42

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
    }
}
