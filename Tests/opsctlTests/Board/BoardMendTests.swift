import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// What the board must not keep to itself.
@Suite struct BoardMendTests {
    /// A crew of which nothing is heard, a request that is late with its crew, a van that is not back, baskets that
    /// go off, and more danger than is listed.
    private static let troubled = """
        {"at":"\(BoardBench.time(0))","territory":null,"dangers":[
         {"number":2,"state":"open","territory":"92-montrouge","openedAt":"\(BoardBench.time(4))",
          "dueAt":"\(BoardBench.time(2))","overdue":true}],"dangerTotal":123,
         "crewAlarms":[
         {"number":4,"kind":"overdue","missionNumber":52,"desk":"92","territory":"92",
          "openedAt":"\(BoardBench.time(30))","dueAt":"\(BoardBench.time(20))","overdue":true,
          "escalations":1},
         {"number":3,"kind":"not_arrived","missionNumber":50,"desk":"92","territory":"92",
          "openedAt":"\(BoardBench.time(5))","dueAt":"\(BoardBench.time(-5))","overdue":false,
          "escalations":0}],"crewAlarmTotal":2,
         "waiting":{"requests":0,"ages":[]},"overdue":1,"due":[],
         "lateUnderway":[{"number":417,"need":"food","status":"underway","territory":"92",
          "desk":"92","openedAt":"\(BoardBench.time(300))","dueAt":"\(BoardBench.time(-5))",
          "promisedAt":"\(BoardBench.time(35))","overdue":true,"escalations":0}],
         "assets":[{"number":3,"kind":"vehicle","tag":"van-3","territory":"92","what":"late",
          "since":"\(BoardBench.time(90))"},
         {"number":4,"kind":"vehicle","tag":"van-4","territory":"92","what":"booked_faulty",
          "since":"\(BoardBench.time(-60))"}],
         "lots":[{"number":1,"item":"mask","territory":"92","remaining":5,
          "expiresOn":"2020-03-25","expired":false}],
         "silentTerritories":[],"teams":[]}
        """

    @Test(arguments: PublicationLanguage.allCases)
    func `crews stand right under danger, and everything late has a row`(
        _ language: PublicationLanguage
    ) {
        let board = BoardBench.board(language, Self.troubled)
        let text = board.text(40, 132)
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[0].contains("123"))
        let overdue = CrewAlarmKind.overdue.text[language]
        #expect(lines[1].contains(overdue) && lines[1].contains("52"))
        #expect(lines[1].contains(CrewAlarmKind.notArrived.text[language]))
        for word in ["417", "van-3", "van-4", "mask"] { #expect(text.contains(word), "\(word)") }
        let once = BoardText(board: board).lines.joined(separator: "\n")
        for word in [overdue, "417", "van-3", "van-4", "mask"] {
            #expect(once.contains(word), "\(word)")
        }
    }

    @Test func `a late request counts where it is listed`() {
        let board = BoardBench.board(.en, Self.troubled)
        #expect(BoardText(board: board).lines.contains("WAITING 1"))
    }

    @Test(arguments: PublicationLanguage.allCases)
    func `in a narrow window numbers and due times stand first`(_ language: PublicationLanguage) {
        let board = BoardBench.board(language)
        let text = board.text(12, 20)
        let word = BoardWords.summary(waiting: 6, overdue: 2, isShort: true)[language]
        #expect(text.contains(word), "\(text)")
        let late = BoardWords.late("1 h 00")[language].dropFirst(3)
        #expect(text.contains("417 \(late)"), "\(text)")
    }

    @Test func `a server that hangs is said to, with the age of what is shown`() {
        var board = BoardBench.board()
        #expect(board.wishes(after: .listening(true)).count == 1)
        #expect(board.link == .live)
        _ = board.hear(.tick(BoardBench.at + .seconds(4)))
        #expect(board.link == .live)
        let asked = board.wishes(after: .tick(BoardBench.at + .seconds(6)))
        #expect(asked.isEmpty)
        #expect(board.link == .lost(nil))
        #expect(board.text(24, 80).contains("no answer, this is 6 s old"))
        _ = board.hear(
            .shown(board.state, territory: nil, at: BoardBench.at + .seconds(9)))
        #expect(board.link == .live)
    }

    @Test(arguments: PublicationLanguage.allCases)
    func `what volunteers wrote and nobody read is silence too`(_ language: PublicationLanguage) {
        let board = BoardBench.board(
            language,
            """
            {"at":"\(BoardBench.time(0))","territory":null,"dangers":[],
             "waiting":{"requests":0,"ages":[]},"overdue":0,"due":[],"silentTerritories":[],"teams":[],
             "replies":[{"desk":"92","overdue":3,"since":"\(BoardBench.time(25))"}]}
            """)
        let words = BoardWords.replies(3)[language]
        #expect(board.text(24, 80).contains("!! 92"))
        #expect(BoardText(board: board).lines.contains { $0.contains("92") && $0.contains(words) })
    }
}
