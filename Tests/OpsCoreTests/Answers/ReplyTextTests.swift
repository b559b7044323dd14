import OpsTesting
import Testing

@testable import OpsCore

/// What somebody types, and what it is taken for.
struct ReplyTextTests {
    @Test(arguments: [
        ("OUI K7PX", ReplyText.Meaning.yes, ["K7PX"]), ("oui k7px.", .yes, ["K7PX"]),
        ("K7PX OUI", .yes, ["K7PX"]), ("SI", .yes, []), ("sí", .yes, []),
        ("SÍ K7PX", .yes, ["K7PX"]),
        ("si\u{301}", .yes, []), ("YES", .yes, []), ("O", .yes, []), ("y", .yes, []),
        ("Oui, merci !", .yes, []), ("Bonjour,\nOUI\nK7PX", .yes, ["K7PX"]), ("¡Sí!", .yes, []),
        ("oui oui", .yes, []), ("\"oui\"", .yes, []), ("OUI K7PX K7PX", .yes, ["K7PX"]),
        ("NON", .no, []), ("no", .no, []), ("N", .no, []), ("non merci", .no, []),
        ("k7px non", .no, ["K7PX"]), ("No, gracias.", .no, []),
        ("STOP", .stop, []), ("stop sms", .stop, []), ("Alto", .stop, []),
        ("Merci !", .thanks, []), ("gracias, hola", .thanks, []),
        ("Merci K7PX", .unclear, ["K7PX"]),
    ])
    func `a plain word is heard`(_ text: String, _ meaning: ReplyText.Meaning, _ codes: [String]) {
        let read = ReplyText(text)
        #expect(read.meaning == meaning)
        #expect(read.codes.map(\.text) == codes)
    }

    @Test(arguments: [
        "", " ", ".", "K7PX", "bonjour", "oui mais seulement à 15h", "non oui", "pas oui",
        "oui non",
        "no puedo", "no sí", "si puedo, no voy", "oui?", "oui ?", "sí?", "OUI/NON", "oui-non",
        "oui 👎",
        "👍", "oui ❌", "ok", "peut-être", "oui K7PX M3RT", "ouiK7PX", "oui1", "1", "+", "yes no",
        "not yes", "yesterday", "o n", "ñ", "oui\u{338}", "нет oui", "oui (non)", "oui...\u{200B}",
        "ｏｕｉ", "YES I can but late", "stop oui", "stop ça suffit", "arrêtez", "oui je viens",
        "s i", "n'oui", "oui’non", "=oui", "<oui>",
    ])
    func `whatever says more than a plain word is for a person to read`(_ text: String) {
        #expect(ReplyText(text).meaning == .unclear)
    }

    @Test func `the code of a text that a person will read is known all the same`() {
        let read = ReplyText("oui K7PX mais à 15h?")
        #expect(read.meaning == .unclear)
        #expect(read.codes.map(\.text) == ["K7PX"])
    }

    @Test func `a text that is too long is for a person`() {
        let long = String(repeating: "oui ", count: 401)
        #expect(ReplyText(long).meaning == .unclear)
        #expect(ReplyText(String(repeating: "oui ", count: 400)).meaning == .yes)
    }

    /// Random texts of words that people use, and of any characters at all: none is taken for a yes or
    /// a no unless all of its words are.
    @Test func `nothing is accepted by accident, whatever is typed`() {
        var chance = SeededGenerator(seed: 27)
        let plain: Set = ["oui", "o", "si", "sí", "yes", "y", "merci", "gracias", "k7px", "c3cc"]
        let words =
            Array(plain).sorted() + [
                "non", "no", "n", "pas", "not", "ne", "mais", "but", "pero", "puedo", "à", "15h",
                "?", "👍",
                "jamais", "nunca", "never", "si", "peut", "être", "late", "demain", "K8PX", "",
            ]
        var yeses = 0
        for _ in 0..<20_000 {
            let typed = (0..<1 + chance.below(4)).map { _ in words[chance.below(words.count)] }
            let read = ReplyText(typed.joined(separator: " "))
            if read.meaning == .yes {
                yeses += 1
                #expect(typed.allSatisfy { $0.isEmpty || plain.contains($0) }, "\(typed)")
            }
        }
        #expect(yeses > 500)
        for _ in 0..<20_000 {
            let scalars = (0..<chance.below(12)).map { _ -> Unicode.Scalar in
                Unicode.Scalar(UInt32(chance.below(chance.below(2) == 0 ? 128 : 0x11_0000))) ?? "x"
            }
            let text = String(String.UnicodeScalarView(scalars))
            if ReplyText(text).meaning != .unclear {
                #expect(text.unicodeScalars.count <= 12 && text.contains { $0.isLetter }, "\(text)")
            }
        }
    }
}

