import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer
@testable import OpsStore

/// A disk without room: SQLite itself says so, since its file may not grow.
struct DiskFailureTests {
    @Test(arguments: Door.allCases)
    func `nothing is acknowledged that is not kept, and work goes on when there is room`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            var acknowledged: [String] = []
            try await house.get("/readyz", as: nil).expect(200)
            try await house.house.office.limitPages(to: 1)
            var refused: Answer?
            var unready: Answer?
            // A call may find no room where the probe still finds some: its turn wrote more.
            for _ in 0..<400 where unready == nil {
                let answer = try await house.post("/v1/contacts", Bodies.contact(["food"]))
                if answer.status == 201 { acknowledged.append(answer.id) } else { refused = answer }
                let readiness = try await house.get("/readyz", as: nil)
                if refused != nil, readiness.status != 200 { unready = readiness }
            }
            let full = try #require(refused)
            full.expect(503, "house.unavailable")
            #expect(full.headers["retry-after"] != nil)
            #expect(full["detail"]?.string == "the disk is full; make room")
            let ready = try #require(unready)
            #expect(ready.expect(503)["detail"]?.string == "the disk is full; make room")
            #expect(ready.headers["retry-after"] != nil)
            try await house.get("/healthz", as: nil).expect(200)
            try await house.get("/v1/contacts").expect(200)
            try await house.post("/v1/contacts", Bodies.contact(["food"])).expect(503)
            #expect(house.notes.text.contains("SQLite 13"))

            try await house.house.office.limitPages(to: 1_000_000)
            try await house.get("/readyz", as: nil).expect(200)
            let next = try await house.post("/v1/contacts", Bodies.contact(["food"])).expect(201)
            acknowledged.append(next.id)
            #expect(next["number"]?.integer == Int64(acknowledged.count))
            let kept = try await house.get("/v1/contacts?limit=500")
            #expect(kept.items.compactMap { $0["id"]?.string } == acknowledged.reversed())
            let room = try ReadingRoom(path: house.folder + "/ops.sqlite")
            for table in ["requests", "vault_notes"] {
                let count = try room.connection.number(of: "SELECT count(*) FROM \(table)")
                #expect(count == Int64(acknowledged.count), "\(table)")
            }
        }
    }

    @Test func `an answer that was refused for want of room may be asked for again by its key`()
        async throws
    {
        try await withHouse { house in
            let body = Bodies.contact(["food"], note: String(repeating: "x", count: 4_000))
            let fields = [("Idempotency-Key", "k")]
            try await house.house.office.limitPages(to: 1)
            for _ in 0..<400 {
                guard try await house.post("/v1/contacts", body).status == 201 else { break }
            }
            try await house.post("/v1/contacts", body, fields: fields).expect(503)
            try await house.house.office.limitPages(to: 1_000_000)
            try await house.get("/readyz", as: nil).expect(200)
            let answer = try await house.post("/v1/contacts", body, fields: fields).expect(201)
            #expect(answer.headers["idempotent-replayed"] == nil)
        }
    }

    @Test func `a journal found damaged when the disk comes back stops all writing`() async throws {
        try await inTemporaryFolder { path in
            let house = try await Premises.open(.desk, in: path)
            let note = String(repeating: "x", count: 4_000)
            let body = #"{"needs":[{"kind":"food"}],"note":"\#(note)"}"#
            try await house.house.office.limitPages(to: 1)
            for _ in 0..<400 {
                guard try await house.post("/v1/contacts", body).status == 201 else { break }
            }
            try SQLiteConnection(path: path + "/ops.sqlite", access: .readWrite).execute(
                """
                DROP TRIGGER journal_is_append_only_update;
                UPDATE journal SET at_ms = at_ms + 1 WHERE position = 4
                """)
            // The office may have read the journal again before it was damaged: it does so after the next refusal.
            try await house.post("/v1/contacts", body).expect(503)
            try await house.house.office.limitPages(to: 1_000_000)
            // Whoever comes first finds it: this question, or what the office does beside.
            let first = try await house.get("/readyz", as: nil)
            #expect(first.status == 500 || first.status == 503)
            let ready = try await house.get("/readyz", as: nil).expect(503)
            #expect(ready["detail"]?.string?.contains("position 4") == true)
            let refused = try await house.post("/v1/contacts", body).expect(503)
            #expect(refused["detail"]?.string?.contains("damaged") == true)
            await house.close()
        }
    }

    @Test func `a chain found broken later stops all writing, and says where`() async throws {
        try await withHouse { house in
            let number = try await house.logContact("food")
            house.house.office.health.noteBrokenChain(at: 7)
            let ready = try await house.get("/readyz", as: nil).expect(503)
            #expect(ready["detail"]?.string?.contains("position 7") == true)
            try await house.post("/v1/contacts", Bodies.contact(["food"])).expect(503)
            #expect(try await house.request(number)["status"]?.string == "open")
        }
    }
}

/// Tables that cannot be written, for another reason than the disk's.
@Suite(.timeLimit(.minutes(1)))
struct TableFaultTests {
    @Test func `a fault of the tables refuses no call, and they show all once it is mended`()
        async throws
    {
        try await withHouse { house in
            try await house.house.office.execute("ALTER TABLE impact RENAME TO mislaid")
            for count in 1...70 {
                try await house.post("/v1/contacts", Bodies.contact(["food"])).expect(201)
                if count % 10 == 0 { _ = try await house.get("/v1/contacts") }
            }
            #expect(house.notes.text.contains("tables"))
            try await house.house.office.execute("ALTER TABLE mislaid RENAME TO impact")
            var shown = 0
            while shown < 70 {
                shown = try await house.get("/v1/contacts?limit=500").items.count
            }
            #expect(shown == 70)
        }
    }
}

extension Office {
    func execute(_ sql: String) throws {
        try desk.records.connection.execute(sql)
    }

    /// The file may have this many pages, or as many as it has now.
    ///
    /// From then on no clock ticks: on a busy machine a due time was decided between two questions of a
    /// test, found room in a page, and the house was well again before anybody had looked.
    func limitPages(to count: Int) throws {
        nextTick = nil
        _ = try desk.records.connection.number(of: "PRAGMA max_page_count = \(count)")
    }
}
