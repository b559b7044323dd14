import OpsCore
import OpsTesting
import Testing

struct OfferTests {
    private func refuses(
        _ offered: [Identifier<Volunteer>], _ refusal: DispatchingRefusal, in given: Given
    ) {
        given.when(.dispatching(.offer(given.request(1), to: offered)))
            .thenRefuses(.dispatching(refusal))
    }

    @Test func `an offer opens a mission and asks each volunteer until its span is over`() throws {
        var service = try Given.service(volunteers: 2)
        try service.carryOut(Samples.logContact(.food))
        let request = service.request(1)
        var foretold = service.identifiers
        let mission: Identifier<Mission> = foretold.next(at: Samples.start)
        let expiresAt = Samples.start + .minutes(30)
        let asked = [service.volunteer(1), service.volunteer(2)]
        service.when(.dispatching(.offer(request, to: asked))).then(
            [.dispatching(.missionOpened(mission, number: 1, request: request, crew: 1))]
                + asked.map { volunteer in
                    .dispatching(
                        .volunteerSolicited(
                            foretold.next(at: Samples.start), mission: mission,
                            volunteer: volunteer, expiresAt: expiresAt))
                })
    }

    @Test func `an offer that cannot be is refused`() throws {
        var service = try Given.service(volunteers: 1_001)
        try service.carryOut(Samples.logContact(.food))
        let stranger: Identifier<Volunteer> = Samples.id(1)
        refuses([], .nobodyNamed, in: service)
        refuses([stranger], .unknownVolunteer(stranger), in: service)
        let one = service.volunteer(1)
        refuses([one, one], .repeatedVolunteer(number: 1), in: service)
        let all = (Int64(1)...1_001).map { service.volunteer($0) }
        refuses(all, .tooManyVolunteers(limit: 1_000), in: service)
        #expect(
            service.when(.dispatching(.offer(service.request(1), to: Array(all.dropLast())))).events
                .count == 1_001)
        service.when(.dispatching(.offer(Samples.id(1), to: [one])))
            .thenRefuses(.dispatching(.unknownRequest(Samples.id(1))))
    }

    @Test func `who was asked, declined, or is on a mission is not asked again`() throws {
        var service = try Given.service(volunteers: 2)
        try service.offer(.food, to: [1, 2])
        let mission = service.mission(1)
        let one = service.volunteer(1)
        refuses([one], .doesNotFit(number: 1, .alreadyAsked), in: service)
        try service.carryOut(.dispatching(.decline(mission, .volunteer(one), note: nil)))
        refuses([one], .doesNotFit(number: 1, .declined), in: service)
        try service.carryOut(.dispatching(.accept(mission, .onlyOneAsked)))
        try service.carryOut(Samples.logContact(.food))
        service.when(.dispatching(.offer(service.request(2), to: [service.volunteer(2)])))
            .thenRefuses(.dispatching(.doesNotFit(number: 2, .onAnotherMission(from: nil))))
    }

    @Test func `the second yes to a one-person mission is kept in reserve`() throws {
        var service = try Given.service(volunteers: 3)
        try service.offer(.food, to: [1, 2, 3])
        let mission = service.mission(1)
        try service.carryOut(.dispatching(.accept(mission, .volunteer(service.volunteer(2)))))
        let states = service.operation.missions[mission]?.solicitations.map(\.state)
        #expect(states == [.withdrawn, .accepted, .withdrawn])
        for number in [Int64(1), 3] {
            try service.carryOut(
                .dispatching(.accept(mission, .volunteer(service.volunteer(number)))))
        }
        let later = service.operation.missions[mission]?.solicitations.map(\.state)
        #expect(later == [.reserve, .accepted, .reserve])
        #expect(service.operation.missions[mission]?.stage == .accepted)
        #expect(service.operation.volunteers[service.volunteer(2)]?.missions == [mission])
        #expect(service.operation.volunteers[service.volunteer(1)]?.missions == [])
    }

    @Test func `a yes taken back frees the seat`() throws {
        var service = try Given.service(volunteers: 2)
        try service.offer(.food, to: [1])
        let mission = service.mission(1)
        let request = service.request(1)
        try service.carryOut(.dispatching(.accept(mission, .onlyOneAsked)))
        #expect(service.operation.requests[request]?.owner == .crew(mission))
        try service.carryOut(.dispatching(.decline(mission, .onlyOneAsked, note: nil)))
        #expect(service.operation.requests[request]?.status == .open)
        #expect(service.operation.requests[request]?.owner == .desk(Samples.department))
        #expect(service.operation.volunteers[service.volunteer(1)]?.missions == [])
        try service.carryOut(.dispatching(.offer(request, to: [service.volunteer(2)])))
        try service.carryOut(.dispatching(.accept(mission, .volunteer(service.volunteer(2)))))
        #expect(service.operation.requests[request]?.status == .assigned)
    }

    @Test func `a visit takes a pair, and asks for first aid`() throws {
        var service = try Given.service(volunteers: 3)
        try service.carryOut(Samples.addVolunteer(Samples.profile(skills: [])))
        try service.offer(.courtesyVisit, to: [1, 2, 3])
        let mission = service.mission(1)
        let request = service.request(1)
        refuses(
            [service.volunteer(4)],
            .doesNotFit(number: 4, .skillMissing(Samples.skill("first_aid"))), in: service)
        try service.carryOut(.dispatching(.accept(mission, .volunteer(service.volunteer(1)))))
        #expect(service.operation.missions[mission]?.stage == .offered)
        #expect(service.operation.requests[request]?.status == .offered)
        service.when(.dispatching(.start(mission)))
            .thenRefuses(.dispatching(.wrongStage(mission: 1, .offered)))
        try service.carryOut(.dispatching(.accept(mission, .volunteer(service.volunteer(2)))))
        #expect(service.operation.missions[mission]?.stage == .accepted)
        #expect(service.operation.requests[request]?.status == .assigned)
        service.when(.dispatching(.accept(mission, .volunteer(service.volunteer(3)))))
            .then([
                .dispatching(
                    .solicitationAnswered(
                        Samples.known(service.operation.missions[mission]).solicitations[2].id,
                        mission: mission, .reserve))
            ])
        service.when(.dispatching(.decline(mission, .onlyOneAsked, note: nil)))
            .thenRefuses(.dispatching(.severalAsked(mission: 1)))
        try service.carryOut(
            .dispatching(.decline(mission, .volunteer(service.volunteer(1)), note: nil)))
        #expect(service.operation.missions[mission]?.stage == .offered)
    }

    @Test func `asked for two missions at once, a volunteer can say yes once`() throws {
        var service = try Given.service(volunteers: 1)
        try service.offer(.food, to: [1])
        try service.offer(.listening, to: [1])
        try service.carryOut(.dispatching(.accept(service.mission(1), .onlyOneAsked)))
        service.when(.dispatching(.accept(service.mission(2), .onlyOneAsked)))
            .thenRefuses(.dispatching(.cannotGo(number: 1, .onAnotherMission(from: nil))))
        try service.carryOut(.dispatching(.start(service.mission(1))))
        try service.carryOut(.dispatching(.complete(service.mission(1), note: nil)))
        #expect(
            service.when(.dispatching(.accept(service.mission(2), .onlyOneAsked))).refusal == nil)
    }

    @Test func `silence expires an offer, which may then be put again`() throws {
        var service = try Given.service(volunteers: 1)
        try service.offer(.food, to: [1])
        let mission = service.mission(1)
        let asked = try #require(service.operation.missions[mission]?.pending.first?.id)
        let late = Samples.start + .minutes(30)
        service.when(.dispatching(.expire(mission, asked)), at: late - .seconds(1))
            .thenRefuses(.dispatching(.notYetExpired(mission: 1)))
        guard
            case .dispatching(.expire(mission, asked))? = service.operation.takeDueCopy(at: late)
                .first
        else {
            Issue.record("nothing is due")
            return
        }
        try service.carryOut(.dispatching(.expire(mission, asked)), at: late)
        #expect(service.operation.requests[service.request(1)]?.status == .open)
        #expect(service.operation.takeDueCopy(at: late).isEmpty)
        #expect(
            service.when(
                .dispatching(.offer(service.request(1), to: [service.volunteer(1)])), at: late
            ).summary == "dispatching.volunteer_solicited.v1")
    }

    @Test func `a mission nobody was asked for takes no answer`() {
        let mission: Identifier<Mission> = Samples.id(5)
        let opened = Event.dispatching(
            .missionOpened(mission, number: 5, request: Samples.id(6), crew: 1))
        given([opened]).when(.dispatching(.accept(mission, .onlyOneAsked)))
            .thenRefuses(.dispatching(.nobodyAsked(mission: 5)))
    }
}

