import Foundation
import OpsCore
import OpsHTTP
import OpsStore
import OpsTesting
import Testing

@testable import OpsServer

/// The two ways to the front desk.
enum Door: String, CaseIterable, Sendable {
    /// A request made by hand, answered in memory.
    case desk
    /// The whole server on a free port, asked over a connection.
    case socket
}

/// A house with a folder, a clock and a log of its own, and somebody to ask at its door.
struct Premises: Sendable {
    typealias Ask = @Sendable (Method, String, Headers, [UInt8]) async throws -> Answer

    let house: House
    let door: Door
    let folder: String
    let clock: HandClock
    let notes: Notes
    /// The tokens of all roles.
    var tokens: [Role: String]
    let ask: Ask
    let close: @Sendable () async -> Void

    /// Asks, and checks what must hold of every answer.
    @discardableResult
    func call(
        _ method: Method, _ target: String, as role: Role? = .admin, _ body: String? = nil,
        fields: [(String, String)] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        var headers = Headers()
        if let token = role.flatMap({ tokens[$0] }) {
            headers.add("Authorization", "Bearer \(token)")
        }
        if body != nil, !fields.contains(where: { $0.0 == "Content-Type" }) {
            headers.add("Content-Type", "application/json")
        }
        for (name, value) in fields { headers.add(name, value) }
        let answer = try await ask(method, target, headers, Array((body ?? "").utf8))
        try Manners.expect(answer, to: method, target, sourceLocation: sourceLocation)
        return answer
    }

    func get(
        _ target: String, as role: Role? = .admin, fields: [(String, String)] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        try await call(.get, target, as: role, fields: fields, sourceLocation: sourceLocation)
    }

    @discardableResult
    func post(
        _ target: String, _ body: String? = nil, as role: Role? = .admin,
        fields: [(String, String)] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        try await call(
            .post, target, as: role, body, fields: fields, sourceLocation: sourceLocation)
    }
}

/// A house in a folder of its own, a small country in it; what must hold of every house is checked
/// at the end.
func withHouse(
    _ door: Door = .desk, isFurnished: Bool = true, _ body: (Premises) async throws -> Void
) async throws {
    try await inTemporaryFolder { folder in
        var premises = try await Premises.open(door, in: folder + "/data")
        do {
            if isFurnished { try await premises.furnish() }
            try await body(premises)
        } catch {
            await premises.close()
            throw error
        }
        await premises.close()
        try premises.expectSoundBooks()
    }
}

extension Premises {
    /// Opens the folder, new or not, and reads the administrator's token from it.
    static func open(
        _ door: Door, in path: String, clock: HandClock = HandClock(), notes: Notes = Notes(),
        logPages: Int = 4_000, country: DialledFrom? = .france
    ) async throws -> Premises {
        let folder = try DataFolder(path)
        switch door {
        case .desk:
            return try await atTheDesk(folder, clock, notes, logPages: logPages, country)
        case .socket: return try await overASocket(folder, clock, notes)
        }
    }

    private static let seeds = Result { try Seeds.builtIn() }

    /// No socket and no timer: time passes when `office.tick()` is called.
    private static func atTheDesk(
        _ folder: DataFolder, _ clock: HandClock, _ notes: Notes, logPages: Int,
        _ country: DialledFrom?
    ) async throws -> Premises {
        let archive = try Archive(path: folder.archive)
        let restored = try archive.restore(checkedEntries: Office.checkedEntries)
        let office = Office(
            archive: archive, restored: restored, keyring: Keyring(), clock: clock.clock,
            log: notes.log,
            checkpointer: try Checkpointer(path: folder.archive, pages: logPages))
        await office.refreshKeyring()
        if try await office.isFirstDay {
            let token = FreshToken()
            try DataFolder.writeSecret(token.text, to: folder.adminToken)
            try await office.openForTheFirstTime(Self.seeds.get(), admin: token, at: clock.now)
        }
        let house = House(
            office: office, reading: try ReadingDesk(path: folder.archive),
            longReading: LongReadingDesk(path: folder.archive), clock: clock.clock,
            log: notes.log, baseURL: nil, answerKey: try folder.answerKey(), country: country)
        let desk = FrontDesk(house: house)
        return Premises(
            house: house, door: .desk, folder: folder.path, clock: clock, notes: notes,
            tokens: [.admin: try adminToken(in: folder.path)],
            ask: { method, target, headers, body in
                let request = try Request(method, target, headers: headers, body: body)
                switch desk.answer(request) {
                case .now(let response): return Answer(response)
                case .later(let work): return Answer(await work())
                }
            },
            close: {
                await office.close()
                folder.release()
            })
    }

    private static func overASocket(
        _ folder: DataFolder, _ clock: HandClock, _ notes: Notes
    ) async throws -> Premises {
        let configuration = try Configuration.loopback(folder.path)
        let running = try await RunningServer.open(
            configuration, folder: folder, clock: clock.clock, log: notes.log)
        let loop = try EventLoop.start()
        let client = Client(host: "127.0.0.1", port: running.addresses[0].port, loop: loop)
        return Premises(
            house: running.house, door: .socket, folder: folder.path, clock: clock, notes: notes,
            tokens: [.admin: try adminToken(in: folder.path)],
            ask: { method, target, headers, body in
                let answer = try await client.send(method, target, headers: headers, body: body)
                return Answer(
                    status: answer.status.code, headers: answer.headers, body: answer.body)
            },
            close: {
                await client.close()
                await running.stop(within: .milliseconds(300))
                await loop.stop()
            })
    }

    static func adminToken(in folder: String) throws -> String {
        try String(contentsOfFile: folder + "/admin.token", encoding: .utf8)
            .trimmingCharacters(in: .newlines)
    }

    /// The journal is whole and names nobody, and neither does the log.
    func expectSoundBooks(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let journal = try ReadingRoom(path: folder + "/ops.sqlite").journal
        #expect(try journal.verify() == journal.head, sourceLocation: sourceLocation)
        // The catalogue that every house begins with is long, and was written before anybody called.
        let payloads = try journal.entries(after: 0, limit: 100_000)
            .filter { !$0.name.hasPrefix("catalogue.entry_published") }.flatMap(\.payload)
        let told = String(decoding: payloads, as: UTF8.self) + notes.text
        #expect(Marked.found(in: told).isEmpty, sourceLocation: sourceLocation)
        for (_, token) in tokens {
            #expect(!told.contains(token), sourceLocation: sourceLocation)
        }
    }
}

extension Configuration {
    /// A free port that only this machine can reach.
    static func loopback(_ folder: String) throws -> Configuration {
        var configuration = Configuration(
            addresses: [try #require(Address(host: "127.0.0.1", port: 0))])
        configuration.dataFolder = folder
        return configuration
    }
}

extension Answer {
    fileprivate init(_ response: Response) {
        var body: [UInt8] = []
        if case .bytes(let bytes) = response.body { body = bytes }
        self.init(status: response.status.code, headers: response.headers, body: body)
    }
}
