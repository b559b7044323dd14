import OpsCore

extension Subcommand {
    static let board = Subcommand(
        "board", flags: [.boardTerritory, .once],
        summary: LocalizedText(
            fr: "le tableau : alertes, attentes, retards, silences, équipes ; en direct",
            es: "el tablero: alertas, esperas, retrasos, silencios, equipos; en directo",
            en: "the board: alerts, what waits, what is late, who is silent, teams; live"),
        examples: ["board", "board --territory 92", "board --once", "board --once --json"]
    ) { session in
        let surroundings = session.surroundings
        let desk = try BoardDesk(session)
        let territory = session.arguments.text(.boardTerritory)
        if session.arguments.isSet(.once) || session.output.manner.isJSON {
            return try session.printBoard(try await desk.look(at: territory), territory)
        }
        let isScreen = surroundings.width != nil && surroundings.environment["TERM"] != "dumb"
        let terminal = RawTerminal(input: surroundings.input, output: surroundings.data)
        guard isScreen, let terminal else { throw NoScreen() }
        // The first look fails as every command does; later ones say so on the board.
        let board = try session.board(try await desk.look(at: territory), territory)
        let language = session.language
        let run = TerminalRun<Board>(session: session, terminal: terminal) {
            await desk.fulfil($0, in: language)
        }
        return try await run.run(board) { tell in
            [Task { await desk.listen(tell) }, Task { await desk.tick(tell) }]
        }
    }
}

extension Session {
    fileprivate func board(_ answer: Answer, _ territory: String?) throws -> Board {
        guard let state = BoardState(try answer.value()) else { throw UnreadableAnswer() }
        return Board(
            state, territory: territory, language: language, names: output.names,
            now: BoardDesk.now)
    }

    fileprivate func printBoard(_ answer: Answer, _ territory: String?) throws -> ExitCode {
        try self.answer(answer) { _ in
            let text = BoardText(board: try board(answer, territory))
            for line in text.lines { try output.line(line) }
        }
        return .done
    }
}

/// The board in lines, for scripts and screen readers: everything, once.
struct BoardText: Sendable {
    let board: Board

    var lines: [String] {
        let rows = BoardRows(board: board)
        let language = board.language
        let dangers = rows.dangers(width: .max).map(\.text)
        let summary = BoardWords.summary(
            waiting: board.state.ages.total, overdue: board.state.overdue)[language]
        var lines = dangers.isEmpty ? [BoardWords.noDanger[language]] : dangers
        lines += rows.crewAlarms(width: .max).map(\.text)
        lines += ["\(board.place ?? BoardWords.everywhere[language]) · \(summary)", rows.ages]
        for pane in Board.Pane.allCases {
            let shown = rows.lines(of: pane)
            lines += ["", rows.heading(of: pane, from: 0, shown: shown.count)]
            lines +=
                shown.isEmpty ? ["  " + BoardWords.nothing[language]] : shown.map { "  " + $0.text }
        }
        return lines
    }
}

/// There is no terminal that a board could fill.
struct NoScreen: Explained {
    var exitCode: ExitCode { .usage }
    var code: String { "opsctl.no_screen" }
    var title: LocalizedText {
        LocalizedText(
            fr: "le tableau a besoin d'un vrai terminal ; ici : opsctl board --once",
            es: "el tablero necesita un terminal de verdad; aquí: opsctl board --once",
            en: "the board needs a real terminal; here: opsctl board --once")
    }
}

extension Flag {
    static let boardTerritory = Flag(
        "territory", .text("CODE"), fr: "seulement ce territoire et ceux d'en dessous",
        es: "solo este territorio y los de debajo",
        en: "only this territory and those below it")
    static let once = Flag(
        "once", fr: "l'afficher une fois, pour les scripts",
        es: "mostrarlo una vez, para scripts", en: "show it once, for scripts")
}
