/// Visits to one person, one after another, for as long as she wishes them (must-do 23).
///
/// Each visit is a request for a courtesy visit, served like any other; the series is what lies between them. At
/// every moment it has an owner and a due time: its desk, or the request that waits.
package struct VisitSeries: Hashable, Sendable {
    package let id: Identifier<VisitSeries>
    /// Runs from 1; what people say aloud: visits 3.
    package let number: Int64
    package let person: Identifier<PersonHelped>
    package let contact: Identifier<Contact>
    package let language: LanguageTag
    package internal(set) var place: TerritoryCode
    package internal(set) var position: Coordinate?
    package let everyDays: Int64
    /// The day and hour of the next visit that somebody named; nil where the usual days say it.
    package var agreedFor: Instant?
    package var step: VisitStep
    /// The visit that is asked for.
    package var request: Identifier<HelpRequest>?
    /// The mission that nobody has told of yet.
    package var mission: Identifier<Mission>?
    package var desk: TerritoryCode
    /// When somebody must act; while a visit is asked for, its request says when.
    package var dueAt: Instant
    package var escalations: Int64
}

/// Where a series of visits stands.
package enum VisitStep: String, CaseIterable, Sendable {
    /// The day of the next visit is known; the request is opened a while before.
    case planned
    /// A visit is asked for, or on its way.
    case visiting
    /// The crew was there, and has to tell how it was.
    case report
    /// Somebody says what comes next.
    case decision
    case ended
}

/// What somebody wants of company.
package enum VisitWants: String, CaseIterable, Sendable {
    case visits
    case calls
    case both
    case none

    var areVisits: Bool { self == .visits || self == .both }
    var areCalls: Bool { self == .calls || self == .both }
}

/// What a crew noticed of somebody's health; no diagnosis.
package enum HealthSignal: String, CaseIterable, Sendable {
    case fall
    case pain
    case breathless
    case notEating = "not_eating"
    case confused
    case lowMood = "low_mood"
    case medicineTrouble = "medicine_trouble"
    case other
}

/// What a crew noticed of how somebody lives.
package enum HousingSignal: String, CaseIterable, Sendable {
    case cold
    case damp
    case dirty
    case unsafe
    case noPower = "no_power"
    case noWater = "no_water"
    case cluttered
    case other
}

/// What a crew told of one visit; kept in the vault.
package enum VisitReport {}

/// Why a series of visits ended.
package enum VisitEnding: String, CaseIterable, Sendable {
    case noLongerWanted = "no_longer_wanted"
    /// She gets along by herself.
    case autonomous
    case otherSupport = "other_support"
    case movedAway = "moved_away"
    case died
    case duplicate
    case other
}

extension VisitSeries {
    /// Somebody must act next, and no visit is asked for.
    mutating func take(_ due: VisitsDue, _ step: VisitStep) {
        self.step = step
        request = nil
        mission = nil
        agreedFor = nil
        desk = due.desk
        dueAt = due.dueAt
        escalations = 0
    }

    init(_ opened: VisitsOpened) {
        self.init(
            id: opened.id, number: opened.number, person: opened.person, contact: opened.contact,
            language: opened.language, place: opened.place, position: opened.position,
            everyDays: opened.everyDays, agreedFor: opened.isAgreed ? opened.at : nil,
            step: .planned, request: nil, mission: nil,
            desk: opened.due.desk, dueAt: opened.due.dueAt, escalations: 0)
    }
}
