import OpsCore
import Testing

@testable import opsctl

@Suite struct TableTests {
    @Test func `columns are aligned, numbers to the right, no blanks at the end`() {
        let table = Table(
            columns: [.init(heading: "NO", isNumber: true), .init(heading: "NAME")],
            rows: [[.init("7"), .init("Ada")], [.init("417"), .init("Bo")]])
        #expect(
            table.lines(width: nil, hasColour: false) == [" NO  NAME", "  7  Ada", "417  Bo"])
    }

    @Test func `wide characters take two columns and marks none`() {
        #expect("漢字".columns == 4)
        #expect("e\u{301}".columns == 1)
        #expect("👩‍🚒".columns == 2)
        #expect("🇫🇷".columns == 2)
        #expect("한".columns == 2)
        #expect("ﾊ".columns == 1)
        #expect("❤️".columns == 2)
        #expect("".columns == 0)
        let table = Table(
            columns: [.init(heading: "A"), .init(heading: "B")],
            rows: [[.init("漢字"), .init("x")], [.init("abcd"), .init("y")]])
        #expect(table.lines(width: nil, hasColour: false) == ["A     B", "漢字  x", "abcd  y"])
    }

    @Test func `a narrow terminal cuts the flexible columns only`() {
        let table = Table(
            columns: [.init(heading: "ID"), .init(heading: "TEXT", isFlexible: true)],
            rows: [[.init("0190f3c2"), .init("a long text that does not fit")]])
        let lines = table.lines(width: 24, hasColour: false)
        #expect(lines[1] == "0190f3c2  a long text t…")
        #expect(lines.allSatisfy { $0.columns <= 24 })
    }

    @Test func `what must be read to its end goes on in the next line`() {
        let table = Table(
            columns: [
                .init(heading: "NO", isNumber: true),
                .init(heading: "WHY", isFlexible: true, isWrapped: true), .init(heading: "X"),
            ],
            rows: [[.init("7"), .init("too far · landline only"), .init("y")]])
        #expect(
            table.lines(width: 20, hasColour: false) == [
                "NO  WHY            X", " 7  too far ·      y", "    landline only",
            ])
        #expect(table.lines(width: nil, hasColour: false)[1] == " 7  too far · landline only  y")
    }

    @Test func `a text is never cut through a character`() {
        #expect("漢字漢字".cut(toColumns: 6) == "漢字…")
        #expect("abc".cut(toColumns: 3) == "abc")
        #expect("abcd".cut(toColumns: 3) == "ab…")
    }

    @Test func `what could command a terminal is made visible`() {
        let hostile = "a\u{1B}[31mb\u{07}\n\t\r\u{9B}\u{202E}\u{2028}\u{7F}"
        #expect(
            hostile.withoutControls
                == "a\\u{1b}[31mb\\u{7}\\n\\t\\r\\u{9b}\\u{202e}\\u{2028}\\u{7f}")
        #expect(Table.Cell("\u{1B}[2J").text == "\\u{1b}[2J")
        #expect("é漢👩‍🚒".withoutControls == "é漢👩‍🚒")
    }

    @Test func `colours surround the text and not the blanks`() {
        let table = Table(
            columns: [.init(heading: "A"), .init(heading: "B")],
            rows: [[.init("x", .red), .init("y")]])
        #expect(table.lines(width: nil, hasColour: true)[1] == "\u{1B}[31mx\u{1B}[0m  y")
    }

    @Test func `times are those of the wall's clock, written as the language does`() throws {
        let noon = try #require(Instant(rfc3339: "2020-03-20T23:30:00Z"))
        #expect(WallClock.greenwich.text(noon, in: .en) == "2020-03-20 23:30")
        let paris = WallClock { _ in .hours(1) }
        #expect(paris.text(noon, in: .fr) == "21/03/2020 00:30")
    }
}
