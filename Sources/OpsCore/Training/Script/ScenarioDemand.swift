/// The people who call in a scenario.
package struct ScenarioDemand: Hashable, Sendable {
    /// At the most this many contacts on one day of one curve.
    package static let contactsPerDayLimit: Int64 = 20_000

    package let curves: [DemandCurve]
    package let contacts: [ScenarioContact]
}

/// Contacts drawn from the seed, so many a day.
package struct DemandCurve: Hashable, Sendable {
    package let code: String
    /// Contacts expected on each day.
    package let contacts: DayCurve
    /// How the contacts of a day spread over its 24 local hours.
    package let hours: [Int64]
    package let postcodes: Weighted<String>
    /// How far from the postcode's position a person lives, at the most, in either direction.
    package let spreadMillidegrees: Int64
    package let needs: Weighted<NeedKind>
    package let languages: Weighted<LanguageTag>
    package let anonymousPerMille: Int64
    /// The share of contacts that come from somebody who has called before.
    package let repeatPerMille: Int64
    package let forSomebodyElsePerMille: Int64
    package let patience: Patience
}

/// How long people wait for somebody to be found before some of them no longer need it.
package struct Patience: Hashable, Sendable {
    package let span: TimeSpan
    package let givesUpPerMille: Int64
}

/// A contact that the scenario tells word by word.
package struct ScenarioContact: Hashable, Sendable {
    /// Nil inside an inject: then.
    package let at: Instant?
    package let needs: [NeedKind]
    package let language: LanguageTag
    package let postcode: String?
    package let position: Coordinate?
    package let isAnonymous: Bool
    package let relation: CallerRelation?
    package let note: String?
}
