import Testing

@testable import opsctl

/// How the server is asked, whatever is asked, and where secrets go.
struct MannersTests {
    @Test func `every POST carries a key of its own, and the language asked for`() async {
        let desk = TestDesk(.json(200, TranscriptTests.mission))
        _ = await desk.run("mission", "start", "52", "--ui-lang", "es")
        let headers = desk.door.questions[0].headers
        #expect(headers.contains(Header("Idempotency-Key", "key-1")))
        #expect(headers.contains(Header("Accept-Language", "es")))
    }

    @Test func `a change names the version that was seen`() async {
        let desk = TestDesk(TranscriptTests.volunteer)
        _ = await desk.run("volunteer", "resume", "7")
        #expect(desk.door.questions.map(\.method) == ["GET", "PATCH"])
        #expect(desk.door.questions[1].headers.contains(Header("If-Match", "\"3\"")))
        #expect(desk.bodies[1] == #"{"available":true}"#)
    }

    @Test func `the token goes out as a bearer's and nowhere else`() async {
        var desk = TestDesk(.json(200, TranscriptTests.list))
        desk.files = MemoryShelf(["data/admin.token": .init(text: "SECRET\n")])
        _ = await desk.run("request", "list")
        #expect(
            desk.door.questions[0].headers.contains(Header("Authorization", "Bearer SECRET")))
        #expect(!(desk.data.text + desk.messages.text).contains("SECRET"))
    }

    @Test func `a new token goes to a file that its owner alone reads, and not to the screen`()
        async
    {
        for options in [[], ["--json"]] {
            let desk = TestDesk(.json(201, #"{"id":"t","role":"admin","token":"SECRET"}"#))
            let words = ["token", "create", "--role", "admin", "--out", "new.token"]
            #expect(await desk.run(words + options) == .done)
            #expect(desk.files.text("new.token") == "SECRET\n")
            #expect(!(desk.data.text + desk.messages.text).contains("SECRET"))
        }
    }

    @Test func `a file in the way is told before a token is made`() async {
        var desk = TestDesk(.json(201, #"{"id":"t","token":"SECRET"}"#))
        desk.files = MemoryShelf(["new.token": .init(text: "old")])
        let code = await desk.run("token", "create", "--role", "admin", "--out", "new.token")
        #expect(code == .failed)
        #expect(desk.door.questions.isEmpty)
        #expect(desk.files.text("new.token") == "old")
    }

    @Test func `a reader who has gone is no error`() async {
        var desk = TestDesk(.json(200, TranscriptTests.list))
        desk.reader = ClosedSink()
        #expect(await desk.run("request", "list") == .done)
        #expect(desk.messages.text.isEmpty)
    }
}
