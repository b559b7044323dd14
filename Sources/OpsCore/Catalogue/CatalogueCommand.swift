/// What can be asked of the catalogue.
package enum CatalogueCommand: Sendable {
    case publish(CatalogueEntry)
    case openDeployment(OpenDeployment)
    case closeDeployment(Identifier<Deployment>)
    /// Nil for day and night.
    case changeHours(Identifier<Deployment>, OpeningHours?)
    /// What is not said stays.
    case changeWaves(Identifier<Deployment>, WaveRulesChange)
}

/// The wish to put an entry to work in a territory.
package struct OpenDeployment: Sendable {
    package let entry: Slug
    package let territory: TerritoryCode
    package let needs: [NeedRule]
    /// Nil for at once.
    package let from: Instant?
    package let until: Instant?
    package let offerSpan: TimeSpan
    /// Nil for day and night.
    package let hours: OpeningHours?
    /// How long a visit code is good; nil for what Ops assumes.
    package let visitCodeSpan: TimeSpan?
    /// Nil for never.
    package let outcomeAfter: TimeSpan?
    /// How Ops asks by itself; nil for what it assumes.
    package let waves: WaveRules?
    /// How crews are looked after; nil for not at all, as in exercises.
    package let crewRules: CrewRules?
    /// Whether volunteers are told by messages; nil for not at all.
    package let messages: MessageRules?

    package init(
        entry: Slug, territory: TerritoryCode, needs: [NeedRule], from: Instant? = nil,
        until: Instant? = nil, offerSpan: TimeSpan, hours: OpeningHours? = nil,
        visitCodeSpan: TimeSpan? = nil, outcomeAfter: TimeSpan? = nil, crewRules: CrewRules? = nil,
        waves: WaveRules? = nil, messages: MessageRules? = nil
    ) {
        self.entry = entry
        self.territory = territory
        self.needs = needs
        self.from = from
        self.until = until
        self.offerSpan = offerSpan
        self.hours = hours
        self.visitCodeSpan = visitCodeSpan
        self.outcomeAfter = outcomeAfter
        self.waves = waves
        self.crewRules = crewRules
        self.messages = messages
    }
}

/// What happened to the catalogue.
package enum CatalogueEvent: Hashable, Sendable {
    case entryPublished(CatalogueEntry)
    case deploymentOpened(Deployment)
    case deploymentClosed(Identifier<Deployment>, at: Instant)
    case deploymentHoursChanged(Identifier<Deployment>, OpeningHours?)
    /// All of the rules, as they hold from now on.
    case deploymentWavesChanged(Identifier<Deployment>, WaveRules)
}

/// Why the catalogue cannot do what was asked.
package enum CatalogueRefusal: Error, Hashable, Sendable {
    case unknownEntry(Slug)
    case unknownTerritory(TerritoryCode)
    case unknownDeployment(Identifier<Deployment>)
    case deploymentAlreadyClosed(Identifier<Deployment>)
    case noNeeds
    case repeatedNeed(NeedKind)
    /// A kind of need that nobody has named yet.
    case needWithoutName(OwnNeed)
    /// The kind has another name already.
    case needNamedOtherwise(NeedKind, LocalizedText)
    case endsBeforeItStarts
    case unknownRelatedSource(String)
    /// The house does not know what the clocks of this zone show.
    case unknownZone(String)
    /// Quiet hours without an hour between them.
    case quietAllDay
}
