import OpsCore
import Testing

@testable import opsctl

/// What is sent, when, how often, and what becomes of what is typed.
@Suite struct FormSavingTests {
    @Test func `a form without a kind says so at the kind`() {
        var bench = FormBench()
        bench.fill(.name, "Zoe")
        bench.press(.control("s"))
        #expect(bench.wanted.isEmpty)
        #expect(bench.form.focus == .kind)
        #expect(bench.form.errors[.kind] != nil)
    }

    @Test func `a need is enough of a contact`() {
        var bench = FormBench()
        bench.fill(.needs, "1")
        bench.press(.control("s"))
        #expect(bench.form.sending?.draft.needs == ["food"])
    }

    @Test func `all fields are in the body that contact log sends`() {
        var bench = FormBench()
        bench.type("r")
        for (field, text) in [
            (FormField.needs, "13"), (.foodDays, "2"), (.medicineUntil, "24/11/2026"),
            (.phone, "06 39 98 12 34"), (.name, " Odette Exemple "), (.postcode, "92120"),
            (.address, "12 rue des Tilleuls"), (.entryCode, "12B47"), (.language, "pt-br"),
            (.relation, "1"), (.callerName, "Zoe"), (.callerPhone, "06 39 98 00 01"),
            (.consents, "12"), (.note, "third floor"),
        ] {
            bench.fill(field, text)
        }
        bench.press(.control("s"))
        #expect(
            bench.form.sending.map { String(decoding: $0.draft.document, as: UTF8.self) }
                == #"{"kind":"request","needs":[{"kind":"food"},{"kind":"medicine"}],"#
                + #""person":{"name":"Odette Exemple","phone":"06 39 98 12 34","#
                + #""address":"12 rue des Tilleuls","entryCode":"12B47","postcode":"92120"},"#
                + #""caller":{"relation":"daughter","name":"Zoe","phone":"06 39 98 00 01"},"#
                + #""supplies":{"foodDays":2,"medicineUntil":"2026-11-24"},"language":"pt-br","#
                + #""note":"third floor","consents":["record","pass_to_unit"]}"#)
    }

    @Test func `after the first save only what is new is added, with the tag of what was seen`() {
        var bench = FormBench.saved()
        bench.fill(.name, "Zoe")
        bench.fill(.note, "knocks")
        bench.press(.control("s"))
        var news = ContactDraft()
        news.name = "Zoe"
        news.note = "knocks"
        #expect(bench.wanted == [.add(attempt: 2, contact: "c", tag: "\"1\"", news)])
        bench.answer(.done(.sample(tag: "\"2\"")))
        #expect(bench.form.notesSaved == 1)
        #expect(bench.form.text(.note) == nil)
        bench.press(.control("s"))
        #expect(bench.wanted.isEmpty, "nothing is said twice")
        bench.press(.escape)
        #expect(bench.wanted == [.leave])
    }

    @Test func `what is with the server is not typed over`() {
        var bench = FormBench()
        bench.type("r")
        bench.fill(.name, "Zoe")
        bench.press(.control("s"))
        bench.answer(.done(.sample()))
        bench.type("x")
        #expect(bench.form.text(.name) == "Zoe")
        #expect(bench.form.notice?.level == .wrong)
    }

    @Test func `needs are added to, and what is left goes along`() {
        var bench = FormBench()
        bench.fill(.needs, "1")
        bench.fill(.foodDays, "2")
        bench.press(.control("s"))
        bench.answer(.done(.sample(needs: ["food"])))
        bench.fill(.needs, "1")
        #expect(bench.form.draft.needs == ["food"], "a need that is asked for is not taken away")
        bench.type("3")
        bench.press(.control("s"))
        #expect(bench.form.sending?.draft.needs == ["medicine"])
        #expect(bench.form.sending?.draft.foodDays == 2)
    }

    @Test func `saving while something is on its way is done afterwards`() {
        var bench = FormBench()
        bench.type("rr")
        bench.fill(.name, "Zoe")
        bench.press(.control("s"))
        #expect(bench.wanted.isEmpty)
        bench.answer(.done(.sample()))
        #expect(bench.form.sending?.draft.name == "Zoe")
    }

    @Test func `what may have arrived is sent again as it was, and news follow it`() {
        var bench = FormBench()
        bench.type("rr")
        let first = bench.wanted
        bench.answer(.unsure("the connection was lost"))
        bench.fill(.name, "Zoe")
        bench.press(.control("s"))
        #expect(bench.wanted == first, "the same body under the same number: never doubled")
        bench.answer(.done(.sample()))
        #expect(bench.form.sending?.draft.name == "Zoe")
        #expect(bench.form.text(.name) == "Zoe")
    }