struct OutcomeTests {
    private func underway() throws -> Given {
        var service = try Given.service(volunteers: 2)
        try service.offer(.food, to: [1])
        try service.carryOut(.dispatching(.accept(service.mission(1), .onlyOneAsked)))
        try service.carryOut(.dispatching(.start(service.mission(1))))
        return service
    }

    @Test func `help that came closes request and mission, and frees the crew`() throws {
        var service = try underway()
        try service.carryOut(.dispatching(.complete(service.mission(1), note: Marked.note)))
        #expect(service.operation.requests.isEmpty)
        #expect(service.operation.missions.isEmpty)
        #expect(service.operation.volunteers[service.volunteer(1)]?.missions == [])
        #expect(service.operation.volunteers[service.volunteer(1)]?.load(at: Samples.start) == 1)
    }

    @Test(arguments: FailureReason.allCases)
    func `a mission that failed leaves the need standing, unless it was refused`(
        _ reason: FailureReason
    ) throws {
        var service = try underway()
        let request = service.request(1)
        let later = Samples.start + .hours(1)
        let words = reason == .other ? Marked.note : nil
        try service.carryOut(
            .dispatching(.fail(service.mission(1), reason, note: words)), at: later)
        #expect(service.operation.missions.isEmpty)
        guard reason != .refused else {
            #expect(service.operation.requests.isEmpty)
            return
        }
        let reopened = try #require(service.operation.requests[request])
        #expect(reopened.status == .open)
        #expect(reopened.owner == .desk(Samples.department))
        #expect(reopened.mission == nil)
        #expect(reopened.dueAt == later + .hours(4))
        try service.carryOut(
            .dispatching(.offer(request, to: [service.volunteer(1)])), at: later)
        #expect(service.operation.missions.values.map(\.number) == [2])
    }

    @Test func `notes of a mission go to the vault alone`() throws {
        let service = try underway()
        let mission = service.mission(1)
        let commands: [DispatchingCommand] = [
            .complete(mission, note: Marked.note), .fail(mission, .other, note: Marked.note),
        ]
        for command in commands {
            let outcome = service.when(.dispatching(command))
            guard case .missionNote(mission, Marked.note)? = outcome.decision?.vault.first else {
                Issue.record("the vault was not told")
                continue
            }
            for event in outcome.events {
                #expect(Marked.found(in: String(decoding: event.payload, as: UTF8.self)).isEmpty)
            }
        }
    }

    @Test func `a cancelled request takes its mission with it`() throws {
        var service = try Given.service(volunteers: 1)
        try service.offer(.food, to: [1])
        try service.carryOut(.dispatching(.accept(service.mission(1), .onlyOneAsked)))
        try service.carryOut(.hotline(.cancelRequest(service.request(1), .noLongerNeeded)))
        #expect(service.operation.missions.isEmpty)
        #expect(service.operation.volunteers[service.volunteer(1)]?.missions == [])
        #expect(service.operation.takeDueCopy(at: Samples.start + .days(30)).isEmpty)
    }
}
