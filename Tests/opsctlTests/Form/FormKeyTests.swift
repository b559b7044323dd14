import OpsCore
import Testing

@testable import opsctl

/// What each key does to the form.
@Suite struct FormKeyTests {
    @Test(arguments: PublicationLanguage.allCases)
    func `one letter chooses each kind, and no letter stands for two`(
        _ language: PublicationLanguage
    ) {
        let letters = FormField.kindLetters(language)
        #expect(Set(letters).count == ContactKind.allCases.count)
        for (letter, kind) in zip(letters, ContactKind.allCases) {
            var bench = FormBench(language)
            bench.type(String(letter))
            #expect(bench.form.draft.kind == kind.rawValue)
            #expect(bench.wanted.isEmpty, "nothing is sent by one slip of a finger")
        }
    }

    @Test func `the letter of a kind twice saves at once`() {
        var bench = FormBench()
        bench.type("mm")
        var draft = ContactDraft()
        draft.kind = "missed"
        #expect(bench.wanted == [.log(attempt: 1, draft)])
        #expect(draft.document == Array(#"{"kind":"missed"}"#.utf8))
    }

    @Test func `tab and arrows lead through every field and around`() {
        for (forth, back) in [(Key.tab, Key.backTab), (.down, .up)] {
            var bench = FormBench()
            var seen: [FormField] = []
            for _ in bench.form.fields {
                seen.append(bench.form.focus)
                bench.press(forth)
            }
            #expect(seen == bench.form.fields)
            #expect(bench.form.focus == .kind)
            bench.press(back)
            #expect(bench.form.focus == .note)
        }
    }

    @Test func `enter goes on, and saves on the last field`() {
        var bench = FormBench()
        bench.type("t")
        for _ in bench.form.fields.dropLast() {
            #expect(bench.form.sending == nil)
            bench.press(.enter)
        }
        #expect(bench.form.focus == .note)
        bench.press(.enter)
        #expect(bench.form.sending?.draft.kind == "thanks")
    }

    @Test func `text is edited where the cursor stands`() {
        var bench = FormBench()
        bench.fill(.name, "Zoe Exempl")
        bench.type("e")
        bench.press(.home, .delete)
        bench.type("Ch")
        bench.press(.right, .right, .backspace)
        bench.type("\u{EB}")
        #expect(bench.form.text(.name) == "Cho\u{EB} Exemple")
        bench.press(.end, .control("w"))
        #expect(bench.form.text(.name) == "Cho\u{EB}")
        bench.press(.control("u"))
        #expect(bench.form.text(.name) == nil)
        bench.type("ab")
        bench.press(.left)
        bench.type("x")
        #expect(bench.form.text(.name) == "axb")
    }

    @Test func `a mark joins the letter before the cursor`() {
        var bench = FormBench()
        bench.fill(.name, "Zoe")
        bench.type("\u{308}")
        bench.type("!")
        #expect(bench.form.text(.name) == "Zoe\u{308}!")
        bench.press(.backspace, .backspace)
        #expect(bench.form.text(.name) == "Zo")
    }

    @Test func `a paste sends nothing, moves nowhere and commands no terminal`() {
        var bench = FormBench()
        bench.type("r")
        bench.fill(.address, "")
        bench.press(.paste("12 rue\r\ndes Tilleuls\n\u{1B}[2J\u{202E}"))
        #expect(bench.wanted.isEmpty)
        #expect(bench.form.focus == .address)
        #expect(bench.form.text(.address) == "12 rue des Tilleuls [2J")
    }

    @Test func `a field takes no more than the server does, and says so`() {
        var bench = FormBench()
        bench.fill(.entryCode, "")
        bench.press(.paste(String(repeating: "a", count: 61)))
        #expect(bench.form.text(.entryCode)?.count == 60)
        #expect(bench.form.notice?.level == .wrong)
        bench.fill(.foodDays, "1x2")
        #expect(bench.form.draft.foodDays == 12)
    }

    @Test func `digits choose several needs and take them away again`() {
        var bench = FormBench()
        bench.fill(.needs, "31")
        #expect(bench.form.draft.needs == ["food", "medicine"])
        bench.type("3")
        #expect(bench.form.draft.needs == ["food"])
        bench.press(.right)
        bench.type(" ")
        #expect(bench.form.draft.needs == ["food", "courtesy_visit"])
        bench.press(.backspace)
        #expect(bench.form.draft.needs.isEmpty)
    }

    @Test func `one relation is chosen, another replaces it`() {
        var bench = FormBench()
        bench.fill(.relation, "1")
        bench.type("2")
        #expect(bench.form.draft.relation == CallerRelation.allCases[1].rawValue)
        bench.type("2")
        #expect(bench.form.draft.relation == nil)
    }

    @Test func `a day is taken as people write it`() {
        var bench = FormBench()
        bench.fill(.medicineUntil, "4/11/2026")
        #expect(bench.form.draft.medicineUntil == "2026-11-04")
        bench.press(.tab)
        #expect(bench.form.texts[.medicineUntil]?.text == "2026-11-04")
        #expect(TypedDay.iso("soon/x/2026") == "soon/x/2026")
    }

    @Test func `leaving asks only when something would be lost`() {
        var bench = FormBench()
        bench.press(.escape)
        #expect(bench.wanted == [.leave])
        bench.type("r")
        for key in [Key.escape, .control("c"), .function(10)] {
            bench.press(key)
            #expect(bench.wanted.isEmpty)
            #expect(bench.form.question == .leave)
            bench.type("n")
            #expect(bench.form.question == nil)
        }
        bench.press(.escape)
        bench.type("y")
        #expect(bench.wanted == [.leave])
        bench.press(.control("c"), .control("c"))
        #expect(bench.wanted == [.leave])
        bench.press(.escape, .control("s"))
        #expect(bench.form.sending != nil)
    }

    @Test func `the next contact begins with an empty form, and old answers are not its own`() {
        var bench = FormBench.saved()
        bench.press(.control("n"))
        #expect(bench.form.contact == nil)
        bench.type("mm")
        #expect(bench.form.sending?.attempt == 2)
        bench.happen(.contact(attempt: 1, .done(.sample())))
        #expect(bench.form.contact == nil)
        bench.press(.control("n"))
        #expect(bench.form.question == .next)
        bench.type("y")
        #expect(bench.form.draft == ContactDraft())
    }

    @Test func `stopping and drawing again are left to the terminal`() {
        var bench = FormBench()
        bench.press(.control("z"), .control("l"))
        #expect(bench.wanted == [.suspend, .redraw])
    }
}
