import OpsCore
import OpsTesting
import Testing

@testable import opsctl

/// What a coordinator reads at three in the morning: words in her language, times on her clock, names and
/// no identifiers.
@Suite struct WordsTests {
    private typealias Answers = TranscriptTests

    private static let conversations: [(String, [FakeDoor.Reply])] = [
        // Needs that a deployment added have the names that it gave them.
        (
            "line show 1 --ui-lang fr",
            [.json(200, lineWithAddedNeed), .json(200, Answers.needs)]
        ),
        (
            "referral list --ui-lang es",
            [.json(200, #"{"items":["# + sentForPets + #"]}"#), .json(200, Answers.needs)]
        ),
        (
            "referral show 12 --ui-lang fr",
            [.json(200, sentForPets), .json(200, Answers.needs)]
        ),
        // Anonymous is who wanted to be, and it shows when, why and for whom that ended.
        ("contact show 12 --ui-lang fr", [.json(200, nameless)]),
        ("contact show 13 --ui-lang fr", [.json(200, lifted)]),
        ("contact show 13 --ui-lang es", [.json(200, lifted)]),
        (
            "contact log --kind listening --anonymous --phone 06 --caller-name Z --ui-lang fr",
            [.json(201, nameless)]
        ),
        ("contact log --kind thanks --anonymous --caller-name Z --ui-lang es", []),
        // One code, two lists.
        ("concern show 3 --ui-lang fr", [.json(200, closedConcern)]),
        // What is refused names what was typed, once, on the clock of whoever reads.
        ("call done 7 --result reached --ui-lang fr", [.json(409, answerNeeded)]),
        ("call plan 12 --purpose call_back", [.json(409, noContact)]),
        (
            "contact log --kind thanks --name X --anonymous --ui-lang es",
            [.json(422, TranscriptTests.problem)]
        ),
        ("call take 7", [.json(409, taken)]),
        (
            "deployment open --entry e --territory 92 --need food --crew 20",
            [.json(422, tooManyInCrew)]
        ),
        ("mission code 52 --told x --new --ui-lang fr", []),
        // Names and labels, no identifiers.
        (
            "mission show 52 --ui-lang fr",
            [.json(200, missionWithSlot)]
        ),
        ("token list --ui-lang fr", [.json(200, tokens)]),
        ("mission checks --ui-lang fr", [.json(200, checks)]),
        ("volunteer show 7 --ui-lang fr", [.json(200, skilled)]),
        ("volunteer list --ui-lang es", [.json(200, #"{"items":["# + skilled + #"]}"#)]),
        ("person search --ui-lang fr", []),
        ("care-plan rules --file rules.json --contacts 3 --days 7 --review-days 30", []),
    ]

    private static let lineWithAddedNeed = Answers.line
        .replacing(#""priority":["medicine","food"]"#, with: #""priority":["errand.pet_food"]"#)
        .replacing(
            #""exceptions":[]"#, with: #""exceptions":[{"date":"2020-12-25","spans":[]}]"#)
    private static let sentForPets = Answers.referral
        .replacing("medicine", with: "errand.pet_food")
        .replacing(
            #""state":"on_the_way","#,
            with: #""state":"on_the_way","partner":"0190f3c2","partnerName":"Habitat","#
                + #""contact":"0190f3c2","contactNumber":7,"#)
    private static let missionWithSlot =
        String(Answers.mission.dropLast())
        + #","slot":{"from":"2020-03-20T13:00:00.000Z","until":"2020-03-20T14:00:00.000Z"}}"#
    private static let nameless = """
        {"id":"c","number":12,"kind":"request","loggedAt":"2020-03-20T08:00:00.000Z",\
        "language":"fr","anonymous":false,"person":null,"territory":"92"}
        """
    private static let lifted = """
        {"id":"c","number":13,"kind":"listening","loggedAt":"2020-03-20T08:00:00.000Z",\
        "language":"fr","anonymous":false,"person":null,"territory":"92","anonymityLifted":{\
        "at":"2020-03-20T09:00:00.000Z","by":"token:t","consentBy":"person",\
        "reason":"danger_to_life","recipient":"emergency_medical"}}
        """
    private static let closedConcern = """
        {"id":"c","number":3,"state":"closed","decision":"watch","ending":"safe","steps":[\
        {"kind":"decided","at":"2020-03-20T09:00:00.000Z","byLabel":"night desk","code":"unfounded"},\
        {"kind":"closed","at":"2020-03-20T10:00:00.000Z","byLabel":"night desk","code":"safe"}]}
        """
    private static let answerNeeded = """
        {"title":"notez la réponse et où en est le besoin (« help », « reason »)",\
        "detail":"notez la réponse et où en est le besoin (« help », « reason »)","status":409,\
        "code":"followup.answer_needed"}
        """
    private static let noContact = """
        {"title":"Some fields need correcting","detail":"Some fields need correcting","status":409,\
        "code":"contact.unknown","errors":[{"pointer":"#/contact","code":"contact.unknown",\
        "detail":"there is no such contact"},{"pointer":"#","code":"x","detail":"see above"}]}
        """
    private static let taken = """
        {"title":"call 7 is taken by somebody else until 2020-03-23 08:20 UTC; take another",\
        "status":409,"code":"followup.taken_by_other"}
        """
    private static let tooManyInCrew = """
        {"title":"Some fields need correcting","status":422,"code":"body.invalid","errors":[\
        {"pointer":"#/needs/0/crew","code":"x","detail":"must lie between 1 and 12"},\
        {"pointer":"#/needs/0/kind","code":"x","detail":"unknown value"}]}
        """
    private static let tokens = """
        {"items":[{"id":"t","role":"partner","label":"front desk","partner":"0190f3c2",\
        "partnerName":"Habitat","issuedAt":"2020-03-20T08:00:00.000Z"}],"next":null}
        """
    private static let checks = """
        {"items":[{"number":1,"at":"2020-03-20T08:00:00.000Z","token":"0190f3c2",\
        "label":"night desk","expected":true}],"next":null}
        """
    private static let skilled = """
        {"id":"v","number":7,"name":"Nadia","skills":[{"code":"first_aid","until":"2028-06-30"},\
        {"code":"sign_language","until":null}],"vettedUntil":"2028-12-31","available":true}
        """

    @Test func `conversations are in words`() async throws {
        var text = ""
        for (line, replies) in Self.conversations {
            let words = line.split(separator: " ").map(String.init)
            text += await TestDesk.transcript(words, replies, on: .anHourAhead) + "\n"
        }
        try Snapshot.expect(text, matches: "opsctl/words.txt")
    }

    @Test func `each list has its own words for codes that others have too`() {
        let shared: [(String, Book, String, Book, String)] = [
            ("open", .requestStatus, "ouverte", .callState, "à faire"),
            ("listening", .need, "écoute", .contactKind, "écoute"),
            ("taken", .dangerState, "prise en charge", .callState, "prise"),
            ("closed", .concernState, "close", .callState, "close"),
            ("friendly_call", .need, "appel convivial", .callPurpose, "appel convivial"),
        ]
        for (code, one, first, other, second) in shared {
            #expect(one.word(code, in: .fr) == first)
            #expect(other.word(code, in: .fr) == second)
        }
        #expect(Book.consentPurpose.word("partner", in: .fr) == "transmettre à un partenaire")
        #expect(Book.role.word("partner", in: .fr) != "transmettre à un partenaire")
        #expect(Book.callState.word("later_version", in: .fr) == "later_version")
    }
}

/// Times that are typed are those of the clock that one sees.
@Suite struct TypedTimeTests {
    /// Central Europe in 2020: an hour ahead, two from 29 March 01:00 UTC to 25 October 01:00 UTC.
    private static let paris = WallClock { instant in
        let spring = Instant(rfc3339: "2020-03-29T01:00:00Z") ?? Instant(milliseconds: 0)
        let autumn = Instant(rfc3339: "2020-10-25T01:00:00Z") ?? Instant(milliseconds: 0)
        return .seconds((spring..<autumn).contains(instant) ? 7_200 : 3_600)
    }

    @Test(arguments: [
        ("2020-03-24T14:00", "2020-03-24T13:00:00.000Z"),
        ("2020-03-24 14:00", "2020-03-24T13:00:00.000Z"),
        ("24/03/2020 14:00", "2020-03-24T13:00:00.000Z"),
        ("2020-03-24T14:00:30", "2020-03-24T13:00:30.000Z"),
        ("2020-07-01T14:00", "2020-07-01T12:00:00.000Z"),
        ("2020-03-24T14:00Z", "2020-03-24T14:00:00.000Z"),
        ("2020-03-24T14:00:00Z", "2020-03-24T14:00:00.000Z"),
        ("2020-03-24T14:00-05:00", "2020-03-24T19:00:00.000Z"),
        // The hour that there is not, and the one that there is twice.
        ("2020-03-29T02:30", "2020-03-29T01:30:00.000Z"),
        ("2020-10-25T02:30", "2020-10-25T01:30:00.000Z"),
    ])
    func `a time is read on the wall, or in the zone that it names`(
        _ typed: String, _ read: String
    ) throws {
        #expect(TypedTime.instant(typed, Self.paris)?.rfc3339 == read)
        let line = ["call", "plan", "12", "--purpose", "call_back", "--at", typed]
        let reader = CommandLineReader(commands: Subcommand.all, clock: Self.paris)
        guard case .command(let arguments) = try reader.read(line) else {
            Issue.record("no command")
            return
        }
        let flag = try #require(arguments.command.flag(named: "at"))
        #expect(arguments.text(flag) == read)
    }

    @Test(arguments: [
        "", "14:00", "2020-03-24", "2020-03-24T25:00", "24/03/2020", "2020-03-24T1400",
    ])
    func `what is no time is refused`(_ typed: String) {
        #expect(TypedTime.instant(typed, Self.paris) == nil)
    }

    @Test func `what is shown is read back as it was, but for the hour that there is twice`() throws
    {
        var instant = try #require(Instant(rfc3339: "2020-01-01T00:00:00Z"))
        for _ in 0..<400 {
            instant = instant + .seconds(79_200)
            for language in PublicationLanguage.allCases {
                let shown = Self.paris.text(instant, in: language)
                #expect(TypedTime.instant(shown, Self.paris) == instant, "\(shown)")
            }
        }
    }

    @Test func `days are typed as they are shown`() throws {
        let reader = CommandLineReader(commands: Subcommand.all)
        for typed in ["2028-12-31", "31/12/2028"] {
            guard
                case .command(let arguments) = try reader.read(
                    ["contact", "log", "--kind", "thanks", "--medicine-until", typed])
            else { continue }
            #expect(arguments.text(.medicineUntil) == "2028-12-31")
        }
        #expect(throws: UsageProblem.self) {
            try reader.read(["contact", "log", "--medicine-until", "31/02/2028"])
        }
    }
}

/// Hours and days of the week as they are read.
@Suite struct WeekdayTests {
    @Test(arguments: [
        (["mo", "tu", "we", "th", "fr"], "lu-ve"), (["mo", "tu"], "lu, ma"),
        (["su", "sa", "mo", "tu", "we"], "lu-me, sa, di"), (["fr"], "ve"), ([], ""),
    ])
    func `days in a row are one stretch`(_ codes: [String], _ shown: String) {
        var manner = Output.Manner()
        manner.language = .fr
        let output = Output(data: MemorySink(), messages: MemorySink(), manner: manner)
        #expect(output.weekdays(codes) == shown)
    }
}

/// The form takes the kinds of need that deployments have added.
@Suite struct FormNeedsTests {
    private static let pets = AddedNeed(
        code: "errand.pet_food",
        name: LocalizedText(fr: "nourriture pour animaux", es: "comida", en: "pet food"))

    private func bench() -> FormBench {
        var bench = FormBench(.fr)
        bench.press(.tab)
        return bench
    }

    @Test func `they are asked for once, when somebody comes to the needs`() {
        var bench = bench()
        #expect(bench.wanted == [.learnNeeds])
        bench.press(.tab)
        #expect(bench.wanted.isEmpty)
        bench.press(.backTab)
        #expect(bench.wanted.isEmpty)
        bench.happen(.needs(nil))
        bench.press(.tab, .backTab)
        #expect(bench.wanted == [.learnNeeds], "what nobody could say is asked again")
    }

    @Test func `an added need is chosen by its key, sent and shown by its name`() throws {
        var bench = bench()
        bench.happen(.needs([Self.pets]))
        let option = try #require(bench.form.options(of: .needs).last)
        #expect(option.word == "nourriture pour animaux")
        bench.type("1\(option.key)")
        #expect(bench.form.draft.needs == ["food", "errand.pet_food"])
        bench.press(.function(3))
        #expect(bench.form.sending?.draft.needs == ["food", "errand.pet_food"])
        bench.answer(.done(.sample(needs: ["food", "errand.pet_food"])))
        #expect(bench.form.notice?.text.contains("nourriture pour animaux") == true)
        bench.press(.function(7))
        #expect(bench.form.addedNeeds == [Self.pets], "the next contact has them too")
    }

    @Test func `a need that the server has is kept before its name is known`() {
        var bench = FormBench(.fr)
        bench.type("d")
        bench.press(.function(3))
        bench.answer(.done(.sample(needs: [])))
        bench.fill(.note, "x")
        bench.press(.function(3))
        bench.answer(.changed)
        bench.happen(
            .reloaded(
                attempt: bench.form.sending?.attempt ?? 0,
                .done(.sample(tag: "\"2\"", needs: ["errand.pet_food"]))))
        #expect(bench.form.draft.needs == ["errand.pet_food"])
        #expect(!bench.form.news.needs.contains("errand.pet_food"))
    }

    @Test func `a pipe names an added need before anybody has said that there is one`() {
        var plain = PlainForm(language: .en)
        _ = plain.take(line: "r")
        _ = plain.take(line: "food errand.pet_food")
        #expect(plain.form.draft.needs == ["food", "errand.pet_food"])
        #expect(plain.form.focus != .needs, "nothing was wrong with it")
        _ = plain.take(line: "-")
        _ = plain.take(line: "banana")
        #expect(plain.form.draft.needs == ["food", "errand.pet_food"])
        #expect(plain.form.focus == .needs, "a word that means nothing is no letter of a choice")
    }

    @Test func `the desk reads them from the list of the server`() async throws {
        let test = TestDesk(.json(200, TranscriptTests.needs))
        let desk = try FormDesk(test.session())
        guard case .needs(let added)? = await desk.perform(.learnNeeds) else {
            Issue.record("no needs")
            return
        }
        #expect(added?.map(\.code) == ["errand.pet_food"])
        let silent = try FormDesk(TestDesk(.silence(.cannotConnect)).session())
        guard case .needs(nil)? = await silent.perform(.learnNeeds) else {
            Issue.record("an answer from nobody")
            return
        }
    }
}

/// One word per notion on the command line, and the words that others rely on.
@Suite struct NotionTests {
    @Test func `what is left behind has one word`() {
        let names = Set(Subcommand.all.flatMap(\.flags).map(\.name))
        #expect(names.isDisjoint(with: ["safe", "at-most"]), "--safe-hours, --limit")
        #expect(!Subcommand.all.contains { $0.path.last == "end" }, "close")
        let operands = Set(Subcommand.all.flatMap(\.operands).map(\.name))
        #expect(!operands.contains("PERSON"), "a person's identifier, or a contact's number?")
        for command in Subcommand.all where command.path.last == "rules" {
            #expect(command.flag(named: "file") != nil, "\(command.name)")
        }
    }

    @Test(arguments: [
        "contact log --need food --need medicine --phone 06 --name N --address A --postcode 92120 "
            + "--lang fr --caller-relation daughter",
        "request list --status open --territory 92 --need food --limit 5",
        "request show 1", "request propose 1", "request offer 1 2", "mission accept 1",
        "mission decline 1", "mission start 1", "mission arrive 1", "mission complete 1",
        "mission fail 1 --reason not_home", "volunteer list", "volunteer show 1",
        "volunteer add --name N --territory 92", "catalogue list", "catalogue show e",
        "catalogue impact e", "scenario run f --seed 1 --policy nearest", "journal verify",
        "journal tail", "journal export", "import contacts f --map m --rate 5",
    ])
    func `what was promised is understood`(_ line: String) throws {
        let words = line.split(separator: " ").map(String.init)
        guard case .command = try CommandLineReader(commands: Subcommand.all).read(words) else {
            Issue.record("no command: \(line)")
            return
        }
    }
}
