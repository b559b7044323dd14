import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// What whoever supervises sees, in three languages and on small and large screens.
@Suite struct BoardScreenTests {
    private static let sizes = [(6, 20), (12, 40), (24, 80), (40, 132)]

    @Test(arguments: PublicationLanguage.allCases)
    func `the screens are as they were recorded`(_ language: PublicationLanguage) throws {
        var text = ""
        for (rows, columns) in Self.sizes {
            text += "=== \(columns) x \(rows)\n\(BoardBench.board(language).text(rows, columns))\n"
        }
        var board = BoardBench.board(language, territory: "92")
        board.push(.tab)
        text += "=== the next pane\n\(board.text(24, 80))\n"
        board.push(.character("t"), .control("u"), .character("7"), .character("5"))
        text += "=== a territory is typed\n\(board.text(10, 60))\n"
        _ = board.push(.enter)
        _ = board.hear(.refused("…", territory: "75"))
        text += "=== nobody knows it\n\(board.text(10, 60))\n"
        _ = board.hear(.lost("…"))
        board.complaint = nil
        text += "=== no answer\n\(board.text(10, 60))\n"
        let quiet = BoardBench.board(language, BoardBench.empty)
        text += "=== nothing at all\n\(quiet.text(12, 60))\n"
        text +=
            "=== once\n\(BoardText(board: BoardBench.board(language)).lines.joined(separator: "\n"))\n"
        text += "=== once, nothing\n\(BoardText(board: quiet).lines.joined(separator: "\n"))\n"
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.allSatisfy { $0 == " " } ? "" : String($0) }
        try Snapshot.expect(
            lines.joined(separator: "\n"), matches: "opsctl/board.\(language.rawValue).txt")
    }

    @Test(arguments: PublicationLanguage.allCases)
    func `every size of window is filled, never left, and danger stands at the top of it`(
        _ language: PublicationLanguage
    ) {
        for pane in Board.Pane.allCases {
            for json in [BoardBench.busy, BoardBench.empty] {
                var board = BoardBench.board(language, json)
                board.pane = pane
                for rows in [1, 2, 3, 4, 5, 6, 8, 13, 24, 60] {
                    for columns in [1, 2, 20, 79, 99, 100, 200] {
                        let frame = board.frame(ScreenFrame.Size(rows: rows, columns: columns))
                        #expect(frame.lines.count == rows, "\(rows)x\(columns)")
                        #expect(frame.lines.allSatisfy { $0.text.columns <= columns })
                        let isDanger = frame.lines[0].spans.first?.style == .danger
                        #expect(isDanger == (json == BoardBench.busy), "\(rows)x\(columns)")
                    }
                }
            }
        }
    }

    @Test func `who is silent stands first, and time goes on between two answers`() {
        var board = BoardBench.board()
        #expect(board.state.teams.map(\.number) == [7, 6, 5, 8])
        #expect(board.text(24, 80).contains("heard 20 min"))
        _ = board.hear(.tick(BoardBench.at + .minutes(3)))
        #expect(board.text(24, 80).contains("heard 23 min"))
    }

    @Test func `what comes from outside commands no terminal`() {
        let json = BoardBench.busy.replacing("92-bagneux", with: #"\u001b[2J"#)
        #expect(!BoardBench.board(.en, json).text(24, 80).contains("\u{1B}"))
    }
}
