import OpsTesting

@testable import OpsCore

/// One of each event, with as much in it as it can hold.
enum EventSamples {
    static let all: [Event] = [
        .territory(.registered(Samples.territories[2])),
        .catalogue(.entryPublished(Samples.entry())), .catalogue(.deploymentOpened(deployment)),
        .catalogue(.deploymentClosed(Samples.id(2), at: Samples.start)),
        .roster(.volunteerAdded(Samples.id(3), number: 12, Samples.profile(), isAvailable: true)),
        .roster(.volunteerStoodDown(Samples.id(3))), .roster(.volunteerReturned(Samples.id(3))),
        .hotline(.contactLogged(contact)), .hotline(.contactLogged(anonymousContact)),
        .hotline(.requestOpened(opened)), .hotline(.requestOpened(uncovered)),
        .hotline(.requestCovered(covered)),
        .hotline(
            .requestEscalated(
                RequestEscalated(id: Samples.id(7), desk: Samples.nation, dueAt: Samples.start))),
        .hotline(.requestCancelled(Samples.id(7), .refusedByPerson)),
        .hotline(.peopleMerged(kept: Samples.id(5), merged: Samples.id(11))),
        .hotline(.peopleSeparated(kept: Samples.id(5), merged: Samples.id(11))),
        .dispatching(
            .missionOpened(Samples.id(8), number: 52, request: Samples.id(7), crew: 2)),
        .dispatching(
            .volunteerSolicited(
                Samples.id(9), mission: Samples.id(8), volunteer: Samples.id(3),
                expiresAt: Samples.start + .minutes(30))),
        .dispatching(.solicitationAnswered(Samples.id(9), mission: Samples.id(8), .declined)),
        .dispatching(.missionStarted(Samples.id(8))), .dispatching(.missionArrived(Samples.id(8))),
        .dispatching(.missionCompleted(Samples.id(8))),
        .dispatching(.missionFailed(Samples.id(8), .notHome)),
        .access(.tokenIssued(Samples.id(10), .coordinator)),
        .access(.tokenRevoked(Samples.id(10))),
    ]

    private static let deployment = Deployment(
        id: Samples.id(2), entry: Samples.service, entryVersion: 3, territory: Samples.department,
        needs: Samples.needs, from: Samples.start, until: Samples.start + .days(90),
        offerSpan: .minutes(30))

    private static let contact = Contact(
        id: Samples.id(4), number: 99, occurredAt: Samples.start - .minutes(5),
        language: Samples.language("pt-br"), person: Samples.id(5), caller: Samples.id(6),
        relation: .daughter, postcode: "92120", place: Samples.unit,
        position: Samples.unitPosition)

    private static let anonymousContact = Contact(
        id: Samples.id(4), number: 100, occurredAt: nil, language: .french, person: nil,
        caller: nil, relation: nil, postcode: nil, place: Samples.nation, position: nil)

    private static let opened = RequestOpened(
        id: Samples.id(7), number: 417, contact: Samples.id(4), person: Samples.id(5),
        need: .courtesyVisit, language: .french, place: Samples.unit,
        position: Samples.unitPosition, deployment: Samples.id(2), desk: Samples.department,
        crew: 2, skill: Samples.skill("first_aid"), dueAt: Samples.start + .days(2))

    private static let uncovered = RequestOpened(
        id: Samples.id(7), number: 418, contact: Samples.id(4), person: nil, need: .information,
        language: .french, place: Samples.nation, position: nil, deployment: nil,
        desk: Samples.nation, crew: 1, skill: nil, dueAt: Samples.start + .days(1))

    private static let covered = RequestCovered(
        id: Samples.id(7), deployment: Samples.id(2), desk: Samples.department, crew: 1,
        skill: Samples.skill("driving"), dueAt: Samples.start + .hours(4))

    /// How many kinds of event there are.
    ///
    /// A new case does not compile until it is counted here, and not pass until it has a sample.
    static let kindCount = 23

    static func isCounted(_ event: Event) -> Bool {
        switch event {
        case .territory(.registered): true
        case .catalogue(.entryPublished), .catalogue(.deploymentOpened),
            .catalogue(.deploymentClosed):
            true
        case .roster(.volunteerAdded), .roster(.volunteerStoodDown), .roster(.volunteerReturned):
            true
        case .hotline(.contactLogged), .hotline(.requestOpened), .hotline(.requestCovered),
            .hotline(.requestEscalated), .hotline(.requestCancelled), .hotline(.peopleMerged),
            .hotline(.peopleSeparated):
            true
        case .dispatching(.missionOpened), .dispatching(.volunteerSolicited),
            .dispatching(.solicitationAnswered), .dispatching(.missionStarted),
            .dispatching(.missionArrived), .dispatching(.missionCompleted),
            .dispatching(.missionFailed):
            true
        case .access(.tokenIssued), .access(.tokenRevoked): true
        }
    }
}
