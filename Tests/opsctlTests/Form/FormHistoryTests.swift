import OpsCore
import Testing

@testable import opsctl

/// Who may be on the line, beside the typing.
@Suite struct FormHistoryTests {
    @Test func `a whole number is looked for as soon as it is typed, once`() {
        var bench = FormBench()
        bench.fill(.phone, "06 39 98 12 3")
        #expect(bench.wanted.isEmpty)
        bench.type("4")
        #expect(bench.wanted == [.search(ticket: 1, Sought(phone: "06 39 98 12 34"))])
        bench.press(.tab)
        #expect(bench.wanted.isEmpty)
        bench.happen(.found(ticket: 1, .sample))
        let text = bench.screen().text
        #expect(text.contains("Odette Exemple"))
        #expect(text.contains("same telephone"))
        #expect(text.contains("food asked for 3 days ago: lasting solution"))
    }

    @Test(arguments: [FormField.callerPhone, .safePhone])
    func `whoever calls for somebody, or leaves a safe number alone, is looked for as well`(
        _ field: FormField
    ) {
        var bench = FormBench()
        bench.fill(field, "06 39 98 12 3")
        #expect(bench.wanted.isEmpty)
        bench.type("4")
        #expect(bench.wanted == [.search(ticket: 1, Sought(phone: "06 39 98 12 34"))])
        bench.press(.tab)
        #expect(bench.wanted.isEmpty)
    }

    @Test func `a number is looked for as it is dialled in the country of the house`() {
        var bench = FormBench()
        bench.happen(.country("IT"))
        bench.fill(.phone, "339 123 4567")
        #expect(bench.wanted.last == .search(ticket: 2, Sought(phone: "339 123 4567")))
        bench.happen(.country("FR"))
        bench.press(.tab)
        #expect(bench.form.history.sought == nil)
        // Nobody said where: what it can be anywhere.
        bench.happen(.country(nil))
        bench.press(.backTab)
        #expect(bench.form.history.sought?.phone == "339 123 4567")
    }

    @Test func `the house says in which country its numbers are dialled`() async throws {
        let test = TestDesk(
            replies: [
                .silence(.cannotConnect),
                .json(200, #"{"status":"ready","position":7,"country":"IT"}"#),
            ])
        guard case .country("IT")? = await (try FormDesk(test.session())).learnCountry() else {
            Issue.record("no country")
            return
        }
    }

    @Test func `a safe number stands in place of the one that others hear`() {
        var bench = FormBench()
        bench.fill(.phone, "06 39 98 12 34")
        var found = FoundPeople.sample.people[0]
        found.safePhone = "+33639988102"
        found.safeHours = "14:00-16:00"
        bench.happen(
            .found(
                ticket: 1,
                FoundPeople(
                    people: [found], unsearched: 0, isCrowded: false, at: FoundPeople.now)))
        let text = bench.screen().text
        #expect(text.contains("+33639988102 (safe, only 14:00-16:00)"))
        #expect(!text.contains("+33639981234"))
    }

    @Test func `a name with a postcode is looked for when the name is left`() {
        var bench = FormBench()
        bench.fill(.postcode, "92120")
        bench.fill(.name, "Odette")
        #expect(bench.wanted.isEmpty, "not by its beginning")
        bench.press(.tab)
        #expect(bench.wanted == [.search(ticket: 1, Sought(name: "Odette", postcode: "92120"))])
    }

    @Test func `the answer to an older question is not shown`() {
        var bench = FormBench()
        bench.fill(.phone, "06 39 98 12 34")
        bench.press(.backspace)
        bench.type("5")
        #expect(bench.form.history.ticket == 3)
        bench.happen(.found(ticket: 1, .sample))
        #expect(bench.form.history.people.isEmpty)
        bench.happen(.found(ticket: 3, .sample))
        bench.happen(.notFound(ticket: 1))
        #expect(bench.form.history.people.count == 2)
        bench.press(.backspace)
        #expect(bench.form.history.people.isEmpty, "they were about another number")
    }

    @Test func `whoever is still being looked for is not said to be nobody`() {
        var bench = FormBench()
        bench.fill(.phone, "06 39 98 12 34")
        bench.press(.function(4))
        #expect(bench.form.notice?.text == ScreenWords.searching[.en])
        let nobody = FoundPeople(
            people: [], unsearched: 0, isCrowded: false, at: Instant(milliseconds: 0))
        bench.happen(.found(ticket: 1, nobody))
        bench.press(.function(4))
        #expect(bench.form.notice?.text == FormWords.nobodyFound[.en])
    }

    @Test func `a search that failed is told and made again`() {
        var bench = FormBench()
        bench.fill(.phone, "06 39 98 12 34")
        bench.happen(.notFound(ticket: 1))
        #expect(bench.screen().text.contains("could not be looked for"))
        bench.press(.tab)
        #expect(bench.form.history.ticket == 2)
    }

    @Test func `one key takes the person over into what is empty`() {
        var bench = FormBench()
        bench.fill(.name, "Odette E.")
        bench.fill(.phone, "06 39 98 12 34")
        bench.happen(.found(ticket: 1, .sample))
        bench.press(.function(4))
        #expect(bench.form.text(.name) == "Odette E.")
        #expect(bench.form.text(.address) == "12 rue des Tilleuls")
        #expect(bench.form.text(.postcode) == "92120")
        bench.press(.function(5), .function(4))
        #expect(bench.form.history.taken?.id == "q")
    }

    @Test func `who was taken over is proposed to be merged once the contact is there`() {
        var bench = FormBench()
        bench.type("r")
        bench.fill(.phone, "06 39 98 12 34")
        bench.happen(.found(ticket: 1, .sample))
        bench.press(.function(8))
        #expect(bench.wanted.isEmpty)
        bench.press(.function(4), .control("s"))
        bench.answer(.done(.sample(person: "n")))
        #expect(bench.screen().text.contains("F8/^G merge"))
        bench.press(.function(8))
        #expect(bench.wanted == [.merge(attempt: 2, kept: "p", other: "n")])
        bench.happen(.merged(attempt: 2, .refused(.init("coordinators only"))))
        #expect(bench.form.notice?.text == "coordinators only · opsctl person merge p n")
        bench.press(.function(8))
        bench.happen(.merged(attempt: 3, .done(0)))
        #expect(bench.form.mergeable == nil)
    }

    @Test func `a need that comes back lately wants a lasting solution, an old one does not`() {
        let now = FoundPeople.now
        func person(_ need: String, _ days: Int64) -> FoundPerson {
            FoundPerson(
                id: "p", name: nil, phone: nil, address: nil, postcode: nil, isLikely: true,
                reasons: [], contacts: 1, lastContactAt: nil, open: [],
                closed: [Asked(number: 1, need: need, openedAt: now - .days(days))])
        }
        #expect(person("food", 14).repeated(at: now)?.days == 14)
        #expect(person("food", 15).repeated(at: now) == nil)
        #expect(person("hygiene", 1).repeated(at: now) == nil)
    }
}
