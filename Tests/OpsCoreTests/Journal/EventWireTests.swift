import OpsCore
import OpsTesting
import Testing

struct EventWireTests {
    @Test func `the wire format of every event is the one that is checked in`() throws {
        let lines = EventSamples.all.map { event in
            event.name + "\n" + String(decoding: event.payload, as: UTF8.self) + "\n"
        }
        try Snapshot.expect(lines.joined(separator: "\n"), matches: "OpsCore/events.txt")
    }

    @Test func `each kind of event has a sample and a name of its own`() {
        #expect(EventSamples.all.allSatisfy(EventSamples.isCounted))
        #expect(Set(EventSamples.all.map(\.name)).count == EventSamples.kindCount)
    }

    @Test func `every event reads back as it was`() {
        for event in EventSamples.all {
            #expect(Event(name: event.name, payload: event.payload) == event, "\(event.name)")
        }
    }

    @Test func `a name is area, thing that happened, version`() throws {
        for name in EventSamples.all.map(\.name) {
            let parts = name.split(separator: ".")
            #expect(parts.count == 3)
            #expect(parts.last == "v1")
            #expect(name.utf8.allSatisfy { (97...122).contains($0) || "_.1".utf8.contains($0) })
        }
    }

    @Test func `an unknown name, an unknown member or a missing one is not an event`() {
        for event in EventSamples.all {
            #expect(Event(name: event.name + "2", payload: event.payload) == nil)
            #expect(Event(name: "", payload: event.payload) == nil)
            #expect(Event(name: event.name, payload: Array("{}".utf8)) == nil)
            #expect(
                Event(name: event.name, payload: event.payload.dropLast() + Array(",\"x\":1}".utf8))
                    == nil)
            #expect(Event(name: event.name, payload: event.payload.dropLast()) == nil)
        }
    }

    @Test func `no event is read under another one's name`() {
        for event in EventSamples.all {
            for other in EventSamples.all where other.name != event.name {
                guard let read = Event(name: other.name, payload: event.payload) else { continue }
                // Payloads that hold an identity alone are told apart by their names.
                #expect(read.name == other.name)
            }
        }
    }
}

struct JournalEntryTests {
    /// The same bytes, put together and hashed with Python's hashlib.
    @Test func `the digest of an entry is the documented one`() {
        let entry = JournalEntry(
            after: .start, at: Samples.start, actor: .house, cause: Samples.id(1),
            event: .roster(.volunteerStoodDown(Samples.id(3))))
        var bytes = [UInt8](repeating: 0, count: 32)
        bytes += Array("1\n1584950400000\nhouse\n01710c6c-2c00-7000-8000-000000000001\n".utf8)
        bytes += Array("roster.volunteer_stood_down.v1\n".utf8)
        bytes += Array(#"{"id":"01710c6c-2c00-7000-8000-000000000003"}"#.utf8)
        #expect(entry.digest == SHA256.digest(of: bytes))
        #expect(
            entry.digest.hexadecimal
                == "91e227c34e31a745185e7fdc4fa24583b8d7801a7897c4e9cc893aa69598803c")
    }

    @Test func `each field of an entry is under its digest`() {
        let entry = JournalContract.chain(1)[0]
        func changed(
            position: Int64? = nil, at: Instant? = nil, actor: Actor? = nil,
            cause: Identifier<Cause>? = nil, name: String? = nil, payload: [UInt8]? = nil
        ) -> JournalEntry {
            JournalEntry(
                position: position ?? entry.position, at: at ?? entry.at,
                actor: actor ?? entry.actor, cause: cause ?? entry.cause, name: name ?? entry.name,
                payload: payload ?? entry.payload, digest: entry.digest)
        }
        #expect(changed().follows(.start))
        #expect(!changed(position: 2).follows(.start))
        #expect(!changed(at: entry.at + .seconds(1)).follows(.start))
        #expect(!changed(actor: .policy("x")).follows(.start))
        #expect(!changed(cause: Samples.id(77)).follows(.start))
        #expect(!changed(name: entry.name + "1").follows(.start))
        #expect(!changed(payload: entry.payload + [0x20]).follows(.start))
    }

    @Test func `an actor reads back from its text`() {
        for actor in [Actor.house, .token(Samples.id(1)), .policy("nearest-first"), .policy("")] {
            #expect(Actor(actor.text) == actor)
        }
    }

    @Test(arguments: ["", "houses", "token:", "token:7", "policy", "policy:a\nb", "policy:a\r\nb"])
    func `another text is not an actor`(_ text: String) {
        #expect(Actor(text) == nil)
    }
}
