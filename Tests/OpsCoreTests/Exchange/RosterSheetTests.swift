import OpsTesting
import Testing

@testable import OpsCore

/// A roster leaves as a sheet and comes back from one.
struct RosterSheetTests {
    private static let book = RosterBook(
        territories: [
            Samples.unit.text, Samples.department.text, Samples.nation.text,
        ], numbers: .france)

    /// Somebody as the API tells them.
    private static func volunteer(
        _ number: Int64, _ chance: inout SeededGenerator
    ) -> (
        VolunteerProfile, JSONValue
    ) {
        var profile = Samples.profile(
            position: chance.pick([nil, Samples.unitPosition]),
            skills: ["driving", "first_aid", "psc1"].filter { _ in chance.below(2) == 0 }.map {
                Skill(
                    code: Samples.skill($0),
                    until: chance.below(2) == 0 ? nil : Samples.day("2028-06-30"))
            },
            languages: ["fr", "es", "pt-br"].filter { _ in chance.below(2) == 0 }
                .compactMap(LanguageTag.init),
            vettedUntil: chance.pick([nil, Samples.day("2030-12-31")]),
            weeklyMissions: Int64(chance.below(9)), radiusMetres: Int32(chance.below(90)) * 1_000,
            isAtHealthRisk: chance.below(3) == 0,
            conditions: ConditionSamples.any(&chance, people: [Samples.id(5), Samples.id(6)]))
        if profile.vettedUntil == nil { profile.conditions.vetting = nil }
        let names = ["Ada", "=SUM(A1)", "'+1", "O'Neil, \"Zoë\"", "-", "a;b\tc", "@here"]
        var json = JSONWriter()
        json.beginObject()
        json.member("id", Samples.id(UInt64(number) + 500) as Identifier<Volunteer>)
        json.member("number", number)
        let name = chance.pick(names)
        json.member("name", chance.below(2) == 0 ? name : " \(name) \(number) ")
        json.member("phone", chance.pick([nil, "+336399800\(10 + number)"]))
        json.member("email", chance.pick([nil, "v\(number)@example.org"]))
        let notes = ["two\nlines, \"quoted\"; landline only", "-", " dog;=1+1 ", "'-", "a, -b"]
        if chance.below(2) == 0 { json.member("note", chance.pick(notes)) }
        if chance.below(2) == 0 { json.member("ref", "\(chance.pick(["+", "=", "R "]))\(number)") }
        json.member("available", chance.below(4) > 0)
        profile.write(into: &json)
        json.member("version", number * 7)
        json.endObject()
        return (profile, Self.parsed(json.bytes))
    }

    private static func parsed(_ bytes: [UInt8]) -> JSONValue {
        (try? JSONParser.value(of: bytes, limits: .file)) ?? .null  // null is no volunteer
    }

    private static func file(_ entries: [RosterEntry], _ separator: UInt8) -> [UInt8] {
        entries.reduce(into: CSVText.mark + RosterEntry.heading(separator: separator)) {
            $0 += $1.line(separator: separator)
        }
    }

    @Test(arguments: [UInt8(ascii: ","), UInt8(ascii: ";")])
    func `what was exported and is imported again changes nothing, whoever they are`(
        _ separator: UInt8
    ) throws {
        for seed in 0..<60 {
            var chance = SeededGenerator(seed: UInt64(seed))
            let entries = try (1...8).map {
                try #require(RosterEntry(Self.volunteer($0, &chance).1))
            }
            let sheet = try RosterSheet(Self.file(entries, separator), Self.book)
            let plan = RosterPlan(sheet, entries: entries)
            #expect(plan.steps.count == 8 && plan.unmentioned == 0)
            for step in plan.steps {
                guard case .same = step.outcome else {
                    Issue.record("seed \(seed), line \(step.line): \(step.outcome)")
                    continue
                }
            }
        }
    }

