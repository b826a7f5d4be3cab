internal import Basics
internal import Contracts
internal import Documents
internal import Glibc

/// How fast a contract is read, in megabytes of its files for each second of processor time on one thread.
struct ReadingRate {
    static let columns = ["file", "format", "megabytes", "MB/s into a tree", "MB/s into a contract"]

    private let name: String
    private let format: any ContractFormat
    private let size: Int
    /// Nil for formats that have a syntax of their own.
    private let tree: Double?
    private let contract: Double

    /// How long each is repeated, in seconds.
    private static let least = 1.0

    init(of contract: NamedContract) throws(CommandFailure) {
        guard let format = contract.detectedFormat else {
            throw CommandFailure(
                .unusable, "\(contract.name) does not tell its format.",
                help: "What is measured are contracts whose content shows their format; `tieline formats` lists them.")
        }
        if let trouble = contract.read(as: format).troubles.first(where: { $0.kind == .unreadable }) {
            throw CommandFailure(
                .unusable, "\(contract.name) cannot be read, so there is nothing to measure: \(trouble.message)",
                help: "Mend the file, or name another.")
        }
        name = contract.name
        self.format = format
        size = contract.files.map(\.bytes.count).reduce(0, +)
        self.contract = Self.rate(size) { contract.read(as: format) }
        let isTree = contract.files.allSatisfy { file in readDocument(file).root.map { !$0.isScalar } ?? false }
        tree = isTree ? Self.rate(size) { contract.files.map { readDocument($0) } } : nil
    }

    var row: [String] {
        func whole(_ rate: Double) -> String { "\(Int(rate.rounded()))" }
        let hundredths = (size + 5_000) / 10_000
        let megabytes = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
        return [name, format.id.text, megabytes, tree.map(whole) ?? "", whole(contract)]
    }

    /// The best of the times that some work takes; giving back what it made is no part of it, as commands leave that to the system.
    private static func rate<Result>(_ size: Int, _ read: () -> Result) -> Double {
        var (best, spent) = (Double.infinity, 0.0)
        repeat {
            let start = seconds()
            let result = read()
            let took = seconds() - start
            withExtendedLifetime(result) {}
            best = min(best, took)
            spent += took
        } while spent < least
        return Double(size) / 1e6 / max(best, 1e-6)
    }

    private static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
