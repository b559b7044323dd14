import OpsCore
import OpsTesting
import Testing

/// Whoever was promised to stay anonymous is not found again by what was written.
struct AnonymousNoteTests {
    @Test(arguments: [
        ("call back 06 39 98 12 34 tonight", "call back […] tonight"),
        ("06.39.98.12.34", "[…]"), ("+33 (0)6 39 98 12 34, late", "[…], late"),
        ("tel:0033639981234", "tel:[…]"), ("+34 639 981 234", "[…]"), ("639 98 12 34", "[…]"),
        ("0639981234 12 euros", "[…] 12 euros"),
        ("06 39 98 12 34 and 06-39-98-56-78", "[…] and […]"),
        ("chiami il 339 123 4567 stasera", "chiami il […] stasera"), ("06 6982 1234", "[…]"),
        ("0577 12345", "[…]"), ("07700 900 123", "[…]"),
        ("zoe.exemple@example.org writes", "[…] writes"),
        ("０６３９９８１２３４ said", "[…] said"), ("٠٦٣٩٩٨١٢٣٤", "[…]"),
    ])
    func `numbers and electronic addresses are taken out`(_ note: String, _ kept: String) {
        #expect(AnonymousNote.kept(of: note) == kept)
    }

    @Test(arguments: [
        "15 rue de la Paix, 92120", "on 23/03/2020 at 08:00", "2020-03-23 08:00",
        "3 children, 40 euros",
        "on 2020-03-23 9 o'clock", "le 30.03.2020 10 h", "23-03-2020 9 h",
        "@home", "3977", "115 or 18", "1 234 567", "said […] twice",
    ])
    func `other words and numbers stay`(_ note: String) {
        #expect(AnonymousNote.kept(of: note) == note)
    }

    @Test func `a name that was typed beside it is taken out, in any letters`() throws {
        var wish = LogContact(
            kind: .listening, isAnonymous: true, note: "ZOÉ cries; Zoé's son left")
        wish.person = PersonDetails(name: "Zoé Exemple")
        #expect(wish.keptNote == "[…] cries; […]'s son left" && wish.isNoteShortened)
        wish.isAnonymous = false
        #expect(wish.keptNote == wish.note && !wish.isNoteShortened)
    }

    @Test func `what is kept of an anonymous contact holds no number, at once or later`() throws {
        var given = try Given.service()
        let note = "her number is 06 39 98 12 34"
        let logged = given.when(
            .hotline(.logContact(LogContact(kind: .listening, isAnonymous: true, note: note))))
        #expect(Self.notes(logged) == ["her number is […]"])
        try given.carryOut(.hotline(.logContact(LogContact(kind: .listening, isAnonymous: true))))
        var more = CompleteContact(known: given.contact(1), note: note)
        #expect(Self.notes(given.when(.hotline(.completeContact(more)))) == ["her number is […]"])
        more.known.isAnonymous = false
        #expect(Self.notes(given.when(.hotline(.completeContact(more)))) == [note])
    }

    private static func notes(_ outcome: Outcome) -> [String] {
        (outcome.decision?.vault ?? []).compactMap { write in
            if case .contactNote(_, let text) = write { text } else { nil }
        }
    }
}
