/// Which rules hold, what they say of somebody, and what is refused by them (must-do 8).
extension Operation {
    func decide(
        _ command: RulesCommand, at instant: Instant
    ) throws(RulesRefusal) -> ([Event], [VaultWrite]) {
        switch command {
        case .put(let set): return ([.rules(.setPut(try put(set)))], [])
        case .check(let id, let facts):
            let check = try check(id, facts, at: instant)
            return ([.rules(.requestChecked(check))], [])
        case .refuse(let id, let rule, let sentTo, let note):
            let refused = try refuse(id, by: rule, sentTo: sentTo, at: instant)
            return (
                [
                    .rules(.requestRefused(refused)),
                    .hotline(.requestCancelled(id, .refusedByRule)),
                ], note.map { [.requestNote(id, $0)] } ?? []
            )
        }
    }

    /// The set that says something about a need in a place: the one of the smallest territory.
    package func ruleSet(
        for need: NeedKind, at place: TerritoryCode, on instant: Instant
    ) -> RuleSet? {
        guard !ruleSets.isEmpty else { return nil }
        for territory in territories.way(upFrom: place) {
            let found = ruleSets.values.lazy.compactMap { Self.governing($0, at: instant) }
                .first { $0.territory == territory && $0.needs.contains(need) }
            if let found { return found }
        }
        return nil
    }

    func ruleSet(for request: HelpRequest, at instant: Instant) -> RuleSet? {
        ruleSet(for: request.need, at: request.place, on: instant)
    }

    /// The version that began last, unless it is over: so one can be put ahead of its day, and another before it.
    ///
    /// Of two that begin together the newer one is what is meant.
    private static func governing(_ versions: [RuleSet], at instant: Instant) -> RuleSet? {
        let begun = versions.filter { $0.from <= instant }
            .max { ($0.from, $0.version) < ($1.from, $1.version) }
        return begun.flatMap { $0.isInForce(at: instant) ? $0 : nil }
    }

    private func put(_ wish: RuleSet) throws(RulesRefusal) -> RuleSet {
        guard territories[wish.territory] != nil else { throw .unknownTerritory(wish.territory) }
        if let until = wish.until, until <= wish.from { throw .endsBeforeItStarts }
        try Self.checkCodes(of: wish)
        let versions = ruleSets[wish.code] ?? []
        if let last = versions.last, last.money.currency != wish.money.currency {
            throw .currencyChanged(wish.code, last.money.currency)
        }
        for held in Self.meeting(wish, versions) where held.territory != wish.territory {
            throw .heldElsewhere(wish.code, held.territory)
        }
        for (code, others) in ruleSets where code != wish.code {
            try Self.check(wish, against: others)
        }
        var set = wish
        set.version = (versions.last?.version ?? 0) + 1
        return set
    }

    private static func checkCodes(of set: RuleSet) throws(RulesRefusal) {
        var seen: Set<RuleCode> = []
        for rule in set.rules where !seen.insert(rule.code).inserted {
            throw .repeatedRule(rule.code)
        }
        var baskets: Set<RuleCode> = []
        for basket in set.money.baskets where !baskets.insert(basket.code).inserted {
            throw .repeatedBasket(basket.code)
        }
    }

    /// Those of a set that hold at some moment at which another would: one holds when the other begins.
    private static func meeting(_ set: RuleSet, _ versions: [RuleSet]) -> [RuleSet] {
        ([set.from] + versions.map(\.from)).filter(set.isInForce)
            .compactMap { governing(versions, at: $0) }
    }

    private static func check(
        _ set: RuleSet, against others: [RuleSet]
    ) throws(RulesRefusal) {
        for other in meeting(set, others) where other.territory == set.territory {
            guard let need = set.needs.first(where: other.needs.contains) else { continue }
            throw .overlaps(other.code, need)
        }
    }

    /// Whether a set that has begun says nothing any more, whichever of its versions was put last.
    func isOver(_ set: Slug, at instant: Instant) -> Bool {
        guard let versions = ruleSets[set], versions.contains(where: { $0.from <= instant }) else {
            return false
        }
        return Self.governing(versions, at: instant) == nil
    }

    private func live(
        _ id: Identifier<HelpRequest>, at instant: Instant
    ) throws(RulesRefusal) -> (request: HelpRequest, set: RuleSet) {
        guard let request = requests[id] else { throw .unknownRequest(id) }
        guard let set = ruleSet(for: request, at: instant) else {
            throw .noneInForce(number: request.number)
        }
        return (request, set)
    }

    private func check(
        _ id: Identifier<HelpRequest>, _ facts: EligibilityFacts, at instant: Instant
    ) throws(RulesRefusal) -> RuleCheck {
        let (request, set) = try live(id, at: instant)
        let rules = set.rules(for: request.need)
        let codes = { (verdict: RuleVerdict) in
            rules.filter { $0.verdict(on: facts) == verdict }.map(\.code)
        }
        return RuleCheck(
            request: id, rules: set.reference, speaksFor: codes(.speaksFor),
            against: codes(.against), unknown: codes(.unknown))
    }

    private func refuse(
        _ id: Identifier<HelpRequest>, by rule: RuleCode, sentTo: SentTo, at instant: Instant
    ) throws(RulesRefusal) -> RuleRefused {
        let (request, set) = try live(id, at: instant)
        guard request.status != .underway else { throw .requestUnderway(number: request.number) }
        guard set.rules(for: request.need).contains(where: { $0.code == rule }) else {
            throw .unknownRule(number: request.number, rule, set.reference)
        }
        if let check = rulesFor[id], check.rules == set.reference, check.speaksFor.contains(rule) {
            throw .speaksForRequest(number: request.number, rule, set.reference)
        }
        return RuleRefused(request: id, rules: set.reference, rule: rule, sentTo: sentTo)
    }

    mutating func evolve(_ event: RulesEvent) {
        switch event {
        case .setPut(let set): ruleSets[set.code, default: []].append(set)
        // What was said last counts, also where nothing speaks for the request any more.
        case .requestChecked(let check):
            rulesFor[check.request] = check.speaksFor.isEmpty ? nil : check
        case .requestRefused: return
        }
    }
}

extension RuleSet {
    package var reference: RuleReference { RuleReference(set: code, version: version) }
}
