import OpsTesting

@testable import OpsCore

/// One of each event and refusal of care plans.
enum CareSamples {
    static let events: [CareEvent] = [
        .rulesSet(CareRules(contacts: 5, days: 10, reviewDays: 21)),
        .planOpened(
            CarePlanOpened(
                id: Samples.id(15), number: 3, person: Samples.id(5), place: Samples.unit,
                supporter: Samples.id(3), call: Samples.id(13), desk: Samples.department,
                reviewAt: Samples.start + .days(30))),
        .planOpened(
            CarePlanOpened(
                id: Samples.id(15), number: 4, person: Samples.id(5), place: Samples.unit,
                supporter: Samples.id(3), call: nil, desk: Samples.nation,
                reviewAt: Samples.start + .days(30))),
        .planReviewed(
            CarePlanReviewed(
                id: Samples.id(15), supporter: Samples.id(3), call: Samples.id(13),
                desk: Samples.department, reviewAt: Samples.start + .days(60))),
        .planReviewed(
            CarePlanReviewed(
                id: Samples.id(15), supporter: Samples.id(3), call: nil,
                desk: Samples.department, reviewAt: Samples.start + .days(60))),
        .planHandedOver(Samples.id(15), desk: Samples.nation),
        .planEscalated(Samples.id(15), desk: Samples.nation, dueAt: Samples.start + .days(31)),
        .planEnded(Samples.id(15), .otherSupport),
    ]

    static let refusals: [CareRefusal] = [
        .unknownPlan(Samples.id(15)), .planOpenAlready(number: 3),
        .unknownSupporter(Samples.id(3)), .supporterDoesNotFit(number: 7, .unavailable),
        .reviewInPast, .reviewTooFarAhead, .planNotYetDue(number: 3), .bothHavePlans(3, 5),
        .planLive(number: 3),
    ]
}
