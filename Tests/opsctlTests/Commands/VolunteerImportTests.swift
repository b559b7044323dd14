import OpsCore
import Testing

@testable import opsctl

/// The roster as a file: out, previewed, in.
struct VolunteerImportTests {
    private static let ada = """
        {"id":"0190f3c2-0000-7000-8000-000000000007","number":7,"name":"Ada Exemple",\
        "phone":"+33639980007","ref":"A-7","available":true,"territory":"92-montrouge",\
        "skills":[],"languages":["fr"],"vettedUntil":null,"weeklyMissions":5,"radiusKilometres":5,\
        "healthRisk":false,"version":40}
        """
    private static let zoe = """
        {"id":"0190f3c2-0000-7000-8000-000000000008","number":8,"name":"Zoe Exemple",\
        "available":true,"territory":"92-montrouge","skills":[],"languages":[],\
        "vettedUntil":null,"weeklyMissions":5,"radiusKilometres":5,"healthRisk":true,"version":12}
        """
    private static let sheet = """
        ref,name,phone,territory,lifts_kg
        A-7,Ada Exemple,,,10
        A-7,Ada Exemple,,,
        M-1,Max Exemple,06 39 98 00 09,92-montrouge,
        B-2,Mia Exemple,call me,92-montrouge,

        """

    /// What the server says before anything is sent.
    private static func asked(_ volunteers: String...) -> [FakeDoor.Reply] {
        [
            .json(200, #"{"status":"ready","position":40,"country":"FR"}"#),
            .json(200, #"{"items":[{"id":"92-montrouge"}],"next":null}"#),
            .json(200, #"{"items":[],"next":null}"#),
            .json(200, #"{"items":[\#(volunteers.joined(separator: ","))],"next":null}"#),
        ]
    }

    private func desk(_ replies: [FakeDoor.Reply], _ sheet: String = sheet) -> TestDesk {
        var desk = TestDesk(replies: replies)
        desk.files = MemoryShelf(["roster.csv": .init(text: sheet)])
        return desk
    }

    private static let mark = RosterMark(position: 40, file: Array(sheet.utf8)).text

    @Test(arguments: ["en", "fr", "es"])
    func `a preview says line by line what would happen, and does nothing`(
        _ language: String
    ) async {
        let desk = desk(Self.asked(Self.ada, Self.zoe))
        let code = await desk.run("volunteer", "import", "roster.csv", "--ui-lang", language)
        #expect(code == .failed)
        #expect(desk.door.questions.allSatisfy { $0.method == "GET" })
        guard language == "en" else { return }
        #expect(
            desk.data.text == """
                line 2: volunteer 7 (Ada Exemple): lifts_kg – -> 10
                line 3: refused: the same person as on line 2; keep one line, or give each a ref of its own
                line 4: new: Max Exemple; ref M-1; phone +33639980009; territory 92-montrouge
                line 5: refused: phone: cannot be read; write for example "+33639981234"
                4 lines: 1 new, 1 changed, 0 as they are, 2 refused
                1 volunteer is not in the file and stays as they are

                """)
        #expect(
            desk.messages.text.contains("opsctl volunteer import roster.csv --apply \(Self.mark)"))
    }

    @Test func `a preview for programs says the same`() async {
        let desk = desk(Self.asked(Self.ada))
        _ = await desk.run("volunteer", "import", "roster.csv", "--json")
        let line =
            #"{"line":2,"action":"changed","number":7,"changes":[{"column":"lifts_kg","from":null,"to":"10"}]}"#
        #expect(desk.data.text.contains(line))
        #expect(desk.data.text.contains(#""new":1,"changed":1,"same":0,"refused":2,"vettings":0"#))
        #expect(desk.data.text.contains(#"{"column":"phone","text":"+33639980009"}"#))
        #expect(desk.data.text.contains(#""mark":"\#(Self.mark)""#))
    }

    @Test func `what was previewed is done, each line whole, under its own key and version`()
        async throws
    {
        let desk = desk(Self.asked(Self.ada) + [.json(200, Self.ada), .json(201, Self.zoe)])
        let code = await desk.run(
            "volunteer", "import", "roster.csv", "--apply", Self.mark, "--connections", "1")
        #expect(code == .failed)
        let sent = desk.door.questions.dropFirst(4)
        #expect(sent.map(\.method) == ["PATCH", "POST"])
        #expect(
            sent.map { String(decoding: $0.body, as: UTF8.self) } == [
                #"{"liftingKilograms":10}"#,
                #"{"ref":"M-1","name":"Max Exemple","phone":"+33639980009","territory":"92-montrouge"}"#,
            ])
        let patch = try #require(sent.first)
        #expect(patch.target == "/v1/volunteers/0190f3c2-0000-7000-8000-000000000007")
        #expect(patch.headers.contains(Header("If-Match", #""v40""#)))
        #expect(
            Set(sent.compactMap { $0.headers.first { $0.name == "Idempotency-Key" }?.value }).count
                == 2)
        #expect(desk.data.text == "4 lines: 1 added, 1 changed, 0 as they are, 2 refused\n")
        #expect(desk.messages.text.contains("line 5: phone: cannot be read"))
    }

