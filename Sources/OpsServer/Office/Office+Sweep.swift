import Dispatch
import OpsCore
import OpsStore
import Synchronization

/// Where the sweep after an erasure stands.
struct Sweep {
    /// When the next step is taken; nil when nothing was erased.
    ///
    /// At a start at once: a sudden end may have come between an erasure and its sweep.
    var due: DispatchTime? = .now()
    var traces = Traces()
    var isLooking = false
    /// How often rows were laid out anew for these traces.
    var attempts = 0
    let looker = Looker()

    /// A step that could not be taken is tried again after this.
    static let pause = DispatchTimeInterval.milliseconds(50)
    /// Then somebody must look why.
    static let mostAttempts = 3
}

/// Looks through the file on a thread of its own: it may be long.
final class Looker: Sendable {
    private let found = Mutex<Result<Bool, any Error>?>(nil)
    private let queue = DispatchQueue(label: "ops.sweep", qos: .utility)

    func begin(_ traces: Traces, in path: String) {
        queue.async { [self] in
            let answer = Result { try SlackReader.finds(traces.pieces, in: path) }
            found.withLock { $0 = answer }
        }
    }

    /// What was found, told once.
    func take() -> Result<Bool, any Error>? {
        found.withLock { found in
            defer { found = nil }
            return found
        }
    }

    func finish() { queue.sync {} }
}

/// After an erasure: empty the log, look through the file, and lay out anew what left a trace.
extension Office {
    func sweepIfDue() {
        if desk.records.hasTraces {
            sweep.traces.formUnion(desk.records.takeTraces())
            sweep.attempts = 0
            if sweep.due == nil { sweep.due = .now() }
        }
        guard let due = sweep.due, due <= .now() else { return }
        guard !mustRestore, health.refusal == nil else { return waitWithSweep() }
        do {
            sweep.due = try takeStep() ? nil : .now() + Sweep.pause
        } catch let error as TracesLeft {
            // Trying for ever helps nobody: the next erasure, or the next start, tries again.
            sweep.due = nil
            log.failure(error, reference: "sweep")
        } catch {
            waitWithSweep()
            log.failure(error, reference: "sweep")
        }
    }

    /// At the end of the day, as far as it goes: the next start takes up the rest.
    func finishSweep() {
        guard sweep.due != nil, !mustRestore else { return }
        do {
            for _ in 0..<20 {
                if try takeStep() {
                    sweep.due = nil
                    return
                }
                sweep.looker.finish()
            }
        } catch {
            log.failure(error, reference: "sweep")
        }
    }

    private func waitWithSweep() { sweep.due = .now() + Health.pause }

    /// - Returns: whether nothing is left to do.
    private func takeStep() throws -> Bool {
        let archive = desk.records
        if sweep.isLooking { return try hear(sweep.looker.take()) }
        if sweep.traces.isEmpty {
            guard try archive.mustSweep() else { return true }
            sweep.traces = .unknown
        }
        // Readers look at the log for a moment only: it is tried again.
        guard try archive.emptyLog() else { return false }
        if sweep.traces.isUnknown, sweep.attempts == 0 {
            try layOutAnew()
            return false
        }
        sweep.looker.begin(sweep.traces, in: archive.path)
        sweep.isLooking = true
        return false
    }

    private func hear(_ answer: Result<Bool, any Error>?) throws -> Bool {
        guard let answer else { return false }
        sweep.isLooking = false
        guard try answer.get() else {
            sweep.traces = Traces()
            try desk.records.noteSwept()
            return true
        }
        guard sweep.attempts < Sweep.mostAttempts else {
            throw TracesLeft()
        }
        try layOutAnew()
        return false
    }

    /// First around the rows that were erased, then everything.
    private func layOutAnew() throws {
        let traces = sweep.attempts == 0 ? sweep.traces : .unknown
        sweep.attempts += 1
        try desk.records.layOutAnew(around: traces)
    }

    /// Something that was erased stands in the file all the same.
    struct TracesLeft: Error, CustomStringConvertible {
        var description: String { "something that was erased is still in the data file" }
    }
}
