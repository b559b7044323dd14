import OpsCore
import OpsHTTP
import OpsTesting
import Testing

@testable import OpsServer
@testable import OpsStore

/// What volunteers answer by text message, through the gateway's door.
struct ReplyRouteTests {
    static let phone = "+33639989876"

    static func bring(
        _ house: Premises, _ text: String, from: String = phone, id: String? = nil,
        fields: [(String, String)] = []
    ) async throws -> Answer {
        let name = id.map { #","gatewayId":"\#($0)""# } ?? ""
        return try await house.post(
            "/v1/replies", #"{"from":"\#(from)","text":"\#(text)"\#(name)}"#, as: .gateway,
            fields: fields)
    }

    static func code(
        _ house: Premises, mission: Int64, _ index: Int = 0
    ) async throws
        -> String
    {
        let shown = try await house.get("/v1/missions/\(mission)").expect(200)
        let text = try #require(shown["solicitations/\(index)/id"]?.string)
        let id = try #require(Identifier<Solicitation>(text))
        return ReplyCode(for: id, key: house.house.answerKey).text
    }

    @Test func `a yes hears the hour that was agreed, and so does the page`() async throws {
        try await withHouse { house in
            let page = try #require(try await AnswerPageTests.asked(house).first)
            #expect(try await house.get(page, as: nil).text.contains("Aide promise avant"))
            try await house.post(
                "/v1/missions/1/slot", #"{"from":"2020-12-24T15:00:00Z","minutes":60}"#,
                as: .coordinator
            ).expect(200)
            #expect(try await house.get(page, as: nil).text.contains("<dd>24/12 1"))
            let told = try await Self.bring(house, "oui").expect(200)
            #expect(told["reply"]?.string?.contains("Passage prévu le 24/12 1") == true)
            #expect(try await house.get(page, as: nil).text.contains("Passage prévu le 24/12 1"))
        }
    }

    @Test func `the first who takes a mission over waits for the other, and is of no crew yet`()
        async throws
    {
        try await withHouse { house in
            for _ in 0..<4 { try await house.addVolunteer() }
            try await house.offer(try await house.logContact("courtesy_visit"), to: 1, 2)
                .expect(201)
            for number in 1...2 {
                try await house.step(1, "acceptance", #"{"volunteer":\#(number)}"#).expect(200)
            }
            try await house.step(1, "start").expect(200)
            let asked = try await house.step(1, "hand-over", #"{"volunteers":[3,4]}"#).expect(200)
            func takers(_ mission: Answer) -> Set<Int64> {
                let rows = mission["solicitations"]?.elements ?? []
                let takers = rows.filter { $0["takesOver"]?.flag == true }
                return Set(takers.compactMap { $0["volunteerNumber"]?.integer })
            }
            #expect(takers(asked) == [3, 4])
            let wait = "ne partez pas avant notre message"
            let first = try await Self.bring(
                house, "oui \(try await Self.code(house, of: 3))"
            ).expect(200)
            #expect(first["reply"]?.string?.contains(wait) == true)
            let links = try await AnswerPageTests.links(house, mission: 1)
            #expect(try await house.get(links[2], as: nil).text.contains(wait))
            #expect(try await Self.standings(house, 1...4) == [true, true, false, false])
            let crew = try await house.get(links[0], as: nil)
            #expect(crew.text.contains("nous comptons sur vous"))
            let met = try await house.get("/v1/missions/1/exposure").expect(200)["meetings"]?
                .elements.map { $0["volunteerNumber"]?.integer }
            #expect(met == [1, 2])
            let last = try await Self.bring(
                house, "oui \(try await Self.code(house, of: 4))"
            ).expect(200)
            #expect(last["reply"]?.string?.contains("nous comptons sur vous") == true)
            #expect(takers(try await house.get("/v1/missions/1").expect(200)) == [])
            #expect(try await Self.standings(house, 1...4) == [false, false, true, true])
            #expect(try await !house.get(links[2], as: nil).text.contains(wait))
            try house.expectSoundBooks()
        }
    }

    /// Whether each is told by their calendar that they go.
    private static func standings(
        _ house: Premises, _ volunteers: ClosedRange<Int64>
    ) async throws -> [Bool] {
        var standings: [Bool] = []
        for number in volunteers {
            let sheet = try await house.get(
                "/v1/volunteers/\(number)/calendar", fields: [("Accept", "text/calendar")]
            ).expect(200).text
            standings.append(sheet.contains("STATUS:CONFIRMED"))
        }
        return standings
    }

    @Test func `whoever joins a crew that is under way goes at once, however many lack`()
        async throws
    {
        try await withHouse { house in
            try await house.deploy("92", ("hygiene", 240, 3, nil))
            for _ in 0..<5 { try await house.addVolunteer() }
            try await house.offer(try await house.logContact("hygiene"), to: 1, 2, 3).expect(201)
            for number in 1...3 {
                try await house.step(1, "acceptance", #"{"volunteer":\#(number)}"#).expect(200)
            }
            try await house.step(1, "start").expect(200)
            for number in 2...3 {
                try await house.step(1, "step-back", #"{"volunteer":\#(number)}"#).expect(200)
            }
            try await house.offer(1, to: 4, 5).expect(201)
            let told = try await Self.bring(
                house, "oui \(try await Self.code(house, of: 4))"
            ).expect(200)
            #expect(told["outcome"]?.string == "accepted")
            #expect(told["reply"]?.string?.contains("nous comptons sur vous") == true)
            let link = try await AnswerPageTests.links(house, mission: 1)[0]
            #expect(
                try await house.get(link, as: nil).text.contains("nous comptons sur vous"))
        }
    }

    /// The code of what a volunteer was asked last for mission 1: who is asked at once stand in no order.
    private static func code(_ house: Premises, of volunteer: Int64) async throws -> String {
        let rows = try await house.get("/v1/missions/1").expect(200)["solicitations"]?.elements
        let row = rows?.last { $0["volunteerNumber"]?.integer == volunteer }
        let id = try #require(row?["id"]?.string.flatMap(Identifier<Solicitation>.init))
        return ReplyCode(for: id, key: house.house.answerKey).text
    }

    @Test func `a reply that nobody reads in time is on the board until it is read`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            try await Self.bring(house, "peut-être, je vous rappelle").expect(200)
            func late() async throws -> [Int64] {
                try await house.get("/v1/board?territory=92", as: .operator).expect(200)["replies"]?
                    .elements.compactMap { $0["overdue"]?.integer } ?? [-1]
            }
            #expect(try await late() == [])
            house.clock.advance(.days(1))
            #expect(try await late() == [1])
            try await house.post("/v1/replies/1/settlement", "{}", as: .coordinator).expect(200)
            #expect(try await late() == [])
        }
    }

    /// Another volunteer, with a telephone of their own.
    private static func add(_ house: Premises, phone: String) async throws -> Int64 {
        let answer = try await house.post(
            "/v1/volunteers",
            """
            {"name":"\(Marked.volunteer.name)","phone":"\(phone)","territory":"92-montrouge",
             "postcode":"92120","languages":["en"],"vettedUntil":"2021-12-31","radiusKilometres":5}
            """)
        return try #require(answer.expect(201)["number"]?.integer)
    }

    @Test(arguments: Door.allCases)
    func `a volunteer says yes by text message, with the code or without`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            _ = try await AnswerPageTests.asked(house)
            let told = try await Self.bring(house, "Oui !").expect(200)
            #expect(told["outcome"]?.string == "accepted")
            #expect(told["missionNumber"]?.integer == 1)
            #expect(
                told["reply"]?.string
                    == "Mission 1 : votre oui est noté, nous comptons sur vous. Merci !")
            let mission = try await house.get("/v1/missions/1")
            #expect(mission["solicitations/0/way"]?.string == "sms")
            // The same again is the same; another answer is for the desk.
            let code = try await Self.code(house, mission: 1)
            #expect(
                try await Self.bring(house, "oui \(code.lowercased())")["outcome"]?.string
                    == "accepted")
            #expect(
                try await Self.bring(house, "NON \(code)")["outcome"]?.string == "already_answered")
            let kept = try await house.get("/v1/replies", as: .coordinator).expect(200)
            #expect(kept.items.compactMap { $0["reason"]?.string } == ["other_answer"])
            #expect(kept.items.first?["missionNumber"]?.integer == 1)
            #expect(try await house.get("/v1/missions/1")["stage"]?.string == "accepted")
        }
    }

    @Test func `a no by text message may say that somebody is ill`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            #expect(try await Self.bring(house, "Non, malade")["outcome"]?.string == "declined")
            let mission = try await house.get("/v1/missions/1")
            #expect(mission["solicitations/0/reason"]?.string == "ill")
        }
    }

    @Test func `several open questions need the code, and a code that is not theirs is unknown`()
        async throws
    {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            let request = try await house.logContact("food")
            try await house.offer(request, to: 1).expect(201)
            #expect(try await Self.bring(house, "OUI")["outcome"]?.string == "ambiguous")
            let (one, two) = (
                try await Self.code(house, mission: 1), try await Self.code(house, mission: 2)
            )
            let unknown = try #require(
                ["C3CC", "D4DD", "F6FF"].first { $0 != one && $0 != two })
            #expect(
                try await Self.bring(house, "OUI \(unknown)")["outcome"]?.string == "unknown_code")
            #expect(try await Self.bring(house, "\(two) oui")["missionNumber"]?.integer == 2)
            #expect(try await house.get("/v1/missions/2")["stage"]?.string == "accepted")
            #expect(try await house.get("/v1/missions/1")["stage"]?.string == "offered")
            // One question is left: a no needs no code.
            #expect(try await Self.bring(house, "non")["outcome"]?.string == "declined")
            #expect(
                try await house.get("/v1/missions/1")["solicitations/0/state"]?.string == "declined"
            )
        }
    }

    @Test func `who is awaited on a day to come and is asked for something today needs the code`()
        async throws
    {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            try await house.post(
                "/v1/missions/1/slot", #"{"from":"2020-12-24T15:00:00Z","minutes":60}"#,
                as: .coordinator
            ).expect(200)
            #expect(try await Self.bring(house, "OUI")["outcome"]?.string == "accepted")
            let request = try await house.logContact("food")
            try await house.offer(request, to: 1).expect(201)
            #expect(try await Self.bring(house, "OUI")["outcome"]?.string == "ambiguous")
            #expect(try await Self.bring(house, "NON")["outcome"]?.string == "ambiguous")
            let code = try await Self.code(house, mission: 2)
            #expect(try await Self.bring(house, "OUI \(code)")["missionNumber"]?.integer == 2)
            let shown = try await house.get("/v1/volunteers/1")
            #expect(shown["missionNumbers"]?.elements.compactMap(\.integer) == [1, 2])
        }
    }

    @Test func `two people with one telephone need the code, and it says who answers`() async throws
    {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house, 2)
            #expect(try await Self.bring(house, "OUI")["outcome"]?.string == "ambiguous")
            let code = try await Self.code(house, mission: 1, 1)
            #expect(try await Self.bring(house, "OUI \(code)")["outcome"]?.string == "accepted")
            let mission = try await house.get("/v1/missions/1")
            #expect(
                mission["solicitations"]?.elements.compactMap { $0["state"]?.string }
                    == ["withdrawn", "accepted"])
        }
    }

    @Test func `nobody's number, and one that is no number, change nothing`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            for from in ["+33639980000", "INFO", "12", "\\u00e9"] {
                let told = try await Self.bring(house, "OUI", from: from).expect(200)
                #expect(told["outcome"]?.string == "unknown_sender")
                #expect(told["missionNumber"]?.string == nil)
            }
            #expect(try await house.get("/v1/replies").items.isEmpty)
            #expect(try await house.get("/v1/missions/1")["stage"]?.string == "offered")
        }
    }

    @Test func `two machines do not write to each other for ever, known or not`() async throws {
        try await withHouse { house in
            for from in ["INFO", "12", ""] {
                let told = try await Self.bring(house, "Absent", from: from).expect(200)
                #expect(told["outcome"]?.string == "unknown_sender")
                #expect(told["reply"]?.string == nil)
            }
            for _ in 0..<2 {
                var replies = 0
                for _ in 0..<9 {
                    let told = try await Self.bring(house, "Absent", from: "+33639980000")
                        .expect(200)
                    if told["reply"]?.string != nil { replies += 1 }
                }
                #expect(replies == 3)
                let other = try await Self.bring(house, "Absent", from: "+33639980001")
                #expect(other["reply"]?.string != nil)
                house.clock.advance(.days(1))
            }
        }
    }

    @Test func `a thank-you is nobody's work, unless something is asked of them`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            let early = try await Self.bring(house, "Merci !").expect(200)
            #expect(early["outcome"]?.string == "not_understood")
            #expect(try await Self.bring(house, "OUI")["outcome"]?.string == "accepted")
            for words in ["Merci !", "merci, bonsoir", "Gracias.", "Thanks"] {
                let told = try await Self.bring(house, words).expect(200)
                #expect(told["outcome"]?.string == "thanks" && told["reply"]?.string == nil)
            }
            #expect(try await house.get("/v1/replies").items.count == 1)
            #expect(try await Self.bring(house, "Bonjour")["outcome"]?.string == "not_understood")
        }
    }

    @Test(arguments: Door.allCases)
    func `what a person must read is kept, read with a line, settled and erased`(
        _ door: Door
    ) async throws {
        try await withHouse(door) { house in
            _ = try await AnswerPageTests.asked(house)
            let words = "oui mais seulement à 15h MARKED-NOTE"
            let told = try await Self.bring(house, words).expect(200)
            #expect(told["outcome"]?.string == "not_understood")
            #expect(!told.text.contains("15h"))
            let list = try await house.get("/v1/replies", as: .coordinator).expect(200)
            #expect(list.items.count == 1 && !list.text.contains("15h"))
            #expect(list.items.first?["missionNumber"]?.integer == 1)
            let shown = try await house.get("/v1/replies/1", as: .coordinator).expect(200)
            #expect(shown["text"]?.string == words)
            let rows = try await house.get("/v1/access-log", as: .reviewer).items
            #expect(rows.first?["route"]?.string == "showReply")
            try await house.get("/v1/replies/1", as: .operator).expect(403)
            let settled = try await house.post("/v1/replies/1/settlement", as: .coordinator)
            #expect(settled.expect(200)["settledAt"]?.string != nil)
            #expect(try await house.get("/v1/replies/1")["text"]?.string == nil)
            try await house.post("/v1/replies/1/settlement", as: .coordinator).expect(409)
            #expect(try await house.get("/v1/replies").items.isEmpty)
            #expect(try await house.get("/v1/replies?settled=true").items.count == 1)
            try await house.get("/v1/replies/2").expect(404)
        }
    }

    @Test func `a reply that nobody reads goes to the desk above`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            try await Self.bring(house, "je ne sais pas").expect(200)
            let before = try await house.get("/v1/replies/1")
            house.clock.advance(.minutes(11))
            await house.house.office.tick()
            let after = try await house.get("/v1/replies/1")
            #expect(before["desk"]?.string == "92-montrouge" && after["desk"]?.string == "92")
            #expect(after["escalations"]?.integer == 1)
        }
    }

    @Test func `a stop is heard, shown and taken back by a coordinator`() async throws {
        try await withHouse { house in
            let volunteer = try await house.addVolunteer()
            #expect(try await Self.bring(house, "STOP")["outcome"]?.string == "stop")
            let reply = try await house.get("/v1/replies/1")
            #expect(reply["reason"]?.string == "stop")
            #expect(reply["messagesStopped"]?.flag == true)
            #expect(reply["volunteerNumber"]?.integer == volunteer)
            let shown = try await house.get("/v1/volunteers/\(volunteer)")
            #expect(shown["messagesStopped"]?.flag == true)
            let back = try await house.post(
                "/v1/replies/1/settlement", #"{"resumeMessages":true}"#, as: .coordinator)
            #expect(back.expect(200)["messagesStopped"]?.flag == false)
            let after = try await house.get("/v1/volunteers/\(volunteer)")
            #expect(
                after["messagesStopped"] == nil
                    && after["version"]?.integer != shown["version"]?.integer)
        }
    }

    @Test func `the number of a bank card is kept nowhere, the words around it are`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            try await Self.bring(house, "payez avec 4111 1111 1111 1111 merci").expect(200)
            let kept = try await house.get("/v1/replies/1")
            #expect(kept["text"]?.string == "payez avec •••• •••• •••• •••• merci")
        }
    }

    @Test func `who wants no messages is sent none, and somebody is told to ring`() async throws {
        try await withHouse { house in
            let gateway = HandGateway()
            let post = house.post(through: gateway)
            try await house.deploy("92-montrouge", tells: true, ("hygiene", 240, 1, nil))
            let volunteer = try await house.addVolunteer()
            #expect(try await Self.bring(house, "STOP")["outcome"]?.string == "stop")
            let request = try await house.logContact("hygiene")
            try await house.offer(request, to: volunteer).expect(201)
            try await house.until(1, are: "dead")
            #expect(try await house.get("/v1/messages/1")["reason"]?.string == "stopped")
            #expect(gateway.letters.isEmpty)
            #expect(try await house.get("/v1/crew-alarms").items.count == 1)
            await post.stop(within: .seconds(5))
        }
    }

    @Test func `a message that comes twice is one, by the gateway's name or by the key`()
        async throws
    {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            let first = try await Self.bring(house, "peut-être", id: "sms-1").expect(200)
            let again = try await Self.bring(house, "peut-être", id: "sms-1").expect(200)
            #expect(again.body == first.body)
            let key = [("Idempotency-Key", "k-1")]
            for _ in 0..<2 { try await Self.bring(house, "je verrai", fields: key).expect(200) }
            #expect(try await house.get("/v1/replies").items.count == 1)
            #expect(
                try await house.get("/v1/replies/1")["text"]?.string == "peut-être\nje verrai")
            try await Self.bring(house, "autre chose", fields: key).expect(422)
            // A gateway that begins its names anew loses no reply.
            for _ in 0..<2 {
                let yes = try await Self.bring(house, "oui", id: "sms-1").expect(200)
                #expect(yes["outcome"]?.string == "accepted")
            }
        }
    }

    @Test func `a gateway can do nothing else`() {
        for route in RouteTable.all where route.roles != nil {
            #expect(route.allows(.gateway) == (route.name == "bringReply"), "\(route.name)")
        }
    }

    /// The books are looked through for the number and the words when the house closes; kept answers here.
    @Test func `no number and no word is kept but in the vault of words`() async throws {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            try await Self.bring(house, "MARKED-NOTE no idea", id: "sms-1").expect(200)
            let room = try Self.texts(house)
            for (table, text) in room where table != "vault_reply_words" {
                #expect(!text.contains("no idea"), "\(table)")
                if table == "vault_replies" { #expect(Marked.found(in: text).isEmpty) }
            }
            #expect(room["vault_reply_words"]?.contains("no idea") == true)
        }
    }

    @Test func `what was written about a mission goes with the person who was to be helped`()
        async throws
    {
        try await withHouse { house in
            _ = try await AnswerPageTests.asked(house)
            try await Self.bring(house, "MARKED-NOTE no idea").expect(200)
            let contact = try await house.get("/v1/contacts/1").expect(200)
            let person = try #require(contact["person/id"]?.string)
            try await house.post(
                "/v1/requests/1/cancellation", #"{"reason":"no_longer_needed"}"#, as: .coordinator
            ).expect(200)
            #expect(try Self.texts(house)["vault_reply_words"]?.contains("no idea") == true)
            try await house.post("/v1/people/\(person)/erasure", #"{"reason":"asked"}"#).expect(200)
            #expect(try Self.texts(house)["vault_reply_words"] == "")
            // The reply itself waits on: somebody may have to call the volunteer.
            let reply = try await house.get("/v1/replies/1").expect(200)
            #expect(reply["text"] == nil && reply["reason"]?.string == "not_understood")
        }
    }

    static func texts(_ house: Premises) throws -> [String: String] {
        let file = try SQLiteConnection(path: house.folder + "/ops.sqlite", access: .readOnly)
        var texts: [String: String] = [:]
        for (table, column) in [
            ("journal", "payload"), ("vault_replies", "body"), ("vault_reply_words", "text"),
            ("kept_replies", "reason || desk"),
        ] {
            texts[table] =
                try file.text(
                    of: "SELECT group_concat(CAST(\(column) AS TEXT)) FROM \(table)") ?? ""
        }
        return texts
    }

    @Test func `help that is at another number is asked in the volunteer's language`() async throws
    {
        try await withHouse { house in
            let number = try await Self.add(house, phone: "+33639980042")
            let request = try await house.logContact("food")
            try await house.offer(request, to: number).expect(201)
            let told = try await Self.bring(house, "no", from: "06 39 98 00 42").expect(200)
            #expect(told["language"]?.string == "en")
            #expect(
                told["reply"]?.string == "Mission 1: your no is noted. Thank you for telling us.")
        }
    }

    @Test func `the answer to an offer and to a hand-over says whom somebody has to ring`()
        async throws
    {
        try await withHouse { house in
            try await house.deploy("92-montrouge", tells: true, ("hygiene", 240, 1, nil))
            let volunteer = try await house.addVolunteer()
            try await Self.bring(house, "STOP").expect(200)
            let other = try await house.addVolunteer()
            let request = try await house.logContact("hygiene")
            let asked = try await house.offer(request, to: other, volunteer).expect(201)
            func flags(_ answer: Answer, takingOver: Bool) -> [Int64: Bool] {
                var flags: [Int64: Bool] = [:]
                for one in answer["solicitations"]?.elements ?? []
                where (one["takesOver"]?.flag ?? false) == takingOver {
                    guard let number = one["volunteerNumber"]?.integer else { continue }
                    flags[number] = one["byTelephoneOnly"]?.flag ?? false
                }
                return flags
            }
            let expected = [volunteer: true, other: false]
            #expect(flags(asked, takingOver: false) == expected, "\(asked.text)")
            try await house.step(1, "acceptance", #"{"volunteer":\#(other)}"#).expect(200)
            let handed = try await house.step(
                1, "hand-over", #"{"volunteers":[\#(volunteer)]}"#
            ).expect(200)
            #expect(flags(handed, takingOver: true) == [volunteer: true], "\(handed.text)")
        }
    }
}
