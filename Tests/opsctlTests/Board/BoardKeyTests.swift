import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// What keys do, and when the server is asked.
@Suite struct BoardKeyTests {
    private static let look = BoardWish.look(territory: nil, isSoon: false)
    private static let soon = BoardWish.look(territory: nil, isSoon: true)

    private static func shown(_ territory: String? = nil) -> BoardNews {
        .shown(BoardBench.board().state, territory: territory, at: BoardBench.at)
    }

    @Test func `panes are walked round, and rows scrolled as far as there are any`() {
        var board = BoardBench.board()
        board.push(.tab, .right)
        #expect(board.pane == .teams)
        board.push(.tab)
        #expect(board.pane == .waiting)
        board.push(.backTab, .left)
        #expect(board.pane == .silent)
        for _ in 0..<9 { board.push(.down) }
        #expect(board.tops[.silent] == 1)
        board.push(.up, .up, .up)
        #expect(board.tops[.silent] == 0)
        board.push(.pageDown, .home, .end)
        #expect(board.tops[.silent] == 1 && board.tops[.waiting] == nil)
    }

    @Test func `a row that scrolled in is shown, the first that scrolled out is not`() {
        var board = BoardBench.board()
        #expect(board.text(10, 60).contains("417"))
        for _ in 0..<5 { board.push(.down) }
        let text = board.text(10, 60)
        #expect(text.contains("422") && !text.contains("417"))
    }

    @Test(arguments: [Key.character("q"), .character("Q"), .escape, .control("c")])
    func `it is left by`(_ key: Key) {
        var board = BoardBench.board()
        let effects = board.press(key)
        #expect(effects.leaves)
    }

    @Test func `a territory is typed, asked for, and forgotten when nothing is typed`() {
        var board = BoardBench.board()
        board.push(.character("t"))
        for letter in "9é2 -q" { board.push(.character(letter)) }
        #expect(board.typed == "92-q")
        board.push(.backspace)
        let afterTyping = board.push(.enter)
        #expect(afterTyping == [.look(territory: "92-", isSoon: false)])
        #expect(board.territory == "92-" && board.typed == nil)
        _ = board.hear(Self.shown("92-"))
        board.push(.character("/"), .control("u"))
        let afterEmptying = board.push(.enter)
        #expect(afterEmptying == [Self.look])
        #expect(board.territory == nil)
        board.push(.character("t"), .paste("75\u{1B}"), .escape)
        #expect(board.typed == nil && board.territory == nil)
    }

    @Test func `an answer for another territory is not shown, and the right one is asked for`() {
        var board = BoardBench.board()
        board.push(.character("r"))
        board.push(.character("t"), .character("9"), .enter)
        let wishes = board.wishes(after: Self.shown())
        #expect(wishes == [.look(territory: "9", isSoon: false)])
        _ = board.hear(.refused("unknown", territory: "9"))
        #expect(board.complaint == "unknown")
        _ = board.push(.character("r"))
        _ = board.hear(Self.shown("9"))
        #expect(board.complaint == nil)
    }

    @Test func `one question at a time, and what happens meanwhile is asked for afterwards`() {
        var board = BoardBench.board()
        let asked3 = board.wishes(after: .happened, .happened, .happened)
        #expect(asked3 == [Self.soon])
        let asked4 = board.wishes(after: Self.shown())
        #expect(asked4 == [Self.soon])
        let asked5 = board.wishes(after: Self.shown())
        #expect(asked5.isEmpty)
    }

    @Test func `who is told nothing asks every five seconds, who listens every fifteen`() {
        var board = BoardBench.board()
        func wishes(after seconds: Int64) -> [BoardWish] {
            board.wishes(after: .tick(BoardBench.at + .seconds(seconds)))
        }
        let asked6 = wishes(after: 4)
        #expect(asked6.isEmpty)
        let asked7 = wishes(after: 5)
        #expect(asked7 == [Self.look])
        _ = board.hear(Self.shown())
        let asked8 = board.wishes(after: .listening(true))
        #expect(asked8 == [Self.look])
        _ = board.hear(Self.shown())
        #expect(board.link == .live)
        let asked9 = wishes(after: 19)
        #expect(asked9.isEmpty)
        let asked10 = wishes(after: 20)
        #expect(asked10 == [Self.look])
        _ = board.hear(Self.shown())
        let asked11 = board.wishes(after: .listening(false))
        #expect(asked11.isEmpty)
        #expect(board.link == .asking)
        let asked12 = wishes(after: 25)
        #expect(asked12 == [Self.look])
    }

    @Test func `no answer is said, the old state stays, and it is asked again`() {
        var board = BoardBench.board()
        board.push(.character("r"))
        _ = board.hear(.lost("gone"))
        #expect(board.link == .lost("gone"))
        #expect(board.text(24, 80).contains("no answer, this is 0 s old: gone"))
        #expect(board.text(24, 80).contains("417"))
        let asked13 = board.wishes(after: .tick(BoardBench.at + .seconds(6)))
        #expect(asked13 == [Self.look])
        _ = board.hear(Self.shown())
        #expect(board.link == .asking)
    }

    @Test func `events are found however their lines are cut`() {
        let bytes = Array(
            "retry: 3000\n\n:\nid: 7\nevent: roster.volunteer_added.v1\ndata: {}\n\n".utf8)
        for size in 1...bytes.count {
            var lines = EventLines()
            var found = 0
            for start in stride(from: 0, to: bytes.count, by: size) {
                let part = Array(bytes[start..<min(bytes.count, start + size)])
                found += lines.hasEvent(in: part) ? 1 : 0
            }
            #expect(found == 1, "\(size)")
        }
        var quiet = EventLines()
        let isFound = quiet.hasEvent(in: Array("data: event: no\n:\n:event: no\n".utf8))
        #expect(!isFound)
    }
}
