import Foundation
import Glibc
import OpsTesting
import Testing

@testable import opsctl

/// The board as whoever supervises has it: the real program, a real terminal, a real server.
@Suite(.serialized, .onItsOwnThread)
struct BoardTerminalTests {
    private func withBoard(
        _ words: [String] = [], rows: UInt16 = 24, columns: UInt16 = 80,
        _ body: (TerminalSession, FormServer) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            let server = try FormServer(data: folder)
            let session = try TerminalSession(
                ["board"] + server.words + words, rows: rows, columns: columns)
            try session.wait(for: "WAITING")
            try body(session, server)
        }
    }

    /// Another opsctl, which does something and ends.
    private func run(_ words: [String], _ server: FormServer) throws {
        let other = try TerminalSession(words + server.words)
        #expect(try other.exitCode() == 0)
    }

    @Test func `what happens is shown without a key, and q gives the terminal back`() throws {
        try withBoard { session, server in
            #expect(session.screen.isOther)
            try session.wait(for: "live")
            try run(["danger", "open"], server)
            try session.wait(for: "!! DANGER: 1")
            try run(["contact", "log", "--need", "food"], server)
            try session.wait(for: "WAITING 1")
            try session.type("q")
            #expect(try session.exitCode() == 0)
            #expect(session.isAsBefore)
        }
    }

    @Test func `keys move between panes, and a territory that nobody knows is said`() throws {
        try withBoard { session, _ in
            try session.wait(for: ">WAITING")
            try session.type("\t")
            try session.wait(for: ">SILENT")
            try session.type("\u{1B}[C")
            try session.wait(for: ">TEAMS")
            try session.type("tnowhere\r")
            try session.wait(for: "not found")
            try session.type("t\u{15}\r")
            try session.wait(for: "everywhere")
            try session.type("\u{1B}")
            #expect(try session.exitCode() == 0)
            #expect(session.isAsBefore)
        }
    }

    @Test func `a window that changes is filled anew`() throws {
        try withBoard { session, _ in
            session.resize(rows: 6, columns: 20)
            try session.wait("for six rows") {
                session.screen.rows.count == 6
                    && session.screen.rows.allSatisfy { $0.joined().columns <= 20 }
            }
            #expect(session.screen.text.contains("WAITING"))
            session.resize(rows: 30, columns: 120)
            try session.wait(for: "read again")
        }
    }

    @Test func `a server that goes is said, one that comes back is shown`() throws {
        try withTemporaryFolder { folder in
            let first = try FormServer(data: folder)
            let (port, words) = (first.port, first.words)
            let session = try TerminalSession(["board"] + words)
            try session.wait(for: "live")
            first.stop()
            try session.type("r")
            try session.wait(for: "no answer, this is")
            let server = try FormServer(data: folder, port: port)
            try session.wait(for: "everywhere \u{B7} waiting")
            try session.wait(for: "live")
            withExtendedLifetime(server) {}
        }
    }

    @Test func `stopped, the terminal is given back; going on, the board is there again`() throws {
        try withBoard { session, _ in
            let returns = session.screen.returns
            session.send(signal: SIGTSTP)
            try session.wait("for the usual screen") { session.screen.returns > returns }
            try session.wait("for the stop") { session.state == "T" }
            #expect(session.isAsBefore)
            session.send(signal: SIGCONT)
            try session.wait(for: "WAITING") { _ in session.screen.isOther }
        }
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
    func `whatever ends it, the terminal is as before`(_ signal: Int32) throws {
        try withBoard { session, _ in
            session.send(signal: signal)
            let code = try session.exitCode()
            #expect(code == 130)
            #expect(session.isAsBefore)
        }
    }

    @Test func `a dumb terminal is told of another way, and colours are left out when not wanted`()
        throws
    {
        try withTemporaryFolder { folder in
            let server = try FormServer(data: folder)
            let dumb = try TerminalSession(
                ["board"] + server.words, environment: ["TERM": "dumb"])
            try dumb.wait(for: "opsctl board --once")
            #expect(try dumb.exitCode() == 2)
            #expect(!dumb.written.contains(0x1B))
            let once = try TerminalSession(
                ["board", "--once"] + server.words, environment: ["TERM": "dumb"])
            try once.wait(for: "no danger alert")
            #expect(try once.exitCode() == 0)
            let plain = try TerminalSession(
                ["board"] + server.words, environment: ["NO_COLOR": "1"])
            try plain.wait(for: "read again")
            #expect(!String(decoding: plain.written, as: UTF8.self).contains("\u{1B}[7m"))
        }
    }
}
