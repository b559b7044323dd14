/// What can be asked about the door of a person.
package enum VisitCommand: Sendable {
    /// Another code instead of the one there is: it ran out, or somebody overheard it.
    case issueCode(Identifier<Mission>, VisitCode)
    /// The hotline has told the person.
    case tellCode(Identifier<Mission>)
    /// Somebody calls to check: `found` are the missions that the vault has under what they say.
    case check(
        found: [Identifier<Mission>], by: Identifier<AccessToken>, limit: VisitCheckLimit)
}

/// What happened about the door of a person.
///
/// It names nobody and holds no code.
package enum VisitEvent: Hashable, Sendable {
    case codeIssued(Identifier<Mission>, expiresAt: Instant)
    case codeTold(Identifier<Mission>)
    /// The same code is good until another time: the crew comes at another.
    case codeMoved(Identifier<Mission>, expiresAt: Instant)
    /// No mission means that the code was wrong.
    case checked(by: Identifier<AccessToken>, missions: [Identifier<Mission>])
}

/// Why it cannot be done.
package enum VisitRefusal: Error, Hashable, Sendable {
    case unknownMission(Identifier<Mission>)
    case nobodyComes(mission: Int64, MissionStage)
    case notInPerson(mission: Int64)
    case noCode(mission: Int64)
    case codeExpired(mission: Int64)
    /// What she was told is not the mission's code, or not any more.
    case otherCode(mission: Int64)
    case tooManyChecks(minutes: Int64)
}
