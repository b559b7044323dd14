import OpsTesting

@testable import OpsCore

/// One of each event and refusal of visits.
enum VisitsSamples {
    private static let due = VisitsDue(
        desk: Samples.department, dueAt: Samples.start + .days(2))

    static let events: [VisitsEvent] = [
        .wished(Samples.id(5), .both), .wished(Samples.id(5), .none),
        .opened(
            VisitsOpened(
                id: Samples.id(16), number: 3, person: Samples.id(5), contact: Samples.id(4),
                language: .french, place: Samples.unit, position: Samples.unitPosition,
                everyDays: 7, at: Samples.start + .days(4), due: due)),
        .opened(
            VisitsOpened(
                id: Samples.id(16), number: 5, person: Samples.id(5), contact: Samples.id(4),
                language: .french, place: Samples.unit, position: nil, everyDays: 7,
                at: Samples.start + .days(4), due: due, isAgreed: true)),
        .opened(
            VisitsOpened(
                id: Samples.id(16), number: 4, person: Samples.id(5), contact: Samples.id(4),
                language: .french, place: Samples.unit, position: nil, everyDays: 7,
                at: Samples.start, due: due)),
        .asked(Samples.id(16), request: Samples.id(7)),
        .made(Samples.id(16), mission: Samples.id(8), due),
        .told(
            VisitReported(
                id: Samples.id(17), series: Samples.id(16), mission: Samples.id(8),
                isConcern: true)),
        .told(
            VisitReported(
                id: Samples.id(17), series: Samples.id(16), mission: nil, isConcern: false)),
        .planned(Samples.id(16), at: Samples.start + .days(7), due),
        .planned(Samples.id(16), at: Samples.start + .days(7), due, isAgreed: true),
        .undecided(Samples.id(16), due), .escalated(Samples.id(16), due),
        .handedOver(Samples.id(16), due),
        .ended(Samples.id(16), .autonomous),
        .slotAgreed(
            Samples.id(8), from: Samples.start, until: Samples.start + .hours(2)),
        .slotAgreed(
            Samples.id(8), from: Samples.start, until: Samples.start + .hours(2), isOfRound: true),
    ]

    static let refusals: [VisitsRefusal] =
        [
            .unknownSeries(Samples.id(16)), .openAlready(number: 3), .inPast, .tooFarAhead,
            .crewUnderway(request: 417), .notYetDue(number: 3), .bothHaveVisits(3, 5),
            .seriesLive(number: 3), .unknownMission(Samples.id(8)), .noDoor(mission: 52),
            .noCallForHours,
            .crewElsewhere(mission: 52, volunteer: 12, other: 54),
        ] + VisitStep.allCases.map { .nothingToReport(number: 3, $0) }
        + VisitStep.allCases.map { .notToBePlanned(number: 3, $0) }
}
