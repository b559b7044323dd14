import OpsCore

/// Draws the board: a pure function of what it is and how large the screen is.
///
/// Danger alerts stand at the top at every size; in a small window the pane in hand gets what is left.
struct BoardScreen: Sendable {
    typealias Line = ScreenFrame.Line
    typealias Span = ScreenFrame.Span

    let board: Board
    let size: ScreenFrame.Size

    private var language: PublicationLanguage { board.language }
    private var width: Int { max(1, size.columns) }
    private var rows: BoardRows { BoardRows(board: board, isNarrow: width < Self.narrow) }
    /// Below this a row holds a few words.
    private static let narrow = 40
    /// From here on the panes stand beside each other.
    private static let wide = 100

    func frame() -> ScreenFrame {
        let height = max(1, size.rows)
        let head = head(height)
        let foot = height - head.count > 3 ? [footer] : []
        let free = max(0, height - head.count - foot.count)
        let body =
            width >= Self.wide && free >= 6
            ? beside(free, width) : stacked(free, of: Board.Pane.allCases)
        let blanks = Array(repeating: Line(""), count: max(0, free - body.count))
        let lines = head + body.prefix(free) + blanks + foot
        return ScreenFrame(
            lines: lines.map { $0.cut(to: width) }, cursor: cursor(at: lines.count - 1))
    }

    /// Where the territory is typed.
    private func cursor(at row: Int) -> ScreenFrame.Place? {
        guard let typed = board.typed else { return nil }
        let column = BoardWords.askTerritory[language].columns + typed.columns
        return ScreenFrame.Place(row: row, column: min(column, width - 1))
    }

    /// Danger first, then what the board is of and how fresh, then how much waits.
    private func head(_ height: Int) -> [Line] {
        let dangers = rows.dangers(width: width)
        let room = max(1, min(dangers.count, height / 4))
        var shown = Array(dangers.prefix(room))
        if dangers.count > room, let last = shown.last, room < board.state.dangers.count {
            // What has no line of its own is counted in the first.
            shown[shown.count - 1] = last
        }
        let crews = rows.crewAlarms(width: width)
        let lines =
            (board.state.dangers.isEmpty ? [] : shown)
            + crews.prefix(max(1, min(crews.count, height / 6)))
        guard height > 1 else { return Array((lines + [title]).prefix(1)) }
        var head = lines + [title]
        if height >= 10 { head.append(Line(rows.ages)) }
        return Array(head.prefix(max(1, height - 1)))
    }

    private var title: Line {
        let place = board.place ?? BoardWords.everywhere[language]
        let clock = board.serverNow.rfc3339.dropFirst(11).prefix(8)
        let summary = BoardWords.summary(
            waiting: board.state.ages.total, overdue: board.state.overdue,
            isShort: width < Self.narrow)[language]
        let said: Span
        switch board.link {
        case .live: said = Span(BoardWords.live[language], .bold)
        case .asking: said = Span(BoardWords.asking[language])
        case .lost(let reason):
            let age = BoardWords.age(board.age)[language]
            said = Span(BoardWords.lost(reason, age: age)[language], .danger)
        }
        if let complaint = board.complaint {
            return Line(Span("!! \(complaint)", .danger), Span(" · \(place)"))
        }
        // What is wrong comes before what is usual.
        if case .lost = board.link { return Line(said, Span(" · \(place) · \(summary)")) }
        // The numbers first where the rest will be cut.
        let head = width < Self.narrow ? "\(summary) · \(place)" : "\(place) · \(summary)"
        return Line(Span(head, .bold), Span(" · \(clock) UTC · "), said)
    }

    private var footer: Line {
        if let typed = board.typed {
            return Line(BoardWords.askTerritory[language] + typed, .reverse)
        }
        return Line(BoardWords.keys[language], .faint)
    }

    /// What waits on the left, who is silent and the teams on the right.
    private func beside(_ height: Int, _ width: Int) -> [Line] {
        let left = width * 11 / 20
        let one = pane(.waiting, height, width: left - 2)
        let other = stacked(height, of: [.silent, .teams], width: width - left)
        return (0..<height).map { row in
            let line = row < one.count ? one[row].cut(to: left - 2) : Line("")
            let blanks = String(repeating: " ", count: left - line.text.columns)
            var whole = line
            whole.spans.append(Span(blanks))
            if row < other.count { whole.spans += other[row].spans }
            return whole
        }
    }

    /// One above the other: the one in hand has what the others leave.
    private func stacked(_ height: Int, of panes: [Board.Pane], width: Int? = nil) -> [Line] {
        let width = width ?? self.width
        let hand = panes.contains(board.pane) ? board.pane : panes[0]
        guard height >= panes.count * 2 else { return pane(hand, height, width: width) }
        var heights: [Board.Pane: Int] = [:]
        let share = height / (panes.count + 1)
        for pane in panes where pane != hand {
            heights[pane] = min(max(2, board.count(of: pane) + 1), max(2, share))
        }
        heights[hand] = height - heights.values.reduce(0, +)
        return panes.flatMap { pane($0, heights[$0] ?? 0, width: width) }
    }

    /// A heading and as many rows as there is room for.
    private func pane(_ pane: Board.Pane, _ height: Int, width: Int) -> [Line] {
        guard height > 0 else { return [] }
        let all = rows.lines(of: pane)
        let room = height - 1
        let top = max(0, min(board.tops[pane] ?? 0, all.count - room))
        let shown = all.dropFirst(top).prefix(room)
        let heading = rows.heading(of: pane, from: top, shown: shown.count)
        let style: Span.Style = pane == board.pane ? .reverse : .bold
        let mark = pane == board.pane ? ">" : " "
        var lines =
            [Line("\(mark)\(heading)", style).cut(to: width)] + shown.map { $0.cut(to: width) }
        if all.isEmpty, room > 0 { lines.append(Line("  " + BoardWords.nothing[language], .faint)) }
        return lines + Array(repeating: Line(""), count: max(0, height - lines.count))
    }
}
