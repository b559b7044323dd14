import Foundation
import OpsCore
import Testing

@testable import opsctl

@Suite struct ImportContactsTests {
    private static let kept = FakeDoor.Reply.json(201, #"{"id":"c","requests":[{"id":"r"}]}"#)
    private static let known = FakeDoor.Reply.json(
        201, #"{"id":"c","requests":[{"id":"r"}]}"#, [Header("Idempotent-Replayed", "true")])
    private static let rows = "kind\nfood\nfood\nmedicine\n"

    @Test func `every row is sent once, with its own key`() async throws {
        let desk = desk([Self.kept])
        let code = try await importing(Self.rows, desk, ["--json"])
        #expect(code == .done)
        #expect(
            desk.data.text
                == #"{"rows":3,"acknowledged":3,"alreadyThere":0,"refused":0,"requests":3}"#
                + "\n")
        let keys = desk.door.questions.compactMap { question in
            question.headers.first { $0.name == "Idempotency-Key" }?.value
        }
        #expect(Set(keys).count == 3)
        #expect(
            Set(desk.bodies) == [
                #"{"needs":[{"kind":"food"}]}"#, #"{"needs":[{"kind":"medicine"}]}"#,
            ])
    }

    @Test func `the same file sent again has the same keys, and what was there is counted`()
        async throws
    {
        let first = desk([Self.kept])
        let second = desk([Self.known])
        _ = try await importing(Self.rows, first, [])
        #expect(try await importing(Self.rows, second, ["--json"]) == .done)
        #expect(second.data.text.contains(#""acknowledged":0,"alreadyThere":3"#))
        #expect(
            Set(first.door.questions.map(\.headers)) == Set(second.door.questions.map(\.headers)))
    }

    @Test func `a row that cannot be mapped is told, the others go on, the exit code is 1`()
        async throws
    {
        let desk = desk([Self.kept])
        let code = try await importing("kind\nfood\nplumber\nfood\n", desk, ["--json"])
        #expect(code == .failed)
        #expect(desk.data.text.contains(#""rows":3,"acknowledged":2,"alreadyThere":0,"refused":1"#))
        #expect(desk.messages.text.contains("line 3: no rule"))
        #expect(!desk.messages.text.contains("plumber"))
    }

    @Test func `with --strict nothing behind a refused row is read`() async throws {
        let desk = desk([Self.kept])
        let code = try await importing("kind\nplumber\nfood\n", desk, ["--strict"])
        #expect(code == .failed)
        #expect(desk.door.questions.isEmpty)
    }

    @Test func `a refusal of the server is told with the line`() async throws {
        let refusal = FakeDoor.Reply.json(
            422, ##"{"title":"Wrong","errors":[{"pointer":"#/needs","detail":"too many"}]}"##)
        let desk = desk([refusal])
        #expect(try await importing("kind\nfood\n", desk, []) == .failed)
        #expect(desk.messages.text.contains("line 2: Wrong; #/needs too many"))
    }

    @Test func `rows wait while the server is away, and are sent when it is back`() async throws {
        let desk = desk([.silence(.cannotConnect), .json(503, "{}"), .silence(.lost), Self.kept])
        #expect(try await importing("kind\nfood\n", desk, ["--json", "--connections=1"]) == .done)
        #expect(desk.data.text.contains(#""acknowledged":1"#))
        #expect(desk.door.questions.count == 4)
        #expect(desk.messages.text.contains("answers again"))
    }

    @Test func `patience ends with 75 and says how many rows are safe`() async throws {
        let desk = desk([Self.kept, .silence(.cannotConnect)])
        let options = ["--patience=0", "--connections=1"]
        #expect(try await importing(Self.rows, desk, options) == .later)
        #expect(desk.messages.text.contains("1 rows are safe"))
        #expect(desk.data.text.hasPrefix("1 rows: 1 acknowledged"))
    }

    @Test func `who may not log contacts is told at once`() async throws {
        let desk = desk([.json(403, #"{"title":"Not allowed"}"#)])
        #expect(try await importing(Self.rows, desk, ["--connections=1"]) == .notAllowed)
        #expect(desk.door.questions.count == 1)
    }

    @Test func `a dry run sends nothing`() async throws {
        let desk = desk([Self.kept])
        #expect(try await importing(Self.rows, desk, ["--dry-run"]) == .done)
        #expect(desk.door.questions.isEmpty)
        #expect(desk.data.text == "3 rows: 3 can be sent, 0 refused\n")
    }

    @Test func `a limit reads the first rows only`() async throws {
        let desk = desk([Self.kept])
        #expect(try await importing(Self.rows, desk, ["--limit=2"]) == .done)
        #expect(desk.door.questions.count == 2)
    }

    @Test func `a column that is missing is told before anything is sent`() async throws {
        let desk = desk([Self.kept])
        #expect(try await importing("sort\nfood\n", desk, []) == .usage)
        #expect(desk.messages.text.contains("columns missing from the file: kind"))
        #expect(desk.door.questions.isEmpty)
    }

    @Test func `a file that is not CSV sends what came before and says the line`() async throws {
        let desk = desk([Self.kept])
        #expect(try await importing("kind\nfood\nfo\"od\n", desk, []) == .failed)
        #expect(desk.messages.text.contains("line 3: a quote inside a field"))
        #expect(desk.door.questions.count == 1)
    }

    @Test func `more rows than the queue holds all arrive`() async throws {
        let count = RowQueue.capacity * 3
        let desk = desk([Self.kept])
        let text = "kind\n" + String(repeating: "food\n", count: count)
        #expect(try await importing(text, desk, ["--json", "--connections=4"]) == .done)
        #expect(desk.data.text.contains(#""acknowledged":\#(count),"#))
    }

    @Test func `a packed file is unpacked`() async throws {
        let desk = desk([Self.kept])
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "rows.csv")
        try Data(Self.rows.utf8).write(to: file)
        let gzip = try Process.run(URL(filePath: "/usr/bin/gzip"), arguments: [file.path])
        gzip.waitUntilExit()
        #expect(await run(file.path + ".gz", desk, []) == .done)
        #expect(desk.door.questions.count == 3)
        #expect(ByteSource.size(of: file.path + ".gz") == Int64(Self.rows.utf8.count))
    }

    @Test func `a file that is not there is told`() async {
        let desk = desk([Self.kept])
        #expect(await run("/nowhere/rows.csv", desk, []) == .failed)
        #expect(desk.messages.text.contains("/nowhere/rows.csv cannot be read"))
    }

    @Test func `the mappings that come with Ops are good`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../scenarios/mappings")
        for name in ["montgomery-911.json", "lancaster-ems.json"] {
            let bytes = try Data(contentsOf: folder.appending(path: name))
            _ = try ContactMapping(json: Array(bytes))
        }
    }

    private func desk(_ replies: [FakeDoor.Reply]) -> TestDesk {
        var desk = TestDesk(replies: replies)
        let rules = #"[{"equals":"food","need":"food"},{"equals":"medicine","need":"medicine"}]"#
        desk.files = MemoryShelf([
            "map.json": .init(text: #"{"need":{"column":"kind","rules":\#(rules)}}"#)
        ])
        return desk
    }

    private func importing(
        _ text: String, _ desk: TestDesk, _ options: [String]
    ) async throws -> ExitCode {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "rows.csv")
        try Data(text.utf8).write(to: file)
        return await run(file.path, desk, options)
    }

    private func run(_ path: String, _ desk: TestDesk, _ options: [String]) async -> ExitCode {
        await desk.run(["import", "contacts", path, "--map", "map.json"] + options)
    }

    private static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
