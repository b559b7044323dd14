import OpsTesting
import Testing

@testable import OpsCore

/// What clocks show (POSIX.1-2017 § 8.3).
struct ZoneRuleTests {
    /// Rules, instants, and how many minutes ahead of Greenwich the clocks are.
    private static let cases: [(String, String, Int64)] = [
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2020-03-29T00:59:59Z", 60),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2020-03-29T01:00:00Z", 120),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2020-10-25T00:59:59Z", 120),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2020-10-25T01:00:00Z", 60),
        // Ireland calls its winter time the exception.
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2020-01-01T00:00:00Z", 0),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2020-07-01T00:00:00Z", 60),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2020-10-25T00:59:59Z", 60),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2020-10-25T01:00:00Z", 0),
        // Summer over the end of the year.
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2020-12-31T23:00:00Z", 660),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2020-04-04T16:00:00Z", 600),
        ("<-03>3", "2020-01-01T00:00:00Z", -180), ("UTC0", "2020-01-01T00:00:00Z", 0),
        ("<+0545>-5:45", "2020-01-01T00:00:00Z", 345),
        // Changes on the day before, and a day that is not counted.
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2020-03-29T00:59:59Z", -120),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2020-03-29T01:00:00Z", -60),
        ("AAA0BBB,J60/0,J300/0", "2020-02-29T23:59:59Z", 0),
        ("AAA0BBB,J60/0,J300/0", "2020-03-01T00:00:00Z", 60),
        ("AAA0BBB,59/0,299/0", "2020-02-29T00:00:00Z", 60),
        ("AAA0BBB,59/0,299/0", "2020-02-28T23:59:59Z", 0),
    ]

    @Test(arguments: cases)
    func `clocks are as far ahead as their rule says`(
        _ rule: String, _ instant: String, _ minutes: Int64
    ) throws {
        let rule = try #require(ZoneRule(rule))
        #expect(rule.offset(at: Samples.instant(instant)) == minutes * 60)
    }

    @Test(arguments: [
        "", "CE-1", "CET", "CET-25", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0/168",
        "CET-1CEST,M3.5.0,M10.5.0/3x", "<CET-1", "CET-1:60", "CET-1CEST,J0,J300",
        "CET-1CEST,J366,J1",
        "Europe/Paris", "CET-1CEST,366,1", "CET--1",
    ])
    func `what is no rule is none`(_ text: String) {
        #expect(ZoneRule(text) == nil)
    }

    /// What clocks in Paris show, and when they do so.
    private static let localTimes: [(String, Int64, String)] = [
        ("2020-03-23", 480, "2020-03-23T07:00:00.000Z"),
        ("2020-07-01", 480, "2020-07-01T06:00:00.000Z"),
        // The hour that is not there, and the one that is there twice.
        ("2020-03-29", 119, "2020-03-29T00:59:00.000Z"),
        ("2020-03-29", 150, "2020-03-29T01:00:00.000Z"),
        ("2020-03-29", 180, "2020-03-29T01:00:00.000Z"),
        ("2020-10-25", 150, "2020-10-25T00:30:00.000Z"),
        ("2020-10-25", 180, "2020-10-25T02:00:00.000Z"),
        ("2020-03-23", 1_440, "2020-03-23T23:00:00.000Z"),
    ]

    @Test(arguments: localTimes)
    func `a time of day is found, where clocks leap and where they fall back`(
        _ day: String, _ minute: Int64, _ instant: String
    ) {
        let found = Samples.paris.instant(day: Samples.day(day).daysSince1970, minute: minute)
        #expect(found.rfc3339 == instant)
    }
}
