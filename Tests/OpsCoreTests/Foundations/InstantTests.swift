import OpsCore
import OpsTesting
import Testing

struct InstantTests {
    private static let dateTimes: [(String, Int64)] = [
        ("1970-01-01T00:00:00Z", Int64(0)),
        ("1969-12-31T23:59:59.999Z", -1),
        ("2020-02-29T12:00:00Z", 1_582_977_600_000),
        ("2000-02-29T00:00:00Z", 951_782_400_000),
        ("1985-04-12T23:20:50.52Z", 482_196_050_520),
        ("1996-12-19T16:39:57-08:00", 851_042_397_000),
        ("1937-01-01T12:00:27.87+00:20", -1_041_337_172_130),
        ("2020-03-20t08:00:00z", 1_584_691_200_000),
        ("2020-03-20 08:00:00Z", 1_584_691_200_000),
        ("2020-03-20T08:00:00-00:00", 1_584_691_200_000),
        ("2020-03-20T08:00:00.1239Z", 1_584_691_200_123),
        ("0000-01-01T00:00:00Z", -62_167_219_200_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ]

    @Test(arguments: dateTimes)
    func `date-times of the standard are read`(_ text: String, _ milliseconds: Int64) {
        #expect(Instant(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2020", "2020-03-20", "2020-03-20T08:00Z", "2020-03-20T08:00:00",
        "2020-03-20T08:00:00.Z",
        "2019-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2021-04-31T00:00:00Z",
        "2020-00-10T00:00:00Z", "2020-13-10T00:00:00Z", "2020-01-00T00:00:00Z",
        "2020-01-01T24:00:00Z", "2020-01-01T00:60:00Z", "2020-01-01T00:00:61Z",
        "2020-01-01T00:00:00+24:00", "2020-01-01T00:00:00+00:60", "2020-01-01T00:00:00+0000",
        "2020-01-01T00:00:00ZZ", " 2020-01-01T00:00:00Z", "2020-1-01T00:00:00Z",
        "+020-01-01T00:00:00Z", "2020-01-01T00:00:00,5Z", "２020-01-01T00:00:00Z",
    ])
    func `anything else is not an instant`(_ text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test(
        arguments: dateTimes.map(\.0) + [
            "2020-03-20T08:00:00.123Z", "2016-12-31T23:59:60.000Z", "2020-02-30T00:00:00.000Z",
            "2020-03-20T24:00:00.000Z", "2020-03-20T08:00:00.12aZ", "2020-03-20T08:00:00.123z",
            "2020-03-20 08:00:00.123Z", "2020/03/20T08:00:00.123Z",
        ])
    func `a member of a document is the instant that its text is`(_ text: String) throws {
        let value = try JSONParser.value(of: Array("{\"at\":\"\(text)\"}".utf8))
        let read = try? JSONFields.read(value) { $0.instant("at") }
        #expect(read == Instant(rfc3339: text))
    }

    @Test func `a leap second reads as the last second of its minute`() {
        #expect(
            Instant(rfc3339: "2016-12-31T23:59:60Z") == Instant(rfc3339: "2016-12-31T23:59:59Z"))
        #expect(
            Instant(rfc3339: "1990-12-31T15:59:60-08:00")
                == Instant(rfc3339: "1990-12-31T23:59:59Z"))
    }

    @Test(arguments: ["9999-12-31T23:59:59-01:00", "0000-01-01T00:00:00+00:01"])
    func `what could not be written back is not read`(_ text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test func `instants beyond four-digit years are clamped when written`() {
        #expect(Instant(milliseconds: .max).rfc3339 == "9999-12-31T23:59:59.999Z")
        #expect(Instant(milliseconds: .min).rfc3339 == "0000-01-01T00:00:00.000Z")
    }

    @Test func `any writable instant reads back as it was`() {
        var chance = SeededGenerator(seed: Seeds.next(for: "instants"))
        let span = Instant.writable.upperBound.since(Instant.writable.lowerBound).milliseconds
        for _ in 0..<5_000 {
            let offset = Int64(chance.below(Int(span) + 1))
            let instant = Instant.writable.lowerBound + TimeSpan(milliseconds: offset)
            #expect(instant.rfc3339.utf8.count == 24)
            #expect(Instant(rfc3339: instant.rfc3339) == instant)
        }
    }

    @Test func `spans are what their names say`() {
        #expect(TimeSpan.days(1) == .hours(24))
        #expect(TimeSpan.hours(1) == .minutes(60))
        #expect(TimeSpan.minutes(1) == .seconds(60))
        #expect(Samples.start + .hours(1) - .minutes(60) == Samples.start)
        #expect((Samples.start - .seconds(1)).since(Samples.start) == .seconds(-1))
    }
}
