import Glibc
import Testing

/// The tutorial, run as its reader would paste it.
struct TutorialTests {
    /// A block of commands, with what it says that they print and the exit status of the last one.
    private struct Step {
        let line: Int
        var script: String
        var expected: [String] = []
        var status: Int32 = 0
    }

    @Test func worksWhenPasted() throws {
        let steps = Self.steps(try #require(Files.read("\(Files.repository)/Docs/tutorial.md")))
        #expect(steps.count > 5)
        let scratch = Files.scratch()
        defer { _ = system("rm -rf '\(scratch)'") }
        let folder = scratch + "/work"
        mkdir(folder, 0o755)
        // A block starts where the one before it ended.
        var place = folder
        for step in steps {
            let script = "trap 'pwd > \"$HOME/place\"' EXIT\n" + step.script
            let result = Files.run(script, in: place, scratch: scratch)
            place = Files.read(scratch + "/place").map { String($0.dropLast()) } ?? place
            #expect(result.status == step.status, "the block at line \(step.line) ended with \(result.status):\n\(result.output)")
            let said = Set(result.output.split(separator: "\n").map(Self.plain))
            for line in step.expected where !said.contains(line) {
                Issue.record("the block at line \(step.line) did not print `\(line)`:\n\(result.output)")
            }
        }
    }

    /// The blocks of the page; `(exit status N)` in the expected output is what the block ends with.
    private static func steps(_ page: String) -> [Step] {
        var steps: [Step] = []
        var fence = ""
        for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                fence = fence.isEmpty ? String(line.dropFirst(3)) : ""
                if fence == "sh" { steps.append(Step(line: index + 1, script: "")) }
            } else if fence == "sh" {
                steps[steps.count - 1].script += line + "\n"
            } else if fence == "text", !steps.isEmpty {
                if line.hasPrefix("(exit status "), let digit = line.dropLast().last?.wholeNumberValue {
                    steps[steps.count - 1].status = Int32(digit)
                } else if line.contains(where: { $0 != " " }) {
                    steps[steps.count - 1].expected.append(plain(line))
                }
            }
        }
        return steps
    }

    /// A line without its margins, with every hash of ten or more digits as `#`.
    private static func plain(_ line: Substring) -> String {
        let words = line.split(separator: " ").map { word in
            word.utf8.count >= 10 && word.allSatisfy(\.isHexDigit) ? "#" : String(word)
        }
        return words.joined(separator: " ")
    }
}
