import OpsCore
import OpsTesting

@testable import opsctl

/// Boards to draw; everything on them is invented.
enum BoardBench {
    static let at = Samples.start

    static func board(
        _ language: PublicationLanguage = .en, _ json: String = busy, territory: String? = nil
    ) -> Board {
        let value = Samples.known(try? JSONParser.value(of: Array(json.utf8)))
        return Board(
            Samples.known(BoardState(value)), territory: territory, language: language,
            names: NameBook(), now: at)
    }

    static func time(_ minutes: Int64) -> String { (at - .minutes(minutes)).rfc3339 }

    static let empty = """
        {"at":"\(time(0))","territory":null,"dangers":[],"waiting":{"requests":0,"ages":[]},
         "overdue":0,"due":[],"silentTerritories":[],"teams":[]}
        """

    /// Two alerts, six requests, two that are silent, four teams.
    static let busy = """
        {"at":"\(time(0))","territory":null,"dangers":[
         {"number":2,"state":"open","territory":"92-montrouge","openedAt":"\(time(4))",
          "dueAt":"\(time(2))","overdue":true},
         {"number":1,"state":"taken","territory":null,"openedAt":"\(time(75))",
          "dueAt":"\(time(-15))","overdue":false}],
         "waiting":{"requests":6,"ages":[{"requests":1},{"requests":2},{"requests":1},
          {"requests":1},{"requests":1}]},"overdue":2,
         "due":[\(requests)],
         "silentTerritories":[{"territory":"92-bagneux","requests":3,"since":"\(time(130))"}],
         "teams":[\(teams)]}
        """

    private static let requests = [
        (417, "food", 5_000, -60, 2), (418, "medicine", 300, -30, 1), (419, "listening", 200, 5, 0),
        (420, "hygiene", 90, 90, 0), (421, "visit", 1_500, 200, 0),
        (422, "qualification", 3, 20, 0),
    ].map { number, need, age, due, alarms in
        """
        {"number":\(number),"need":"\(need)","status":"open","territory":"92-montrouge","desk":"92",
         "openedAt":"\(time(Int64(age)))","dueAt":"\(time(Int64(-due)))",
         "promisedAt":"\(time(Int64(-due)))","escalations":\(alarms)}
        """
    }.joined(separator: ",")

    private static let teams = [
        (5, "available", 400, 12, false), (6, "on_scene", 35, 20, false),
        (7, "mobile", 80, 75, true), (8, "maintenance", 2_000, 2_000, false),
    ].map { number, status, since, heard, silent in
        """
        {"number":\(number),"event":3,"kind":"vehicle","territory":"92","status":"\(status)",
         "since":"\(time(Int64(since)))","heardAt":"\(time(Int64(heard)))","silent":\(silent),
         "desk":"92","members":2}
        """
    }.joined(separator: ",")
}

extension Board {
    func text(_ rows: Int, _ columns: Int) -> String {
        frame(ScreenFrame.Size(rows: rows, columns: columns)).text
    }

    @discardableResult
    mutating func push(_ keys: Key...) -> [BoardWish] {
        keys.flatMap { press($0).wishes }
    }

    mutating func wishes(after news: BoardNews...) -> [BoardWish] {
        news.flatMap { hear($0).wishes }
    }
}

extension [TerminalEffect<BoardWish>] {
    var wishes: [BoardWish] {
        compactMap { if case .fulfil(let wish) = $0 { wish } else { nil } }
    }

    var leaves: Bool {
        contains { if case .leave = $0 { true } else { false } }
    }
}
