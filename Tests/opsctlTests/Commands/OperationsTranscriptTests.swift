import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// The operations log and the board on the command line: what is asked, what is answered.
@Suite struct OperationsTranscriptTests {
    private static let event = """
        {"id":"e","number":3,"title":"Heat wave","kind":"heat_wave","territory":"92",
         "status":"in_progress","emsi":"IPR","reportMinutes":60,"teams":2,"silentTeams":1,"notes":4,
         "openedAt":"2020-03-23T08:00:00.000Z","closedAt":null,"version":9}
        """
    private static let team = """
        {"id":"t","number":7,"name":"Alpha","event":3,"kind":"vehicle","territory":"92",
         "status":"on_scene","emsi":"ON_SCENE","since":"2020-03-23T08:00:00.000Z",
         "heardAt":"2020-03-23T08:30:00.000Z","dueAt":"2020-03-23T09:30:00.000Z","silent":true,
         "silences":1,"desk":"92","members":1,"version":9,
         "people":[{"id":"v","number":12,"name":"Zoe Exemple"}],
         "reports":[{"status":"on_scene","silence":true,"at":"2020-03-23T09:30:00.000Z","by":"house"},
          {"status":"on_scene","silence":false,"at":"2020-03-23T08:00:00.000Z","by":"token:x"}]}
        """
    private static let note = """
        {"id":"n","event":3,"number":4,"happenedAt":"2020-03-23T08:00:00.000Z",
         "writtenAt":"2020-03-23T08:20:00.000Z","by":"token:x","text":"Eleven people.","team":7,
         "request":417,"mission":null,"danger":null,"corrects":2,"fromTeam":true}
        """
    private static let erased = """
        {"id":"n","event":3,"number":5,"happenedAt":"2020-03-23T08:00:00.000Z",
         "writtenAt":"2020-03-23T08:20:00.000Z","by":"token:x","text":null,"team":null,
         "fromTeam":false}
        """
    private static let report = #"{"text":"SITUATION REPORT\n\nTeams: 2\n  7 \u001b[2J Alpha"}"#

    private static func list(_ item: String) -> String { #"{"items":[\#(item)],"next":null}"# }

    private static let conversations: [([String], [FakeDoor.Reply])] = [
        (
            ["event", "open", "--title", "Heat wave", "--kind", "heat_wave", "--territory", "92"],
            [.json(201, event)]
        ),
        (["event", "open", "--title", "Heat wave", "--kind", "party", "--territory", "92"], []),
        (["event", "list", "--all"], [.json(200, list(event))]),
        (["event", "list", "--ui-lang", "fr"], [.json(200, list(event))]),
        (["event", "show", "3", "--ui-lang", "es"], [.json(200, event)]),
        (["event", "show", "3", "--json"], [.json(200, event)]),
        (
            ["event", "change", "3", "--status", "stopped", "--report-minutes", "30"],
            [.json(200, event)]
        ),
        (["event", "change", "3", "--status", "complete"], []),
        (
            ["event", "close", "3"],
            [.json(409, #"{"title":"Team 7 is out","code":"operations.team_still_out"}"#)]
        ),
        (["event", "note", "3", "Eleven people.", "--corrects", "2"], [.json(201, note)]),
        (
            [
                "event", "note", "3", "Eleven.", "--heard-from", "7", "--request", "417", "--at",
                "2020-03-23T08:00:00Z", "--ui-lang", "fr",
            ], [.json(201, note)]
        ),
        (
            ["event", "note", "3", "Late.", "--team", "7", "--mission", "5", "--danger", "2"],
            [.json(201, note)]
        ),
        (["event", "note", "3"], []),
        (["event", "notes", "3"], [.json(200, list(note + "," + erased))]),
        (["event", "notes", "3", "--ui-lang", "es"], [.json(200, list(note))]),
        (["event", "report", "3"], [.json(200, report)]),
        (["event", "report", "3", "--json"], [.json(200, report)]),
        (
            [
                "team", "add", "--event", "3", "--name", "Alpha", "--kind", "vehicle", "--member",
                "12", "--member", "14",
            ], [.json(201, team)]
        ),
        (["team", "list", "--event", "3"], [.json(200, list(team))]),
        (["team", "list", "--ui-lang", "fr"], [.json(200, list(team))]),
        (["team", "show", "7", "--ui-lang", "es"], [.json(200, team)]),
        (["team", "status", "7", "on_scene"], [.json(200, team)]),
        (["team", "status", "7", "lost"], []),
        (["team", "members", "7", "12", "14", "--json"], [.json(200, team)]),
        (["team", "members", "7", "--nobody"], [.json(200, team)]),
        (["team", "members", "7"], []),
        (["team", "members", "7", "12", "--nobody"], []),
        (["board", "--once", "--territory", "92"], [.json(200, BoardBench.busy)]),
        (["board", "--once", "--ui-lang", "fr"], [.json(200, BoardBench.empty)]),
        (["board", "--json"], [.json(200, BoardBench.empty)]),
        (["board"], []),
        (["board", "--once"], [.json(403, #"{"title":"Not allowed","code":"access.denied"}"#)]),
    ]

    @Test func `conversations are as they were`() async throws {
        var text = ""
        for (words, replies) in Self.conversations {
            text += await TestDesk.transcript(words, replies) + "\n"
        }
        try Snapshot.expect(text, matches: "opsctl/operations.txt")
    }
}
