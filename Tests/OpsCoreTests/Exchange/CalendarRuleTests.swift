import OpsTesting
import Testing

@testable import OpsCore

/// The worked examples of RFC 5545 section 3.8.5.3, day by day.
struct CalendarRuleTests {
    /// The day it starts, the rule, and the days as the RFC lists them: `0902` within the year.
    private static let examples: [(String, String, String)] = [
        (
            "19970902", "FREQ=DAILY;COUNT=10",
            "1997 0902 0903 0904 0905 0906 0907 0908 0909 0910 0911"
        ),
        ("19970902", "FREQ=DAILY;INTERVAL=2", "1997 0902 0904 0906 0908 0910 0912"),
        ("19970902", "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997 0902 0912 0922 1002 1012"),
        ("19980101", "FREQ=DAILY;BYMONTH=1", "1998 0101 0102 0103 0104 0105"),
        (
            "19980131", "FREQ=YEARLY;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
            "1998 0131 1999 0101 0102"
        ),
        ("19980131", "FREQ=DAILY;BYMONTH=1", "1998 0131 1999 0101 0102"),
        (
            "19970902", "FREQ=WEEKLY;COUNT=10",
            "1997 0902 0909 0916 0923 0930 1007 1014 1021 1028 1104"
        ),
        (
            "19970902", "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
            "1997 0902 0916 0930 1014 1028 1111 1125 1209 1223 1998 0106 0120"
        ),
        (
            "19970902", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
            "1997 0902 0904 0909 0911 0916 0918 0923 0925 0930 1002"
        ),
        (
            "19970901", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,WE,FR",
            "1997 0901 0903 0905 0915 0917 0919 0929 1001 1003 1013 1015 1017"
        ),
        (
            "19970902", "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
            "1997 0902 0904 0916 0918 0930 1002 1014 1016"
        ),
        (
            "19970905", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
            "1997 0905 1003 1107 1205 1998 0102 0206 0306 0403 0501 0605"
        ),
        (
            "19970907", "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
            "1997 0907 0928 1102 1130 1998 0104 0125 0301 0329 0503 0531"
        ),
        (
            "19970922", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
            "1997 0922 1020 1117 1222 1998 0119 0216"
        ),
        ("19970928", "FREQ=MONTHLY;BYMONTHDAY=-3", "1997 0928 1029 1128 1229 1998 0129 0226"),
        (
            "19970902", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
            "1997 0902 0915 1002 1015 1102 1115 1202 1215 1998 0102 0115"
        ),
        (
            "19970930", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
            "1997 0930 1001 1031 1101 1130 1201 1231 1998 0101 0131 0201"
        ),
        (
            "19970910", "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
            "1997 0910 0911 0912 0913 0914 0915 1999 0310 0311 0312 0313"
        ),
        (
            "19970902", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
            "1997 0902 0909 0916 0923 0930 1104 1111 1118 1125 1998 0106 0113 0120 0127 0303"
        ),
        (
            "19970610", "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
            "1997 0610 0710 1998 0610 0710 1999 0610 0710 2000 0610 0710 2001 0610 0710"
        ),
        (
            "19970310", "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
            "1997 0310 1999 0110 0210 0310 2001 0110 0210 0310 2003 0110 0210 0310"
        ),
        ("19970519", "FREQ=YEARLY;BYDAY=20MO", "1997 0519 1998 0518 1999 0517"),
        (
            "19970313", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
            "1997 0313 0320 0327 1998 0305 0312 0319 0326"
        ),
        (
            "19970605", "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
            "1997 0605 0612 0619 0626 0703 0710 0717 0724 0731 0807 0814 0821 0828 1998 0604"
        ),
        (
            "19980213", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
            "1998 0213 0313 1113 1999 0813 2000 1013"
        ),
        (
            "19970913", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
            "1997 0913 1011 1108 1213 1998 0110 0207 0307 0411 0509 0613"
        ),
        (
            "19961105", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
            "1996 1105 2000 1107 2004 1102"
        ),
        ("19970904", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997 0904 1007 1106"),
        (
            "19970929", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
            "1997 0929 1030 1127 1230 1998 0129 0226 0330"
        ),
        (
            "19970805", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
            "1997 0805 0810 0819 0824"
        ),
        (
            "19970805", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
            "1997 0805 0817 0819 0831"
        ),
        ("20070115", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007 0115 0130 0215 0315 0330"),
        ("20200131", "FREQ=MONTHLY", "2020 0131 0331 0531 0731"),
        ("20200229", "FREQ=YEARLY", "2020 0229 2024 0229 2028 0229"),
    ]

    private static func days(_ text: String) -> [Int] {
        var year = 0
        return text.split(separator: " ").compactMap { word in
            guard let number = Int(word) else { return nil }
            if word.first != "0", number >= 1_900 {
                year = number
                return nil
            }
            return CivilDate(year: year, month: number / 100, day: number % 100)?.daysSince1970
        }
    }

    @Test(arguments: examples)
    func `a rule gives the days of the standard`(
        _ example: (start: String, rule: String, days: String)
    ) throws {
        let start = try #require(CalendarTime(example.start, zone: nil)).day
        let expected = Self.days(example.days)
        let rule = try CalendarRule(example.rule, line: 1)
        var found: [Int] = []
        var work = CalendarWork()
        let isWhole = rule.days(from: start, needed: start, upTo: start + 4_500, &work) { day in
            found.append(day)
            return found.count < expected.count
        }
        #expect(isWhole)
        #expect(found == expected, "\(example.rule)")
        guard let count = rule.count else { return }
        #expect(count == expected.count || example.rule.contains("INTERVAL=2;COUNT=8"))
    }

    @Test(arguments: examples)
    func `what lies long before is leapt over, and the rest is the same`(
        _ example: (start: String, rule: String, days: String)
    ) throws {
        let start = try #require(CalendarTime(example.start, zone: nil)).day
        let rule = try CalendarRule(example.rule, line: 1)
        func days(needed: Int) -> [Int] {
            var days: [Int] = []
            var work = CalendarWork()
            let isWhole = rule.days(from: start, needed: needed, upTo: start + 8_000, &work) {
                day in
                if day >= start + 6_000 { days.append(day) }
                return true
            }
            #expect(isWhole)
            return days
        }
        #expect(days(needed: start) == days(needed: start + 6_000), "\(example.rule)")
    }

    @Test(arguments: [
        "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9", "FREQ=YEARLY;BYWEEKNO=20", "FREQ=YEARLY;BYYEARDAY=1",
        "FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY;BYMONTHDAY=3", "FREQ=DAILY;INTERVAL=0", "COUNT=3",
        "FREQ=DAILY;COUNT=0", "FREQ=DAILY;BYDAY=XX", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=DAILY;X=1",
    ])
    func `what is not understood is named with its line`(_ text: String) {
        do throws(CalendarProblem) {
            _ = try CalendarRule(text, line: 12)
            Issue.record("\(text) was taken")
        } catch {
            #expect(error.line == 12)
            guard case .notUnderstood = error.reason else {
                Issue.record("\(text): \(error.reason)")
                return
            }
        }
    }
}
