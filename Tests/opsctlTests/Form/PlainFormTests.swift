import Foundation
import OpsCore
import Testing

@testable import opsctl

/// The form in lines, for screen readers and pipes.
@Suite struct PlainFormTests {
    private func say(_ lines: String..., to plain: inout PlainForm) -> [FormEffect] {
        lines.flatMap { plain.take(line: $0) }
    }

    @Test func `answers go to the field that is asked for, empty lines pass over`() {
        var plain = PlainForm(language: .en)
        _ = say("r", "1 3", "2", "", "06 39 98 12 34", to: &plain)
        #expect(plain.form.draft.needs == ["food", "medicine"])
        #expect(plain.form.draft.foodDays == 2)
        #expect(plain.prompt == "Name: ")
        #expect(say("-", to: &plain).isEmpty)
        #expect(plain.prompt == "Telephone [06 39 98 12 34]: ")
    }

    @Test func `words of the command line are understood, others are told`() {
        var plain = PlainForm(language: .fr)
        _ = say("missed", to: &plain)
        #expect(plain.form.draft.kind == "missed")
        _ = say("9 9x", to: &plain)
        #expect(plain.news() == ["= aucun choix sous cette touche"])
        #expect(plain.form.focus == .needs)
    }

    @Test func `danger is one sign at every question`() {
        for _ in FormField.allCases {
            var plain = PlainForm(language: .en)
            let effects = say("!", to: &plain)
            #expect(effects.count == 1)
            #expect(plain.news().first == "!! CALL: 112")
        }
        var plain = PlainForm(language: .en)
        _ = say("r", ":q", "!", to: &plain)
        #expect(plain.form.alert.isRaised)
    }

    @Test func `the last field is sent, and what comes back is said once`() {
        var plain = PlainForm(language: .en)
        _ = say("r", to: &plain)
        while plain.form.focus != .note { _ = say("", to: &plain) }
        let effects = say("third floor", to: &plain)
        #expect(effects.count == 1)
        _ = plain.take(.contact(attempt: 1, .done(.sample(needs: ["food"]))))
        #expect(plain.news() == ["= contact 12 saved · 417 food"])
        #expect(plain.news().isEmpty)
    }

    private func run(_ lines: String, _ replies: FakeDoor.Reply...) async -> (ExitCode, TestDesk) {
        let pipe = Pipe()
        pipe.fileHandleForWriting.write(Data(lines.utf8))
        pipe.fileHandleForWriting.closeFile()
        var desk = TestDesk(replies: replies)
        desk.input = pipe.fileHandleForReading.fileDescriptor
        let code = await desk.run("contact", "new")
        withExtendedLifetime(pipe) {}
        return (code, desk)
    }

    @Test func `a pipe logs a contact, and its end waits for the answer`() async {
        let (code, desk) = await run("m\n.\n", .json(201, #"{"id":"c","number":12}"#))
        #expect(code == .done)
        #expect(desk.bodies.filter { !$0.isEmpty } == [#"{"kind":"missed"}"#])
        #expect(desk.data.text.hasSuffix("\n= contact 12 saved\n"))
    }

    @Test func `a pipe that ends too early sends nothing, and says so`() async {
        let (code, desk) = await run("r\n")
        #expect(code == .refused)
        #expect(desk.bodies.joined().isEmpty)
        #expect(desk.data.text.hasSuffix("! not saved\n"))
    }

    @Test func `danger in a pipe is tried until it is opened, or the end is told`() async {
        let opened = #"{"id":"c","number":1,"danger":{"id":"d","number":7}}"#
        let (code, desk) = await run(
            "!\n", .silence(.cannotConnect), .json(503, "{}"), .json(201, opened))
        #expect(code == .done)
        #expect(desk.bodies == Array(repeating: #"{"danger":true}"#, count: 3))
        #expect(desk.data.text.contains("!! alert 7 open"))
        let (never, silent) = await run("!\n", .silence(.cannotConnect))
        #expect(never == .later)
        #expect(silent.data.text.contains("!! CALL: 112"))
    }
}
