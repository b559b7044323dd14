import Dispatch
import OpsCore

/// Sends the rows of a file as contacts, several at a time, each once however often it is run.
struct Importer: Sendable {
    let plan: ImportPlan
    /// What stands at the head of every question.
    let manners: [Header]
    let doors: DoorSet
    let output: Output
    let surroundings: Surroundings

    /// What became of it, and why it stopped before the end, if it did.
    struct Outcome: Sendable {
        let tally: ImportTally
        let failure: (any Error)?
    }

    func run() async -> Outcome {
        let queue = RowQueue()
        let ledger = ImportLedger(output: output)
        surroundings.interruption.beGraceful { queue.close() }
        let reader = RowReader(plan: plan, queue: queue, ledger: ledger)
        DispatchQueue(label: "opsctl.import.reader").async { reader.run() }
        var failure: (any Error)?
        do {
            try await withTaskExecutorPreference(doors.executor) {
                try await send(from: queue, ledger)
            }
        } catch {
            failure = error
        }
        queue.close()
        return Outcome(tally: ledger.soFar, failure: failure)
    }

    private func send(from queue: RowQueue, _ ledger: ImportLedger) async throws {
        let pacer = Pacer(rowsPerSecond: plan.rate)
        let outage = Outage(patience: plan.patience, output: output)
        let senders = doors.doors.map { door in
            RowSender(
                door: door, manners: manners, queue: queue, ledger: ledger, pacer: pacer,
                outage: outage, isStrict: plan.isStrict, surroundings: surroundings)
        }
        let progress = ImportProgress(plan: plan, ledger: ledger, output: output)
        async let _ = progress.run()
        try await withThrowingTaskGroup { group in
            for sender in senders { group.addTask { try await sender.run() } }
            do {
                for _ in senders { try await group.next() }
            } catch {
                // Whoever waits for the next row would wait as long as a slow source takes.
                queue.close()
                throw error
            }
        }
    }
}
