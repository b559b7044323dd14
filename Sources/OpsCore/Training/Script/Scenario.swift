/// A crisis as data: a place, the people who help, the people who call, and what goes wrong.
///
/// The same file, seed and policy give the same journal byte for byte on every machine: all
/// quantities are whole numbers, and every draw comes from the seed.
package struct Scenario: Sendable {
    /// The version of the file format that this version of Ops reads.
    package static let format: Int64 = 1
    /// The longest crisis that one file may tell.
    package static let longestSpan = TimeSpan.days(366)

    package let name: LocalizedText
    package let summary: LocalizedText
    /// Where the numbers come from, for whoever reads the file.
    package let notes: [String]
    package let startsAt: Instant
    /// The first instant that is not played.
    package let endsAt: Instant
    /// The seed when whoever runs the scenario names none.
    package let seed: UInt64
    package let desk: ScenarioDesk
    package let territories: [Territory]
    package let entries: [CatalogueEntry]
    package let deployments: [ScenarioDeployment]
    package let roster: ScenarioRoster
    package let demand: ScenarioDemand
    package let injects: [Inject]
    package let expectations: [ScenarioExpectation]
}

/// When the desk works, and how often its coordinators look at what is open.
package struct ScenarioDesk: Hashable, Sendable {
    package let clock: LocalClock
    package let looksEvery: TimeSpan
}

/// A deployment with the name that the scenario gives it.
package struct ScenarioDeployment: Sendable {
    package let code: String
    /// Nil for one that an inject alone opens.
    package let opensAt: Instant?
    package let wish: OpenDeployment
}

/// What the trainer hopes to see: enough requests of one need helped in time.
package struct ScenarioExpectation: Hashable, Sendable {
    /// How far a request must have come to count.
    package enum Stage: String, CaseIterable, Sendable {
        case assigned
        case done
    }

    package let objective: LocalizedText
    package let need: NeedKind
    package let stage: Stage
    package let within: TimeSpan
    /// The share of requests, in thousandths, that must be in time.
    package let sharePerMille: Int64
}
