import OpsTesting
import Testing

@testable import OpsCore

/// Visits to a person: somebody owns them from the wish to the end of support.
struct VisitSeriesTests {
    private static func world() throws -> Given {
        var given = try Given.service(volunteers: 3)
        try given.carryOut(Samples.logContact(.information))
        try given.carryOut(Samples.logContact(.information))
        return given
    }

    private static func wish(
        _ given: Given, _ wants: VisitWants = .visits, contact: Int = 1, from: Instant? = nil,
        hours: CallHours = CallHours()
    ) -> Command {
        let who = Samples.personToCall(given.contact(contact))
        return .visits(
            .wish(VisitWish(wants, of: who, from: from, hours: hours, note: Marked.note)))
    }

    private static func series(_ given: Given) -> VisitSeries {
        Samples.known(given.operation.care.series.values.first)
    }

    /// A pair goes to see the person of the first series.
    private static func visit(_ given: inout Given, at instant: Instant = Samples.start) throws {
        let request = Samples.known(series(given).request)
        let pair = [given.volunteer(1), given.volunteer(2)]
        try given.carryOut(.dispatching(.offer(request, to: pair)), at: instant)
        let mission = Samples.known(given.operation.requests[request]?.mission)
        for volunteer in pair {
            try given.carryOut(.dispatching(.accept(mission, .volunteer(volunteer))), at: instant)
        }
        try given.carryOut(.dispatching(.start(mission)), at: instant)
        try given.carryOut(.dispatching(.complete(mission)), at: instant)
    }

