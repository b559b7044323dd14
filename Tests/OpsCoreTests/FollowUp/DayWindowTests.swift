import OpsTesting
import Testing

@testable import OpsCore

/// Hours as people say them, without any table of time zones.
struct DayWindowTests {
    @Test func `hours are read and written as operators type them`() {
        for text in ["00:00-24:00", "14:00-16:30", "22:00-06:00", "08:05-08:06"] {
            #expect(DayWindow(text)?.text == text)
        }
        // Midnight is both ends of a day.
        for (text, read) in [("24:00-02:00", "00:00-02:00"), ("20:00-00:00", "20:00-24:00")] {
            #expect(DayWindow(text)?.text == read)
        }
        // Journals of before hold hours that end when they begin: they meant all of the day by them.
        for text in ["14:00-14:00", "00:00-00:00", "24:00-24:00", "24:00-00:00"] {
            #expect(Samples.window(text).hasEqualEnds, "\(text)")
            #expect([0, 839, 840, 1_439].allSatisfy { Samples.window(text).contains($0) })
        }
        #expect(!Samples.window("00:00-24:00").hasEqualEnds)
        for text in [
            "", "-", "14-16", "14:00", "14:00-", "24:01-02:00", "14:60-15:00",
            "14:00-16:00-18:00", "14:00 - 16:00", "1a:00-16:00", "14:00-25:00",
        ] {
            #expect(DayWindow(text) == nil, "\(text)")
        }
    }

    /// Samples begin at eight in Greenwich.
    @Test(arguments: [
        ("08:00-20:00", 0, 0), ("09:00-20:00", 0, 60), ("09:00-20:00", 60, 0),
        ("06:00-08:00", 0, 22 * 60), ("20:00-07:00", 0, 12 * 60), ("20:00-09:00", 0, 0),
        ("20:00-07:00", -720, 0), ("10:00-11:00", 60, 60),
    ])
    func `a call waits for the hours on the wall of who is called`(
        _ text: String, _ offset: Int64, _ minutes: Int64
    ) {
        let hours = CallingHours(windows: [Samples.window(text)], wall: .offset(minutes: offset))
        let first = hours.first(notBefore: Samples.start)
        #expect(first == Samples.start + .minutes(minutes))
        #expect(first.map(hours.contains) == true)
    }

    @Test func `all hours that were said must hold`() {
        func first(_ one: String, _ other: String) -> Int64? {
            CallingHours(
                windows: [Samples.window(one), Samples.window(other)], wall: .offset(minutes: 0)
            )
            .first(notBefore: Samples.start).map {
                $0.since(Samples.start).milliseconds / 60_000
            }
        }
        #expect(first("08:00-12:00", "10:00-11:00") == 120)
        #expect(first("18:00-02:00", "23:00-04:00") == 900)
        #expect(first("08:00-10:00", "10:00-11:00") == nil)
    }

    private static func anyTime(_ chance: inout SeededGenerator) -> TimeOfDay {
        Samples.known(TimeOfDay(minute: Int64(chance.below(1_441))))
    }

    /// Against a search that goes minute by minute.
    @Test func `the first minute is found that a search minute by minute finds`() {
        var chance = SeededGenerator(seed: Seeds.next(for: "calling hours"))
        for _ in 0..<300 {
            let windows = (0...chance.below(2)).compactMap { _ in
                DayWindow(from: Self.anyTime(&chance), until: Self.anyTime(&chance))
            }
            let hours = CallingHours(
                windows: windows, wall: .offset(minutes: Int64(chance.below(1_561)) - 720))
            let from = Samples.start + .minutes(Int64(chance.below(5_000)))
            let searched = (0..<2_880).lazy.map { from + .minutes(Int64($0)) }
                .first { hours.contains($0) }
            #expect(hours.first(notBefore: from) == searched)
        }
    }
}