    @Test func `whoever comes into another house with a sheet is there with all that was known`()
        throws
    {
        for seed in 100..<160 {
            var chance = SeededGenerator(seed: UInt64(seed))
            let (profile, value) = Self.volunteer(1, &chance)
            let entry = try #require(RosterEntry(value))
            var cells = entry.cells
            cells[.id] = nil
            cells[.ref] = "R1"
            if cells[.languages] == nil { cells[.languages] = "" }
            let document = try #require(RosterPlan.Outcome.add(cells).document)
            let change = try JSONFields.read(Self.parsed(document)) { fields in
                VolunteerChange(from: &fields) { fields in
                    var zone: String?
                    let rule = profile.conditions.availability.hours?.rule
                    return OpeningHours(
                        from: &fields, ruleOfZone: { _ in rule }, unknownZone: &zone)
                }
            }
            var expected = profile
            expected.skills.sort { $0.code < $1.code }
            expected.conditions.vetting = nil
            // What a calendar said comes from the calendar again.
            expected.conditions.availability.busy = []
            var added = change.profile(in: Samples.unit, at: Samples.start)
            #expect(added.conditions.vettingScope == profile.conditions.vettingScope)
            added.conditions.vetting = nil
            #expect(added == expected, "seed \(seed)")
            #expect(change.isAvailable == (cells[.available] == "yes"))
            #expect(change.note == entry.cells[.note])
        }
    }

    private static let ada = known(
        """
        {"id":"\(Samples.id(7) as Identifier<Volunteer>)","number":7,"name":"Ada","phone":"+33639980007",
         "ref":"A-7","available":true,"territory":"92-montrouge","latitude":48.817,"longitude":2.319,
         "skills":[{"code":"first_aid","until":"2028-06-30"}],"languages":["fr"],
         "vettedUntil":"2028-12-31","weeklyMissions":5,"radiusKilometres":5,"healthRisk":false,
         "version":40}
        """)
    private static let zoe = known(
        """
        {"id":"\(Samples.id(8) as Identifier<Volunteer>)","number":8,"name":"Zoe","phone":"+33639980007",
         "available":true,"territory":"92-montrouge","skills":[],"languages":["fr"],
         "vettedUntil":null,"weeklyMissions":5,"radiusKilometres":5,"healthRisk":false,"version":41}
        """)

    private static func known(_ text: String) -> RosterEntry {
        guard let entry = RosterEntry(parsed(Array(text.utf8))) else {
            preconditionFailure("the sample is a volunteer")
        }
        return entry
    }

    /// What each line would do, in words.
    private func outcomes(
        _ text: String, _ entries: [RosterEntry] = [ada, zoe], book: RosterBook = book
    ) throws -> [String] {
        try RosterPlan(RosterSheet(Array(text.utf8), book), entries: entries).steps.map { step in
            switch step.outcome {
            case .add: "\(step.line) add"
            case .same(let entry): "\(step.line) same \(entry.number)"
            case .change(let entry, let changes):
                "\(step.line) \(entry.number) "
                    + changes.map { "\($0.column.rawValue) \($0.from)>\($0.to)" }
                    .joined(separator: " ")
            case .refused(let problems):
                "\(step.line) "
                    + problems.map { "\($0.column?.rawValue ?? "") \($0.problem)" }
                    .joined(separator: " ")
            }
        }
    }

