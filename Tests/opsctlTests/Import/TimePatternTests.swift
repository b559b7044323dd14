import OpsCore
import Testing

@testable import opsctl

@Suite struct TimePatternTests {
    @Test(arguments: [
        ("yyyy-MM-dd HH:mm:ss", "2015-12-10 17:40:01", "2015-12-10T17:40:01.000Z"),
        ("yyyy-MM-dd", "2010-01-01", "2010-01-01T00:00:00.000Z"),
        ("M/d/yy h:mm a", "1/1/10 12:00 AM", "2010-01-01T00:00:00.000Z"),
        ("M/d/yy h:mm a", "12/31/18 12:05 pm", "2018-12-31T12:05:00.000Z"),
        ("M/d/yy h:mm a", "2/9/16 1:30 PM", "2016-02-09T13:30:00.000Z"),
        ("dd/MM/yyyy HH:mm", "29/02/2020 23:59", "2020-02-29T23:59:00.000Z"),
        ("yyyy-MM-ddTHH:mm:ss", "2020-03-20T08:00:00", "2020-03-20T08:00:00.000Z"),
    ])
    func `a time is read as its pattern says`(pattern: String, text: String, instant: String) {
        #expect(TimePattern(pattern, offsetMinutes: 0)?.instant(text)?.rfc3339 == instant)
    }

    @Test func `the offset is taken off`() throws {
        let west = try #require(TimePattern.offsetMinutes("-05:00"))
        let pattern = try #require(TimePattern("yyyy-MM-dd HH", offsetMinutes: west))
        #expect(pattern.instant("2015-12-10 20")?.rfc3339 == "2015-12-11T01:00:00.000Z")
        #expect(TimePattern.offsetMinutes("+05:30") == 330)
        #expect(TimePattern.offsetMinutes("Z") == 0)
        #expect(TimePattern.offsetMinutes("EST") == nil)
    }

    @Test(arguments: [
        "2015-13-01 00:00:00", "2015-02-29 00:00:00", "2015-12-10 24:00:00", "2015-12-10 17:60:00",
        "2015-12-10 17:40", "2015-12-10 17:40:011", "15-12-10 17:40:01", "", "noon",
    ])
    func `what does not follow the pattern is no time`(text: String) {
        #expect(TimePattern("yyyy-MM-dd HH:mm:ss", offsetMinutes: 0)?.instant(text) == nil)
    }

    @Test(arguments: ["", "yyyy", "yyyy-MM", "yyyy-MM-dd EEE", "yyyyy-MM-dd", "yyyy-MM-dd dd"])
    func `a pattern without a day, or with unknown letters, is none`(pattern: String) {
        #expect(TimePattern(pattern, offsetMinutes: 0) == nil)
    }
}
