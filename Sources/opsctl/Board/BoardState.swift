import OpsCore

/// What the server's board said last, as far as it is drawn.
struct BoardState: Hashable, Sendable {
    struct Danger: Hashable, Sendable {
        let number: Int64
        let isTaken: Bool
        let territory: String?
        let openedAt: Instant
    }

    /// Something about a crew that somebody must act on.
    struct CrewAlarm: Hashable, Sendable {
        let number: Int64
        let kind: CrewAlarmKind
        let mission: Int64
        let desk: String
        let openedAt: Instant
    }

    /// A thing that is not back, or is booked and cannot go; a lot that goes off.
    struct Means: Hashable, Sendable {
        let number: Int64
        let name: String
        let territory: String
        let what: What

        enum What: Hashable, Sendable {
            case late(Instant)
            case bookedAndFaulty(Instant)
            case expiring(CivilDate, remaining: Int64, isExpired: Bool)
        }
    }

    struct Waiting: Hashable, Sendable {
        let number: Int64
        let need: String
        let territory: String
        let openedAt: Instant
        let dueAt: Instant
        let promisedAt: Instant
        let escalations: Int64
        /// Late although its crew is complete, or on its way.
        var hasCrew = false
    }

    struct SilentPlace: Hashable, Sendable {
        let territory: String
        let requests: Int64
        let since: Instant
    }

    /// People who offered to help and for whom nobody acts.
    struct LateCandidates: Hashable, Sendable {
        let territory: String
        let count: Int64
        let since: Instant
    }

    /// What volunteers wrote and nobody has read in time.
    struct LateReplies: Hashable, Sendable {
        let desk: String
        let count: Int64
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
    /// Of which territory it tells; nil for all.
    ///
    /// A token can be good for one alone.
    let territory: String?
    let dangers: [Danger]
    /// How many there are: the list may be shorter.
    let dangerTotal: Int64
    /// Crews of which nothing is heard first.
    let crewAlarms: [CrewAlarm]
    let crewAlarmTotal: Int64
    let ages: AgeCounts
    let overdue: Int64
    /// Those that are late with a crew first, then those that wait for one.
    let due: [Waiting]
    let means: [Means]
    let silentPlaces: [SilentPlace]
    let lateCandidates: [LateCandidates]
    let lateReplies: [LateReplies]
    /// Who is silent first, then those that are out.
    let teams: [Team]

    /// How many of the rows are late with a crew.
    var lateWithCrew: Int { due.count(where: \.hasCrew) }

    var silentTeams: [Team] { teams.filter(\.isSilent) }
}

extension BoardState {
    /// Nil when the answer is none.
    init?(_ value: JSONValue) {
        guard let at = value.instant("at") else { return nil }
        self.at = at
        territory = value["territory"]?.text
        dangers = (value["dangers"]?.items ?? []).compactMap(Danger.init)
        dangerTotal = value["dangerTotal"]?.integer ?? Int64(dangers.count)
        crewAlarms = (value["crewAlarms"]?.items ?? []).compactMap(CrewAlarm.init)
        crewAlarmTotal = value["crewAlarmTotal"]?.integer ?? Int64(crewAlarms.count)
        let ages = value["waiting"]?["ages"]?.items ?? []
        self.ages = AgeCounts(ages.map { $0["requests"]?.integer ?? 0 })
        overdue = value["overdue"]?.integer ?? 0
        let late = (value["lateUnderway"]?.items ?? []).compactMap(Waiting.init).map { one in
            var late = one
            late.hasCrew = true
            return late
        }
        due = late + (value["due"]?.items ?? []).compactMap(Waiting.init)
        means =
            (value["assets"]?.items ?? []).compactMap(Means.init(asset:))
            + (value["lots"]?.items ?? []).compactMap(Means.init(lot:))
        lateCandidates = (value["candidates"]?.items ?? []).compactMap(LateCandidates.init)
        lateReplies = (value["replies"]?.items ?? []).compactMap(LateReplies.init)
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

extension BoardState.CrewAlarm {
    fileprivate init?(_ value: JSONValue) {
        guard let number = value["number"]?.integer, let openedAt = value.instant("openedAt"),
            let kind = value["kind"]?.text.flatMap(CrewAlarmKind.init)
        else { return nil }
        self.init(
            number: number, kind: kind, mission: value["missionNumber"]?.integer ?? 0,
            desk: value["desk"]?.text ?? "", openedAt: openedAt)
    }
}

extension BoardState.Means {
    fileprivate init?(asset value: JSONValue) {
        guard let number = value["number"]?.integer, let since = value.instant("since") else {
            return nil
        }
        self.init(
            number: number, name: value["tag"]?.text ?? "",
            territory: value["territory"]?.text ?? "",
            what: value["what"]?.text == "late" ? .late(since) : .bookedAndFaulty(since))
    }

    fileprivate init?(lot value: JSONValue) {
        guard let number = value["number"]?.integer,
            let day = value["expiresOn"]?.text.flatMap({ CivilDate(iso8601: $0) })
        else { return nil }
        self.init(
            number: number, name: value["item"]?.text ?? "",
            territory: value["territory"]?.text ?? "",
            what: .expiring(
                day, remaining: value["remaining"]?.integer ?? 0,
                isExpired: value["expired"]?.isTrue == true))
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

extension BoardState.LateCandidates {
    fileprivate init?(_ value: JSONValue) {
        guard let territory = value["territory"]?.text, let since = value.instant("since") else {
            return nil
        }
        self.init(territory: territory, count: value["overdue"]?.integer ?? 0, since: since)
    }
}

extension BoardState.LateReplies {
    fileprivate init?(_ value: JSONValue) {
        guard let desk = value["desk"]?.text, let since = value.instant("since") else { return nil }
        self.init(desk: desk, count: value["overdue"]?.integer ?? 0, since: since)
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
