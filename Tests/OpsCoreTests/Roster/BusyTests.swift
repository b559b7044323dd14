import OpsTesting
import Testing

@testable import OpsCore

/// Times that a volunteer's own calendar takes, beside those that were noted by hand.
struct BusyTests {
    private func span(_ from: Int64, _ until: Int64) -> Availability.Span {
        Availability.Span(from: Samples.start + .hours(from), until: Samples.start + .hours(until))
    }

    @Test func `a calendar read again replaces what it said, and leaves what was noted by hand`()
        throws
    {
        var given = try Given.service(volunteers: 1)
        let id = given.volunteer(1)
        var byHand = VolunteerChange()
        byHand.away = [span(1, 2)]
        try given.carryOut(.roster(.change(id, byHand)))
        for times in [[span(3, 4), span(5, 6)], [span(7, 8)], []] {
            var read = VolunteerChange()
            read.busy = times
            try given.carryOut(.roster(.change(id, read)))
            let availability = given.operation.volunteers[id]?.profile.conditions.availability
            #expect(availability?.busy == times)
            #expect(availability?.away == [span(1, 2)])
            given.when(.roster(.change(id, read))).thenRefuses(
                .roster(.nothingToChange(number: 1)))
        }
    }

    @Test func `times that are over are not written into the journal again`() throws {
        var given = try Given.service(volunteers: 1)
        let id = given.volunteer(1)
        var read = VolunteerChange()
        read.busy = [span(1, 2), span(30, 31)]
        try given.carryOut(.roster(.change(id, read)))
        var other = VolunteerChange()
        other.weeklyMissions = 3
        try given.carryOut(.roster(.change(id, other)), at: Samples.start + .hours(10))
        #expect(
            given.operation.volunteers[id]?.profile.conditions.availability.busy == [span(30, 31)])
    }

    @Test func `whoever is busy is away, until both are over`() {
        var availability = Availability(away: [span(2, 4)], busy: [span(0, 2)])
        #expect(availability.absence(at: Samples.start) == .away(until: Samples.start + .hours(4)))
        availability.there = [span(0, 1)]
        #expect(availability.absence(at: Samples.start) == nil)
        #expect(
            availability.absence(at: Samples.start + .hours(3))
                == .away(until: Samples.start + .hours(4)))
    }
}