    @Test func `whoever was changed since the preview is left alone, the others are done`() async {
        let changed = Self.ada.replacing(#""version":40"#, with: #""version":41"#)
        let desk = desk(Self.asked(changed) + [.json(201, Self.zoe)])
        let code = await desk.run(
            "volunteer", "import", "roster.csv", "--apply", Self.mark, "--connections", "1")
        #expect(code == .failed)
        #expect(desk.door.questions.dropFirst(4).map(\.method) == ["POST"])
        #expect(desk.messages.text.contains("line 2: volunteer 7 has changed since the preview"))
    }

    @Test func `another file than the one that was previewed is not applied`() async {
        let desk = desk(Self.asked(Self.ada), Self.sheet + "x")
        let code = await desk.run("volunteer", "import", "roster.csv", "--apply", Self.mark)
        #expect(code == .refused)
        #expect(desk.door.questions.isEmpty)
        #expect(await desk.run("volunteer", "import", "roster.csv", "--apply", "yes") == .usage)
    }

    @Test func `the server's refusal is told with its line, what changes nothing is no refusal`()
        async
    {
        let replies: [FakeDoor.Reply] = [
            .json(409, #"{"title":"nothing","code":"roster.nothing_to_change"}"#),
            .json(409, #"{"title":"no such zone","code":"catalogue.unknown_zone"}"#),
        ]
        let desk = desk(Self.asked(Self.ada) + replies)
        _ = await desk.run(
            "volunteer", "import", "roster.csv", "--apply", Self.mark, "--connections", "1")
        #expect(desk.messages.text.contains("line 4: no such zone"))
        #expect(desk.data.text == "4 lines: 0 added, 0 changed, 1 as they are, 3 refused\n")
    }

    @Test func `a server that stays away is waited for, then the same command does the rest`() async
    {
        let desk = desk(
            Self.asked(Self.ada) + [.json(200, Self.ada), .silence(.cannotConnect)])
        let code = await desk.run(
            "volunteer", "import", "roster.csv", "--apply", Self.mark, "--connections", "1",
            "--patience", "0")
        #expect(code == .later)
        #expect(desk.messages.text.contains("1 lines are done"))
    }

    @Test func `a file that is no roster asks to be saved anew`() async {
        let desk = desk(Self.asked(Self.ada), "name,shoe size\nAda,38\n")
        #expect(await desk.run("volunteer", "import", "roster.csv") == .failed)
        #expect(desk.messages.text.contains(#"column 2, "shoe size": not known"#))
    }

    @Test func `an export writes who there is, page after page, and nothing runs in it`() async {
        let pages: [FakeDoor.Reply] = [
            .json(200, #"{"items":[\#(Self.zoe)],"next":"n8"}"#),
            .json(200, #"{"items":[\#(Self.ada)],"next":null}"#),
        ]
        let desk = TestDesk(replies: pages)
        #expect(await desk.run("volunteer", "export", "--csv", "-") == .done)
        #expect(
            desk.door.questions.map(\.target)
                == ["/v1/roster?limit=500", "/v1/roster?limit=500&cursor=n8"])
        let lines = desk.data.text.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("\u{FEFF}id,ref,name,phone,email,territory,latitude"))
        #expect(
            lines[1].hasPrefix(
                "0190f3c2-0000-7000-8000-000000000008,,Zoe Exemple,,,92-montrouge,,,5,-,"))
        #expect(lines[2].contains("A-7,Ada Exemple,'+33639980007,,92-montrouge,,,5,fr,"))
    }

    @Test func `a file is written whole or not at all, and replaces none`() async {
        var desk = TestDesk(
            .json(200, #"{"items":[\#(Self.zoe)],"next":"n8"}"#), .json(503, "{}"))
        desk.files = MemoryShelf()
        #expect(await desk.run("volunteer", "export", "--csv", "out.csv") == .later)
        #expect(!desk.files.exists("out.csv"))
        desk.files = MemoryShelf(["out.csv": .init(text: "mine")])
        #expect(await desk.run("volunteer", "export", "--csv", "out.csv") == .failed)
        #expect(desk.files.text("out.csv") == "mine")
    }
}
