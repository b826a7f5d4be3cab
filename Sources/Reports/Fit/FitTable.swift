internal import Basics
internal import Estate
package import Governance

extension Table {
    /// Every need against every platform as rows, for the spreadsheet.
    package init(_ report: FitReport) {
        let rows = report.loads.flatMap { load in
            load.answers.flatMap { answer in
                zip(load.needs, answer.items).map { need, item in
                    [
                        load.platform?.name.text ?? "none", need.kind.rawValue, need.name, need.amount, answer.platform.name.text,
                        answer.status.rawValue, item.verdict.rawValue, item.reason,
                        need.flows.map(\.name.text).joined(separator: " "),
                    ]
                }
            }
        }
        self.init("fit", ["platform", "need", "name", "amount", "against", "status", "verdict", "reason", "flows"], rows)
    }
}
