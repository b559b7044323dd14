/// What came of a run: delays, unmet needs, load, and the digest that proves which run it was.
package struct ScenarioReport: Hashable, Sendable {
    package let name: LocalizedText
    package let seed: UInt64
    /// The name of the policy that coordinated.
    package let policy: String
    package let startsAt: Instant
    package let endsAt: Instant
    package let contacts: Int64
    package let escalations: Int64
    /// How often the rules said no to somebody.
    package let refusals: Int64
    package let offers: OutcomeTally.Offers
    package let missions: OutcomeTally.Missions
    package let roster: OutcomeTally.Roster
    /// Needs that were asked for, in the order of the code.
    package let needs: [NeedOutcome]
    /// Where help did not come, in order of needs, then of territories.
    package let unmet: [UnmetNeed]
    /// Everybody first, then each group of the roster.
    package let load: [LoadOutcome]
    package let expectations: [ExpectationOutcome]
    /// The numbers of the injects that were played, in order of time.
    package let playedInjects: [Int64]
    package let journal: JournalHead

    package init(of run: ScenarioRun) {
        let tally = run.tally
        let end = run.scenario.endsAt
        name = run.scenario.name
        seed = run.seed
        policy = run.policy.name
        startsAt = run.scenario.startsAt
        endsAt = end
        contacts = tally.contacts
        escalations = tally.escalations
        refusals = run.refusals
        offers = tally.offers
        missions = tally.missions
        roster = tally.roster
        needs = NeedKind.reported(in: tally.requests.map(\.need)).compactMap {
            NeedOutcome(of: $0, in: tally.requests, until: end)
        }
        unmet = UnmetNeed.all(in: tally.requests)
        load = LoadOutcome.all(in: run)
        expectations = run.scenario.expectations.map {
            ExpectationOutcome($0, in: tally.requests, until: end)
        }
        playedInjects = run.playedInjects
        journal = run.desk.records.head
    }
}
