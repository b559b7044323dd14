import Testing

@testable import OpsHTTP

struct HTTPDateTests {
    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (951_868_800, "Wed, 01 Mar 2000 00:00:00 GMT"),
        (1_735_689_599, "Tue, 31 Dec 2024 23:59:59 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    ])
    func `a date is written as RFC 9110 wants it`(_ seconds: Int, _ expected: String) {
        #expect(HTTPDate.format(secondsSince1970: seconds) == expected)
        #expect(HTTPDate.secondsSince1970(expected) == seconds)
    }

    @Test(arguments: [
        "", "120", "Sun, 06 Nov 1994 08:49:37", "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        "sun, 06 nov 1994 08:49:37 gmt",
        "Sun, 06 Nov 1994 08:49:37 CET", "Sun,  6 Nov 1994 08:49:37 GMT",
        "Tue, 31 Nov 1994 08:49:37 GMT", "Wed, 31 Dec 1969 23:59:59 GMT",
        "Sun, -6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, -9999999 Nov 1970 0:0:00", "9 9 Jan 99999 999999 9 9 9 99",
    ])
    func `what is written otherwise is no date`(_ text: String) {
        #expect(HTTPDate.secondsSince1970(text) == nil)
    }

    @Test func `any second is read back as it was written`() {
        for seconds in stride(from: 0, to: 253_402_300_800, by: 86_400 * 37 + 4_321) {
            let text = HTTPDate.format(secondsSince1970: seconds)
            #expect(HTTPDate.secondsSince1970(text) == seconds)
        }
    }

    @Test func `a second has one line`() {
        var line = DateLine(at: 0)
        #expect(line.bytes == Array("Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n".utf8))
        line.update(to: 1)
        #expect(line.bytes == Array("Date: Thu, 01 Jan 1970 00:00:01 GMT\r\n".utf8))
    }
}
