import OpsCore
import OpsTesting
import Testing

struct HotlineTests {
    @Test func `a contact took place before it is logged, and not a lifetime before`() throws {
        let given = try Given.service()
        func log(_ at: Instant) -> Command {
            .hotline(.logContact(LogContact(kind: .missed, occurredAt: at)))
        }
        for wrong in [TimeSpan.minutes(6), .days(3_650), .days(-43_800)] {
            given.when(log(Samples.start + wrong)).thenRefuses(.hotline(.impossibleTime))
        }
        for right in [TimeSpan.minutes(4), .minutes(-20), .days(-700)] {
            #expect(given.when(log(Samples.start + right)).refusal == nil)
        }
    }

    @Test func `each need of a contact becomes a request with owner and due time`() throws {
        var service = try Given.service()
        try service.carryOut(Samples.logContact(.food, .listening, .information))
        let requests = service.operation.requests.values.sorted { $0.number < $1.number }
        #expect(requests.map(\.number) == [1, 2, 3])
        #expect(requests.map(\.status) == [.open, .open, .uncovered])
        #expect(
            requests.map(\.owner) == [
                .desk(Samples.department), .desk(Samples.department), .desk(Samples.nation),
            ])
        #expect(
            requests.map(\.dueAt) == [
                Samples.start + .hours(4), Samples.start + .minutes(10), Samples.start + .hours(24),
            ])
        #expect(requests.allSatisfy { $0.place == Samples.unit })
    }

    @Test func `who called and what was said goes to the vault alone`() throws {
        let outcome = try Given.service().when(Samples.logContact(.food))
        let kinds = outcome.decision?.vault.map { write in
            switch write {
            case .person(_, Marked.person): "person"
            case .caller(_, Marked.caller): "caller"
            case .contactNote(_, Marked.note): "note"
            default: "something else"
            }
        }
        #expect(kinds == ["person", "caller", "note"])
        for event in outcome.events {
            #expect(Marked.found(in: String(decoding: event.payload, as: UTF8.self)).isEmpty)
        }
    }

    @Test func `an anonymous contact leaves nothing in the vault`() throws {
        let outcome = try Given.service().when(
            .hotline(.logContact(LogContact(needs: [.listening]))))
        #expect(outcome.decision?.vault.isEmpty == true)
        #expect(outcome.events.count == 2)
    }

    @Test func `a contact that cannot be is refused`() throws {
        given().when(Samples.logContact(.food)).thenRefuses(.hotline(.noTerritory))
        let service = try Given.service()
        service.when(Samples.logContact(.qualification))
            .thenRefuses(.hotline(.qualificationIsNoNeed))
        service.when(Samples.logContact(.food, .food)).thenRefuses(.hotline(.repeatedNeed(.food)))
    }
}

struct EscalationTests {
    @Test
    func `silence goes from the unit to the department to the national desk, at doubling spans`()
        throws
    {
        var service = try Given.country()
        try service.carryOut(.catalogue(.publish(Samples.entry())))
        try service.carryOut(
            .catalogue(.openDeployment(Samples.openService(in: Samples.unit))))
        try service.carryOut(Samples.logContact(.food))
        let id = service.request(1)
        var now = Samples.start + .hours(4)
        let steps: [(TerritoryCode, Int64)] = [
            (Samples.department, 2), (Samples.nation, 4), (Samples.nation, 8), (Samples.nation, 16),
        ]
        for (desk, hours) in steps {
            let due = service.operation.takeDueCopy(at: now)
            #expect(due.count == 1)
            try service.carryOut(.hotline(.escalate(id)), at: now)
            let request = try #require(service.operation.requests[id])
            #expect(request.owner == .desk(desk))
            #expect(request.dueAt == now + .hours(hours))
            now = request.dueAt
        }
    }

