import OpsTesting
import Testing

@testable import OpsCore

/// What is read aloud when somebody takes over at three in the morning.
struct SituationReportTests {
    private static let report = {
        let at = Samples.start + .hours(3)
        var report = SituationReport(
            at: at, number: 3, title: "Heat wave, invented place", kind: .heatWave,
            territory: "92", status: .inProgress, openedAt: Samples.start - .days(1), closedAt: nil)
        report.teams = [
            SituationReport.TeamLine(
                number: 7, name: "Bravo", kind: .foot, status: .onScene,
                since: at - .minutes(100), heardAt: at - .minutes(75), isSilent: true, members: 2),
            SituationReport.TeamLine(
                number: 6, name: nil, kind: .vehicle, status: .available, since: at - .days(1),
                heardAt: at - .minutes(5), isSilent: false, members: 0),
        ]
        report.dangers = [
            SituationReport.Matter(number: 2, territory: "92-montrouge", since: at - .minutes(4))
        ]
        report.waiting = [
            SituationReport.Waiting(need: .food, counts: AgeCounts([3, 2, 0, 1, 0]))
        ]
        report.overdue = 1
        report.longestLate = [
            SituationReport.Matter(
                number: 417, need: .food, territory: "92-montrouge", since: at - .hours(5))
        ]
        report.missions = [
            SituationReport.Matter(
                number: 52, need: .medicine, stage: .started, territory: "92", since: at)
        ]
        report.dangerTotal = 23
        report.missionTotal = 1
        report.missionsReady = 2
        report.crewAlarms = [
            SituationReport.CrewAlarmLine(
                number: 4, kind: .overdue, mission: 50, desk: "92", since: at - .minutes(20))
        ]
        report.crewAlarmTotal = 1
        report.silentTerritories = [
            SituationReport.SilentTerritory(
                territory: "92-bagneux", requests: 4, since: at - .hours(2))
        ]
        report.notes = [
            SituationReport.Note(
                number: 5, happenedAt: at - .minutes(9), writtenAt: at, text: "Eleven\npeople.",
                team: 7, corrects: 4),
            SituationReport.Note(
                number: 4, happenedAt: at - .days(1), writtenAt: at, text: nil, team: nil,
                corrects: nil),
        ]
        var vehicles = SituationReport.AssetLine(.vehicle)
        vehicles.count(.available, 2)
        vehicles.count(.out, 3)
        report.assets = [vehicles]
        var van = Asset(
            id: Samples.id(41), number: 3, kind: .vehicle, tag: Samples.slug("van-3"),
            territory: Samples.unit)
        van.take(
            .checkedOut(
                van.id,
                AssetLoan(
                    volunteer: Samples.id(3), mission: nil, since: at - .hours(5),
                    backBy: at - .hours(2), desk: Samples.unit, dueAt: at)), at: at)
        var kit = Asset(
            id: Samples.id(42), number: 4, kind: .kit, tag: Samples.slug("kit-1"),
            territory: Samples.unit)
        kit.take(
            .booked(
                kit.id,
                AssetBooking(
                    number: 1, slot: AssetSlot(from: at, until: at + .hours(1)), mission: nil)),
            at: at)
        kit.take(.faultReported(kit.id, .empty), at: at)
        report.troubledAssets = [van, kit].map { SituationReport.TroubledAsset($0, at: at) }
        report.stock = [SituationReport.StockLine(item: "basket-standard", remaining: 42)]
        report.expiringLots = ["2020-03-22", "2020-03-25"].map {
            SituationReport.ExpiringLot(
                StockLot(
                    id: Samples.id(51), number: 12, item: Samples.slug("tin-fish"),
                    territory: Samples.unit, received: 9, expiresOn: Samples.day($0), dueAt: at),
                at: at)
        }
        report.figures.requests = 34
        report.figures.helped = 20
        report.figures.notes = 5
        return report
    }()

    @Test(arguments: PublicationLanguage.allCases)
    func `the text is the one that was recorded`(_ language: PublicationLanguage) throws {
        let text = Self.report.text(in: language, on: .offset(minutes: 60))
        try Snapshot.expect(text, matches: "OpsCore/situation.\(language.rawValue).txt")
    }

    @Test func `a quiet event takes few lines`() {
        let quiet = SituationReport(
            at: Samples.start, number: 1, title: nil, kind: .flood, territory: "FR",
            status: .notStarted, openedAt: Samples.start, closedAt: nil)
        let text = quiet.text(in: .en, on: .offset(minutes: -90))
        #expect(!text.contains("!!") && !text.contains("Last notes"))
        #expect(text.contains("UTC-1:30"))
    }

    @Test func `waits are counted in the band in which they are`() {
        var counts = AgeCounts()
        for minutes: Int64 in [0, 59, 60, 239, 240, 1_439, 1_440, 4_319, 4_320, 100_000] {
            counts.add(.minutes(minutes))
        }
        #expect(counts.counts == [2, 2, 2, 2, 2] && counts.total == 10)
        #expect((counts + counts).total == 20)
        #expect(counts.text(in: .fr).hasPrefix("> 3 j : 2"))
    }
}
