import Foundation
import Glibc
import OpsTesting
import Testing

@testable import opsctl

/// The form as an operator has it: the real program, a real terminal, a real server.
@Suite(.serialized, .onItsOwnThread)
struct FormTerminalTests {
    private func withForm(
        _ words: [String] = [], _ body: (TerminalSession, FormServer) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            let server = try FormServer(data: folder)
            let session = try TerminalSession(["contact", "new"] + server.words + words)
            try session.wait(for: "DANGER")
            try body(session, server)
        }
    }

    @Test func `two keys log a missed call, the rest is added while talking`() throws {
        try withForm { session, _ in
            try session.type("mm")
            try session.wait(for: "contact 1 saved")
            try session.type("\u{E}r\t1\t2\t\t06 39 98 12 34")
            try session.wait(for: "06 39 98 12 34")
            try session.type("\u{13}")
            try session.wait(for: "contact 2 saved")
            try session.type("\tZo\u{65}\u{301} Exemple\u{13}")
            try session.wait(for: "= Name")
            // A number that is known: the history comes beside the typing.
            try session.type("\u{E}")
            try session.wait("for an empty form") { !session.screen.text.contains("06 39") }
            try session.type("r\t\t\t\t06 39 98 12 34")
            try waitForHistory(in: session)
            try session.wait(for: "likely: same")
            try session.type("\u{1B}OS")
            try session.wait(for: "[taken over]")
            try session.type("\u{13}")
            try session.wait(for: "contact 3 saved")
            try session.type("\u{7}")
            try session.wait(for: "merged: one person")
            try session.type("\u{1B}[21~")
            #expect(try session.exitCode() == 0)
            #expect(session.isAsBefore)
        }
    }

    /// Asks again, one question at a time, until the server has taken note of the last contact.
    private func waitForHistory(in session: TerminalSession) throws {
        for _ in 0..<500 {
            try session.wait("for an answer") {
                ["nobody", "lasting solution"].contains { session.screen.text.contains($0) }
            }
            guard session.screen.text.contains("nobody") else { return }
            try session.type("\u{7F}")
            try session.wait("for no answer") { !session.screen.text.contains("nobody") }
            try session.type("4")
        }
    }

    @Test func `an error of the server stands at its field, and nothing is lost`() throws {
        try withForm(["--ui-lang", "fr"]) { session, _ in
            try session.type("d\t\t\t\t12\u{13}")
            try session.wait(for: ">! T\u{E9}l\u{E9}phone")
            try session.type("\u{15}06 39 98 12 34\u{13}")
            try session.wait(for: "contact 1 enregistr\u{E9}")
            try session.type("\u{3}")
            #expect(try session.exitCode() == 0)
        }
    }

    @Test func `a paste of many lines sends nothing`() throws {
        try withForm { session, _ in
            try session.type("r\u{1B}[6~\u{1B}[200~one\r\rtwo\r\u{13}\u{4}\u{1B}[201~")
            try session.wait(for: "one two")
            #expect(!session.screen.text.contains("contact 1"))
            #expect(!session.screen.text.contains("CALL"))
            try session.type("\u{3}")
            try session.wait(for: "Leave without saving?")
            try session.type("n")
            try session.wait("for the form") { !session.screen.text.contains("Leave without") }
            try session.type("\u{1B}")
            try session.wait(for: "Leave without saving?")
            try session.type("y")
            #expect(try session.exitCode() == 0)
            #expect(session.isAsBefore)
        }
    }

    @Test func `danger while there is no server: numbers at once, the alert when there is one`()
        throws
    {
        try withTemporaryFolder { folder in
            let first = try FormServer(data: folder)
            let (port, words) = (first.port, first.words)
            first.stop()
            let session = try TerminalSession(["contact", "new"] + words)
            try session.wait(for: "DANGER")
            try session.type("\u{1B}OQ")
            try session.wait(for: "CALL: 112")
            try session.wait(for: "alert not open yet")
            try session.type("\t\t\tx")
            let server = try FormServer(data: folder, port: port)
            try session.wait(for: "alert 1 open")
            try session.type("\u{12}112\t\u{13}")
            try session.wait(for: "called: 112")
            withExtendedLifetime(server) {}
        }
    }

    @Test func `danger while the server stands still: numbers and keys do not wait`() throws {
        try withForm { session, server in
            try session.type("r\t\t\t\t06 39 98 12 34")
            server.stand(still: true)
            try session.type("\u{13}\u{4}")
            try session.wait(for: "CALL: 112")
            try session.wait(for: "opening the alert")
            try session.type("\tZoe")
            try session.wait(for: "Zoe")
            server.stand(still: false)
            try session.wait(for: "alert 1 open")
            try session.type("\u{13}")
            try session.wait(for: "= Name")
        }
    }

    @Test func `a window that changes is filled anew`() throws {
        try withForm { session, _ in
            session.resize(rows: 8, columns: 30)
            try session.wait("for eight rows") {
                session.screen.rows.count == 8
                    && session.screen.rows.allSatisfy { $0.joined().columns <= 30 }
            }
            #expect(session.screen.text.contains("DANGER"))
            session.resize(rows: 30, columns: 100)
            try session.wait(for: "Note")
        }
    }

    @Test func `stopped, the terminal is given back; going on, the form is there again`() throws {
        try withForm { session, _ in
            for stop in [{ try session.type("\u{1A}") }, { session.send(signal: SIGTSTP) }] {
                let returns = session.screen.returns
                try stop()
                try session.wait("for the usual screen") { session.screen.returns > returns }
                try session.wait("for the stop") { session.state == "T" }
                #expect(session.isAsBefore)
                session.send(signal: SIGCONT)
                try session.wait(for: "DANGER") { _ in session.screen.isOther }
            }
        }
    }

    @Test func `whoever leaves while the alert is not open is told so, and scripts too`() throws {
        try withForm { session, server in
            server.stand(still: true)
            try session.type("\u{4}")
            try session.wait(for: "112")
            try session.type("\u{3}")
            try session.wait(for: "The alert is NOT open")
            try session.type("y")
            #expect(try session.exitCode() == 75)
            #expect(session.isAsBefore)
            #expect(session.screen.text.contains("danger alert"))
            server.stand(still: false)
        }
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
    func `whatever ends it, the terminal is as before`(_ signal: Int32) throws {
        try withForm { session, _ in
            try session.type("r")
            try session.wait(for: "not saved")
            session.send(signal: signal)
            #expect(try session.exitCode() == 130)
            #expect(session.isAsBefore)
        }
    }

    @Test func `a terminal that hangs up ends it`() throws {
        try withForm { session, _ in
            try session.hangUp()
            #expect(try session.end() != 0)
        }
    }

    @Test func `a dumb terminal is asked in lines, and colours are left out when not wanted`()
        throws
    {
        try withTemporaryFolder { folder in
            let server = try FormServer(data: folder)
            let dumb = try TerminalSession(
                ["contact", "new"] + server.words, environment: ["TERM": "dumb"])
            try dumb.wait(for: "Kind (r request")
            try dumb.type("m\n.\n")
            try dumb.wait(for: "contact 1 saved")
            #expect(!dumb.written.contains(0x1B))
            let plain = try TerminalSession(
                ["contact", "new"] + server.words, environment: ["NO_COLOR": "1"])
            try plain.wait(for: "DANGER")
            try plain.wait(for: "leave")
            #expect(!String(decoding: plain.written, as: UTF8.self).contains("m F2"))
        }
    }
}
