import OpsCore
import OpsTesting
import Testing

@testable import OpsServer
@testable import OpsStore

/// Text messages as gateways and telephones really bring them: again, late, garbled, from machines.
struct ReplyMendTests {
    private typealias Replies = ReplyRouteTests

    private static func cancel(_ house: Premises, _ request: Int64) async throws {
        try await house.post(
            "/v1/requests/\(request)/cancellation", #"{"reason":"no_longer_needed"}"#,
            as: .coordinator
        ).expect(200)
    }

    // MARK: Once

    @Test func `a message that comes again is answered as it was, whatever has happened since`()
        async throws
    {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            try await Self.cancel(house, 1)
            let first = try await Replies.bring(house, "oui", id: "g1").expect(200)
            #expect(first["outcome"]?.string == "not_needed")
            let request = try await house.logContact("food")
            try await house.offer(request, to: 1).expect(201)
            let again = try await Replies.bring(house, "oui", id: "g1").expect(200)
            #expect(again.body == first.body)
            #expect(try await house.get("/v1/missions/2")["stage"]?.string == "offered")
            let other = try await Replies.bring(house, "non", id: "g1").expect(200)
            #expect(other["outcome"]?.string == "declined")
        }
    }

    @Test func `a no that meant nothing yet declines nothing later`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            let request = try await house.logContact("food")
            try await house.offer(request, to: 1).expect(201)
            let first = try await Replies.bring(house, "non", id: "g3").expect(200)
            #expect(first["outcome"]?.string == "ambiguous")
            try await Self.cancel(house, 1)
            #expect(try await Replies.bring(house, "non", id: "g3").body == first.body)
            #expect(try await house.get("/v1/missions/2")["stage"]?.string == "offered")
        }
    }

    // MARK: Which question

    @Test func `with nothing open, a no is about the mission that was accepted`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            let request = try await house.logContact("food")
            try await house.offer(request, to: 1).expect(201)
            let code = try await Replies.code(house, mission: 2)
            try await Replies.bring(house, "non \(code)").expect(200)
            try await Replies.bring(house, "oui").expect(200)
            let told = try await Replies.bring(house, "non").expect(200)
            #expect(told["outcome"]?.string == "already_answered")
            #expect(told["missionNumber"]?.integer == 1)
            #expect(try await house.get("/v1/replies/1")["text"]?.string == "non")
        }
    }

    @Test(arguments: ["oui", "non"])
    func `whoever comes for one mission and let the time of another pass is asked which is meant`(
        _ word: String
    ) async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            try await Replies.bring(house, "oui").expect(200)
            let request = try await house.logContact("food")
            try await house.post(
                "/v1/missions/1/slot", #"{"from":"2020-12-24T15:00:00Z","minutes":60}"#,
                as: .coordinator
            ).expect(200)
            try await house.offer(request, to: 1).expect(201)
            house.clock.advance(.hours(2))
            await house.house.office.tick()
            #expect(
                try await house.get("/v1/missions/2")["solicitations/0/state"]?.string == "expired")
            let told = try await Replies.bring(house, word).expect(200)
            #expect(told["outcome"]?.string == "ambiguous")
            #expect(try await house.get("/v1/replies").items.isEmpty)
            let code = try await Replies.code(house, mission: 2)
            let late = try await Replies.bring(house, "oui \(code)").expect(200)
            #expect(late["outcome"]?.string == "accepted" && late["missionNumber"]?.integer == 2)
        }
    }

    @Test func `where nothing tells which is meant, the words wait for a desk`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            let request = try await house.logContact("food")
            try await house.offer(request, to: 1).expect(201)
            for mission: Int64 in [1, 2] {
                let code = try await Replies.code(house, mission: mission)
                try await Replies.bring(house, "non \(code)").expect(200)
            }
            let told = try await Replies.bring(house, "oui").expect(200)
            #expect(told["outcome"]?.string == "not_understood")
            #expect(try await house.get("/v1/replies/1")["text"]?.string == "oui")
        }
    }

    @Test func `two questions with one code: the open one is meant, else a desk reads it`()
        async throws
    {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            let request = try await house.logContact("food")
            try await house.offer(request, to: 1).expect(201)
            func rows() throws -> [QuestionRow] {
                let room = try ReadingRoom(path: house.folder + "/ops.sqlite")
                let sender = try #require(
                    try PhoneNumber(Replies.phone, in: .france).map(room.senders)?.first)
                return try room.questions(to: sender.id, limit: 50)
            }
            let open = try rows()
            // A key of the house by which both have the same code.
            var key = house.house.answerKey
            var number: UInt64 = 0
            while ReplyCode(for: open[0].id, key: key) != ReplyCode(for: open[1].id, key: key) {
                number += 1
                let bytes = SHA256.digest(of: Array("\(number)".utf8)).bytes
                key = try #require(AnswerKey(bytes: bytes))
            }
            let text = ReplyText("oui \(ReplyCode(for: open[0].id, key: key))")
            let both = MeantQuestion(by: text, among: open, of: 1, key)
            #expect(both.question == nil && both.otherwise == .notUnderstood)
            try await Replies.bring(
                house, "non \(try await Replies.code(house, mission: 1))"
            ).expect(200)
            let one = MeantQuestion(by: text, among: try rows(), of: 1, key)
            #expect(one.question?.missionNumber == 2)
        }
    }

    @Test func `who is asked anew answers the new question by the old link or code too`()
        async throws
    {
        try await withHouse { house in
            let link = try await AnswerPageTests.asked(house)[0]
            let code = try await Replies.code(house, mission: 1)
            house.clock.advance(.hours(2))
            await house.house.office.tick()
            #expect(
                try await house.get("/v1/missions/1")["solicitations/0/state"]?.string == "expired")
            try await house.offer(1, to: 1).expect(201)
            // A no to a question that is over would be too late; to the new one it is a no.
            let page = try await house.get(link, as: nil).expect(200)
            #expect(page.text.contains(#"value="no""#))
            let told = try await Replies.bring(house, "NON \(code)").expect(200)
            #expect(told["outcome"]?.string == "declined")
            #expect(
                try await house.get("/v1/missions/1")["solicitations/1/state"]?.string
                    == "declined")
        }
    }

    // MARK: What a desk must hear of

    @Test func `a no by link after a yes waits for a desk, without words`() async throws {
        try await withHouse { house in
            let link = try await AnswerPageTests.asked(house)[0]
            try await AnswerPageTests.answer(house, link, "yes").expect(200)
            for _ in 0..<3 {
                let told = try await AnswerPageTests.answer(house, link, "no").expect(200)
                #expect(told.text.contains("déjà répondu autrement"))
            }
            let kept = try await house.get("/v1/replies", as: .coordinator).items
            #expect(kept.compactMap { $0["reason"]?.string } == ["other_answer"])
            let shown = try await house.get("/v1/replies/1").expect(200)
            #expect(shown["missionNumber"]?.integer == 1 && shown["text"] == nil)
        }
    }

    @Test func `a machine that answers each answer is one reply, and is left alone`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            for number in 1...5 {
                let told = try await Replies.bring(house, "absent du bureau \(number)").expect(200)
                #expect(told["outcome"]?.string == "not_understood")
                #expect((told["reply"]?.string != nil) == (number <= 2), "\(number)")
            }
            #expect(try await house.get("/v1/replies").items.count == 1)
            let shown = try await house.get("/v1/replies/1").expect(200)
            let lines = shown["text"]?.string?.split(separator: "\n") ?? []
            #expect(lines == (1...5).map { "absent du bureau \($0)" })
            // Who settles what they have not read to the end is told so.
            let tag = try #require(shown.etag)
            try await Replies.bring(house, "absent du bureau 6").expect(200)
            try await house.post(
                "/v1/replies/1/settlement", as: .coordinator, fields: [("If-Match", tag)]
            ).expect(412)
        }
    }

    @Test func `a stop from one telephone of two is taken back for each`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house, 2)
            try await Replies.bring(house, "STOP").expect(200)
            for volunteer in [1, 2] {
                let shown = try await house.get("/v1/volunteers/\(volunteer)")
                #expect(shown["messagesStopped"]?.flag == true)
            }
            try await house.post(
                "/v1/volunteers/2/message-resumption", as: .coordinator
            ).expect(200)
            try await house.post("/v1/volunteers/2/message-resumption", as: .coordinator)
                .expect(409, "answers.not_stopped")
            try await house.post("/v1/volunteers/99/message-resumption").expect(404)
            try await Replies.bring(house, "STOP").expect(200)
            try await house.post(
                "/v1/replies/1/settlement", #"{"resumeMessages":true}"#, as: .coordinator
            ).expect(200)
            for volunteer in [1, 2] {
                let shown = try await house.get("/v1/volunteers/\(volunteer)")
                #expect(shown["messagesStopped"] == nil)
            }
        }
    }

    @Test func `how an answer came goes with the answer`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            try await Replies.bring(house, "oui").expect(200)
            try await house.step(1, "refusal", #"{"volunteer":1}"#).expect(200)
            let mission = try await house.get("/v1/missions/1")
            #expect(mission["solicitations/0/state"]?.string == "declined")
            #expect(mission["solicitations/0/way"]?.string == nil)
        }
    }

    // MARK: Whatever a gateway brings

    @Test(arguments: [
        ("", "not_understood"), (" ", "not_understood"),
        (String(repeating: "a", count: 1_601), "not_understood"),
        ("oui" + String(repeating: " ", count: 1_700), "not_understood"),
        ("oui\\u0001", "accepted"), ("STOP\\u0000", "stop"), ("\\u0007\\u001b", "not_understood"),
    ])
    func `no text message is refused, since nobody could be told`(
        _ text: String, _ outcome: String
    ) async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            let told = try await Replies.bring(house, text).expect(200)
            #expect(told["outcome"]?.string == outcome)
            let kept = try await house.get("/v1/replies").items.count
            #expect(kept == (outcome == "accepted" ? 0 : 1))
            if kept == 1 {
                let words = try await house.get("/v1/replies/1")["text"]?.string ?? ""
                #expect(words.count <= 1_600 && !words.contains("\0"))
            }
        }
    }

    @Test func `a number without its sign is the same number`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            for (from, outcome) in [
                ("33639989876", "accepted"), ("33639980000", "unknown_sender"),
                ("123", "unknown_sender"), ("", "unknown_sender"),
                (String(repeating: "9", count: 90), "unknown_sender"),
            ] {
                let told = try await Replies.bring(house, "oui", from: from).expect(200)
                #expect(told["outcome"]?.string == outcome, "\(from)")
            }
        }
    }

    // MARK: Erasure

    @Test
    func `words about no known mission go with a person whose mission their writer was asked for`()
        async throws
    {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            let request = try await house.logContact("food")
            try await house.offer(request, to: 1).expect(201)
            try await Replies.bring(house, "MARKED-NOTE no idea").expect(200)
            #expect(try await house.get("/v1/replies/1")["missionNumber"]?.integer == nil)
            let person = try #require(
                try await house.get("/v1/contacts/1")["person/id"]?.string)
            try await Self.cancel(house, 1)
            try await house.post(
                "/v1/people/\(person)/erasure", #"{"reason":"asked","theseOnly":true}"#
            ).expect(200)
            #expect(try Replies.texts(house)["vault_reply_words"] == "")
            #expect(try await house.get("/v1/replies/1")["reason"]?.string == "not_understood")
        }
    }
}
