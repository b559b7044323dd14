import OpsCore

/// Sends rows through one connection, one after the other, until there are no more.
struct RowSender: Sendable {
    let door: any Door
    let manners: [Header]
    let queue: RowQueue
    let ledger: ImportLedger
    let pacer: Pacer
    let outage: Outage
    let isStrict: Bool
    let surroundings: Surroundings

    func run() async throws {
        while !Task.isCancelled, let parcel = try await queue.take() {
            try await pacer.wait()
            try await deliver(parcel)
        }
    }

    /// Sends a row until the server has answered it; gives up without a trace only on Ctrl-C.
    private func deliver(_ parcel: Parcel) async throws {
        let question = Question(
            "POST", "/v1/contacts",
            headers: manners + [
                Header("Content-Type", "application/json"),
                Header("Idempotency-Key", parcel.key),
            ], body: parcel.document)
        var attempt = 0
        while true {
            if let answer = try await knock(question) {
                outage.end()
                try take(answer, of: parcel)
                return
            }
            if surroundings.interruption.isRaised || Task.isCancelled { return }
            try outage.note()
            attempt += 1
            try await surroundings.pause(Outage.wait(after: attempt))
        }
    }

    /// Nil when the server is away for now: no connection, no answer, or it asks for patience.
    private func knock(_ question: Question) async throws -> Answer? {
        do {
            let answer = try await door.send(question)
            return ExitCode(status: answer.status) == .later ? nil : answer
        } catch let error as Unreachable where error.reason != .notHTTP {
            return nil
        }
    }

    private func take(_ answer: Answer, of parcel: Parcel) throws {
        switch ExitCode(status: answer.status) {
        case .done: ledger.noteKept(answer)
        case .notAllowed, .notFound: throw ServerProblem(answer)
        case .failed, .refused, .usage, .later, .interrupted:
            let problem = ServerProblem(answer)
            let words = [problem.shownTitle] + problem.errors.map { "\($0.pointer) \($0.detail)" }
            ledger.refuse(
                RowProblem(line: parcel.line, reason: .refused(words.joined(separator: "; "))))
            if isStrict { queue.close() }
        }
    }
}
