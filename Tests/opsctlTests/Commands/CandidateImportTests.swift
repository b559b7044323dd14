import OpsCore
import Testing

@testable import opsctl

/// Offers by the thousand, as a sheet; and steps for many at once.
struct CandidateImportTests {
    private static func candidate(
        _ number: Int, _ name: String, phone: String, state: String = "offered",
        closedAt: String = "null"
    ) -> String {
        """
        {"id":"0190f3c2-0000-7000-8000-00000000000\(number)","number":\(number),"name":"\(name)",\
        "phone":"\(phone)","state":"\(state)","territory":"92-montrouge","skills":[],\
        "languages":["fr"],"vettedUntil":null,"weeklyMissions":5,"radiusKilometres":5,\
        "healthRisk":false,"closedAt":\(closedAt),"dueAt":"2020-03-26T08:00:00.000Z","version":9}
        """
    }
    private static let ada = candidate(1, "Ada Exemple", phone: "+33639980001")
    private static let declined = candidate(
        2, "Max Exemple", phone: "+33639980002", state: "declined",
        closedAt: #""2020-03-24T08:00:00.000Z""#)
    private static let volunteer = """
        {"id":"0190f3c2-0000-7000-8000-000000000007","number":7,"name":"Zoe Exemple",\
        "phone":"+33639980007","available":true,"territory":"92-montrouge","skills":[],\
        "languages":["fr"],"vettedUntil":"2028-12-31","weeklyMissions":5,"radiusKilometres":5,\
        "healthRisk":false,"version":12}
        """

    private static func desk(_ sheet: String, _ more: [FakeDoor.Reply] = []) -> TestDesk {
        var desk = TestDesk(
            replies: [
                .json(200, #"{"status":"ready","position":40,"country":"FR"}"#),
                .json(200, #"{"items":[{"id":"92-montrouge"}],"next":null}"#),
                .json(200, #"{"items":[],"next":null}"#),
                .json(200, #"{"items":[\#(ada),\#(declined)],"next":null}"#),
                .json(200, #"{"items":[\#(volunteer)],"next":null}"#),
            ] + more)
        desk.files = MemoryShelf(["offers.csv": .init(text: sheet)])
        return desk
    }

    private static let sheet = """
        name,phone,territory,skills
        Ada Exemple,06 39 98 00 01,92-montrouge,driving
        Max Exemple,06 39 98 00 02,92-montrouge,driving
        Zoe Exemple,06 39 98 00 07,92-montrouge,driving
        Luz Otra,06 39 98 00 07,92-montrouge,
        Pia Otra,06 39 98 00 09,92-montrouge,

        """

    @Test func `whoever is a volunteer by now, or was declined, is not taken for somebody new`()
        async
    {
        let desk = Self.desk(Self.sheet)
        #expect(await desk.run("candidate", "import", "offers.csv") == .done)
        #expect(
            desk.data.text == """
                line 2: candidate 1 (Ada Exemple): skills – -> driving
                line 5: new: Luz Otra; phone +33639980007; territory 92-montrouge
                line 6: new: Pia Otra; phone +33639980009; territory 92-montrouge
                5 lines: 2 new, 1 changed, 2 as they are, 0 refused

                """)
        #expect(desk.messages.text.contains("opsctl candidate import offers.csv --apply 40-"))
        #expect(desk.door.questions[3].target == "/v1/candidates?limit=500&all=true")
    }

    @Test func `what was previewed is done at the candidates' door`() async throws {
        let mark = RosterMark(position: 40, file: Array(Self.sheet.utf8)).text
        let desk = Self.desk(
            Self.sheet,
            [.json(200, Self.ada), .json(201, Self.ada), .json(201, Self.ada)])
        let code = await desk.run(
            "candidate", "import", "offers.csv", "--apply", mark, "--connections", "1")
        #expect(code == .done)
        let sent = desk.door.questions.dropFirst(5)
        #expect(sent.map(\.method) == ["PATCH", "POST", "POST"])
        #expect(
            sent.first?.target == "/v1/candidates/0190f3c2-0000-7000-8000-000000000001")
        #expect(sent.dropFirst().allSatisfy { $0.target == "/v1/candidates" })
        #expect(desk.data.text == "5 lines: 2 added, 1 changed, 2 as they are, 0 refused\n")
    }

    @Test(arguments: [
        (
            "name,phone,territory,vetted_until\nAda,0639980001,92-montrouge,2028-12-31\n",
            "vetted_until"
        ),
        ("name,available\nAda,yes\n", "available"), ("", "first line names the columns"),
        ("name,shoe\nAda,38\n", "shoe"), ("name;name\nAda;Ada\n", "twice"),
    ])
    func `a file that cannot be one of candidates is refused whole`(
        _ file: String, _ word: String
    ) async {
        let desk = Self.desk(file)
        #expect(await desk.run("candidate", "import", "offers.csv") == .failed)
        #expect(desk.messages.text.contains(word))
    }

    @Test func `lines that are hostile are refused one by one, the others stand`() async {
        let sheet = """
            name,phone,territory,skills,languages,note
            =cmd|' /C calc'!A0,06 39 98 00 10,92-montrouge,,,
            Nul,"06 39 98 00 11",nowhere,,,
            "Two
            lines",06 39 98 00 12,92-montrouge,a=b=c,,
            Card,06 39 98 00 13,92-montrouge,,,4111 1111 1111 1111
            Nobody,,92-montrouge,,,
            Ok Exemple,06 39 98 00 14,92-montrouge,,,
            Ok Exemple,06 39 98 00 14,92-montrouge,,,

            """
        let desk = Self.desk(sheet)
        #expect(await desk.run("candidate", "import", "offers.csv") == .failed)
        #expect(desk.data.text.contains("7 lines: 2 new, 0 changed, 0 as they are, 5 refused"))
    }

    @Test func `one who is refused does not stand in the way of the others`() async {
        let refusal = #"{"title":"the check first","code":"candidate.stage_missing"}"#
        let desk = TestDesk(replies: [
            .json(200, Self.ada), .json(409, refusal),
            .json(404, #"{"title":"none","code":"candidate.unknown"}"#),
            .json(200, Self.ada),
        ])
        let code = await desk.run("candidate", "advance", "1", "2", "9", "3", "--note", "called")
        #expect(code == .failed)
        #expect(
            desk.door.questions.map(\.target) == [1, 2, 9, 3].map { "/v1/candidates/\($0)/stage" })
        #expect(
            desk.door.questions.allSatisfy {
                String(decoding: $0.body, as: UTF8.self) == #"{"note":"called"}"#
            })
        #expect(desk.messages.text.contains("candidate 2: the check first"))
        #expect(desk.messages.text.contains("candidate 9: none"))
    }

    @Test func `who may not do it at all is told at once`() async {
        let desk = TestDesk(replies: [.json(403, #"{"title":"no","code":"door.not_allowed"}"#)])
        let code = await desk.run("candidate", "admit", "1", "2")
        #expect(code == .notAllowed)
        #expect(desk.door.questions.count == 1)
    }
}
