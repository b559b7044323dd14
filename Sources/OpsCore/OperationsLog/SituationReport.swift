/// The state of an event at one instant, for whoever takes over or must decide (must-do 34).
///
/// Made from the tables as they stand: what waits in the event's territory, who is out, who is silent.
package struct SituationReport: Sendable {
    package struct TeamLine: Sendable {
        package var number: Int64
        package var name: String?
        package var kind: TeamKind
        package var status: TeamStatus
        /// Since when it has this status.
        package var since: Instant
        package var heardAt: Instant
        package var isSilent: Bool
        package var members: Int64

        package init(
            number: Int64, name: String?, kind: TeamKind, status: TeamStatus, since: Instant,
            heardAt: Instant, isSilent: Bool, members: Int64
        ) {
            self.number = number
            self.name = name
            self.kind = kind
            self.status = status
            self.since = since
            self.heardAt = heardAt
            self.isSilent = isSilent
            self.members = members
        }
    }

    /// Requests of one kind that wait, by how long they have.
    package struct Waiting: Hashable, Sendable {
        package var need: NeedKind
        package var counts: AgeCounts

        package init(need: NeedKind, counts: AgeCounts) {
            self.need = need
            self.counts = counts
        }
    }

    /// A request, a mission or an alert in one line.
    package struct Matter: Hashable, Sendable {
        package var number: Int64
        package var need: NeedKind?
        package var stage: MissionStage?
        package var territory: String?
        package var since: Instant

        package init(
            number: Int64, need: NeedKind? = nil, stage: MissionStage? = nil,
            territory: String? = nil, since: Instant
        ) {
            self.number = number
            self.need = need
            self.stage = stage
            self.territory = territory
            self.since = since
        }
    }

    /// A territory whose due requests nobody has touched.
    package struct SilentTerritory: Hashable, Sendable {
        package var territory: String
        package var requests: Int64
        package var since: Instant

        package init(territory: String, requests: Int64, since: Instant) {
            self.territory = territory
            self.requests = requests
            self.since = since
        }
    }

    /// Something about a crew that somebody must act on: it names nobody.
    package struct CrewAlarmLine: Hashable, Sendable {
        package var number: Int64
        package var kind: CrewAlarmKind
        package var mission: Int64
        package var desk: String
        package var since: Instant

        package init(
            number: Int64, kind: CrewAlarmKind, mission: Int64, desk: String, since: Instant
        ) {
            self.number = number
            self.kind = kind
            self.mission = mission
            self.desk = desk
            self.since = since
        }
    }

    package struct Note: Sendable {
        package var number: Int64
        package var happenedAt: Instant
        package var writtenAt: Instant
        /// Nil where it was erased.
        package var text: String?
        package var team: Int64?
        package var corrects: Int64?

        package init(
            number: Int64, happenedAt: Instant, writtenAt: Instant, text: String?, team: Int64?,
            corrects: Int64?
        ) {
            self.number = number
            self.happenedAt = happenedAt
            self.writtenAt = writtenAt
            self.text = text
            self.team = team
            self.corrects = corrects
        }
    }

    /// Things of one kind that volunteers work with: how many are here, with somebody, broken.
    package struct AssetLine: Hashable, Sendable {
        package let kind: AssetKind
        package var available: Int64 = 0
        package var out: Int64 = 0
        package var faulty: Int64 = 0

        package init(_ kind: AssetKind) {
            self.kind = kind
        }
    }

    /// A thing that somebody waits for: not back in time, or booked and broken.
    package struct TroubledAsset: Hashable, Sendable {
        package let number: Int64
        package let kind: AssetKind
        package let tag: String
        package let territory: String
        package let isLate: Bool
        package let since: Instant?
    }

    /// What is left of something that is used up.
    package struct StockLine: Hashable, Sendable {
        package let item: String
        package let remaining: Int64

        package init(item: String, remaining: Int64) {
            self.item = item
            self.remaining = remaining
        }
    }

    /// A lot of whose last day it is time to tell.
    package struct ExpiringLot: Hashable, Sendable {
        package let number: Int64
        package let item: String
        package let territory: String
        package let remaining: Int64
        package let expiresOn: CivilDate?
        package let hasExpired: Bool
    }

    /// What came since the event was opened, and what became of it.
    package struct Figures: Hashable, Sendable {
        package var requests: Int64 = 0
        package var helped: Int64 = 0
        package var cancelled: Int64 = 0
        package var notes: Int64 = 0

        package init() {}
    }

    package var at: Instant
    package var number: Int64
    package var title: String?
    package var kind: OperationEventKind
    package var territory: String
    package var status: OperationEventStatus
    package var openedAt: Instant
    package var closedAt: Instant?
    package var teams: [TeamLine] = []
    package var dangers: [Matter] = []
    /// How many there are: the list may be shorter.
    package var dangerTotal: Int64 = 0
    /// Crews of which nothing is heard first.
    package var crewAlarms: [CrewAlarmLine] = []
    package var crewAlarmTotal: Int64 = 0
    package var waiting: [Waiting] = []
    /// Those that were promised help before now: how many, and the longest late.
    package var overdue: Int64 = 0
    package var longestLate: [Matter] = []
    /// Those whose crew has left; the list may be shorter than their number.
    package var missions: [Matter] = []
    package var missionTotal: Int64 = 0
    /// Those whose crew is complete and has not left.
    package var missionsReady: Int64 = 0
    package var silentTerritories: [SilentTerritory] = []
    package var assets: [AssetLine] = []
    package var troubledAssets: [TroubledAsset] = []
    package var stock: [StockLine] = []
    package var expiringLots: [ExpiringLot] = []
    /// The last ones, newest first.
    package var notes: [Note] = []
    package var figures = Figures()

    package init(
        at: Instant, number: Int64, title: String?, kind: OperationEventKind, territory: String,
        status: OperationEventStatus, openedAt: Instant, closedAt: Instant?
    ) {
        self.at = at
        self.number = number
        self.title = title
        self.kind = kind
        self.territory = territory
        self.status = status
        self.openedAt = openedAt
        self.closedAt = closedAt
    }

    package var silentTeams: [TeamLine] { teams.filter(\.isSilent) }

    package var waitingTotal: Int64 { waiting.reduce(0) { $0 + $1.counts.total } }
}

