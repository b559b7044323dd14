extension Operation {
    func decide(
        _ command: CatalogueCommand, at instant: Instant,
        identifiers: inout some IdentifierSource
    ) throws(CatalogueRefusal) -> [CatalogueEvent] {
        switch command {
        case .publish(let entry): return [try publish(entry)]
        case .openDeployment(let wish):
            let id = identifiers.next(Deployment.self, at: instant)
            return [try open(wish, as: id, at: instant)]
        case .closeDeployment(let id): return [try close(id, at: instant)]
        case .changeHours(let id, let hours):
            return [try changeHours(of: id, to: hours, at: instant)]
        case .changeWaves(let id, let change):
            return [try changeWaves(of: id, by: change, at: instant)]
        }
    }

    private func publish(_ entry: CatalogueEntry) throws(CatalogueRefusal) -> CatalogueEvent {
        let known = Set(entry.sources.map(\.id))
        for statement in entry.figures.flatMap(\.statements) where !known.contains(statement.source)
        {
            throw .unknownRelatedSource(statement.source)
        }
        return .entryPublished(entry.at(version: (entryVersions[entry.slug] ?? 0) + 1))
    }

    private func open(
        _ wish: OpenDeployment, as id: Identifier<Deployment>, at instant: Instant
    ) throws(CatalogueRefusal) -> CatalogueEvent {
        guard let version = entryVersions[wish.entry] else { throw .unknownEntry(wish.entry) }
        guard territories[wish.territory] != nil else { throw .unknownTerritory(wish.territory) }
        guard !wish.needs.isEmpty else { throw .noNeeds }
        var seen: Set<NeedKind> = []
        for rule in wish.needs where !seen.insert(rule.kind).inserted {
            throw .repeatedNeed(rule.kind)
        }
        let needs = try wish.needs.map(named)
        try check(wish.waves?.quiet)
        let from = wish.from ?? instant
        if let until = wish.until, until <= from { throw .endsBeforeItStarts }
        return .deploymentOpened(
            Deployment(
                id: id, entry: wish.entry, entryVersion: version, territory: wish.territory,
                needs: needs, from: from, until: wish.until, offerSpan: wish.offerSpan,
                hours: wish.hours, visitCodeSpan: wish.visitCodeSpan,
                outcomeAfter: wish.outcomeAfter, crewRules: wish.crewRules,
                waves: wish.waves, messages: wish.messages))
    }

    /// The rule with the name of its kind: one kind has one name, whoever serves it.
    private func named(_ rule: NeedRule) throws(CatalogueRefusal) -> NeedRule {
        guard case .own(let own) = rule.kind else {
            if rule.name != nil { throw .needNamedOtherwise(rule.kind, rule.kind.text) }
            return rule
        }
        guard let known = ownNeeds[own] else {
            if rule.name == nil { throw .needWithoutName(own) }
            return rule
        }
        if let name = rule.name, name != known { throw .needNamedOtherwise(rule.kind, known) }
        return rule.named(known)
    }

    private func close(
        _ id: Identifier<Deployment>, at instant: Instant
    ) throws(CatalogueRefusal) -> CatalogueEvent {
        _ = try openDeployment(id, at: instant)
        return .deploymentClosed(id, at: instant)
    }

    mutating func evolve(_ event: CatalogueEvent, at instant: Instant) {
        switch event {
        case .entryPublished(let entry):
            entryVersions[entry.slug] = entry.version
        case .deploymentOpened(let deployment):
            deployments[deployment.id] = deployment
            if deployment.messages?.isOn == true { isTelling = true }
            for rule in deployment.needs {
                if case .own(let own) = rule.kind, let name = rule.name { ownNeeds[own] = name }
            }
            deploymentsByTerritory[deployment.territory, default: []].append(deployment.id)
            if deployment.until != nil { watchCare(under: deployment.id) }
        case .deploymentClosed(let id, let instant):
            deployments[id]?.until = instant
            watchEnd(of: id)
        case .deploymentHoursChanged(let id, let hours):
            deployments[id]?.hours = hours
            wakeSearches(of: id, at: instant)
        case .deploymentWavesChanged(let id, let rules):
            deployments[id]?.waves = rules
            wakeSearches(of: id, at: instant)
        }
    }

    /// The deployment that covers a need at a place and time, the nearest desk first.
    ///
    /// Two deployments of one desk that cover the same need: the one opened last counts.
    package func coverage(
        of need: NeedKind, from place: TerritoryCode, at instant: Instant,
        besides closed: Identifier<Deployment>? = nil
    ) -> (deployment: Deployment, rule: NeedRule)? {
        for code in territories.way(upFrom: place) {
            for id in deploymentsByTerritory[code, default: []].reversed()
            where id != closed {
                guard let deployment = deployments[id], deployment.isActive(at: instant),
                    let rule = deployment.rule(for: need)
                else { continue }
                return (deployment, rule)
            }
        }
        return nil
    }
}

extension CatalogueEntry {
    func at(version: Int64) -> CatalogueEntry {
        CatalogueEntry(
            slug: slug, version: version, kind: kind, season: season, origin: origin, dates: dates,
            sources: sources, name: name, summary: summary, translation: translation,
            figures: figures, related: related)
    }
}