    @Test func `the span between alarms stays between a quarter of an hour and a week`() throws {
        var service = try Given.service()
        try service.carryOut(Samples.logContact(.listening))
        let id = service.request(1)
        var now = Samples.start + .minutes(10)
        for step in 0..<20 {
            try service.carryOut(.hotline(.escalate(id)), at: now)
            let next = try #require(service.operation.requests[id]).dueAt
            let span = next.since(now)
            #expect(span >= .minutes(15) && span <= .days(7))
            if step == 0 { #expect(span == .minutes(15)) }
            now = next
        }
        #expect(try #require(service.operation.requests[id]).escalations == 20)
    }

    @Test func `a request is not escalated before its time`() throws {
        var service = try Given.service()
        try service.carryOut(Samples.logContact(.food))
        service.when(
            .hotline(.escalate(service.request(1))), at: Samples.start + .hours(4) - .seconds(1)
        ).thenRefuses(.hotline(.notYetDue(number: 1)))
    }

    @Test func `a need that nothing covers is kept, and covered when a service opens`() throws {
        var country = try Given.country()
        try country.carryOut(.catalogue(.publish(Samples.entry())))
        try country.carryOut(Samples.logContact(.food))
        let id = country.request(1)
        try country.carryOut(Samples.addVolunteer())
        let offer = Command.dispatching(.offer(id, to: [country.volunteer(1)]))
        country.when(offer).thenRefuses(.dispatching(.uncovered(number: 1)))

        let open = Command.catalogue(.openDeployment(Samples.openService()))
        #expect(
            country.when(open).summary
                == "catalogue.deployment_opened.v1 hotline.request_covered.v1")
        try country.carryOut(open)
        let request = try #require(country.operation.requests[id])
        #expect(request.status == .open)
        #expect(request.owner == .desk(Samples.department))
        #expect(request.dueAt == Samples.start + .hours(4))
        #expect(request.deployment == country.deployment)
    }

    @Test func `a service that opens later covers a waiting need when its time comes`() throws {
        var country = try Given.country()
        try country.carryOut(.catalogue(.publish(Samples.entry())))
        try country.carryOut(Samples.logContact(.food))
        try country.carryOut(Samples.addVolunteer())
        let id = country.request(1)
        let later = Samples.start + .hours(24)
        let open = Samples.openService(from: later)
        try country.carryOut(.catalogue(.openDeployment(open)))
        #expect(country.operation.requests[id]?.status == .uncovered)
        #expect(
            country.when(.hotline(.escalate(id)), at: later).summary
                == "hotline.request_covered.v1")
        let offer = Command.dispatching(.offer(id, to: [country.volunteer(1)]))
        #expect(
            country.when(offer, at: later).summary
                == "hotline.request_covered.v1 dispatching.mission_opened.v1 "
                + "dispatching.volunteer_solicited.v1")
    }

    @Test func `a service covers no need that it does not serve`() throws {
        var country = try Given.country()
        try country.carryOut(.catalogue(.publish(Samples.entry())))
        try country.carryOut(Samples.logContact(.friendlyCall))
        #expect(
            country.when(.catalogue(.openDeployment(Samples.openService()))).summary
                == "catalogue.deployment_opened.v1")
    }

    @Test func `a silent crew is answered for by its desk`() throws {
        var service = try Given.service(volunteers: 1)
        try service.offer(.food, to: [1])
        let mission = service.mission(1)
        try service.carryOut(.dispatching(.accept(mission, .onlyOneAsked)))
        try service.carryOut(.dispatching(.start(mission)))
        let id = service.request(1)
        #expect(service.operation.requests[id]?.dueAt == Samples.start + .hours(2))
        try service.carryOut(.hotline(.escalate(id)), at: Samples.start + .hours(2))
        #expect(service.operation.requests[id]?.owner == .desk(Samples.department))
        #expect(service.operation.requests[id]?.status == .underway)
    }
}

extension Operation {
    /// What is due, without taking it off the list.
    func takeDueCopy(at instant: Instant) -> [Command] {
        var copy = self
        return copy.takeDue(at: instant, limit: .max)
    }
}