/// What whoever answered is told.
struct AnswerOutcomeTests {
    @Test(arguments: AnswerOutcome.allCases)
    func `what is sent back is one text message in every language, in its letters`(
        _ outcome: AnswerOutcome
    ) {
        for number in [nil, 1, 9_999_999] as [Int64?] {
            let text = outcome.text(mission: number)
            #expect(Wording.isThreefold(text), "\(outcome)")
            for language in PublicationLanguage.allCases {
                let sent = MessageLetters.fold(text[language])
                #expect(sent.unicodeScalars.count <= 160, "\(sent)")
                #expect(sent.unicodeScalars.allSatisfy(MessageLetters.basic.contains), "\(sent)")
                #expect(!sent.contains("?") || text[language].contains("?"), "\(sent)")
            }
        }
    }

    /// The whole table: state of the question, whether its mission is over, yes or no.
    @Test func `an answer is decided only where the question is open to it`() {
        let expected: [SolicitationState: (open: [AnswerOutcome?], over: [AnswerOutcome?])] = [
            .pending: ([nil, nil], [.notNeeded, .notNeeded]),
            .accepted: ([.accepted, .alreadyAnswered], [.notNeeded, .notNeeded]),
            .declined: ([.alreadyAnswered, .declined], [.notNeeded, .declined]),
            .expired: ([nil, nil], [.tooLate, .tooLate]),
            .withdrawn: ([nil, nil], [.notNeeded, .notNeeded]),
            .reserve: ([.reserve, .alreadyAnswered], [.notNeeded, .notNeeded]),
        ]
        for state in SolicitationState.allCases {
            guard let row = expected[state] else {
                Issue.record("no row for \(state)")
                continue
            }
            for (isOver, outcomes) in [(false, row.open), (true, row.over)] {
                for (index, isYes) in [true, false].enumerated() {
                    #expect(
                        AnswerOutcome(state, isOver: isOver, isYes: isYes) == outcomes[index],
                        "\(state) over: \(isOver) yes: \(isYes)")
                }
            }
        }
    }

    @Test(arguments: SolicitationState.allCases)
    func `what the operation refuses is told as what it means to a volunteer`(
        _ state: SolicitationState
    ) {
        let late: AnswerOutcome = state == .expired ? .tooLate : .notNeeded
        for refusal in RefusalSamples.all {
            let expected: AnswerOutcome =
                switch refusal {
                case .dispatching(.crewComplete), .dispatching(.unknownMission),
                    .dispatching(.wrongStage):
                    late
                // An old question to somebody who was asked anew.
                case .dispatching(.alreadyAnswered):
                    [.pending, .expired, .withdrawn].contains(state) ? late : .alreadyAnswered
                default: .notPossible
                }
            #expect(AnswerOutcome(refusal, to: state) == expected)
        }
    }

    @Test func `a time is read as a telephone shows it`() {
        let instant = Samples.start
        let rule = ZoneRule("CET-1CEST,M3.5.0,M10.5.0/3")
        let utc = AnswerClock.text(instant, rule: nil, in: .fr)
        #expect(utc.hasSuffix(" UTC"))
        let date = CivilDate(daysSince1970: Int(instant.milliseconds / 86_400_000))
        #expect(AnswerClock.text(instant, rule: rule, in: .en).hasPrefix("\(date.day) "))
        #expect(!AnswerClock.text(instant, rule: rule, in: .es).contains("UTC"))
        let noon = Instant(milliseconds: 1_585_915_200_000)  // 2020-04-03T12:00Z
        #expect(AnswerClock.text(noon, rule: rule, in: .fr) == "03/04 14:00")
        #expect(AnswerClock.text(noon, rule: rule, in: .en) == "3 Apr 14:00")
        #expect(AnswerClock.text(noon, rule: nil, in: .es) == "03/04 12:00 UTC")
    }
}

/// Answers from outside, as the operation decides them.
struct AnswersDecisionTests {
    private static func asked(crew: Int64 = 2) throws -> (Given, Identifier<Mission>) {
        try CrewSafetyTests.world(crew: crew, stage: .offered)
    }

    private static func answer(
        _ given: Given, _ id: Identifier<Mission>, _ index: Int, isYes: Bool,
        by way: AnswerWay = .link
    ) throws -> AnswersCommand {
        let asked = try #require(given.operation.missions[id]?.solicitations[index])
        return .answer(AnswerFromOutside(to: asked.id, of: id, isYes: isYes, by: way))
    }

