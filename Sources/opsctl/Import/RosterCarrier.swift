import OpsCore

/// Sends the lines of an import of volunteers, several at a time, each until it is answered.
struct RosterCarrier: Sendable {
    let ledger: RosterLedger
    /// What stands at the head of every question.
    let manners: [Header]
    let doors: DoorSet
    let patience: Duration
    let output: Output
    let surroundings: Surroundings

    /// - Returns: why it stopped before the end, if it did.
    func run() async -> (any Error)? {
        surroundings.interruption.beGraceful { ledger.close() }
        do {
            try await withTaskExecutorPreference(doors.executor) { try await sendAll() }
            return nil
        } catch {
            return error
        }
    }

    private func sendAll() async throws {
        let outage = Outage(patience: patience, output: output)
        async let _ = tellProgress()
        try await withThrowingTaskGroup { group in
            for door in doors.doors {
                group.addTask { try await send(through: door, outage) }
            }
            do {
                for _ in doors.doors { try await group.next() }
            } catch {
                ledger.close()
                throw error
            }
        }
    }

    private func send(through door: any Door, _ outage: Outage) async throws {
        while !Task.isCancelled, let parcel = ledger.take() {
            try await deliver(parcel, through: door, outage)
        }
    }

    private func deliver(
        _ parcel: RosterLedger.Parcel, through door: any Door, _ outage: Outage
    ) async throws {
        var question = parcel.question
        question.headers = manners + question.headers
        var attempt = 0
        while true {
            if let answer = try await knock(question, at: door) {
                outage.end()
                return try ledger.note(answer, of: parcel)
            }
            if surroundings.interruption.isRaised || Task.isCancelled { return }
            try outage.note()
            attempt += 1
            try await surroundings.pause(Outage.wait(after: attempt))
        }
    }

    /// Nil when the server is away for now: no connection, no answer, or it asks for patience.
    private func knock(_ question: Question, at door: any Door) async throws -> Answer? {
        do {
            let answer = try await door.send(question)
            return ExitCode(status: answer.status) == .later ? nil : answer
        } catch let error as Unreachable where error.reason != .notHTTP {
            return nil
        }
    }

    /// A line that is drawn again on a terminal; nothing elsewhere.
    private func tellProgress() async {
        guard output.manner.isWatched, !output.manner.isQuiet else { return }
        let size = Int64(ledger.parcels.count)
        let before = ledger.tally.refused + ledger.tally.same
        while (try? await Task.sleep(for: .milliseconds(200))) != nil {  // cancelled: it is over
            output.redraw("\(ledger.tally.lines - before)/\(size)")
        }
        output.redraw("")
    }
}
