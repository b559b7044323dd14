/// Why a vehicle cannot take a request, computed and not guessed.
///
/// The first of them that no change of order could help with: each is tried by taking that one rule
/// away and looking whether the request then fits.
package enum UnservedReason: Hashable, Sendable, CaseIterable {
    /// The vehicle lacks a skill.
    case skill
    /// Another vehicle was promised.
    case promisedVehicle
    /// What was promised about the time leaves no way.
    case promisedTime
    /// There is no room on board, even when it carries nothing else.
    case capacity
    /// Alone in the vehicle, a window would be missed.
    case window
    /// Alone in the vehicle, the shift is too short, breaks included.
    case shift
    /// Alone in the vehicle, it is too far.
    case distance
    /// It would fit, but only instead of requests whose penalties are higher.
    case displacesHigherPriority
    /// It would fit, but only instead of others that cost more together.
    case displacesMore
    /// It would fit beside the rest, but costs more than leaving it out.
    case dearerThanPenalty
    /// It would fit alone and displaces nobody dearer, but the search found no place for it.
    case noPlaceFound
    /// Time was up, or somebody interrupted, before these vehicles were looked at.
    case notLookedAt
}
