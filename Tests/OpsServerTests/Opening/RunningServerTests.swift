import Foundation
import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer
@testable import OpsStore

struct RunningServerTests {
    @Test(arguments: [
        ("UPDATE journal SET payload = '{}' WHERE position = 5", "position 5"),
        ("DELETE FROM journal WHERE position = 9", "position 9"),
        ("UPDATE journal SET digest = x'00' WHERE position = 3", "position 3"),
    ])
    func `nothing is served from a journal that cannot be believed`(
        _ sql: String, _ place: String
    ) async throws {
        try await inTemporaryFolder { path in
            let house = try await Premises.open(.socket, in: path)
            await house.close()
            let connection = try SQLiteConnection(path: path + "/ops.sqlite", access: .readWrite)
            try connection.execute(
                """
                DROP TRIGGER journal_is_append_only_update;
                DROP TRIGGER journal_is_append_only_delete; \(sql)
                """)
            let error = await #expect(throws: JournalFault.self) {
                _ = try await Premises.open(.socket, in: path)
            }
            #expect(error.map(Opening.sentence)?.contains(place) == true)
            // The folder was given back: it can be examined, or tried again.
            _ = try DataFolder(path)
        }
    }

    @Test func `data of a later version is refused in words`() async throws {
        try await inTemporaryFolder { path in
            let house = try await Premises.open(.socket, in: path)
            await house.close()
            try SQLiteConnection(path: path + "/ops.sqlite", access: .readWrite)
                .execute("PRAGMA user_version = 99")
            let error = await #expect(throws: Migrations.TooNew.self) {
                _ = try await Premises.open(.socket, in: path)
            }
            #expect(error.map(Opening.sentence)?.contains("later version of Ops") == true)
        }
    }

    @Test(arguments: Door.allCases)
    func `one folder, one server, as long as it runs`(_ door: Door) async throws {
        try await inTemporaryFolder { path in
            let house = try await Premises.open(door, in: path)
            let error = await #expect(throws: DataFolder.Unusable.self) {
                _ = try await Premises.open(.socket, in: path)
            }
            #expect(error?.description.contains("another OpsServer") == true)
            try await house.get("/readyz", as: nil).expect(200)
            await house.close()
            let next = try await Premises.open(door, in: path)
            await next.close()
        }
    }

    @Test(arguments: Door.allCases)
    func `a second start keeps what is there, and the token`(_ door: Door) async throws {
        try await inTemporaryFolder { path in
            var first = try await Premises.open(door, in: path)
            try await first.furnish()
            let volunteer = try await first.addVolunteer()
            let number = try await first.logContact("food")
            try await first.offer(number, to: volunteer).expect(201)
            let before = try await first.get("/v1/requests/\(number)")
            let journal = try await first.get("/v1/journal?limit=500")
            await first.close()

            var second = try await Premises.open(door, in: path)
            #expect(second.tokens[.admin] == first.tokens[.admin])
            second.tokens = first.tokens
            #expect(try await second.get("/v1/requests/\(number)").body == before.body)
            #expect(try await second.get("/v1/journal?limit=500").body == journal.body)
            try await second.step(1, "acceptance").expect(200)
            #expect(try await second.logContact("food") == number + 1)
            await second.close()
        }
    }

    @Test func `secrets and data are for their owner alone`() async throws {
        try await withHouse(.socket) { house in
            _ = try await house.logContact("food")
            for name in try FileManager.default.contentsOfDirectory(atPath: house.folder) {
                let attributes = try FileManager.default.attributesOfItem(
                    atPath: house.folder + "/" + name)
                let mode = try #require(attributes[.posixPermissions] as? NSNumber).intValue
                #expect(mode & 0o077 == 0, "\(name) has mode \(String(mode, radix: 8))")
                if name == "admin.token" { #expect(mode == 0o600) }
            }
        }
    }

    @Test func `a stop answers what is in hand and refuses what comes after`() async throws {
        try await inTemporaryFolder { path in
            let configuration = try Configuration.loopback(path)
            let running = try await RunningServer.open(
                configuration, folder: try DataFolder(path), log: .silent)
            let token = try Premises.adminToken(in: path)
            let loop = try EventLoop.start()
            let statuses = await withTaskGroup { group in
                let port = running.addresses[0].port
                for _ in 0..<24 {
                    group.addTask {
                        let client = Client(host: "127.0.0.1", port: port, loop: loop)
                        let answer = try? await client.send(
                            .post, "/v1/contacts",
                            headers: ["Authorization": "Bearer \(token)"],
                            body: Array(#"{"needs":[{"kind":"food"}]}"#.utf8))
                        await client.close()
                        return answer?.status.code  // nil: came too late and was not taken
                    }
                }
                let first = await group.next()
                await running.stop(within: .seconds(2))
                return await group.reduce(into: [first ?? nil]) { $0.append($1) }
            }
            let acknowledged = statuses.count { $0 == 201 }
            #expect(acknowledged >= 1)
            #expect(statuses.allSatisfy { $0 == 201 || $0 == 503 || $0 == nil })
            let room = try ReadingRoom(path: path + "/ops.sqlite")
            let kept = try room.connection.number(of: "SELECT count(*) FROM contacts")
            #expect(kept >= Int64(acknowledged))
            #expect(try room.connection.number(of: "SELECT count(*) FROM snapshots") == 1)
            await loop.stop()
        }
    }

    @Test func `the demonstration is loaded once`() async throws {
        try await inTemporaryFolder { path in
            var configuration = try Configuration.loopback(path)
            configuration.loadsDemonstration = true
            for start in 1...2 {
                let notes = Notes()
                let running = try await RunningServer.open(
                    configuration, folder: try DataFolder(path), log: notes.log)
                #expect(notes.text.contains("demonstration") == (start == 1))
                let volunteers = try await running.house.office.ask { $0.volunteers.count }
                #expect(volunteers == 60)
                await running.stop(within: .zero)
            }
        }
    }

    @Test(arguments: [
        (["--data"], "--data needs a value"), (["--listen", "here"], "--listen takes"),
        (["--colour"], "unknown option --colour"),
    ])
    func `words that make no sense are refused with what to do`(
        _ words: [String], _ sentence: String
    ) {
        let error = #expect(throws: Configuration.Misunderstood.self) {
            _ = try Configuration.read(words)
        }
        #expect(error?.description.contains(sentence) == true)
    }
}
