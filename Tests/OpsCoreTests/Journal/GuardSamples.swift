import OpsTesting

@testable import OpsCore

/// Events and refusals around what guards people.
enum GuardSamples {
    private static let moved = ConcernMoved(
        id: Samples.id(20), step: Samples.id(21), supervisor: Samples.id(9),
        dueAt: Samples.start + .days(1))

    static let concerns: [SafeguardingEvent] = [
        .concernRaised(
            ConcernRaised(
                id: Samples.id(20), number: 3, step: Samples.id(21), contact: Samples.id(4),
                person: Samples.id(5), desk: Samples.nation, dueAt: Samples.start + .days(1))),
        .concernRaised(
            ConcernRaised(
                id: Samples.id(20), number: 3, step: Samples.id(21), contact: Samples.id(4),
                person: nil, desk: nil, dueAt: Samples.start + .days(1))),
        .concernAdvised(moved), .concernDecided(moved, .formalIncident),
        .concernDecided(moved, .emergency, danger: Samples.id(11)),
        .actionSet(moved, number: 1, deadline: Samples.start + .days(1)),
        .actionDone(moved, number: 1),
        .concernEscalated(
            Samples.id(20), desk: Samples.nation, dueAt: Samples.start + .hours(4)),
        .concernClosed(Samples.id(20), step: Samples.id(22), .handedOver),
        .rulesSet(Samples.concernRules),
    ]

    static let report: RetentionReport = {
        var report = RetentionReport()
        report.people = 3
        report.contacts = 2
        report.accessRows = 40
        report.kept = 1
        report.hasMore = true
        return report
    }()

    static let privacy: [PrivacyEvent] = [
        .retentionSet(Samples.retention), .retentionBegan(dueAt: Samples.start),
        .retentionRan(report),
        .accessLogAnchored(
            JournalHead(position: 812, digest: SHA256.digest(of: Array("lines".utf8)))),
        .candidateErased(
            CandidateErased(candidate: Samples.id(31), reason: .asked, counts: counts)),
        .volunteerErased(
            VolunteerErased(
                volunteers: [Samples.id(3), Samples.id(33)], candidates: [Samples.id(31)],
                reason: .asked, counts: counts)),
        .volunteerErased(
            VolunteerErased(
                volunteers: [Samples.id(3)], candidates: [], reason: .retention, counts: counts)),
        .volunteerHoldSet(Samples.id(3), .court), .volunteerHoldLifted(Samples.id(3)),
        .namelessHoldSet(.contact(Samples.id(4)), .court),
        .namelessHoldSet(.danger(Samples.id(12)), .complaint),
        .namelessHoldLifted(.contact(Samples.id(4))),
        .dangerErased(DangerErased(danger: Samples.id(12), reason: .retention, counts: counts)),
        .contactErased(ContactErased(contact: Samples.id(4), reason: .retention, counts: counts)),
        .anonymityLifted(
            AnonymityLifted(
                contact: Samples.id(4),
                lift: LiftAnonymity(
                    consent: .person, reason: .dangerToLife, recipient: .emergencyMedical))),
        .anonymityLifted(
            AnonymityLifted(
                contact: Samples.id(4),
                lift: LiftAnonymity(consent: nil, reason: .law, recipient: .police))),
    ]

    private static let counts: ErasedCounts = {
        var counts = ErasedCounts()
        counts[.notes] = 2
        return counts
    }()

    static let concernRefusals: [SafeguardingRefusal] = [
        .unknownConcern(Samples.id(20)), .nobodyConcerned, .undecided(number: 3),
        .actionsOpen(number: 3, count: 2), .unknownAction(number: 3, action: 5),
        .deadlinePassed(number: 3), .notYetDue(number: 3),
    ]
}
