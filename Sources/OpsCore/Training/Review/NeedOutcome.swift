/// What came of the requests of one need.
package struct NeedOutcome: Hashable, Sendable {
    package let need: NeedKind
    package let opened: Int64
    package let done: Int64
    package let cancelled: Int64
    /// Waiting or in hand when the scenario ended.
    package let open: Int64
    /// Of those, the ones that no deployment covered.
    package let uncovered: Int64
    /// Those that no deployment covered when they were opened: they say which innovation was
    /// missing, even when it came later.
    package let openedUncovered: Int64
    /// From the opening to the complete crew.
    package let untilAssigned: DelaySummary
    /// From the opening to the help.
    package let untilDone: DelaySummary
    /// Of the requests that were due before the end and were not cancelled, the share helped in
    /// time; nil when there was none.
    package let withinDuePerMille: Int64?

    /// Nil when nobody asked for it.
    init?(of need: NeedKind, in outcomes: [RequestOutcome], until end: Instant) {
        let requests = outcomes.filter { $0.need == need }
        guard !requests.isEmpty else { return nil }
        self.need = need
        opened = Int64(requests.count)
        done = Int64(requests.count { $0.doneAt != nil })
        cancelled = Int64(requests.count { $0.cancelledAt != nil })
        open = Int64(requests.count(where: \.isWaiting))
        uncovered = Int64(requests.count { $0.isWaiting && !$0.isCovered })
        openedUncovered = Int64(requests.count { !$0.wasCovered })
        untilAssigned = DelaySummary(
            of: requests.compactMap { request in
                request.assignedAt.map { $0.since(request.openedAt) }
            })
        untilDone = DelaySummary(
            of: requests.compactMap { request in
                request.doneAt.map { $0.since(request.openedAt) }
            })
        let due = requests.filter { $0.isCovered && $0.cancelledAt == nil && $0.dueAt < end }
        let inTime = due.count { request in request.doneAt.map { $0 <= request.dueAt } ?? false }
        withinDuePerMille = due.isEmpty ? nil : Int64(inTime * 1_000 / due.count)
    }
}

/// How long something took, in whole minutes, rounded down.
package struct DelaySummary: Hashable, Sendable {
    package let count: Int64
    /// Nil when there is nothing to measure; the nearest rank otherwise, and so for the others.
    package let medianMinutes: Int64?
    package let p90Minutes: Int64?
    package let maxMinutes: Int64?

    init(of spans: [TimeSpan]) {
        let minutes = spans.map { $0.milliseconds / 60_000 }.sorted()
        count = Int64(minutes.count)
        medianMinutes = Self.percentile(50, of: minutes)
        p90Minutes = Self.percentile(90, of: minutes)
        maxMinutes = minutes.last
    }

    private static func percentile(_ percent: Int, of sorted: [Int64]) -> Int64? {
        guard !sorted.isEmpty else { return nil }
        return sorted[max(0, (sorted.count * percent + 99) / 100 - 1)]
    }
}

/// Requests of one need in one place that were not helped.
package struct UnmetNeed: Hashable, Sendable {
    package let need: NeedKind
    package let territory: TerritoryCode
    /// Still without a deployment at the end.
    package let uncovered: Int64
    /// Covered and still not helped at the end.
    package let open: Int64
    package let cancelled: Int64

    /// In order of needs, then of territories.
    static func all(in outcomes: [RequestOutcome]) -> [UnmetNeed] {
        let missed = outcomes.filter { $0.doneAt == nil }
        let places = Set(missed.map(\.place)).sorted()
        return NeedKind.reported(in: missed.map(\.need)).flatMap { need in
            places.compactMap { place in
                let here = missed.filter { $0.need == need && $0.place == place }
                guard !here.isEmpty else { return nil }
                return UnmetNeed(
                    need: need, territory: place,
                    uncovered: Int64(here.count { $0.isWaiting && !$0.isCovered }),
                    open: Int64(here.count { $0.isWaiting && $0.isCovered }),
                    cancelled: Int64(here.count { $0.cancelledAt != nil }))
            }
        }
    }
}
