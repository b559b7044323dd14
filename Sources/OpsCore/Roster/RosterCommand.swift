/// What can be asked of the roster.
package enum RosterCommand: Sendable {
    case addVolunteer(VolunteerProfile, VolunteerDetails, isAvailable: Bool)
    /// The volunteer cannot come for the time being, or can again.
    case setAvailability(Identifier<Volunteer>, isAvailable: Bool)
    case change(Identifier<Volunteer>, VolunteerChange)
    /// What the house calls a skill, and what counts for it, from now on.
    case defineSkill(SkillDefinition)
}

/// What happened to the roster.
///
/// It names nobody.
package enum RosterEvent: Hashable, Sendable {
    case volunteerAdded(
        Identifier<Volunteer>, number: Int64, VolunteerProfile, isAvailable: Bool)
    /// What is known of them from now on, whole.
    case volunteerChanged(Identifier<Volunteer>, VolunteerProfile)
    case volunteerStoodDown(Identifier<Volunteer>)
    case volunteerReturned(Identifier<Volunteer>)
    case skillDefined(SkillDefinition)
}

/// Why the roster cannot do what was asked.
package enum RosterRefusal: Error, Hashable, Sendable {
    case unknownTerritory(TerritoryCode)
    case unknownVolunteer(Identifier<Volunteer>)
    case availabilityUnchanged(number: Int64, isAvailable: Bool)
    case nothingToChange(number: Int64)
    /// A time that ends before it begins.
    case emptySpan
    /// What a vetting is good for says nothing without its last day.
    case notVetted
    /// Whoever may only come along is vetted for something from now on: what for was not said.
    case scopeUnsaid(number: Int64)
    /// The word stands for another skill.
    case skillTaken(SkillCode, by: SkillCode)
    /// Two volunteers cannot be the same one in another book.
    case refTaken(by: Int64)
    /// Their calendar cannot be read, or says more than can be kept.
    case calendar(CalendarProblem)
    /// Nothing is held that names them; the number alone is left.
    case erased(number: Int64)
    /// It would be its own parent.
    case skillCircle(SkillCode)
    /// Nobody has defined it, holds it or asks for it; what is known instead.
    case unknownParent(SkillCode, known: [SkillCode])
}
