import OpsCore
import OpsStore

/// The journal notes where the access log ends: once a day at the most, after many lines, and with each run of retention.
///
/// No request waits for it. Who rewrites the log since the last note is not found out by it.
extension Office {
    /// More lines than this are not left without a note.
    static let anchoredTogether: Int64 = 1_000
    static let anchorSpan = TimeSpan.days(1)

    func anchorAccessLogIfDue() {
        do {
            let end = try desk.records.accessEnd
            guard end.position > 0, end != accessAnchor?.head else { return }
            let last = try knownAnchor()
            let since = try last?.at ?? desk.records.firstAccess ?? lastInstant
            let isLate = clock.now() >= since + Self.anchorSpan
            let lines = end.position - (last?.head.position ?? 0)
            guard end != last?.head, isLate || lines >= Self.anchoredTogether else { return }
            try anchorAccessLog()
        } catch {
            return  // said by the office's health; tried again at the next turn of the clock
        }
    }

    /// Notes it now, unless nothing was written since.
    func anchorAccessLog() throws {
        guard health.refusal == nil else { return }
        try restoreIfNeeded()
        let end = try desk.records.accessEnd
        guard end.position > 0, end != (try knownAnchor())?.head else { return }
        do {
            try desk.records.transaction {
                let instant = nextInstant()
                _ = try desk.carryOut(
                    .privacy(.anchorAccessLog(end)), by: .house,
                    cause: identifiers.next(Cause.self, at: instant), at: instant,
                    identifiers: &identifiers)
                accessAnchor = (at: instant, head: end)
            }
            health.noteCommit()
        } catch {
            accessAnchor = nil
            mustRestore = true
            if health.note(failure: error) { log.failure(error, reference: "access-log") }
            throw error
        }
    }

    private func knownAnchor() throws -> (at: Instant, head: JournalHead)? {
        if accessAnchor == nil { accessAnchor = try desk.records.lastAccessAnchor }
        return accessAnchor
    }
}