    @Test(arguments: [true, false], AnswerWay.allCases)
    func `an answer does what the desk's does, and says which way it came`(
        _ isYes: Bool, _ way: AnswerWay
    ) throws {
        let (given, id) = try Self.asked()
        let asked = try #require(given.operation.missions[id]?.solicitations.first)
        let who = Answerer.solicitation(asked.id)
        let byDesk = given.when(
            .dispatching(isYes ? .accept(id, who) : .decline(id, who)))
        let alone = given.when(
            .answers(try Self.answer(given, id, 0, isYes: isYes, by: way)))
        alone.then(byDesk.events + [.answers(.answerCame(asked.id, way))])
    }

    @Test func `a yes again changes nothing, and nobody must read it`() throws {
        var (given, id) = try Self.asked()
        let yes = Command.answers(try Self.answer(given, id, 0, isYes: true))
        try given.carryOut(yes)
        given.when(yes).then([])
    }

    @Test(arguments: AnswerWay.allCases)
    func `a yes that the rules do not take waits for a desk, whichever way it came`(
        _ way: AnswerWay
    ) throws {
        var (given, id) = try Self.asked()
        let asked = try #require(given.operation.missions[id]?.solicitations.first)
        var change = VolunteerChange()
        change.vettedUntil = CivilDate(daysSince1970: 0)
        try given.carryOut(.roster(.change(asked.volunteer, change)))
        let text = way == .sms ? Marked.note : nil
        let answer = AnswerFromOutside(to: asked.id, of: id, isYes: true, by: way, text: text)
        let told = given.when(.answers(.answer(answer)))
        guard case .answers(.replyKept(let reply))? = told.events.first else {
            Issue.record("\(told.events)")
            return
        }
        #expect(reply.reason == .notPossible && reply.mission == id)
        #expect(reply.volunteer == asked.volunteer)
        #expect(told.decision?.vault.count == (way == .sms ? 1 : 0))
        #expect(AnswerOutcome(told.events, to: asked.id) == .notPossible)
    }

    @Test func `a yes to "do you still come?" confirms, once`() throws {
        var (given, id) = try CrewSafetyTests.world(crew: 2)
        let visit = Samples.start + .days(2)
        try given.carryOut(.visits(.agreeSlot(id, from: visit, minutes: 60)))
        let yes = Command.answers(try Self.answer(given, id, 0, isYes: true, by: .sms))
        given.when(yes, at: visit - .hours(30)).then([])
        try given.carryOut(.crew(.runOut(id, .confirmation)), at: visit - .days(1))
        let asked = try #require(given.operation.missions[id]?.solicitations.first)
        let told = given.when(yes, at: visit - .hours(20))
        told.then([
            .crew(.confirmed(id, by: asked.volunteer)), .answers(.answerCame(asked.id, .sms)),
        ])
        #expect(AnswerOutcome(told.events, to: asked.id) == .accepted)
        try given.carryOut(yes, at: visit - .hours(20))
        given.when(yes, at: visit - .hours(19)).then([])
    }

    @Test func `a machine that answers each answer is one reply with one due time`() throws {
        var (given, id) = try Self.asked()
        let writer = given.volunteer(1)
        func write(_ reason: ReplyReason, about mission: Identifier<Mission>?) throws -> [Event] {
            try given.carryOut(
                .answers(
                    .keep(KeepReply(reason, from: [writer], about: mission, text: Marked.note))))
        }
        _ = try write(.notUnderstood, about: id)
        let reply = try #require(given.operation.answers.replies.values.first)
        for count: Int64 in 2...5 {
            let more = ContinuedReply(id: reply.id, reason: .notUnderstood, messages: count)
            #expect(try write(.notUnderstood, about: id) == [.answers(.replyContinued(more))])
        }
        #expect(given.operation.answers.replies[reply.id]?.dueAt == reply.dueAt)
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
        // Another thing, and what comes after somebody has read it, are replies of their own.
        _ = try write(.otherAnswer, about: id)
        _ = try write(.notUnderstood, about: nil)
        try given.carryOut(.answers(.settle(reply.id)))
        _ = try write(.notUnderstood, about: id)
        #expect(given.operation.answers.replies.count == 3)
    }

    @Test func `a stop from a telephone that two share is taken back for both`() throws {
        var (given, _) = try Self.asked()
        let both = [given.volunteer(1), given.volunteer(2)]
        try given.carryOut(.answers(.keep(KeepReply(.stop, from: both, about: nil, text: "STOP"))))
        #expect(both.allSatisfy(given.operation.wantsNoMessages))
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
        let reply = try #require(given.operation.answers.replies.keys.first)
        given.when(.answers(.settle(reply, resumesMessages: true))).then(
            [.answers(.replySettled(reply))]
                + both.sorted().map { .answers(.messagesResumed($0)) })
        // Whoever was forgotten is taken back alone.
        try given.carryOut(.answers(.settle(reply)))
        try given.carryOut(.answers(.resumeMessages(both[1])))
        #expect(given.operation.wantsNoMessages(both[0]))
        given.when(.answers(.resumeMessages(both[1])))
            .thenRefuses(.answers(.notStopped(number: 2)))
    }

