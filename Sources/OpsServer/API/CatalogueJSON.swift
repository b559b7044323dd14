import OpsCore
import OpsStore

/// The catalogue and its evidence as the API shows them.
extension JSONWriter {
    mutating func deployment(
        _ row: DeploymentRow, at instant: Instant,
        more: (inout JSONWriter) -> Void = { _ in }
    ) {
        beginObject()
        rawMembers(row.document.dropFirst().dropLast())
        member("closedAt", row.until)
        member("active", row.from <= instant && row.until.map { instant < $0 } ?? true)
        member("version", row.version)
        more(&self)
        endObject()
    }

    /// What came of an entry: all deployments together, then each.
    mutating func impact(
        of slug: String, people: Int64, _ parts: [(DeploymentRow, ImpactRow)]
    ) {
        var whole = ImpactRow()
        for (_, part) in parts { whole.add(part) }
        whole.people = people
        beginObject()
        member("id", slug)
        members(of: whole)
        member("deployments", each: parts) { json, part in
            json.beginObject()
            json.member("id", part.0.id)
            json.member("territory", part.0.territory)
            json.member("from", part.0.from)
            json.member("until", part.0.until)
            json.members(of: part.1)
            json.endObject()
        }
        endObject()
    }

    private mutating func members(of impact: ImpactRow) {
        member("requests", impact.requests)
        member("people", impact.people)
        member("anonymous", impact.anonymous)
        member("open", impact.requests - impact.done - impact.cancelled)
        key("outcomes")
        beginObject()
        member("done", impact.done)
        member("doneInTime", impact.doneInTime)
        member("cancelled", impact.cancelled)
        member("handedOver", impact.handedOver)
        endObject()
        confirmed(impact.confirmed)
        key("missionsFailed")
        beginObject()
        for (reason, count) in impact.failures.sorted(by: { $0.key < $1.key }) {
            key(dynamic: reason)
            value(count)
        }
        endObject()
        key("delays")
        beginObject()
        delays("toAccepted", impact.toAccepted)
        delays("toDone", impact.toDone)
        endObject()
    }

    /// What people said beside what was reported; how many were asked says how far to trust it.
    private mutating func confirmed(_ counts: [String: Int64]) {
        key("confirmed")
        beginObject()
        member("asked", counts["asked"] ?? 0)
        for help in HelpAnswer.allCases {
            key(dynamic: help.rawValue)
            value(counts["help:" + help.rawValue] ?? 0)
        }
        key("unmet")
        beginObject()
        for code in UnmetNeedCode.allCases {
            guard let count = counts["unmet:" + code.rawValue] else { continue }
            key(dynamic: code.rawValue)
            value(count)
        }
        endObject()
        endObject()
    }

    private mutating func delays(_ name: StaticString, _ delays: DelayHistogram) {
        let count = delays.count
        key(name)
        beginObject()
        member("count", count)
        member("meanMinutes", count == 0 ? nil : delays.total.milliseconds / count / 60_000)
        member("medianMinutesAtMost", delays.minutesAtMost(perMille: 500))
        member("p90MinutesAtMost", delays.minutesAtMost(perMille: 900))
        member("maxMinutes", count == 0 ? nil : delays.longest.milliseconds / 60_000)
        endObject()
    }
}

extension ImpactRow {
    /// Adds what another deployment has brought, but people: they may be the same.
    fileprivate mutating func add(_ other: ImpactRow) {
        requests += other.requests
        anonymous += other.anonymous
        done += other.done
        doneInTime += other.doneInTime
        cancelled += other.cancelled
        handedOver += other.handedOver
        failures.merge(other.failures, uniquingKeysWith: +)
        confirmed.merge(other.confirmed, uniquingKeysWith: +)
        toAccepted.add(other.toAccepted)
        toDone.add(other.toDone)
    }
}
