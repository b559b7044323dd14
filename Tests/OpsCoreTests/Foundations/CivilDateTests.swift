import OpsCore
import Testing

struct CivilDateTests {
    @Test func `every day of 1600 to 2400 has one number, and follows the day before`() throws {
        let first = try #require(CivilDate(year: 1600, month: 1, day: 1)).daysSince1970
        var expected = first
        for year in 1600...2400 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let date = CivilDate(year: year, month: month, day: day) else { continue }
                    let isRight =
                        date.daysSince1970 == expected && CivilDate(daysSince1970: expected) == date
                    try #require(isRight, "\(date.iso8601)")
                    expected += 1
                }
            }
        }
        // Two cycles of 400 years and the leap year 2400.
        #expect(expected - first == 2 * 146_097 + 366)
    }

    private static let knownDays: [(Int, Int, Int, Int)] = [
        (1970, 1, 1, 0), (2000, 3, 1, 11_017), (1969, 12, 31, -1), (0, 1, 1, -719_528),
    ]

    @Test(arguments: knownDays)
    func `known days have their known numbers`(_ year: Int, _ month: Int, _ day: Int, _ number: Int)
    {
        #expect(CivilDate(year: year, month: month, day: day)?.daysSince1970 == number)
    }

    private static let impossible: [(Int, Int, Int)] = [
        (2021, 2, 29), (1900, 2, 29), (2020, 2, 30), (2020, 4, 31), (2020, 0, 1), (2020, 13, 1),
        (2020, 1, 0), (2020, 1, 32), (-1, 1, 1), (10_000, 1, 1),
    ]

    @Test(arguments: impossible)
    func `days that do not exist are refused`(_ year: Int, _ month: Int, _ day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: ["2028-06-30", "0000-01-01", "9999-12-31"])
    func `a day reads back from its text`(_ text: String) {
        #expect(CivilDate(iso8601: text)?.iso8601 == text)
    }

    @Test(arguments: ["", "2028-6-30", "2028-06-31", "2028-06-30T", "28-06-30", "2028/06/30"])
    func `another text is not a day`(_ text: String) {
        #expect(CivilDate(iso8601: text) == nil)
    }

    @Test func `days stand in order`() throws {
        let days = try ["2019-12-31", "2020-01-01", "2020-01-02", "2020-02-01"].map {
            try #require(CivilDate(iso8601: $0))
        }
        #expect(days.shuffled().sorted() == days)
    }

    @Test func `people read a day in the order of their language`() throws {
        let text = try #require(CivilDate(iso8601: "2028-06-30")).text
        #expect(text[.fr] == "30/06/2028")
        #expect(text[.es] == "30/06/2028")
        #expect(text[.en] == "2028-06-30")
    }
}