    @Test func `safe hours that end when they begin are told at their field, and nothing is sent`()
    {
        var bench = FormBench()
        bench.type("r")
        bench.fill(.name, "Zoe")
        bench.fill(.safeHours, "14:00-14:00")
        bench.press(.control("s"))
        #expect(bench.wanted.isEmpty)
        #expect(bench.form.focus == .safeHours)
        #expect(bench.form.errors[.safeHours]?.contains("14:00-14:00") == true)
        var draft = bench.form.draft
        #expect(draft.possible(in: .france).safeHours == nil, "danger waits for no field")
        draft.safeHours = "14:00-16:00"
        #expect(draft.possible(in: .france).safeHours == "14:00-16:00")
    }

    @Test func `a kind that was added, lost and taken back is read again before it shows as kept`()
        throws
    {
        var bench = FormBench.saved()
        let before = try #require(bench.form.saved.kind)
        bench.fill(.kind, "l")
        bench.press(.control("s"))
        let sent = try #require(bench.form.sending?.draft.kind)
        #expect(sent != before)
        bench.answer(.unsure("the connection was lost"))
        bench.fill(.kind, "r")
        #expect(bench.form.news.addsSomething == false)
        #expect(bench.form.hasUnsaved, "nobody knows what the server has")
        #expect(!bench.form.isSaved(.kind))
        bench.press(.control("s"))
        let attempt = bench.form.attempts
        #expect(bench.wanted == [.reload(attempt: attempt, contact: "c")])
        bench.happen(
            .reloaded(attempt: attempt, .done(.sample(tag: "\"2\"") { $0.kind = sent })))
        #expect(bench.form.saved.kind == sent)
        bench.press(.control("s"))
        #expect(bench.form.sending?.draft.kind == before, "what is shown is what is sent")
        bench.answer(.done(.sample(tag: "\"3\"") { $0.kind = before }))
        #expect(!bench.form.hasUnsaved)
    }

    @Test func `what was not sent is sent as it is then`() {
        var bench = FormBench()
        bench.type("rr")
        bench.answer(.unsent("no server answers"))
        #expect(bench.form.notice?.text.contains("no server answers") == true)
        bench.press(.control("s"))
        #expect(bench.wanted.count == 1)
    }

    @Test func `what may have arrived is not given up because the server has gone meanwhile`() {
        var bench = FormBench()
        bench.type("rr")
        let first = bench.wanted
        bench.answer(.unsure("lost"))
        bench.press(.control("s"))
        bench.answer(.unsent("no server"))
        bench.press(.control("s"))
        #expect(bench.wanted == first)
    }

    @Test func `what is changed on the way shows what is saved, and what was typed beside it`() {
        var bench = FormBench()
        bench.fill(.needs, "1")
        bench.fill(.name, "Zoe")
        bench.press(.control("s"))
        bench.type("x")
        bench.fill(.needs, "1")
        bench.answer(.done(.sample(needs: ["food"])))
        #expect(bench.form.draft.needs == ["food"])
        #expect(bench.form.text(.name) == "Zoe")
        #expect(bench.form.errors[.name]?.contains("Zoex") == true)
        #expect(!bench.form.hasUnsaved)
    }

    @Test func `an error stands at its field, in the words of the server`() {
        var bench = FormBench()
        bench.type("r")
        bench.fill(.phone, "12")
        bench.press(.control("s"))
        bench.answer(.refused(.init("wrong", at: "#/person/phone", "no such number")))
        #expect(bench.form.errors == [.phone: "no such number"])
        #expect(bench.form.focus == .phone)
        #expect(bench.form.text(.phone) == "12")
        #expect(bench.screen().text.contains("! no such number"))
        bench.press(.backspace)
        #expect(bench.form.errors.isEmpty)
    }

