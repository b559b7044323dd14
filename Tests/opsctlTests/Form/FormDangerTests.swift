import OpsCore
import Testing

@testable import opsctl

/// One key, at any step, whatever else is wrong.
@Suite struct FormDangerTests {
    @Test(arguments: [Key.function(2), .control("d")])
    func `the first key may be danger: an alert, and a number to dial at once`(_ key: Key) {
        var bench = FormBench()
        bench.press(key)
        var draft = ContactDraft()
        draft.isDanger = true
        #expect(bench.wanted == [.log(attempt: 1, draft)])
        #expect(bench.screen().text.contains("CALL: 112"), "before anybody has answered")
        bench.answer(.done(.sample(alert: .sample())))
        #expect(bench.form.alert.step == .open)
        #expect(bench.screen().text.contains("15 medical emergency"))
        #expect(bench.screen().text.contains("alert 7 open"))
        #expect(bench.form.contact?.number == 12)
    }

    @Test func `what is known goes along, not what is being typed and not what cannot be right`() {
        var bench = FormBench()
        bench.type("r")
        bench.fill(.phone, "06 39 98 12 34")
        bench.fill(.callerPhone, "12")
        bench.fill(.foodDays, "99")
        bench.fill(.language, "@")
        bench.fill(.address, "12 ru")
        bench.press(.function(2))
        #expect(
            bench.form.sending.map { String(decoding: $0.draft.document, as: UTF8.self) }
                == #"{"danger":true,"kind":"request","person":{"phone":"06 39 98 12 34"}}"#)
        bench.type("e des Tilleuls")
        bench.answer(.done(.sample(alert: .sample())))
        #expect(bench.form.text(.address) == "12 rue des Tilleuls")
        bench.press(.control("s"))
        #expect(bench.form.sending?.draft.address == "12 rue des Tilleuls")
    }

    @Test func `a contact that is saved is named`() {
        var bench = FormBench.saved()
        bench.press(.function(2))
        #expect(bench.wanted == [.openAlert(attempt: 2, contact: 12)])
    }

    @Test func `a save on its way is not waited for`() {
        var bench = FormBench()
        bench.type("rr")
        bench.press(.function(2))
        #expect(bench.wanted == [.openAlert(attempt: 2, contact: nil)])
    }

    @Test func `a contact that is refused keeps the alert that was opened all the same`() {
        var bench = FormBench()
        bench.press(.function(2))
        bench.answer(
            .refused(
                FormEvent.Refused(
                    title: "no", detail: nil, code: "x", errors: [], alert: .sample())))
        #expect(bench.form.alert.step == .open)
        #expect(bench.form.contact == nil)
    }

    @Test func `a refusal without an alert is followed by an alert by itself`() {
        var bench = FormBench()
        bench.press(.function(2))
        bench.answer(.refused(.init("too long")))
        #expect(bench.wanted == [.openAlert(attempt: 2, contact: nil)])
        bench.happen(.alert(attempt: 2, .done(.sample())))
        #expect(bench.form.alert.step == .open)
    }

    @Test func `a contact that came without an alert is followed by one too`() {
        var bench = FormBench()
        bench.press(.function(2))
        bench.answer(.done(.sample()))
        #expect(bench.wanted == [.openAlert(attempt: 2, contact: 12)])
    }

    @Test func `it is tried again by itself for as long as it takes, as the same alert`() {
        var bench = FormBench()
        bench.press(.function(2))
        let first = bench.wanted
        for seconds in [1, 2, 4, 5, 5, 5] {
            bench.answer(.unsent("no server"))
            #expect(bench.wanted == [.retry(attempt: 1, afterSeconds: seconds)])
            #expect(bench.screen().text.contains("CALL: 112"))
            #expect(bench.screen().text.contains("no server"))
            bench.happen(.timeToRetry(attempt: 1))
            #expect(bench.wanted == first)
        }
        bench.answer(.unsure("lost"))
        bench.press(.function(2))
        #expect(bench.wanted == first, "F2 tries at once")
        bench.happen(.timeToRetry(attempt: 1))
        #expect(bench.wanted.isEmpty, "and not twice")
        bench.answer(.done(.sample(alert: .sample())))
        #expect(bench.form.alert.step == .open)
    }

    @Test func `who may open no alert is told to fetch somebody, and may try again`() {
        var bench = FormBench.saved()
        bench.press(.function(2))
        bench.happen(.alert(attempt: 2, .refused(.init("not allowed"))))
        #expect(bench.screen().text.contains("not allowed"))
        #expect(bench.screen().text.contains("CALL: 112"))
        bench.press(.function(2))
        #expect(bench.wanted == [.openAlert(attempt: 3, contact: 12)])
    }

    @Test func `it comes before every question, and answers none`() {
        for question in [Key.escape, .control("n")] {
            var bench = FormBench()
            bench.type("r")
            bench.press(question)
            bench.press(.function(2))
            #expect(bench.form.alert.isRaised)
            #expect(bench.form.question == nil)
            #expect(bench.form.draft.kind == "request")
        }
    }

    @Test func `a form whose alert is not open yet is not left or emptied in silence`() {
        var bench = FormBench.saved()
        bench.press(.function(2))
        bench.press(.escape)
        #expect(bench.form.question == .leave)
        bench.press(.tab)
        bench.press(.control("n"))
        #expect(bench.form.contact != nil)
        #expect(bench.form.notice?.level == .wrong)
    }

    @Test func `the service that was called and its reference are noted later`() {
        var bench = FormBench.saved()
        bench.press(.function(6))
        #expect(bench.form.focus == .kind, "there is no alert to note it for")
        bench.press(.function(2))
        bench.happen(.alert(attempt: 2, .done(.sample())))
        bench.press(.function(2))
        #expect(bench.form.focus == .service, "the key again leads to what is to be noted")
        #expect(bench.wanted.isEmpty, "and opens no second alert")
        bench.fill(.reference, "A-17")
        bench.press(.control("s"))
        #expect(bench.form.errors[.service] != nil)
        bench.fill(.service, "1x5")
        bench.press(.control("s"))
        #expect(
            bench.wanted == [
                .noteService(attempt: 3, alert: "d", service: "15", reference: "A-17")
            ])
        bench.happen(.service(attempt: 3, .done(.sample(called: ["15 A-17"]))))
        #expect(bench.screen().text.contains("called: 15 A-17"))
        #expect(!bench.form.hasUnsaved)
    }

    @Test func `in the smallest window the key and the number stay`() {
        var bench = FormBench()
        #expect(bench.screen(1, 12).text.contains("F2"))
        bench.press(.function(2))
        #expect(bench.screen(3, 20).text.contains("112"))
    }
}
