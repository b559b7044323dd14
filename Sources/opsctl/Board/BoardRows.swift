import OpsCore

/// The rows of the board in words, whatever the size of the screen.
struct BoardRows: Sendable {
    typealias Line = ScreenFrame.Line
    typealias Span = ScreenFrame.Span

    let board: Board
    /// Where there is room for a few words alone: what matters most stands first in each row.
    var isNarrow = false

    private var state: BoardState { board.state }
    private var language: PublicationLanguage { board.language }
    private var now: Instant { board.serverNow }

    /// How many are open, and each of them; as few lines as they need.
    func dangers(width: Int) -> [Line] {
        guard !state.dangers.isEmpty else { return [] }
        let alerts = state.dangers.map { danger in
            let state = danger.isTaken ? BoardWords.taken : BoardWords.notTaken
            let place = danger.territory.map { " \($0)" } ?? ""
            return "\(BoardWords.alert(danger.number)[language]) \(state[language])\(place) "
                + age(danger.openedAt)
        }
        let count = BoardWords.dangers(Int(state.dangerTotal))[language]
        let text = ([count] + alerts).joined(separator: " · ")
        return text.wrapped(to: width).map { Line($0, .danger) }
    }

    /// Crews about which somebody must act, those of which nothing is heard first.
    func crewAlarms(width: Int) -> [Line] {
        guard !state.crewAlarms.isEmpty else { return [] }
        let isOverdue = state.crewAlarms.contains { $0.kind == .overdue }
        let text =
            ([BoardWords.crews(state.crewAlarmTotal)[language]] + state.crewAlarms.map(words))
            .joined(separator: " · ")
        return text.wrapped(to: width).map { Line($0, isOverdue ? .danger : .bold) }
    }

    private func words(_ alarm: BoardState.CrewAlarm) -> String {
        "\(alarm.number) \(alarm.kind.text[language]) \(BoardWords.mission(alarm.mission)[language]) "
            + age(alarm.openedAt)
    }

    private func line(_ alarm: BoardState.CrewAlarm) -> Line {
        Line(
            Span("!! \(alarm.kind.text[language])", .bold),
            Span(
                " · \(BoardWords.mission(alarm.mission)[language]) · \(age(alarm.openedAt)) · "
                    + "\(BoardWords.crewAlarm(alarm.number)[language]) > \(alarm.desk)"))
    }

    private func line(_ means: BoardState.Means) -> Line {
        let what =
            switch means.what {
            case .late(let since): BoardWords.notBack(age(since))
            case .bookedAndFaulty(let from):
                BoardWords.bookedAndFaulty(BoardWords.span(from.since(now))[language])
            case .expiring(let day, let remaining, let isExpired):
                BoardWords.expiring(remaining, day.text, isExpired: isExpired)
            }
        return Line(Span("\(means.name)", .bold), Span(" · \(what[language]) · \(means.territory)"))
    }

    /// How long what waits has waited.
    var ages: String {
        let text = state.ages.text(in: language)
        return text.isEmpty ? BoardWords.nothing[language] : text
    }

    func heading(of pane: Board.Pane, from top: Int, shown: Int) -> String {
        let count = board.count(of: pane)
        let all = pane == .waiting ? Int(state.ages.total) + state.lateWithCrew : count
        let part = shown < all && shown > 0 ? " (\(top + 1)-\(top + shown))" : ""
        return "\(BoardWords.title(of: pane)[language]) \(all)\(part)"
    }

    func lines(of pane: Board.Pane) -> [Line] {
        switch pane {
        case .waiting: state.due.map(line)
        case .silent:
            state.crewAlarms.map(line) + state.lateReplies.map(line)
                + state.silentTeams.map(silence) + state.silentPlaces.map(line)
                + state.means.map(line)
                + state.lateCandidates.map(line)
        case .teams: state.teams.map(line)
        }
    }

    /// `417 food · 92-bagneux · 2 h 05 · !! late 35 min · x2`.
    private func line(_ request: BoardState.Waiting) -> Line {
        let name = board.names.name(of: request.need)?[language]
        let need = name ?? Book.need.word(request.need, in: language)
        let alarms = request.escalations > 0 ? " · x\(request.escalations)" : ""
        let when: Span
        if request.promisedAt < now {
            when = Span(BoardWords.late(age(request.promisedAt))[language] + alarms, .bold)
        } else if request.dueAt < now {
            when = Span(BoardWords.overdue(age(request.dueAt))[language] + alarms)
        } else {
            let rest = BoardWords.span(request.dueAt.since(now))[language]
            when = Span(BoardWords.due(rest)[language] + alarms)
        }
        if isNarrow {
            // The marks are left out: every letter counts.
            let marked = when.text.hasPrefix("!! ") ? String(when.text.dropFirst(3)) : when.text
            return Line(
                Span("\(request.number) "), Span(marked, when.style),
                Span(" · \(need) · \(request.territory)"))
        }
        let crew = request.hasCrew ? " · " + BoardWords.withCrew[language] : ""
        return Line(
            Span("\(request.number) \(need) · \(request.territory) · \(age(request.openedAt)) · "),
            when, Span(crew))
    }

    private func silence(_ team: BoardState.Team) -> Line {
        let status = team.status?.text[language] ?? ""
        return Line(
            Span("!! \(BoardWords.team(team.number)[language])", .bold),
            Span(" · \(age(team.heardAt)) · \(status) · \(team.territory) > \(team.desk)"))
    }

    private func line(_ place: BoardState.SilentPlace) -> Line {
        Line(
            Span("\(place.territory)", .bold),
            Span(" · \(age(place.since)) · \(BoardWords.untouched(place.requests)[language])"))
    }

    private func line(_ late: BoardState.LateReplies) -> Line {
        Line(
            Span("!! \(late.desk)", .bold),
            Span(" · \(age(late.since)) · \(BoardWords.replies(late.count)[language])"))
    }

    private func line(_ late: BoardState.LateCandidates) -> Line {
        Line(
            Span("\(late.territory)", .bold),
            Span(" · \(age(late.since)) · \(BoardWords.candidates(late.count)[language])"))
    }

    private func line(_ team: BoardState.Team) -> Line {
        let status = team.status?.text[language] ?? ""
        let kind = team.kind?.text[language] ?? ""
        return Line(
            Span(team.isSilent ? "!! " : "", .bold),
            Span("\(team.number) \(status)", team.status?.isOut == true ? .bold : .plain),
            Span(
                " \(age(team.since)) · \(team.territory) · \(kind) · "
                    + "\(BoardWords.event(team.event)[language]) · "
                    + BoardWords.heard(age(team.heardAt))[language]))
    }

    private func age(_ since: Instant) -> String { BoardWords.span(now.since(since))[language] }
}
