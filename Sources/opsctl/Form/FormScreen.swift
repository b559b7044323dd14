import OpsCore

/// Draws the form: a pure function of what it is and how large the screen is.
///
/// In a small window the danger key, the numbers to call and the field in hand stay; the rest goes.
struct FormScreen: Sendable {
    typealias Line = ScreenFrame.Line
    typealias Span = ScreenFrame.Span

    let form: Form
    let size: ScreenFrame.Size

    var language: PublicationLanguage { form.language }
    var width: Int { max(1, size.columns) }

    func frame() -> ScreenFrame {
        let rows = max(1, size.rows)
        let head = head(rows)
        var free = rows - head.count
        let foot = free > 1 ? Array(footer.suffix(max(0, min(footer.count, free - 1)))) : []
        free -= foot.count
        // The field in hand and what is above and below it need room first.
        let people = Array(peoplePanel.prefix(max(0, min(free - 8, peoplePanel.count))))
        free -= people.count
        let body = fieldRows()
        let first = firstRow(of: body, shown: free)
        let shown = Array(body.lines.dropFirst(first).prefix(max(0, free)))
        let blanks = Array(repeating: Line(""), count: max(0, free - shown.count))
        let lines = head + shown + blanks + people + foot
        return ScreenFrame(
            lines: lines.map { $0.cut(to: width) },
            cursor: body.cursor.flatMap { place in
                let row = place.row - first
                guard row >= 0, row < free, place.column < width else { return nil }
                return ScreenFrame.Place(row: head.count + row, column: place.column)
            })
    }

    /// The danger key, and numbers to call before all else; where there is room, one row is left.
    private func head(_ rows: Int) -> [Line] {
        guard form.alert.isRaised else { return [title] }
        guard rows > 1 else { return Array(alertBand.prefix(1)) }
        return Array(([title] + alertBand).prefix(max(2, rows - 1)))
    }

    /// The first row that is shown, so that the field in hand is.
    private func firstRow(of body: Body, shown: Int) -> Int {
        let excess = body.lines.count - shown
        guard excess > 0 else { return 0 }
        let hand = body.hand
        guard hand.count < shown else { return min(hand.lowerBound, body.lines.count - 1) }
        return min(excess, max(0, hand.lowerBound - (shown - hand.count) / 2))
    }

    /// The danger key stands first, at all times.
    private var title: Line {
        let name = form.contact.map { ScreenWords.contact($0.number) } ?? ScreenWords.newContact
        var told = "  " + name[language]
        if form.sending?.isInFlight == true {
            told += " · " + FormWords.saving[language]
        } else if form.hasUnsaved {
            told += " · " + ScreenWords.unsaved[language]
        }
        if form.notesSaved > 0 { told += " · " + ScreenWords.notes(form.notesSaved)[language] }
        return Line(Span(ScreenWords.dangerKey[language], .danger), Span(told, .bold))
    }

    /// Whom to call, in full, and how far the alert is.
    var alertBand: [Line] {
        guard form.alert.isRaised else { return [] }
        let numbers = form.alert.numbers.map { number in
            number.service.isEmpty ? number.number : "\(number.number) \(number.service)"
        }
        let call = "!! \(ScreenWords.call[language]) " + numbers.joined(separator: " · ")
        let lines = call.wrapped(to: width) + [ScreenWords.alert(form.alert)[language]]
        return lines.map { Line($0, .danger) }
    }

    /// What has happened or what helps, the question if there is one, then the keys.
    private var footer: [Line] {
        let keys = ScreenWords.keys[language].wrapped(to: width).prefix(2)
            .map { Line($0, .faint) }
        return keys + [said]
    }

    private var said: Line {
        if let question = form.question {
            return Line(
                ScreenWords.ask(question, hasAlert: form.alert.isUnanswered)[language], .reverse)
        }
        if let notice = form.notice {
            switch notice.level {
            case .told: return Line("· " + notice.text)
            case .done: return Line("= " + notice.text, .bold)
            case .wrong: return Line("! " + notice.text, .bold)
            }
        }
        return Line("? " + form.focus.help[language], .faint)
    }
}
