import Testing

@testable import OpsCore

struct TrainingPartsTests {
    @Test func `the wall clock follows summer time`() throws {
        let clock = LocalClock(
            offsets: [
                .init(from: try instant("2020-03-01T00:00:00Z"), minutes: 60),
                .init(from: try instant("2020-03-29T01:00:00Z"), minutes: 120),
            ], opensAtMinute: 480, closesAtMinute: 1_200)
        let winter = clock.day(at: try instant("2020-03-28T12:00:00Z"))
        #expect(clock.instant(day: winter, minute: 480) == (try instant("2020-03-28T07:00:00Z")))
        #expect(
            clock.instant(day: winter + 1, minute: 480) == (try instant("2020-03-29T06:00:00Z")))
        #expect(clock.isOpen(at: try instant("2020-03-28T18:59:59Z")))
        #expect(!clock.isOpen(at: try instant("2020-03-28T19:00:00Z")))
        #expect(
            clock.opening(notBefore: try instant("2020-03-28T19:00:00Z"))
                == (try instant("2020-03-29T06:00:00Z")))
    }

    @Test func `a curve changes evenly between two days and not beyond them`() {
        let curve = DayCurve(points: [.init(day: 2, value: 10), .init(day: 6, value: 4)])
        #expect([0, 2, 3, 6, 9].map(curve.hundredths) == [1_000, 1_000, 850, 400, 400])
        #expect(DayCurve(points: []).hundredths(onDay: 3) == 0)
    }

    @Test func `delays have the median that was asked for`() {
        var generator = SeededGenerator(seed: 1)
        let delay = Delay(medianMinutes: 20, spreadPerMille: 1_000)
        let drawn = (0..<2_001).map { _ in delay.draw(using: &generator) }.sorted()
        #expect((TimeSpan.minutes(18)...TimeSpan.minutes(22)).contains(drawn[1_000]))
        #expect(drawn[0] >= .minutes(0) && drawn[2_000] <= .minutes(120))
        let steady = Delay(medianMinutes: 20, spreadPerMille: 0)
        #expect(steady.draw(using: &generator) == .minutes(20))
    }

    @Test func `of two things at one instant the first put down happens first`() {
        var agenda = Agenda<Int>()
        for number in 0..<50 {
            agenda.put(number, at: Instant(milliseconds: Int64(number % 3)))
        }
        var order: [Int] = []
        while let item = agenda.removeFirst() { order.append(item.happening) }
        #expect(order == (0..<50).sorted { ($0 % 3, $0) < ($1 % 3, $1) })
    }

    @Test func `a summary takes the nearest rank`() {
        let summary = DelaySummary(of: (1...10).map { .minutes($0) })
        #expect(summary.medianMinutes == 5)
        #expect(summary.p90Minutes == 9)
        #expect(summary.maxMinutes == 10)
        #expect(DelaySummary(of: []).medianMinutes == nil)
    }

    private func instant(_ text: String) throws -> Instant {
        try #require(Instant(rfc3339: text))
    }
}
