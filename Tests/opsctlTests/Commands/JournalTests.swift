import OpsCore
import Testing

@testable import opsctl

@Suite struct JournalTests {
    @Test func `an unbroken journal is verified to its end`() async throws {
        let entries = chain(1_203)
        let desk = TestDesk(replies: pages(entries))
        #expect(await desk.run("journal", "verify") == .done)
        let digest = entries[1_202].digest.hexadecimal
        #expect(desk.data.text == "journal intact: 1203 entries, digest \(digest)\n")
        #expect(
            desk.door.questions.map(\.target)
                == [0, 500, 1_000].map { "/v1/journal?after=\($0)&limit=500" })
    }

    @Test func `an empty journal is intact`() async {
        let desk = TestDesk(.json(200, #"{"items":[],"next":null}"#))
        #expect(await desk.run("journal", "verify", "--json") == .done)
        #expect(desk.data.text.contains(#""intact":true,"position":0"#))
    }

    @Test func `the first bad position is named`() async {
        var entries = chain(700)
        let bad = entries[600]
        entries[600] = JournalEntry(
            position: bad.position, at: bad.at, actor: bad.actor, cause: bad.cause, name: bad.name,
            payload: Array(#"{"changed":1}"#.utf8), digest: bad.digest)
        let desk = TestDesk(replies: pages(entries))
        #expect(await desk.run("journal", "verify") == .failed)
        #expect(desk.messages.text.contains("broken at position 601"))
        #expect(desk.data.text.isEmpty)
    }

    @Test func `where the journal notes the access log, the log is compared too`() async {
        let anchored = chain(3, name: PrivacyEvent.anchoring)
        for (answer, code) in [
            (#"{"isWhole":true,"brokenAt":null}"#, ExitCode.done),
            (#"{"isWhole":false,"brokenAt":812}"#, .failed),
        ] {
            let desk = TestDesk(replies: pages(anchored) + [.json(200, answer)])
            #expect(await desk.run("journal", "verify") == code)
            #expect(desk.door.questions.last?.target == "/v1/access-log/verification")
            let said = code == .done ? desk.data.text : desk.messages.text
            #expect(said.contains(code == .done ? "noted it 3 times" : "line 812"))
        }
    }

    @Test func `an entry that is missing is noticed`() async {
        var entries = chain(10)
        entries.remove(at: 4)
        let desk = TestDesk(replies: pages(entries))
        #expect(await desk.run("journal", "verify", "--json") == .failed)
        #expect(desk.messages.text.contains("position 5"))
        #expect(desk.messages.text.contains(#""code":"journal.broken""#))
    }

    @Test func `an export is the entries, a line each, as they are chained`() async throws {
        let entries = chain(3)
        let desk = TestDesk(replies: pages(entries))
        #expect(await desk.run("journal", "export", "-q") == .done)
        let lines = desk.data.text.split(separator: "\n")
        let read = try lines.map { line in
            JournalEntry(served: try JSONParser.value(of: Array(line.utf8)))
        }
        #expect(read == entries)
    }

    @Test func `the tail asks for the newest entries`() async {
        let desk = TestDesk(replies: pages(chain(2)))
        #expect(await desk.run("journal", "tail", "--limit", "2") == .done)
        #expect(desk.door.questions.map(\.target) == ["/v1/journal?last=2"])
        #expect(desk.data.text.contains("2  2020-03-20 08:00  test.thing_happened.v1  house"))
    }

    @Test func `a data folder without a journal is told`() async {
        let desk = TestDesk()
        #expect(await desk.run("journal", "verify", "--data", "nowhere") == .failed)
        #expect(desk.messages.text.contains("nowhere/ops.sqlite does not exist"))
    }

    /// Entries with texts that JSON can write in more than one way.
    private func chain(
        _ count: Int64, name: String = "test.thing_happened.v1"
    ) -> [JournalEntry] {
        var head = JournalHead.start
        return (1...count).map { position in
            let at = Instant(milliseconds: 1_584_691_200_000 + position)
            let payload = Array(
                #"{"n":\#(position),"é":"a\"\\/\n\u0001","x":[1.50,null,true]}"#.utf8)
            let cause = Identifier<Cause>(high: 7, low: UInt64(position))
            let digest = JournalEntry.digest(
                after: head.digest, position: position, at: at, actor: Actor.house.text,
                cause: cause, name: name, payload: payload)
            let entry = JournalEntry(
                position: position, at: at, actor: .house, cause: cause,
                name: name, payload: payload, digest: digest)
            head = entry.head
            return entry
        }
    }

    private func pages(_ entries: [JournalEntry]) -> [FakeDoor.Reply] {
        stride(from: 0, to: entries.count, by: 500).map { start in
            var json = JSONWriter()
            json.beginObject()
            json.member("items", each: entries[start..<min(start + 500, entries.count)]) {
                $1.write(into: &$0)
            }
            json.key("next")
            json.null()
            json.endObject()
            return .json(200, String(decoding: json.bytes, as: UTF8.self))
        }
    }
}
