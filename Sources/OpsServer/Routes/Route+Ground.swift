import OpsCore
import OpsStore

extension Route {
    /// What a route is about, for a token that is good for one territory alone.
    enum Ground: Hashable, Sendable {
        /// Things that lie somewhere: those that lie outside are not listed, not shown, not changed.
        case placed(PlacedThing)
        /// Nothing that is of one place, or what everybody in the house must know.
        case everywhere
        /// What is of the whole house: such a token does not open it.
        case wholeHouse
    }

    /// The ground of what an address begins with; what is not named here is of the whole house.
    static let grounds: [String: Ground] = [
        "contacts": .placed(.contact), "requests": .placed(.request),
        "missions": .placed(.mission), "purchases": .placed(.mission),
        "people": .placed(.person), "volunteers": .placed(.volunteer),
        "roster": .placed(.volunteer), "candidates": .placed(.candidate),
        "calls": .placed(.call), "care-plans": .placed(.carePlan),
        "visits": .placed(.visitSeries), "crew-alarms": .placed(.crewAlarm),
        "messages": .placed(.message), "replies": .placed(.reply),
        "concerns": .placed(.concern), "operation-events": .placed(.operationEvent),
        "teams": .placed(.team), "rounds": .placed(.round), "assets": .placed(.asset),
        "stock": .placed(.stockLot),
        // Danger first: whoever is there helps, wherever it is (decision 9).
        "dangers": .everywhere,
        // Whoever is at the telephone tells whether the people at a door are ours.
        "visit-checks": .everywhere,
        // What one's own desk raised, without what became of it.
        "raised-concerns": .everywhere,
        "catalogue": .everywhere, "needs": .everywhere, "uncovered-needs": .everywhere,
        "deployments": .everywhere, "territories": .everywhere, "lines": .everywhere,
        "skills": .everywhere, "rules": .everywhere, "call-rules": .everywhere,
        "care-rules": .everywhere, "concern-rules": .everywhere,
        "onboarding-rules": .everywhere,
        // These tell of the territory that is asked for: of the token's, where none is.
        "figures": .everywhere, "board": .everywhere, "round-problem": .everywhere,
        // That something happened, not what: see `EventStream`.
        "events": .everywhere,
    ]

    static func ground(ofTemplate template: String, name: String) -> Ground {
        // Which desks asked for codes that are not ours is looked at by those who watch the house.
        guard name != "listVisitChecks" else { return .wholeHouse }
        // Whoever is asked for help somewhere is shown there; changed at home alone.
        guard name != "showVolunteer" else { return .placed(.volunteerWhoIsAsked) }
        let parts = template.split(separator: "/")
        guard parts.count > 1, parts[0] == "v1" else { return .wholeHouse }
        return grounds[String(parts[1])] ?? .wholeHouse
    }
}
