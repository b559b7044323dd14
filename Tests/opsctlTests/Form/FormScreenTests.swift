import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// What the operator sees, in three languages.
@Suite struct FormScreenTests {
    /// Moments of a call, one after the other.
    private static func moments(_ language: PublicationLanguage) -> [(String, FormBench)] {
        var bench = FormBench(language)
        var moments = [("it opens", bench)]
        bench.type(String(FormField.kindLetters(language)[0]))
        bench.fill(.needs, "13")
        bench.fill(.phone, "06 39 98 12 34")
        bench.happen(.found(ticket: 1, .sample))
        moments.append(("the number is known", bench))
        bench.press(.function(4), .function(3))
        bench.answer(.refused(.init("…", at: "#/person/postcode", "…")))
        moments.append(("the server refuses a field", bench))
        bench.press(.function(3))
        bench.answer(.done(.sample(person: "n", needs: ["food", "medicine"])))
        moments.append(("saved", bench))
        bench.fill(.note, "\u{1B}[2J")
        bench.press(.escape)
        moments.append(("leaving", bench))
        bench.press(.function(2))
        moments.append(("danger, not answered yet", bench))
        bench.happen(.alert(attempt: bench.form.attempts, .unsent("…")))
        moments.append(("danger, no server", bench))
        bench.happen(.timeToRetry(attempt: bench.form.attempts))
        bench.happen(.alert(attempt: bench.form.attempts, .done(.sample())))
        bench.press(.function(2))
        moments.append(("danger, open", bench))
        return moments
    }

    @Test(arguments: PublicationLanguage.allCases)
    func `the screens are as they were recorded`(_ language: PublicationLanguage) throws {
        var text = ""
        for (moment, bench) in Self.moments(language) {
            let frame = bench.screen()
            let place = frame.cursor.map { "\($0.row):\($0.column)" } ?? "none"
            text += "=== \(moment), cursor \(place)\n\(frame.text)\n"
        }
        text += "=== 40 x 12\n\(Self.moments(language)[7].1.screen(12, 40).text)\n"
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).trimmed.isEmpty ? "" : String($0) }
        try Snapshot.expect(
            lines.joined(separator: "\n"), matches: "opsctl/form.\(language.rawValue).txt")
    }

    @Test(arguments: PublicationLanguage.allCases)
    func `every size of window is filled and never left`(_ language: PublicationLanguage) {
        for (moment, bench) in Self.moments(language) {
            for rows in [1, 2, 3, 4, 5, 8, 13, 24, 40] {
                for columns in [1, 2, 20, 80] {
                    let frame = bench.screen(rows, columns)
                    #expect(frame.lines.count == rows, "\(moment) \(rows)x\(columns)")
                    #expect(frame.lines.allSatisfy { $0.text.columns <= columns })
                    if let place = frame.cursor {
                        #expect(place.row < rows && place.column < columns)
                    }
                }
            }
        }
    }

    @Test func `the field in hand is seen in any window of five rows`() {
        var bench = FormBench()
        for field in bench.form.fields {
            let label = field.label[.en].prefix(6)
            #expect(bench.screen(5, 40).text.contains(label), "\(field)")
            bench.press(.tab)
        }
    }

    @Test func `the cursor stands behind wide letters and marks`() {
        var bench = FormBench()
        bench.fill(.name, "\u{65E5}\u{672C}e\u{301}")
        #expect(bench.screen().cursor?.column == 26 + 5)
        bench.press(.control("u"), .paste(String(repeating: "\u{65E5}", count: 100)))
        let frame = bench.screen()
        #expect((frame.cursor?.column ?? 99) < 80)
        #expect(frame.lines.allSatisfy { $0.text.columns <= 80 })
    }

    @Test func `nothing is told by colour alone`() {
        for (_, bench) in Self.moments(.en) {
            let frame = bench.screen()
            for line in frame.lines {
                #expect(line.styled(hasColour: false) == line.text)
                #expect(!line.text.unicodeScalars.contains("\u{1B}"))
            }
            let hand = frame.lines.filter { $0.text.hasPrefix(">") }
            #expect(hand.count >= 1)
        }
    }

    @Test func `what the server sends commands no terminal`() {
        var bench = FormBench()
        bench.type("rr")
        bench.answer(.refused(.init("\u{1B}]0;x\u{7}", at: "#/kind", "\u{1B}[2J")))
        let text = bench.screen().text
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(text.contains("\\u{1b}[2J"))
    }

    @Test func `only lines that change are written`() throws {
        let sink = MemorySink()
        var painter = ScreenPainter(output: sink, hasColour: false)
        var bench = FormBench()
        try painter.paint(bench.screen())
        let first = sink.text.utf8.count
        bench.press(.tab)
        bench.press(.backTab)
        try painter.paint(bench.screen())
        #expect(sink.text.utf8.count - first < 40)
        painter.forget()
        try painter.paint(bench.screen())
        #expect(sink.text.utf8.count > first * 2 - 40)
    }
}
