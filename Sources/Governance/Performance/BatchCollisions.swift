internal import Basics
internal import Estate

/// Batches that run at the same time of day and together ask one interface for more than it allows.
struct BatchCollisions {
    struct Collision {
        let interface: InterfaceRef
        let limit: Located<Rate>
        let flows: [EntityRef]
        /// Calls per second.
        let rate: Double
    }

    private struct Run {
        let flow: EntityRef
        let rate: Double
        /// Minutes since midnight; may go past midnight.
        let start: Int
        let end: Int
    }

    private(set) var collisions: [Collision] = []

    init(_ context: RuleContext) {
        var runs: [InterfaceRef: [Name: [Run]]] = [:]
        for flow in context.flows {
            guard let schedule = flow.flow.schedule, let at = schedule.at?.value, let window = schedule.window?.value,
                window.milliseconds >= 60_000, let batch = BatchRun(flow.flow)
            else { continue }
            let minutes = min(window.milliseconds / 60_000, 1440)
            for exchange in flow.exchanges where exchange.verb == .read || exchange.verb == .call || exchange.verb == .write {
                let rate = batch.calls * Double(exchange.repeats) / (Double(minutes) * 60)
                // Times of different zones are not held against each other.
                runs[exchange.interface, default: [:]][schedule.zone?.value ?? "", default: []].append(
                    Run(flow: flow.ref, rate: rate, start: at.minutes, end: at.minutes + minutes))
            }
        }
        for (interface, zones) in runs.sorted(by: { $0.key < $1.key }) {
            guard let limit = (context.interface(interface)?.rateLimit ?? []).min(by: { $0.value < $1.value }) else { continue }
            for (_, runs) in zones.sorted(by: { $0.key < $1.key }) { add(interface, limit, runs) }
        }
    }

    /// Goes over the day minute by minute and keeps the worst.
    private mutating func add(_ interface: InterfaceRef, _ limit: Located<Rate>, _ runs: [Run]) {
        let allowed = limit.value.perSecond
        guard Set(runs.map(\.flow)).count > 1, !runs.contains(where: { $0.rate > allowed }) else { return }
        var change = [Double](repeating: 0, count: 2881)
        for run in runs {
            for start in [run.start, run.start + 1440] where start < 2880 {
                change[start] += run.rate
                change[min(2880, start + run.end - run.start)] -= run.rate
            }
        }
        var sum = 0.0
        var worst = (minute: 0, rate: 0.0)
        for minute in 0..<2880 {
            sum += change[minute]
            if sum > worst.rate { worst = (minute, sum) }
        }
        guard worst.rate > allowed * (1 + 1e-9) else { return }
        let running = runs.filter { run in
            [run.start, run.start + 1440].contains { $0 <= worst.minute && worst.minute < $0 + run.end - run.start }
        }
        collisions.append(Collision(interface: interface, limit: limit, flows: Set(running.map(\.flow)).sorted(), rate: worst.rate))
    }
}
