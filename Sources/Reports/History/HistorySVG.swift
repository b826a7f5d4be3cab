internal import Basics
internal import Governance
internal import Stewardship

/// Draws how an estate came along as a picture of small charts, one for each figure, that stands alone and follows a light or dark ground.
package enum HistorySVG {
    private static let columns = 3
    private static let width = 300
    private static let height = 120
    private static let margin = 20
    private static let heading = 50

    package static func render(_ view: HistoryView) -> String {
        let metrics = view.metrics.filter { $0.group != .rules && $0.last != nil }
        let rows = (metrics.count + columns - 1) / columns
        let total = (columns * (width + margin) + margin, heading + rows * (height + margin) + margin)
        let title = "\(view.estate) by \(view.cadence.rawValue)"
        let span = view.points.first.map { "\($0.label) to \(view.points.last?.label ?? $0.label)" } ?? "nothing to look at"
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(total.0) \(total.1)\" width=\"\(total.0)\" height=\"\(total.1)\" "
                + "role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\">",
            "  <title>\(XMLText.escaped(title)), \(XMLText.escaped(span))</title>",
            "  <style>text{fill:#222}.faint{fill:#666}.line{fill:none;stroke:#1f6feb;stroke-width:2}.dot{fill:#1f6feb}"
                + ".base{stroke:#999;stroke-width:1}.good{fill:#1a7f37}.bad{fill:#b35900}"
                + "@media (prefers-color-scheme:dark){text{fill:#eee}.faint{fill:#aaa}.good{fill:#3fb950}.bad{fill:#f0883e}}</style>",
            "  <text x=\"\(margin)\" y=\"28\" font-size=\"16\" font-weight=\"600\">\(XMLText.escaped(title))</text>",
            "  <text x=\"\(margin)\" y=\"44\" class=\"faint\">\(XMLText.escaped(span))</text>",
        ]
        for (number, metric) in metrics.enumerated() {
            let x = margin + number % columns * (width + margin)
            let y = heading + margin + number / columns * (height + margin)
            lines += panel(metric).map { "  " + $0 }.enumerated().map { index, line in
                index == 0 ? "  <g transform=\"translate(\(x) \(y))\">" : line
            }
        }
        lines.append("</svg>")
        return lines.joined(separator: "\n") + "\n"
    }

    /// The lines of one chart; the first one is replaced by its place.
    private static func panel(_ metric: HistoryMetric) -> [String] {
        let known = metric.values.compactMap(\.self)
        let last = metric.last ?? 0
        let tone = metric.isBetter.map { $0 ? " class=\"good\"" : " class=\"bad\"" } ?? ""
        var lines = [
            "", "  <text x=\"0\" y=\"12\" font-weight=\"600\">\(XMLText.escaped(title(metric)))</text>",
            "  <text x=\"\(width)\" y=\"12\" text-anchor=\"end\"\(tone)>\(XMLText.escaped(metric.words(last)))</text>",
            "  <line class=\"base\" x1=\"0\" y1=\"\(height - 16)\" x2=\"\(width)\" y2=\"\(height - 16)\"/>",
        ]
        // A count is drawn from nothing up, and so is a share that never changes; else a share is drawn within its own bounds.
        let least = known.min() ?? 0
        let low = metric.unit == .count || least == known.max() ? min(least, 0) : least
        let high = max(known.max() ?? 0, low + 1)
        let (top, bottom) = (24, height - 16)
        var runs: [[String]] = [[]]
        for (index, value) in metric.values.enumerated() {
            guard let value else {
                runs.append([])
                continue
            }
            let x = metric.values.count > 1 ? index * width / (metric.values.count - 1) : width
            let y = bottom - (value - low) * (bottom - top) / (high - low)
            runs[runs.count - 1].append("\(x),\(y)")
        }
        for run in runs where run.count > 1 { lines.append("  <polyline class=\"line\" points=\"\(run.joined(separator: " "))\"/>") }
        if let end = runs.last(where: { !$0.isEmpty })?.last?.split(separator: ",") {
            lines.append("  <circle class=\"dot\" cx=\"\(end[0])\" cy=\"\(end[1])\" r=\"3\"/>")
        }
        lines.append(
            "  <text x=\"0\" y=\"\(height - 2)\" class=\"faint\">\(XMLText.escaped("from \(metric.words(metric.first ?? 0))"))</text>")
        lines.append("</g>")
        return lines
    }

    /// What a figure is, where no heading of its group stands above it.
    private static func title(_ metric: HistoryMetric) -> String {
        switch metric.group {
        case .scores: "score: \(metric.title)"
        case .findings: "findings: \(metric.title)"
        case .estate, .changes, .rules: metric.title
        }
    }
}
