import OpsCore
import OpsStore
import OpsTesting
import Testing

@testable import OpsServer

/// Messages leave the house, and what became of them is written down.
@Suite(.timeLimit(.minutes(1)))
struct PostTests {
    @Test func `whoever is asked gets one message, with the telephone and how to answer`()
        async throws
    {
        try await withHouse { house in
            let gateway = HandGateway()
            let post = house.post(through: gateway)
            let request = try await house.ask()
            try await house.until(2, are: "sent")
            #expect(gateway.letters.map(\.to) == ["+33639989876", "+33639989876"])
            let letter = try #require(gateway.letters.first)
            #expect(letter.id.hasPrefix("msg_") && !letter.id.contains("."))
            #expect(Set(gateway.letters.map(\.id)).count == 2)
            #expect(letter.text.contains("OUI") && letter.text.contains("Mission 1"))
            #expect(Marked.found(in: letter.text).isEmpty)
            let shown = try await house.request(request)
            let asked = shown["missions/0/solicitations"]?.elements ?? []
            #expect(asked.compactMap { $0["message"]?.string } == ["sent", "sent"])
            await post.stop(within: .seconds(5))
        }
    }

    @Test func `when to answer and when to go are told by the clocks of the place at each time`()
        async throws
    {
        try await withHouse { house in
            let gateway = HandGateway()
            let post = house.post(through: gateway)
            // Summer time begins on 29 March.
            let opened = try await house.deploy(
                "92-montrouge", tells: true, ("hygiene", 7 * 1_440, 1, nil))
            let id = try #require(opened["id"]?.string)
            try await house.post(
                "/v1/deployments/\(id)/hours",
                #"{"hours":{"zone":"Europe/Paris","schedules":[{"byday":["mo","tu","we","th","fr","#
                    + #""sa","su"],"opensAt":"00:00","closesAt":"24:00"}]}}"#
            ).expect(200)
            let volunteer = try await house.addVolunteer()
            let request = try await house.logContact("hygiene")
            try await house.post(
                "/v1/requests/\(request)/offers", #"{"volunteers":[\#(volunteer)]}"#,
                as: .coordinator
            ).expect(201)
            try await house.until(1, are: "sent")
            let text = try #require(gateway.letters.first).text
            #expect(text.contains("Avant le 23/03 09:30"), "\(text)")
            #expect(text.contains("pour le 30/03 10:00"), "\(text)")
            await post.stop(within: .seconds(5))
        }
    }

    @Test func `a gateway that is busy is asked again by the schedule, and no sooner`() async throws
    {
        try await withHouse { house in
            let gateway = HandGateway()
            gateway.answer(.again(.busy), .again(.failing), .again(.timedOut, after: .seconds(600)))
            let post = house.post(through: gateway) { $0.retryTimes[2] = .seconds(60) }
            _ = try await house.ask(1)
            for (attempt, wait) in [(1, TimeSpan.seconds(5)), (2, .minutes(5)), (3, .minutes(10))] {
                try await Self.until(attempt, triesOf: 1, in: house)
                // Not before its time, however often the post wakes.
                house.clock.advance(TimeSpan(milliseconds: wait.milliseconds - 1))
                post.bell.ring()
                try await house.get("/v1/messages/1").expect(200)
                #expect(gateway.letters.count == attempt)
                house.clock.advance(TimeSpan(milliseconds: 1))
                guard attempt < 3 else { break }
                post.bell.ring()
            }
            post.bell.ring()
            try await house.until(1, are: "sent")
            #expect(Set(gateway.letters.map(\.id)).count == 1)
            #expect(gateway.letters.count == 4)
            await post.stop(within: .seconds(5))
        }
    }

    private static func until(_ attempts: Int, triesOf number: Int, in house: Premises) async throws
    {
        try await house.untilJournal {
            try await house.get("/v1/messages/\(number)")["attempts"]?.integer == Int64(attempts)
        }
    }