    @Test func `an empty cell leaves what is known, a hyphen takes it out`() throws {
        #expect(
            try outcomes("ref,phone,lifts_kg,skills\nA-7,,10,-\n")
                == ["2 7 skills first_aid=2028-06-30> lifts_kg >10"])
        #expect(try outcomes("ref,phone\nA-7,-\n") == ["2 7 phone +33639980007>"])
        #expect(try outcomes("ref,name\nA-7,-\n") == ["2 name cannotBeTakenOut"])
    }

    @Test func `a reference comes before a telephone, and two who fit are asked about`() throws {
        #expect(try outcomes("ref,phone,name\nA-7,0639980099,Ada\n").count == 1)
        #expect(
            try outcomes("phone,name\n06 39 98 00 07,Ada\n") == ["2 phone twoVolunteers(7, 8)"])
        // Zoe has no reference yet: the telephone says that it is her.
        #expect(
            try outcomes("ref,phone,name\nZ-8,06 39 98 00 07,Zoe\n") == ["2 8 ref >Z-8"])
        let id = Self.zoe.id
        #expect(try outcomes("id,ref\n\(id),A-7\n") == ["2 ref twoVolunteers(7, 8)"])
        #expect(
            try outcomes("id,name\n\(Samples.id(99) as Identifier<Volunteer>),X\n")
                == ["2 id unknownIdentity"])
    }

    @Test func `another of the household at the same telephone does not become who is known`()
        throws
    {
        let sheet =
            "ref,name,phone,territory\nZ-1,Marie Conduit,06 39 98 00 07,92\nZ-2,Zoe,0639980007,92\n"
        // Marie is new; Zoe, who had no reference, has hers.
        #expect(
            try outcomes(sheet, [Self.zoe]) == ["2 add", "3 8 ref >Z-2 territory 92-montrouge>92"])
        #expect(
            try outcomes("name,phone,territory\nMarie Conduit,0639980007,92\n", [Self.zoe])
                == ["2 phone anotherName(8)"])
        // A name that leaves words out is still hers, and so is a line without one.
        #expect(
            try outcomes("name,phone\nZoe Martin,0639980007\n", [Self.zoe])
                == ["2 8 name Zoe>Zoe Martin"])
        #expect(try outcomes("phone\n0639980007\n", [Self.zoe]) == ["2 same 8"])
    }

    @Test func `nobody is there twice`() throws {
        #expect(
            try outcomes("ref\nA-7\nA-7\n") == ["2 same 7", "3  sameAsLine(2)"])
        let new = "name,territory,phone,ref\nMax,92,0639980055,\nMia,92,0639980055,\n"
        #expect(try outcomes(new) == ["2 add", "3 phone sameAsLine(2)"])
        #expect(
            try outcomes("name,territory,phone,ref\nMax,92,0639980055,a\nMia,92,0639980055,b\n")
                == ["2 add", "3 add"])
        #expect(
            try outcomes("name,territory\nMax,92\n") == ["2 ref nobodyKnowsAgain"])
    }

    @Test func `whoever is new needs a name and a territory that there is`() throws {
        #expect(try outcomes("name,phone\nMax,0639980055\n") == ["2 territory notSaid"])
        #expect(
            try outcomes("name,phone,territory\nMax,0639980055,nowhere\n")
                == ["2 territory unknownTerritory"])
        #expect(
            try outcomes("name,phone,territory,rest_hours\nMax,12,92,many\n") == [
                "2 phone impossible(example: \"+33639981234\") rest_hours outOfRange(ClosedRange(0...720))"
            ])
    }

    @Test func `what says nothing alone is refused, line by line`() throws {
        for (heading, cell, column, other) in [
            ("hours", "mo 18:00-22:00", "hours", "zone"), ("zone", "Europe/Paris", "zone", "hours"),
            ("exceptions", "2026-12-25", "exceptions", "hours"),
            ("vetting_scope", "telephone", "vetting_scope", "vettedUntil"),
        ] {
            #expect(
                try outcomes("id,\(heading)\n\(Self.zoe.id),\(cell)\n")
                    == ["2 \(column) missing(OpsCore.RosterColumn.\(other))"])
        }
        #expect(
            try outcomes("ref,latitude\nA-7,-\n")
                == ["2 longitude missing(OpsCore.RosterColumn.latitude)"])
    }

    @Test func `a week reads however it is spelled, and is written in one way`() throws {
        #expect(
            try outcomes(
                "ref;zone;hours\nA-7;Europe/Paris;\"sa 09:00-12:00; mo-we,th 18:00-22:00\"\n")
                == ["2 7 zone >Europe/Paris hours >mo-th 18:00-22:00; sa 09:00-12:00"])
    }

    @Test func `another word for a skill that the house knows changes nothing`() throws {
        let book = RosterBook(skills: ["psc1": "first_aid"])
        #expect(
            try outcomes("ref,skills\nA-7,PSC1=2028-06-30\n", book: book) == ["2 same 7"])
    }

    @Test func `a postcode counts only where no position is known`() throws {
        #expect(try outcomes("ref,postcode\nA-7,92120\n") == ["2 same 7"])
        #expect(try outcomes("id,postcode\n\(Self.zoe.id),92120\n") == ["2 8 postcode >92120"])
    }

    @Test func `the ways of Excel are understood`() throws {
        #expect(try outcomes("\u{FEFF}Référence;Nom\r\nA-7;Ada\r\n;;;\r\n") == ["2 same 7"])
        #expect(
            try outcomes("sep=;\r\nREF;latitude;longitude\r\nA-7;48,817;2,319\r\n") == ["3 same 7"])
        #expect(try outcomes("ref\tname\nA-7\tAda\n") == ["2 same 7"])
        #expect(try outcomes("ref,name,\nA-7,Ada,\n") == ["2 same 7"])
        #expect(try outcomes("ref,name\nA-7,Ada,,\n") == ["2 same 7"])
        #expect(
            try outcomes("ref,name\nA-7,Ada,x\nA-7\n") == [
                "2  wrongCount(found: 3, expected: 2)", "3  wrongCount(found: 1, expected: 2)",
            ])
    }

    @Test func `a file that is none is refused as a whole, in words`() {
        func problem(_ bytes: [UInt8]) -> RosterFileProblem? {
            do throws(RosterFileProblem) {
                _ = try RosterSheet(bytes, Self.book)
                return nil
            } catch {
                return error
            }
        }
        #expect(problem([0xFF, 0xFE, 0x6E, 0x00]) == .utf16)
        #expect(problem(Array("n\0a".utf8)) == .utf16)
        #expect(problem(Array("name\nAda\nZo".utf8) + [0xEB, 0x0A]) == .notUTF8(line: 3))
        #expect(problem([]) == .noHeading)
        #expect(problem(Array("name,shoe size\n".utf8)) == .unknownColumn(place: 2, "shoe size"))
        #expect(problem(Array("name,nom\n".utf8)) == .doubledColumn(.name))
        #expect(
            problem(Array("name\n\"Ada\n".utf8))
                == .csv(CSVError(reason: .unclosedQuote, line: 2)))
    }

    @Test func `kinds of help for which somebody is never asked stand in a column`() throws {
        let column = try #require(RosterColumn(heading: "nunca"))
        #expect(column == .never && column.member == "refusedNeeds")
        #expect(try column.canonical("medicine errand.pet_food", RosterBook()) != "")
        #expect(throws: RosterCellProblem.self) { try column.canonical("shoes", RosterBook()) }
        #expect(throws: RosterCellProblem.self) {
            try RosterColumn.email.canonical("zoe", RosterBook())
        }
    }

    @Test func `no heading stands for two columns`() {
        for column in RosterColumn.allCases {
            #expect(RosterColumn(heading: " \(column.rawValue.uppercased()) ") == column)
        }
        #expect(RosterColumn(heading: "Teléfono") == .phone)
        #expect(RosterColumn(heading: "compétences") == .skills)
    }

    @Test func `no spreadsheet runs what is written`() {
        for text in ["=1+1", "+33639980007", "-1", "@x", "\t=1", "'=1", "''+"] {
            let line = String(decoding: CSVText.line([text], separator: 0x2C), as: UTF8.self)
            #expect(line.hasPrefix("'") || line.hasPrefix("\"'"), "\(text)")
            #expect(CSVText.unguarded(CSVText.guarded(text)) == text)
        }
        for text in ["", "Ada", "'tis", "a=b", "a; b"] { #expect(CSVText.guarded(text) == text) }
        // Excel in French splits at semicolons whatever stands between the cells.
        for separator in [";", ",", "\t", "\n", "\r"] {
            for text in ["Eve\(separator)=1+1", "Eve\(separator)'@x", "=a\(separator)-b"] {
                let guarded = CSVText.guarded(text)
                #expect(guarded.contains("\(separator)'"), "\(guarded)")
                #expect(CSVText.unguarded(guarded) == text)
            }
        }
    }

    @Test func `a name that is a hyphen stays a name, a hyphen that is typed takes out`() throws {
        let entry = Self.known(
            #"{"id":"\#(Samples.id(9) as Identifier<Volunteer>)","number":9,"name":"-","note":"-","version":4}"#
        )
        let file = Self.file([entry], 0x2C)
        #expect(String(decoding: file, as: UTF8.self).contains("'-"))
        #expect(try outcomes(String(decoding: file, as: UTF8.self), [entry]) == ["2 same 9"])
        #expect(try outcomes("id,note\n\(entry.id),-\n", [entry]) == ["2 9 note ->"])
    }

    @Test func `days that are not like the week read the same in any order`() throws {
        let one = "2026-12-25; 2026-12-24 14:00-16:00,09:00-12:00"
        let other = "2026-12-24 09:00-12:00; 2026-12-24 14:00-16:00; 2026-12-25"
        let read = try [one, other].map { try RosterColumn.exceptions.canonical($0, Self.book) }
        #expect(
            read == Array(repeating: "2026-12-24 09:00-12:00,14:00-16:00; 2026-12-25", count: 2))
        let entry = Self.known(
            """
            {"id":"\(Samples.id(9) as Identifier<Volunteer>)","number":9,"name":"Ada","version":4,"hours":
             {"zone":"Europe/Paris","schedules":[{"byday":["mo"],"opensAt":"09:00","closesAt":"12:00"}],
              "exceptions":[{"date":"2026-12-25","spans":[]},{"date":"2026-12-24","spans":
              [{"opensAt":"14:00","closesAt":"16:00"},{"opensAt":"09:00","closesAt":"12:00"}]}]}}
            """)
        #expect(entry.cells[.exceptions] == read[0])
    }

    @Test func `one reference is given to one, whatever leads to them`() throws {
        let bob = Self.known(
            #"{"id":"\#(Samples.id(9) as Identifier<Volunteer>)","number":9,"name":"Bob","phone":"+33639980009","version":4}"#
        )
        let eve = Self.known(
            #"{"id":"\#(Samples.id(10) as Identifier<Volunteer>)","number":10,"name":"Eve","phone":"+33639980010","version":4}"#
        )
        #expect(
            try outcomes("ref,phone\nZZ,0639980009\nZZ,0639980010\n", [bob, eve])
                == ["2 9 ref >ZZ", "3 ref sameAsLine(2)"])
        #expect(
            try outcomes(
                "id,ref,name,territory\n,ZZ,Max,92\n\(bob.id),ZZ,,\n", [bob, eve])
                == ["2 add", "3 ref sameAsLine(2)"])
    }

    @Test func `whoever has a line that cannot be read is in the file`() throws {
        let sheet = try RosterSheet(Array("ref,lifts_kg\nA-7,heavy\n".utf8), Self.book)
        #expect(RosterPlan(sheet, entries: [Self.ada, Self.zoe]).unmentioned == 1)
    }

    @Test func `hours are typed as they are shown, in three languages`() {
        for words in ["mo-fr", "lu-ve", "lu-vi"] {
            #expect(HoursWords("\(words) 18:00-20:00") == HoursWords("mo-fr 18:00-20:00"))
        }
        #expect(HoursWords("mi 18:00-20:00")?.days == [.wednesday])
        #expect(HoursWords("me,sá,do 18:00-20:00")?.days == [.wednesday, .saturday, .sunday])
        #expect(HoursWords("xx 18:00-20:00") == nil)
    }

    @Test func `every problem is told in three languages, and repeats nothing that was typed`() {
        let problems: [RosterCellProblem] = [
            .notSaid, .impossible(example: "x"), .unknownCode(allowed: ["yes"]), .tooLong(limit: 3),
            .outOfRange(0...3), .unknownTerritory, .cardNumber, .cannotBeTakenOut, .missing(.zone),
            .nobodyKnowsAgain, .unknownIdentity, .twoVolunteers(1, 2), .anotherName(7),
            .sameAsLine(4),
            .wrongCount(found: 1, expected: 2), .changedSince(number: 3),
        ]
        for problem in problems { #expect(Wording.isThreefold(problem.text), "\(problem)") }
        let files: [RosterFileProblem] = [
            .utf16, .notUTF8(line: 2), .noHeading, .unknownColumn(place: 1, "x"),
            .doubledColumn(.name), .csv(CSVError(reason: .unclosedQuote, line: 1)),
        ]
        for problem in files { #expect(Wording.isThreefold(problem.text), "\(problem)") }
    }
}
