import OpsCore
import Synchronization

/// Keeps the tally of an import for its reader, its senders and its progress, and tells refusals.
final class ImportLedger: Sendable {
    private let tally = Mutex(ImportTally())
    private let output: Output

    init(output: Output) {
        self.output = output
    }

    var soFar: ImportTally { tally.withLock(\.self) }

    func noteRead(_ bytes: Int) {
        tally.withLock { $0.bytesRead += Int64(bytes) }
    }

    func noteMapped() {
        tally.withLock { $0.mapped += 1 }
    }

    /// A row that the server has, since now or since before.
    func noteKept(_ answer: Answer) {
        let value = try? JSONParser.value(of: answer.body)  // only the count of requests is lost
        let requests = Int64(value?["requests"]?.items.count ?? 0)
        tally.withLock { tally in
            tally.requests += requests
            if answer.isReplayed { tally.alreadyThere += 1 } else { tally.acknowledged += 1 }
        }
    }

    func refuse(_ problem: RowProblem) {
        tally.withLock { $0.refused += 1 }
        output.say(problem.text)
    }
}
