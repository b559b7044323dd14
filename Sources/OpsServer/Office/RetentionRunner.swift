import OpsCore
import OpsStore
import Synchronization

/// Does what the rules of retention say: a look at all contacts beside the office, then one erasure after
/// the other through it, each with its own proof.
struct RetentionRunner: Sendable {
    let house: House

    /// At the most so many erasures in a run: the rest waits for the next.
    static let standardLimit = 200
    /// By itself a house goes on until nothing is left, but not for ever.
    private static let dailyRuns = 50
    private static let droppedTogether: Int64 = 5_000
    private static let dropsAtOnce = 40

    func plan() async throws -> (rules: RetentionRules, plan: RetentionPlan) {
        let rules = try await house.office.ask { $0.retentionRules }
        let now = house.clock.now()
        return (rules, try await house.longReading.read { try $0.retentionPlan(rules, at: now) })
    }

    /// One run; what has become live or held meanwhile stays.
    ///
    /// A key is kept with the last of what it does: a run that ended in the middle goes on when it is asked
    /// for again.
    func run(
        by actor: Actor, limit: Int, under key: IdempotencyKey? = nil
    ) async throws -> RetentionReport {
        let (rules, plan) = try await plan()
        var report = RetentionReport()
        let due = plan.due
        report.kept = Int64(plan.candidates.count - due.count)
        report.hasMore = due.count > limit
        // Who is refused does not stand in the way of those behind.
        for candidate in due {
            guard report.erased < Int64(limit) else { break }
            do {
                try await erase(candidate, under: rules, by: actor)
                report.count(candidate)
            } catch is OpsCore.Refusal {
                report.kept += 1
            }
        }
        try await house.office.anchorAccessLog()
        report.accessRows = try await dropAccessRows(rules)
        let told = report
        _ = try await house.office.carryOut(
            Order(
                .privacy(.noteRetention(told)), by: actor, key: key,
                answering: .fromEvents { _ in Reply(status: 200, body: told.json) }))
        return report
    }

    /// By the house itself: run after run while there is something to do.
    func runDaily() async {
        do {
            for _ in 0..<Self.dailyRuns {
                let report = try await run(by: .house, limit: Self.standardLimit)
                guard report.hasMore, report.erased > 0 else { return }
            }
        } catch {
            house.log.failure(error, reference: "retention")
        }
    }

    /// What the plan found, unless it is not so any more.
    func erase(
        _ candidate: RetentionCandidate, under rules: RetentionRules, by actor: Actor
    ) async throws {
        let now = house.clock.now()
        let seen = try await house.longReading.read { room in
            if let person = candidate.person { return try room.known(person)?.replies }
            if let id = candidate.candidate { return try room.known(candidate: id)?.replies }
            if let id = candidate.volunteer { return try room.known(volunteer: id)?.replies }
            if let id = candidate.danger { return try room.known(danger: id)?.replies }
            return try candidate.contact.flatMap { try room.known(contact: $0)?.replies }
        }
        guard let seen else { return }
        let order = Order(
            by: actor, answering: .fromEvents { _ in Reply(status: 200, body: []) },
            making: { room in
                if let person = candidate.person,
                    let known = try room.known(person, seen: seen)?.person
                {
                    guard try room.isStillDue(known, under: candidate.rule, rules, at: now) else {
                        throw OpsCore.Refusal.privacy(.retentionNotDue)
                    }
                    return .privacy(.erase(known, .retention))
                }
                if let contact = candidate.contact,
                    let known = try room.known(contact: contact, seen: seen)?.person
                {
                    return .privacy(.eraseContact(contact, known, .retention))
                }
                if let id = candidate.danger,
                    let known = try room.known(danger: id, seen: seen)?.person
                {
                    return .privacy(.eraseDanger(id, known, .retention))
                }
                if let id = candidate.candidate,
                    let known = try room.known(candidate: id, seen: seen)?.person
                {
                    guard try room.isStillDue(candidate: id, rules, at: now) else {
                        throw OpsCore.Refusal.privacy(.retentionNotDue)
                    }
                    return .privacy(.eraseCandidate(id, known, .retention))
                }
                if let id = candidate.volunteer,
                    let known = try room.known(volunteer: id, seen: seen)?.person
                {
                    guard try room.isStillDue(volunteer: id, rules, at: now) else {
                        throw OpsCore.Refusal.privacy(.retentionNotDue)
                    }
                    return .privacy(.eraseVolunteer(known, .retention))
                }
                throw OpsCore.Refusal.privacy(.alreadyErased)
            })
        _ = try await house.office.carryOut(order)
    }

    /// A few thousand at a time, so that no call waits for it.
    private func dropAccessRows(_ rules: RetentionRules) async throws -> Int64 {
        let before = RetentionRules.months(rules.accessLogMonths, before: house.clock.now())
        var dropped: Int64 = 0
        for _ in 0..<Self.dropsAtOnce {
            let count = try await house.office.dropAccessRows(
                before: before, limit: Self.droppedTogether)
            dropped += count
            guard count == Self.droppedTogether else { break }
        }
        return dropped
    }
}

extension RetentionReport {
    /// As the API shows it.
    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        write(into: &json)
        json.endObject()
        return json.bytes
    }
}

extension Office {
    func dropAccessRows(before instant: Instant, limit: Int64) throws -> Int64 {
        if let reason = health.refusal { throw Unavailable(reason: reason) }
        do {
            let count = try desk.records.dropAccessRows(before: instant, limit: limit)
            health.noteCommit()
            return count
        } catch {
            if health.note(failure: error) { log.failure(error, reference: "access-log") }
            throw error
        }
    }

    /// What is done when the time for retention has come; nothing until somebody says.
    nonisolated func onRetention(_ body: @escaping @Sendable () -> Void) {
        retention.withLock { $0 = body }
    }

    /// Begins a run beside the office, once its beginning is on disk.
    func beginRetention(after events: [RecordedEvent]) {
        let isDue = events.contains { recorded in
            if case .privacy(.retentionBegan) = recorded.event { true } else { false }
        }
        guard isDue, let begin = retention.withLock({ $0 }) else { return }
        begin()
    }
}

extension RetentionReport {
    fileprivate var erased: Int64 { people + contacts + candidates + volunteers }

    fileprivate mutating func count(_ gone: RetentionCandidate) {
        if gone.volunteer != nil {
            volunteers += 1
        } else if gone.candidate != nil {
            candidates += 1
        } else if gone.person == nil {
            contacts += 1
        } else {
            people += 1
        }
    }
}