    @Test func `somebody who was faster is explained, and what was typed stays in view`() {
        var bench = FormBench.saved()
        bench.fill(.name, "Zoe")
        bench.fill(.address, "1 rue X")
        bench.press(.control("s"))
        bench.answer(.changed)
        #expect(bench.wanted == [.reload(attempt: 2, contact: "c")])
        let now = SavedContact.sample(tag: "\"9\"") { $0.name = "Chlo\u{EB}" }
        bench.happen(.reloaded(attempt: 2, .done(now)))
        #expect(bench.form.text(.name) == "Chlo\u{EB}")
        #expect(bench.form.errors[.name]?.contains("Zoe") == true)
        bench.press(.control("s"))
        var news = ContactDraft()
        news.address = "1 rue X"
        #expect(bench.wanted == [.add(attempt: 3, contact: "c", tag: "\"9\"", news)])
    }

    @Test func `what had arrived after all is not added twice`() {
        var bench = FormBench.saved()
        bench.fill(.phone, "06 39 98 12 34")
        bench.fill(.note, "knocks")
        bench.press(.control("s"))
        bench.answer(.unsure("lost"))
        bench.press(.control("s"))
        bench.answer(.changed)
        let attempt = bench.form.sending?.attempt ?? 0
        let now = SavedContact.sample(tag: "\"9\"", notes: ["knocks"]) {
            $0.phone = "+33639981234"
        }
        bench.happen(.reloaded(attempt: attempt, .done(now)))
        #expect(!bench.form.hasUnsaved)
        #expect(bench.form.notice?.level == .done)
        bench.press(.control("s"))
        #expect(bench.wanted.isEmpty)
    }

    @Test func `a kind that cannot be changed any more comes back`() {
        var bench = FormBench()
        bench.type("t")
        bench.press(.control("s"))
        bench.answer(.done(.sample { $0.kind = "thanks" }))
        bench.type("m")
        bench.press(.control("s"))
        bench.answer(.refused(.init("known", code: "hotline.already_known")))
        #expect(bench.form.draft.kind == "thanks")
        #expect(!bench.form.hasUnsaved)
    }

    @Test func `who wants to stay unknown is not named`() {
        var bench = FormBench()
        bench.type("l")
        bench.fill(.phone, "06 39 98 12 3")
        bench.fill(.anonymous, "1")
        bench.fill(.phone, "4")
        #expect(bench.wanted.isEmpty, "nobody is looked for")
        #expect(bench.screen().text.contains("not sent"))
        bench.press(.control("s"))
        #expect(
            bench.form.sending.map { String(decoding: $0.draft.document, as: UTF8.self) }
                == #"{"kind":"listening","anonymous":true}"#)
        var other = FormBench()
        other.type("r")
        other.fill(.name, "Zoe")
        other.fill(.anonymous, "1")
        other.press(.control("s"))
        #expect(other.wanted.isEmpty)
        #expect(other.form.errors[.anonymous] != nil)
    }

    @Test func `who wants to stay unknown is not named in the note either`() {
        var bench = FormBench()
        bench.type("l")
        bench.fill(.name, "Zoé Inventée")
        bench.fill(.note, "Zoé pleure, 06 39 98 12 34")
        bench.fill(.anonymous, "1")
        bench.press(.control("s"))
        let sent = bench.form.sending.map { String(decoding: $0.draft.document, as: UTF8.self) }
        #expect(sent == #"{"kind":"listening","anonymous":true,"note":"[…] pleure, […]"}"#)
        bench.answer(.done(.sample()))
        #expect(bench.screen().text.contains("taken out of the note"))
        #expect(!bench.form.hasUnsaved)
    }

    @Test func `a safe number and safe hours are the person's, and are told at their fields`() {
        var bench = FormBench()
        bench.type("r")
        bench.fill(.safePhone, "06 39 98 98 76")
        bench.fill(.safeHours, "14:00-16:00")
        bench.press(.control("s"))
        #expect(
            bench.form.sending.map { String(decoding: $0.draft.document, as: UTF8.self) }
                == #"{"kind":"request","person":{"safePhone":"06 39 98 98 76","#
                + #""safeHours":"14:00-16:00"}}"#)
        bench.answer(.done(.sample()))
        #expect(!bench.form.hasUnsaved)
        bench.fill(.safeHours, "1")
        #expect(bench.form.text(.safeHours) == "14:00-16:00")
    }

    @Test func `wrong hours are told at the hours`() {
        var bench = FormBench.saved()
        bench.fill(.safeHours, "noon")
        bench.press(.control("s"))
        bench.answer(.refused(.init("wrong", at: "#/person/safeHours", "hours")))
        #expect(bench.form.errors == [.safeHours: "hours"])
        bench.press(.control("u"))
        bench.type("14:00-16:00")
        bench.press(.control("s"))
        #expect(bench.wanted.count == 1)
    }
}
