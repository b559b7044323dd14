/// What can be asked of the operations log.
package enum OperationsCommand: Sendable {
    case openEvent(OpenOperationEvent)
    case changeEvent(Identifier<OperationEvent>, OperationEventStatus?, reportMinutes: Int64?)
    case closeEvent(Identifier<OperationEvent>)
    case addTeam(AddTeam)
    case setStatus(Identifier<Team>, TeamStatus)
    /// Who is in the team from now on.
    case setMembers(Identifier<Team>, [Identifier<Volunteer>])
    case writeNote(WriteEventNote)
    /// Nothing was heard of a team in time.
    case raiseSilence(Identifier<Team>)
}

/// An event as somebody opens it.
package struct OpenOperationEvent: Sendable {
    /// How long a team may be silent where nobody says otherwise.
    package static let standardReportMinutes: Int64 = 60
    package static let reportRange: ClosedRange<Int64> = 5...1_440

    package var title: String
    package var kind: OperationEventKind
    package var territory: TerritoryCode
    package var status: OperationEventStatus
    package var reportMinutes: Int64

    package init(
        title: String, kind: OperationEventKind, territory: TerritoryCode,
        status: OperationEventStatus = .inProgress, reportMinutes: Int64 = standardReportMinutes
    ) {
        self.title = title
        self.kind = kind
        self.territory = territory
        self.status = status
        self.reportMinutes = reportMinutes
    }
}

/// A team as somebody adds it to an event.
package struct AddTeam: Sendable {
    /// More people are several teams.
    package static let memberLimit = 50

    package var event: Identifier<OperationEvent>
    package var name: String
    package var kind: TeamKind
    /// Nil for where the event is.
    package var territory: TerritoryCode?
    package var status: TeamStatus
    package var members: [Identifier<Volunteer>]

    package init(
        to event: Identifier<OperationEvent>, name: String, kind: TeamKind,
        territory: TerritoryCode? = nil, status: TeamStatus = .available,
        members: [Identifier<Volunteer>] = []
    ) {
        self.event = event
        self.name = name
        self.kind = kind
        self.territory = territory
        self.status = status
        self.members = members
    }
}

/// A note as somebody writes it.
package struct WriteEventNote: Sendable {
    package var event: Identifier<OperationEvent>
    package var text: String
    /// When it happened; nil for now.
    package var happenedAt: Instant?
    package var about: NoteSubjects
    /// The number of the note that this one corrects.
    package var corrects: Int64?
    /// The team itself said so: it was heard of then.
    package var isFromTeam: Bool

    package init(
        in event: Identifier<OperationEvent>, _ text: String, happenedAt: Instant? = nil,
        about: NoteSubjects = NoteSubjects(), corrects: Int64? = nil, isFromTeam: Bool = false
    ) {
        self.event = event
        self.text = text
        self.happenedAt = happenedAt
        self.about = about
        self.corrects = corrects
        self.isFromTeam = isFromTeam
    }
}

/// What a note is about, by identity alone.
package struct NoteSubjects: Hashable, Sendable {
    package var team: Identifier<Team>?
    package var request: Identifier<HelpRequest>?
    package var mission: Identifier<Mission>?
    package var danger: Identifier<DangerAlert>?

    package init(
        team: Identifier<Team>? = nil, request: Identifier<HelpRequest>? = nil,
        mission: Identifier<Mission>? = nil, danger: Identifier<DangerAlert>? = nil
    ) {
        self.team = team
        self.request = request
        self.mission = mission
        self.danger = danger
    }
}

/// What happened to the log.
///
/// It names nobody: titles, names of teams and what notes say are in the vault.
package enum OperationsEvent: Hashable, Sendable {
    case eventOpened(OperationEventOpened)
    case eventChanged(Identifier<OperationEvent>, OperationEventStatus?, reportMinutes: Int64?)
    case eventClosed(Identifier<OperationEvent>)
    case teamAdded(TeamAdded)
    case statusSet(Identifier<Team>, TeamStatus)
    case membersSet(Identifier<Team>, [Identifier<Volunteer>])
    case noteWritten(EventNoteWritten)
    /// The desk owns the silence until the due time, and then the next desk up.
    case teamSilent(Identifier<Team>, desk: TerritoryCode, dueAt: Instant)
}

/// An event has a log from now on.
package struct OperationEventOpened: Hashable, Sendable {
    package let id: Identifier<OperationEvent>
    package let number: Int64
    package let kind: OperationEventKind
    package let territory: TerritoryCode
    package let status: OperationEventStatus
    package let reportMinutes: Int64
}

/// An event has one team more.
package struct TeamAdded: Hashable, Sendable {
    package let id: Identifier<Team>
    package let number: Int64
    package let event: Identifier<OperationEvent>
    package let kind: TeamKind
    package let territory: TerritoryCode
    package let status: TeamStatus
    package let members: [Identifier<Volunteer>]
}

/// Somebody wrote down what happened, and when.
package struct EventNoteWritten: Hashable, Sendable {
    package let id: Identifier<EventNote>
    package let event: Identifier<OperationEvent>
    /// Runs from 1 within the event.
    package let number: Int64
    package let happenedAt: Instant
    package let about: NoteSubjects
    package let corrects: Int64?
    package let isFromTeam: Bool
}

/// Why it cannot be done.
package enum OperationsRefusal: Error, Hashable, Sendable {
    case unknownEvent(Identifier<OperationEvent>)
    case unknownTeam(Identifier<Team>)
    case unknownTerritory(TerritoryCode)
    case unknownVolunteer(Identifier<Volunteer>)
    case eventClosed(number: Int64)
    case nothingToChange
    /// Whoever is out there would be forgotten.
    case teamStillOut(event: Int64, team: Int64, TeamStatus)
    case memberElsewhere(volunteer: Int64, team: Int64)
    /// Has said yes to a mission, or is out for it.
    case memberOnMission(volunteer: Int64, mission: Int64)
    /// The team would go out, and one of it has left for a door.
    case memberUnderWay(volunteer: Int64, mission: Int64)
    /// The team would go out, and nobody knows where one of it is.
    case memberMissing(volunteer: Int64, mission: Int64)
    case teamOfOtherEvent(team: Int64, event: Int64)
    case noteInFuture
    case unknownNote(number: Int64, event: Int64)
    /// Told as said by a team, and no team is named.
    case saidByNobody
    case teamNotYetDue(number: Int64)
}