extension SituationReport.TroubledAsset {
    package init(_ asset: Asset, at instant: Instant) {
        self.init(
            number: asset.number, kind: asset.kind, tag: asset.tag.text,
            territory: asset.territory.text, isLate: asset.loan != nil,
            since: asset.loan?.backBy
                ?? asset.bookings.first { $0.slot.until > instant }?.slot.from)
    }
}

extension SituationReport.ExpiringLot {
    package init(_ lot: StockLot, at instant: Instant) {
        self.init(
            number: lot.number, item: lot.item.text, territory: lot.territory.text,
            remaining: lot.remaining, expiresOn: lot.expiresOn,
            hasExpired: lot.hasExpired(at: instant))
    }
}

extension SituationReport.AssetLine {
    package mutating func count(_ state: AssetState, _ number: Int64) {
        switch state {
        case .available: available += number
        case .out: out += number
        case .faulty: faulty += number
        case .withdrawn: break
        }
    }
}

/// How many things have waited for how long.
package struct AgeCounts: Hashable, Sendable {
    /// Where one band ends and the next begins, in minutes.
    package static let edges: [Int64] = [60, 240, 1_440, 4_320]

    /// One count a band, the shortest wait first.
    package private(set) var counts = [Int64](repeating: 0, count: edges.count + 1)

    package init() {}

    package init(_ counts: [Int64]) {
        for (band, count) in counts.prefix(self.counts.count).enumerated() {
            self.counts[band] = count
        }
    }

    package var total: Int64 { counts.reduce(0, +) }

    package mutating func add(_ age: TimeSpan, count: Int64 = 1) {
        let minutes = age.milliseconds / 60_000
        let band = Self.edges.firstIndex { minutes < $0 } ?? Self.edges.count
        counts[band] += count
    }

    package static func + (left: AgeCounts, right: AgeCounts) -> AgeCounts {
        AgeCounts(zip(left.counts, right.counts).map { $0 + $1 })
    }

    /// `< 1 h`, … `> 3 d`: what a band is called.
    package static func name(ofBand band: Int) -> LocalizedText {
        let hour = "h"
        switch band {
        case 0: return LocalizedText(fr: "< 1 \(hour)", es: "< 1 \(hour)", en: "< 1 \(hour)")
        case 1: return LocalizedText(fr: "1-4 \(hour)", es: "1-4 \(hour)", en: "1-4 \(hour)")
        case 2: return LocalizedText(fr: "4-24 \(hour)", es: "4-24 \(hour)", en: "4-24 \(hour)")
        case 3: return LocalizedText(fr: "1-3 j", es: "1-3 d", en: "1-3 d")
        default: return LocalizedText(fr: "> 3 j", es: "> 3 d", en: "> 3 d")
        }
    }

    /// The bands that hold something, in words.
    package func text(in language: PublicationLanguage) -> String {
        counts.indices.reversed().filter { counts[$0] > 0 }
            .map { "\(Self.name(ofBand: $0)[language]) : \(counts[$0])" }
            .joined(separator: " · ")
    }
}