    @Test func `what is asked of a mission that is not there is refused`() throws {
        let (given, _) = try Self.asked()
        given.when(
            .answers(
                .answer(
                    AnswerFromOutside(
                        to: Samples.id(7), of: Samples.id(6), isYes: true, by: .link)))
        ).thenRefuses(.dispatching(.unknownMission(Samples.id(6))))
    }

    @Test func `a reply has a desk and a due time, and silence takes it up until it is settled`()
        throws
    {
        var (given, id) = try Self.asked()
        let writer = given.volunteer(1)
        let events = try given.carryOut(
            .answers(
                .keep(KeepReply(.notUnderstood, from: [writer], about: id, text: Marked.note))))
        guard case .answers(.replyKept(let reply))? = events.first, events.count == 1 else {
            Issue.record("\(events)")
            return
        }
        #expect(reply.number == 1 && reply.mission == id && reply.volunteer == writer)
        #expect(reply.dueAt == Samples.start + reply.within)
        given.when(.answers(.escalate(reply.id))).thenRefuses(.answers(.notYetDue(number: 1)))
        var operation = given.operation
        let due = operation.takeDue(at: reply.dueAt, limit: 100)
        #expect(
            due.contains {
                if case .answers(.escalate(reply.id)) = $0 { true } else { false }
            })
        try given.carryOut(.answers(.escalate(reply.id)), at: reply.dueAt)
        let climbed = try #require(given.operation.answers.replies[reply.id])
        #expect(climbed.desk == given.operation.territories[reply.desk]?.parent ?? reply.desk)
        #expect(climbed.dueAt > reply.dueAt && climbed.escalations == 1)
        let copy = Operation(snapshot: given.operation.snapshot())
        #expect(copy == given.operation)
        let settled = given.when(.answers(.settle(reply.id)))
        settled.then([.answers(.replySettled(reply.id))])
        let erases = settled.decision?.vault.contains {
            if case .eraseReply(reply.id) = $0 { true } else { false }
        }
        #expect(erases == true)
        try given.carryOut(.answers(.settle(reply.id)))
        given.when(.answers(.settle(reply.id)))
            .thenRefuses(.answers(.unknownReply(reply.id)))
    }

    @Test func `a stop holds until a coordinator takes it back`() throws {
        var (given, _) = try Self.asked()
        let writer = given.volunteer(1)
        let stop = Command.answers(
            .keep(KeepReply(.stop, from: [writer], about: nil, text: "STOP")))
        try given.carryOut(stop)
        #expect(given.operation.wantsNoMessages(writer))
        #expect(!given.operation.wantsNoMessages(given.volunteer(2)))
        #expect(given.when(stop).events.count == 1)
        #expect(Operation(snapshot: given.operation.snapshot()) == given.operation)
        let reply = try #require(given.operation.answers.replies.keys.first)
        given.when(.answers(.settle(reply))).then([.answers(.replySettled(reply))])
        given.when(.answers(.settle(reply, resumesMessages: true))).then([
            .answers(.replySettled(reply)), .answers(.messagesResumed(writer)),
        ])
        try given.carryOut(.answers(.settle(reply, resumesMessages: true)))
        #expect(!given.operation.wantsNoMessages(writer))
    }

    @Test func `what is written about a mission that is over is for the writer's own desk`() throws
    {
        var (given, id) = try Self.asked()
        try given.carryOut(.hotline(.cancelRequest(given.request(1), .noLongerNeeded)))
        for mission in [id, nil] {
            let kept = given.when(
                .answers(
                    .keep(
                        KeepReply(
                            .notUnderstood, from: [given.volunteer(1)], about: mission, text: "?")))
            )
            guard case .answers(.replyKept(let reply))? = kept.events.first else {
                Issue.record("nothing was kept")
                continue
            }
            #expect(reply.desk == Samples.unit)
        }
    }

    @Test func `nobody's words are not kept`() throws {
        let (given, _) = try Self.asked()
        given.when(
            .answers(.keep(KeepReply(.stop, from: [Samples.id(99)], about: nil, text: "STOP")))
        ).thenRefuses(.answers(.unknownVolunteer(Samples.id(99))))
    }
}
