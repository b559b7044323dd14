import OpsCore

/// What the server's board said last, as far as it is drawn.
struct BoardState: Hashable, Sendable {
    struct Danger: Hashable, Sendable {
        let number: Int64
        let isTaken: Bool
        let territory: String?
        let openedAt: Instant
    }

    struct Waiting: Hashable, Sendable {
        let number: Int64
        let need: String
        let territory: String
        let openedAt: Instant
        let dueAt: Instant
        let promisedAt: Instant
        let escalations: Int64
    }

    struct SilentPlace: Hashable, Sendable {
        let territory: String
        let requests: Int64
        let since: Instant
    }

    struct Team: Hashable, Sendable {
        let number: Int64
        let event: Int64
        let kind: TeamKind?
        let status: TeamStatus?
        let territory: String
        let desk: String
        let since: Instant
        let heardAt: Instant
        let isSilent: Bool
    }

    /// The instant of which it tells.
    let at: Instant
    let dangers: [Danger]
    let ages: AgeCounts
    let overdue: Int64
    let due: [Waiting]
    let silentPlaces: [SilentPlace]
    /// Who is silent first, then those that are out.
    let teams: [Team]

    var silentTeams: [Team] { teams.filter(\.isSilent) }
}

extension BoardState {
    /// Nil when the answer is none.
    init?(_ value: JSONValue) {
        guard let at = value.instant("at") else { return nil }
        self.at = at
        dangers = (value["dangers"]?.items ?? []).compactMap(Danger.init)
        let ages = value["waiting"]?["ages"]?.items ?? []
        self.ages = AgeCounts(ages.map { $0["requests"]?.integer ?? 0 })
        overdue = value["overdue"]?.integer ?? 0
        due = (value["due"]?.items ?? []).compactMap(Waiting.init)
        silentPlaces = (value["silentTerritories"]?.items ?? []).compactMap(SilentPlace.init)
        teams = (value["teams"]?.items ?? []).compactMap(Team.init)
            .sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }
    }
}

extension BoardState.Danger {
    fileprivate init?(_ value: JSONValue) {
        guard let number = value["number"]?.integer, let openedAt = value.instant("openedAt")
        else { return nil }
        self.init(
            number: number, isTaken: value["state"]?.text == DangerState.taken.rawValue,
            territory: value["territory"]?.text, openedAt: openedAt)
    }
}

extension BoardState.Waiting {
    fileprivate init?(_ value: JSONValue) {
        guard let number = value["number"]?.integer, let openedAt = value.instant("openedAt"),
            let dueAt = value.instant("dueAt")
        else { return nil }
        self.init(
            number: number, need: value["need"]?.text ?? "",
            territory: value["territory"]?.text ?? "", openedAt: openedAt, dueAt: dueAt,
            promisedAt: value.instant("promisedAt") ?? dueAt,
            escalations: value["escalations"]?.integer ?? 0)
    }
}

extension BoardState.SilentPlace {
    fileprivate init?(_ value: JSONValue) {
        guard let territory = value["territory"]?.text, let since = value.instant("since") else {
            return nil
        }
        self.init(
            territory: territory, requests: value["requests"]?.integer ?? 0, since: since)
    }
}

extension BoardState.Team {
    fileprivate init?(_ value: JSONValue) {
        guard let number = value["number"]?.integer, let since = value.instant("since"),
            let heardAt = value.instant("heardAt")
        else { return nil }
        self.init(
            number: number, event: value["event"]?.integer ?? 0,
            kind: value["kind"]?.text.flatMap(TeamKind.init),
            status: value["status"]?.text.flatMap(TeamStatus.init),
            territory: value["territory"]?.text ?? "", desk: value["desk"]?.text ?? "",
            since: since, heardAt: heardAt, isSilent: value["silent"]?.isTrue == true)
    }

    fileprivate var rank: Int {
        if isSilent { return 0 }
        guard let status else { return 9 }
        return status.isOut ? 1 : status.isCountedOn ? 2 : 3
    }
}

extension JSONValue {
    fileprivate func instant(_ name: String) -> Instant? {
        self[name]?.text.flatMap { Instant(rfc3339: $0) }
    }
}