    @Test func `what is refused is dead: it is listed, the desk is told, and it can be sent again`()
        async throws
    {
        try await withHouse { house in
            let gateway = HandGateway()
            gateway.answer(.refused(.refused))
            let post = house.post(through: gateway)
            let request = try await house.ask(1)
            try await house.until(1, are: "dead")
            let dead = try await house.get("/v1/messages?state=dead&mission=1", as: .coordinator)
            #expect(dead["items/0/reason"]?.string == "refused")
            #expect(dead["items/0/number"]?.integer == 1)
            let alarms = try await house.get("/v1/crew-alarms", as: .coordinator)
            #expect(alarms["items/0/kind"]?.string == "not_reached")
            #expect(alarms["items/0/desk"]?.string == "92-montrouge")
            let shown = try await house.request(request)
            #expect(
                shown["missions/0/solicitations/0/messageReason"]?.string == "refused")
            let id = dead["items/0/id"]?.string ?? ""
            try await house.post("/v1/messages/\(id)/retry", as: .coordinator).expect(200)
            try await house.until(1, are: "sent")
            #expect(Set(gateway.letters.map(\.id)).count == 1)
            #expect(try await house.get("/v1/crew-alarms").items.isEmpty)
            #expect(try await house.get("/v1/messages/1")["reason"]?.string == nil)
            try await house.post("/v1/messages/1/retry").expect(409, "messages.not_dead")
            try await house.post("/v1/messages/99/retry").expect(404)
            try await house.get("/v1/messages/99").expect(404)
            await post.stop(within: .seconds(5))
        }
    }

    @Test func `who has no telephone is dead at once, and the gateway never sees them`()
        async throws
    {
        try await withHouse { house in
            let gateway = HandGateway()
            let post = house.post(through: gateway)
            try await house.deploy("92-montrouge", tells: true, ("hygiene", 240, 1, nil))
            try await house.post(
                "/v1/volunteers",
                """
                {"name":"Bea Exemple","territory":"92-montrouge","postcode":"92120",
                 "languages":["fr"],"vettedUntil":"2021-12-31","weeklyMissions":20,
                 "radiusKilometres":5}
                """
            ).expect(201)
            let request = try await house.logContact("hygiene")
            try await house.offer(request, to: 1).expect(201)
            try await house.until(1, are: "dead")
            #expect(try await house.get("/v1/messages/1")["reason"]?.string == "no_telephone")
            #expect(gateway.letters.isEmpty)
            await post.stop(within: .seconds(5))
        }
    }

    @Test func `an answer before it went out withdraws it`() async throws {
        try await withHouse { house in
            _ = try await house.ask(2)
            try await house.step(1, "acceptance", #"{"volunteer":1}"#).expect(200)
            let gateway = HandGateway()
            let post = house.post(through: gateway)
            try await house.until(1, are: "sent")
            #expect(gateway.letters.map(\.kind) == [.accepted])
            let all = try await house.get("/v1/messages?mission=1")
            #expect(
                all.items.compactMap { $0["state"]?.string } == ["sent", "withdrawn", "withdrawn"])
            await post.stop(within: .seconds(5))
        }
    }

    @Test func `a gateway that hangs holds up neither the house nor its end`() async throws {
        try await withHouse { house in
            let gateway = HandGateway()
            gateway.hang()
            let post = house.post(through: gateway) { $0.atOnce = 1 }
            _ = try await house.ask(2)
            try await house.until(1, at: gateway)
            try await house.get("/healthz", as: nil).expect(200)
            _ = try await house.logContact("food")
            await post.stop(within: .milliseconds(20))
            #expect(gateway.letters.count == 1)
            // What was in hand goes out again, under the same identity.
            let second = HandGateway()
            let next = house.post(through: second)
            try await house.until(2, are: "sent")
            #expect(second.letters.map(\.id).contains(gateway.letters[0].id))
            await next.stop(within: .seconds(5))
        }
    }

    @Test func `who heard the question while it was withdrawn hears that it is over`() async throws
    {
        try await withHouse { house in
            _ = try await house.ask(2)
            try await house.step(1, "acceptance", #"{"volunteer":1}"#).expect(200)
            // The gateway had both in hand, and tells so now.
            _ = try await house.house.office.carryOut(
                Order(
                    by: .house, answering: .fromEvents { _ in Reply(status: 200, body: []) },
                    making: { room in
                        let late = try room.lateMessages(among: [1, 2])
                        #expect(late.count == 2)
                        return .messages(
                            .report(
                                .command, [MessageOutcome(1, .sent), MessageOutcome(2, .sent)],
                                late: late))
                    }))
            let all = try await house.get("/v1/messages")
            let told = all.items.compactMap { $0["kind"]?.string }
            #expect(told == ["not_needed", "accepted", "asked", "asked"])
            #expect(all["items/0/volunteerNumber"]?.integer == 2)
        }
    }

    @Test func `the log says what would be sent, and to whom by number alone`() async throws {
        try await withHouse { house in
            let post = house.post(through: LogGateway(log: house.house.log))
            _ = try await house.ask(2)
            try await house.until(2, are: "sent")
            #expect(house.notes.text.contains("message 1: asked, mission 1, volunteer 1"))
            #expect(!house.notes.text.contains("639989876"))
            #expect(try await house.get("/v1/messages/1")["by"]?.string == "log")
            await post.stop(within: .seconds(5))
        }
    }

    @Test func `a clock that was put back holds no message up`() async throws {
        try await withHouse { house in
            let gateway = HandGateway()
            let post = house.post(through: gateway)
            _ = try await house.ask(1)
            try await house.until(1, are: "sent")
            house.clock.advance(.hours(-2))
            try await house.step(1, "acceptance").expect(200)
            try await house.until(2, are: "sent")
            await post.stop(within: .seconds(5))
        }
    }

    @Test func `nobody hears "you go" after "cancelled"`() async throws {
        try await withHouse { house in
            let gateway = HandGateway()
            let post = house.post(through: gateway)
            let request = try await house.ask(1)
            try await house.until(1, are: "sent")
            gateway.hang()
            try await house.step(1, "acceptance").expect(200)
            try await house.until(2, at: gateway)
            try await house.post(
                "/v1/requests/\(request)/cancellation", #"{"reason":"no_longer_needed"}"#,
                as: .coordinator
            ).expect(200)
            // Others are told meanwhile: the first is still in the gateway's hands.
            let other = try await house.logContact("hygiene")
            try await house.offer(other, to: try await house.addVolunteer()).expect(201)
            try await house.until(3, at: gateway)
            #expect(gateway.letters.map(\.kind) == [.asked, .accepted, .asked])
            gateway.letGo()
            try await house.until(4, are: "sent")
            #expect(gateway.letters.map(\.kind) == [.asked, .accepted, .asked, .cancelled])
            await post.stop(within: .seconds(5))
        }
    }

    @Test func `who must not go any more hears it before a wave does`() async throws {
        try await withHouse { house in
            _ = try await house.ask(3)
            let request = try await house.logContact("hygiene")
            let called = try await house.addVolunteer()
            try await house.offer(request, to: called).expect(201)
            try await house.step(2, "acceptance").expect(200)
            try await house.post(
                "/v1/requests/\(request)/cancellation", #"{"reason":"no_longer_needed"}"#,
                as: .coordinator
            ).expect(200)
            let gateway = HandGateway()
            let post = house.post(through: gateway) { $0.atOnce = 1 }
            try await house.until(4, at: gateway)
            #expect(gateway.letters.map(\.kind) == [.cancelled, .asked, .asked, .asked])
            await post.stop(within: .seconds(5))
        }
    }

    @Test(arguments: ["held", "off"])
    func `what waits stays in the house when a deployment is made an exercise`(
        _ how: String
    ) async throws {
        try await withHouse { house in
            let deployment = try await house.deploy(
                "92-montrouge", tells: true, ("hygiene", 240, 1, nil))
            let request = try await house.logContact("hygiene")
            try await house.offer(request, to: try await house.addVolunteer()).expect(201)
            let rules = how == "held" ? #"{"on":true,"held":true}"# : #"{"on":false}"#
            try await house.post("/v1/deployments/\(deployment.id)/message-rules", rules)
                .expect(200)
            let state = how == "held" ? "held" : "withdrawn"
            try await house.until(1, are: state)
            let gateway = HandGateway()
            let post = house.post(through: gateway)
            await post.stop(within: .seconds(5))
            #expect(gateway.letters.isEmpty)
        }
    }

    @Test func `who was told to go hears that nobody goes, once messages are on again`()
        async throws
    {
        try await withHouse { house in
            let deployment = try await house.deploy(
                "92-montrouge", tells: true, ("hygiene", 240, 1, nil))
            let request = try await house.logContact("hygiene")
            try await house.offer(request, to: try await house.addVolunteer()).expect(201)
            try await house.post("/v1/missions/1/acceptance").expect(200)
            let gateway = HandGateway()
            let post = house.post(through: gateway)
            try await house.until(1, are: "sent")
            let rules = "/v1/deployments/\(deployment.id)/message-rules"
            try await house.post(rules, #"{"on":false}"#).expect(200)
            try await house.post(
                "/v1/requests/\(request)/cancellation", #"{"reason":"no_longer_needed"}"#
            ).expect(200)
            try await house.post(rules, #"{"on":true}"#).expect(200)
            try await house.until(2, are: "sent")
            let all = try await house.get("/v1/messages?mission=1").expect(200).items
            #expect(all.first?["kind"]?.string == "cancelled")
            // Said once, it is not said again.
            try await house.post(rules, #"{"on":true}"#).expect(200)
            #expect(try await house.get("/v1/messages?mission=1").items.count == all.count)
            await post.stop(within: .seconds(5))
        }
    }

    @Test func `a list of one state looks at no message of another`() async throws {
        try await withHouse { house in
            _ = try await house.ask(2)
            for state in MessageState.allCases {
                let items = try await house.get("/v1/messages?state=\(state.rawValue)").items
                #expect(items.count == (state == .pending ? 2 : 0))
                let items1 = try await house.get("/v1/messages?state=\(state.rawValue)&mission=1")
                    .items
                #expect(items1.count == items.count)
            }
        }
    }

    @Test func `a message is asked for by number and by identity, page after page`() async throws {
        try await withHouse { house in
            _ = try await house.ask(3)
            let first = try await house.get("/v1/messages?limit=2", as: .coordinator)
            #expect(first.items.compactMap { $0["number"]?.integer } == [3, 2])
            let rest = try await house.get(try #require(first.next), as: .coordinator)
            #expect(rest.items.compactMap { $0["number"]?.integer } == [1])
            for item in first.items + rest.items {
                let id = item["id"]?.string ?? ""
                let shown = try await house.get("/v1/messages/\(id)")
                #expect(shown["number"]?.integer == item["number"]?.integer)
            }
            try await house.get("/v1/messages?state=lost").expect(400)
            try await house.get("/v1/messages?mission=0").expect(400)
        }
    }

    @Test func `the rules of a deployment are set and followed`() async throws {
        try await withHouse { house in
            let opened = try await house.deploy(
                "92-montrouge", tells: true, ("hygiene", 240, 1, nil))
            let target = "/v1/deployments/\(opened.id)/message-rules"
            try await house.post(target, #"{"on":false}"#).expect(200)
            let volunteer = try await house.addVolunteer()
            let request = try await house.logContact("hygiene")
            try await house.offer(request, to: volunteer).expect(201)
            #expect(try await house.get("/v1/messages").items.isEmpty)
            let held = try await house.post(target, #"{"on":true,"held":true}"#).expect(200)
            #expect(held["held"]?.flag == true)
            try await house.step(1, "acceptance").expect(200)
            #expect(try await house.get("/v1/messages/1")["state"]?.string == "held")
            try await house.post(target, "{}").expect(422)
        }
    }
}