    @Test func `a wish is a consent, and its first visit is asked for at once`() throws {
        var given = try Self.world()
        let person = try #require(given.contact(1).person)
        let events = try given.carryOut(Self.wish(given))
        #expect(events.contains(.visits(.wished(person, .visits))))
        #expect(
            events.contains(
                .privacy(.consentGiven(ConsentSaid(person: person, purpose: .visit)))))
        let series = Self.series(given)
        let request = try #require(series.request.flatMap { given.operation.requests[$0] })
        #expect(series.step == .visiting && request.need == .courtesyVisit)
        #expect(request.person == person && request.deployment == given.deployment)
        #expect(request.crew == 2)
    }

    @Test func `who wants both is called as well, and who wants nothing is left alone`() throws {
        var given = try Self.world()
        try given.carryOut(Self.wish(given, .both))
        #expect(given.plannedCall(1).everyDays == 7 && given.operation.care.series.count == 1)
        let request = try #require(Self.series(given).request)
        #expect(given.when(Self.wish(given, .none)).decision?.vault.count == 1)
        let alone = given.when(Self.wish(given, .none, contact: 2))
        #expect(alone.decision?.vault.count == 1, "what was said is kept with the call")
        let events = try given.carryOut(Self.wish(given, .none))
        #expect(given.operation.care.series.isEmpty)
        #expect(given.operation.plannedCalls.isEmpty, "no call comes any more either")
        #expect(events.contains(.hotline(.requestCancelled(request, .noLongerNeeded))))
        let person = try #require(given.contact(1).person)
        #expect(given.operation.refusesCalls(person))
        for purpose in [ConsentPurpose.visit, .callBack] {
            #expect(
                events.contains(
                    .privacy(.consentWithdrawn(ConsentSaid(person: person, purpose: purpose)))))
        }
        try given.carryOut(Self.wish(given, .calls))
        #expect(given.plannedCall(2).purpose == .friendlyCall, "until she asks for them")
    }

    @Test(arguments: [true, false])
    func `visits that end leave no alarm and no secret behind`(_ isWhole: Bool) throws {
        var given = try Given.service(volunteers: 3, crewRules: .standard)
        try given.carryOut(Samples.logContact(.information))
        try given.carryOut(Self.wish(given))
        let request = try #require(Self.series(given).request)
        let pair = [given.volunteer(1), given.volunteer(2)]
        try given.carryOut(.dispatching(.offer(request, to: pair)))
        let mission = given.mission(1)
        for volunteer in pair {
            try given.carryOut(
                .dispatching(.accept(mission, .volunteer(volunteer), code: VisitCode(bits: 7))))
        }
        if !isWhole {
            try given.carryOut(.crew(.leave(mission, given.volunteer(1), .noShow)))
            try #require(!given.operation.crews.alarms.isEmpty)
        }
        for command in [
            .visits(.end(Self.series(given).id, .died, note: nil)), Self.wish(given, .none),
        ] {
            let decision = try #require(given.when(command).decision)
            let isErased = decision.vault.contains {
                if case .eraseVisitCode(mission) = $0 { true } else { false }
            }
            #expect(isErased == isWhole)
            var after = given
            try after.carryOut(command)
            #expect(after.operation.crews.alarms.isEmpty)
        }
    }

    @Test func `a later visit is asked for a while before its day, by itself`() throws {
        var given = try Self.world()
        try given.carryOut(Self.wish(given, from: Samples.start + .days(5)))
        #expect(Self.series(given).step == .planned)
        #expect(Self.series(given).dueAt == Samples.start + .days(3))
        let id = Self.series(given).id
        given.when(.visits(.moveOn(id)), at: Samples.start + .days(2))
            .thenRefuses(.visits(.notYetDue(number: 1)))
        var copy = given.operation
        let due = copy.takeDue(at: Samples.start + .days(3), limit: .max)
        let isAsked = due.contains { if case .visits(.moveOn(id)) = $0 { true } else { false } }
        #expect(isAsked)
        try given.carryOut(.visits(.moveOn(id)), at: Samples.start + .days(3))
        #expect(Self.series(given).step == .visiting && Self.series(given).request != nil)
    }

    @Test func `a day that was named is that of the visit, from the question to the door`() throws {
        var given = try Self.world()
        let day = Samples.start + .days(5)
        try given.carryOut(Self.wish(given, from: day))
        let id = Self.series(given).id
        let asked = Samples.start + .days(3)
        try given.carryOut(.visits(.moveOn(id)), at: asked)
        let request = try #require(
            Self.series(given).request.flatMap { given.operation.requests[$0] })
        #expect(request.dueAt == day && request.promisedAt == day)
        #expect(Self.series(given).agreedFor == day)
        let until = day + .hours(2)
        let going = given.operation.engagement(
            askedFor: request, at: asked, answeringWithin: .hours(1))
        #expect(going == Engagement(from: day, until: until), "who is asked goes on that day")
        let offered = try given.carryOut(
            .dispatching(.offer(request.id, to: [given.volunteer(1)])), at: asked)
        let mission = given.mission(1)
        #expect(offered.contains(.visits(.slotAgreed(mission, from: day, until: until))))
        let waiting = try #require(given.operation.requests[request.id])
        let awaited = given.operation.awaited(waiting, at: asked)
        #expect(awaited == CrewSlot(from: day, until: until))
        let later = day + .hours(3)
        try given.carryOut(
            .visits(.agreeSlot(mission, from: later, minutes: 60)), at: asked + .hours(1))
        #expect(Self.series(given).agreedFor == later, "an hour that was agreed anew is the day")
    }

    @Test func `another day for the next visit is kept, and no day is made up`() throws {
        var given = try Self.world()
        try given.carryOut(Self.wish(given))
        #expect(Self.series(given).agreedFor == nil, "as soon as can be")
        try Self.visit(&given)
        let id = Self.series(given).id
        try given.carryOut(.visits(.report(id, VisitTold())))
        #expect(Self.series(given).agreedFor == nil, "the usual days are no hour")
        let day = Samples.start + .days(9)
        try given.carryOut(.visits(.plan(id, at: day)))
        #expect(Self.series(given).agreedFor == day)
        try given.carryOut(.visits(.moveOn(id)), at: day - .hours(48))
        let request = try #require(Self.series(given).request)
        #expect(given.operation.requests[request]?.dueAt == day)
        try given.carryOut(.hotline(.cancelRequest(request, .other)), at: day - .hours(40))
        #expect(Self.series(given).agreedFor == nil)
    }

    @Test func `a visit keeps its day when its service closes`() throws {
        var given = try Self.world()
        let day = Samples.start + .hours(20)
        try given.carryOut(Self.wish(given, from: day))
        let request = try #require(Self.series(given).request)
        try given.carryOut(.catalogue(.closeDeployment(given.deployment)))
        #expect(given.operation.requests[request]?.status == .uncovered)
        #expect(given.operation.requests[request]?.dueAt == day)
        try given.carryOut(.catalogue(.openDeployment(Samples.openService())))
        #expect(given.operation.requests[request]?.status == .open)
        #expect(given.operation.requests[request]?.dueAt == day)
    }

    @Test func `visits that a service follows are followed by the next when it closes`() throws {
        var given = try Self.world()
        let rule = NeedRule(kind: .courtesyVisit, dueWithin: .days(2), crew: 2, skill: nil)
        try given.carryOut(Self.wish(given))
        try Self.visit(&given)
        let (before, closing) = (Self.series(given), given.deployment)
        #expect(before.step == .report && before.desk == Samples.department)
        try given.carryOut(
            .catalogue(.openDeployment(Samples.openService(in: Samples.nation, needs: [rule]))))
        let events = try given.carryOut(.catalogue(.closeDeployment(closing)))
        #expect(
            events.contains(
                .visits(
                    .handedOver(before.id, VisitsDue(desk: Samples.nation, dueAt: before.dueAt)))))
        let after = Self.series(given)
        #expect(after.desk == Samples.nation && after.dueAt == before.dueAt)
        #expect(after.step == .report && after.escalations == 0)
    }

    @Test func `visits go over on the day on which the service that follows them ends`() throws {
        let end = Samples.start + .days(1)
        var given = try Given.country()
        try given.carryOut(.catalogue(.publish(Samples.entry())))
        let rule = NeedRule(kind: .courtesyVisit, dueWithin: .days(2), crew: 2, skill: nil)
        try given.carryOut(
            .catalogue(.openDeployment(Samples.openService(in: Samples.nation, needs: [rule]))))
        try given.carryOut(.catalogue(.openDeployment(Samples.openService(until: end))))
        for _ in 0..<3 { try given.carryOut(Samples.addVolunteer()) }
        try given.carryOut(Samples.logContact(.information))
        try given.carryOut(Self.wish(given, from: Samples.start + .days(9)))
        let before = Self.series(given)
        #expect(before.step == .planned && before.desk == Samples.department)
        #expect(before.dueAt > end)
        let id = before.id
        func handOvers(_ operation: Operation, at instant: Instant) -> Int {
            var copy = operation
            return copy.takeDue(at: instant, limit: .max).count {
                if case .visits(.handOver(id)) = $0 { true } else { false }
            }
        }
        given.when(.visits(.handOver(id))).thenRefuses(.visits(.notYetDue(number: 1)))
        #expect(handOvers(given.operation, at: end - .seconds(1)) == 0)
        #expect(handOvers(given.operation, at: end) == 1)
        try given.carryOut(.visits(.handOver(id)), at: end)
        let after = Self.series(given)
        #expect(after.desk == Samples.nation && after.dueAt == before.dueAt)
        #expect(after.step == .planned && after.agreedFor == before.agreedFor)
        #expect(handOvers(given.operation, at: end + .hours(1)) == 0)
    }

    @Test func `safe hours that are said with a wish for visits are hers`() throws {
        var given = try Self.world()
        let person = try #require(given.contact(1).person)
        let safe = Samples.known(DayWindow("14:00-16:00"))
        try given.carryOut(Self.wish(given, hours: CallHours(safe: safe)))
        #expect(given.operation.safeHours(of: person) == safe)
        let other = Samples.known(DayWindow("09:00-10:00"))
        given.when(Self.wish(given, .none, hours: CallHours(safe: other)))
            .thenRefuses(.followUp(.otherSafeHours(safe)))
        given.when(Self.wish(given, contact: 2, hours: CallHours(preferred: other)))
            .thenRefuses(.visits(.noCallForHours))
        let calls = Self.wish(given, .calls, contact: 2, hours: CallHours(preferred: other))
        try given.carryOut(calls)
        given.when(calls)
            .thenRefuses(.visits(.noCallForHours))
    }

    @Test func `what the crew saw is owed, and silence climbs until somebody tells`() throws {
        var given = try Self.world()
        try given.carryOut(Self.wish(given))
        let id = Self.series(given).id
        given.when(.visits(.report(id, VisitTold())))
            .thenRefuses(.visits(.nothingToReport(number: 1, .visiting)))
        try Self.visit(&given)
        #expect(Self.series(given).step == .report)
        let due = Samples.start + .hours(48)
        #expect(Self.series(given).dueAt == due && Self.series(given).desk == Samples.department)
        for day in 0..<2 as Range<Int64> {
            try given.carryOut(.visits(.moveOn(id)), at: due + .days(day))
            #expect(Self.series(given).dueAt == due + .days(day + 1))
        }
        #expect(Self.series(given).desk == Samples.nation)
        let at = due + .days(3)
        try given.carryOut(.visits(.report(id, VisitTold())), at: at)
        #expect(Self.series(given).step == .planned)
        #expect(Self.series(given).dueAt == at + .days(7) - .hours(48))
    }

    @Test func `a need that a deployment added is seen at a visit too, once it is known`() throws {
        var given = try Self.world()
        try given.carryOut(Self.wish(given))
        try Self.visit(&given)
        let id = Self.series(given).id
        let told = VisitTold(needs: [.own(Samples.ownNeed), .food])
        given.when(.visits(.report(id, told)))
            .thenRefuses(.hotline(.unknownNeed(Samples.ownNeed)))
        try given.carryOut(
            .catalogue(.openDeployment(Samples.openService(needs: [Samples.ownRule]))))
        let events = try given.carryOut(.visits(.report(id, told)))
        let opened = events.compactMap { event -> NeedKind? in
            if case .hotline(.requestOpened(let request)) = event { request.need } else { nil }
        }
        #expect(opened == [.food, .own(Samples.ownNeed)])
    }

    @Test func `needs that were seen become requests, how she was stays in the vault`() throws {
        var given = try Self.world()
        try given.carryOut(Self.wish(given))
        try Self.visit(&given)
        let told = VisitTold(
            health: [.confused], housing: [.cold], needs: [.food, .medicine], isConcern: true,
            note: Marked.note)
        let report = given.when(.visits(.report(Self.series(given).id, told)))
        let needs = report.events.compactMap { event -> NeedKind? in
            if case .hotline(.requestOpened(let opened)) = event { opened.need } else { nil }
        }
        #expect(needs == [.food, .medicine])
        let payloads = report.events.map { String(decoding: $0.payload, as: UTF8.self) }.joined()
        #expect(Marked.found(in: payloads).isEmpty)
        #expect(!payloads.contains("confused") && !payloads.contains("cold"))
        let isKept = report.decision?.vault.contains { write in
            if case .visitReport(_, _, let kept) = write {
                kept.health == [.confused]
            } else {
                false
            }
        }
        #expect(isKept == true)
    }

    @Test func `a call may come next, and then somebody decides`() throws {
        var given = try Self.world()
        try given.carryOut(Self.wish(given))
        try Self.visit(&given)
        let at = Samples.start + .days(3)
        let id = Self.series(given).id
        try given.carryOut(.visits(.report(id, VisitTold(nextCallAt: at))))
        #expect(given.plannedCall(1).purpose == .friendlyCall)
        #expect(Self.series(given).step == .decision && Self.series(given).dueAt == at + .days(1))
        try given.carryOut(.visits(.plan(id, at: at + .days(7))), at: at)
        #expect(Self.series(given).step == .planned)
        given.when(.visits(.plan(id, at: at)), at: at).thenRefuses(.visits(.inPast))
        given.when(.visits(.plan(id, at: at + .days(900 * 365))), at: at)
            .thenRefuses(.visits(.tooFarAhead))
    }

    @Test func `a day that never comes is no day of a visit`() throws {
        var given = try Self.world()
        let never = Samples.start + .days(900 * 365)
        given.when(Self.wish(given, from: never)).thenRefuses(.visits(.tooFarAhead))
        try given.carryOut(Self.wish(given))
        try Self.visit(&given)
        let id = Self.series(given).id
        for told in [VisitTold(nextCallAt: never), VisitTold(nextVisitAt: never)] {
            given.when(.visits(.report(id, told))).thenRefuses(.visits(.tooFarAhead))
        }
    }

    @Test func `a visit that falls through is not forgotten`() throws {
        var given = try Self.world()
        try given.carryOut(Self.wish(given))
        let request = try #require(Self.series(given).request)
        try given.carryOut(.hotline(.cancelRequest(request, .other)))
        #expect(Self.series(given).step == .decision && Self.series(given).request == nil)
        #expect(Self.series(given).dueAt == Samples.start + .days(1))
    }

    @Test func `support ends with its request, but no crew is called back`() throws {
        var given = try Self.world()
        try given.carryOut(Self.wish(given))
        let (id, request) = (Self.series(given).id, try #require(Self.series(given).request))
        let pair = [given.volunteer(1), given.volunteer(2)]
        try given.carryOut(.dispatching(.offer(request, to: pair)))
        for volunteer in pair {
            try given.carryOut(.dispatching(.accept(given.mission(1), .volunteer(volunteer))))
        }
        try given.carryOut(.dispatching(.start(given.mission(1))))
        given.when(.visits(.end(id, .autonomous, note: nil)))
            .thenRefuses(.visits(.crewUnderway(request: 3)))
        try given.carryOut(.dispatching(.fail(given.mission(1), .notHome)))
        try given.carryOut(.visits(.end(id, .autonomous, note: nil)))
        #expect(given.operation.care.series.isEmpty && given.operation.requests[request] == nil)
    }

    @Test func `one series for one person, under any identity`() throws {
        var given = try Self.world()
        let (one, other) = (given.contact(1).person, given.contact(2).person)
        let (kept, merged) = (try #require(one), try #require(other))
        try given.carryOut(Self.wish(given, contact: 1))
        given.when(Self.wish(given, contact: 1))
            .thenRefuses(.visits(.openAlready(number: 1)))
        try given.carryOut(Self.wish(given, contact: 2))
        given.when(.hotline(.mergePeople(kept: kept, merged: merged)))
            .thenRefuses(.visits(.bothHaveVisits(1, 2)))
        let known = KnownPerson(identities: [kept])
        let refused = given.when(.privacy(.erase(known, .asked))).refusal
        #expect(refused == .visits(.seriesLive(number: 1)))
    }

    @Test func `a crew comes when that was agreed, at a door alone`() throws {
        var given = try Self.world()
        try given.carryOut(Self.wish(given))
        let request = try #require(Self.series(given).request)
        try given.carryOut(.dispatching(.offer(request, to: [given.volunteer(1)])))
        let mission = given.mission(1)
        let from = Samples.start + .hours(4)
        given.when(.visits(.agreeSlot(mission, from: from, minutes: 60)))
            .then([.visits(.slotAgreed(mission, from: from, until: from + .minutes(60)))])
        given.when(.visits(.agreeSlot(mission, from: Samples.start - .hours(9), minutes: 60)))
            .thenRefuses(.visits(.inPast))
    }
}
