import OpsCore

/// Three days in one unit: small enough to be read, and to be played in a blink.
enum SmallScenario {
    /// The scenario after changes to its text, each of which must find what it replaces.
    static func make(_ changes: (String, String)...) throws -> Scenario {
        try Scenario(json: Array(text(changes).utf8))
    }

    /// What reading refuses after a change, as pointers with the English text of the problem.
    static func problems(_ old: String, _ new: String) -> [String] {
        do {
            _ = try Scenario(json: Array(text([(old, new)]).utf8))
            return []
        } catch {
            guard case .invalid(let document) = error else { return [error.text[.en]] }
            return document.problems.map { "\($0.pointer): \($0.text[.en])" }
        }
    }

    private static func text(_ changes: [(String, String)]) -> String {
        var text = json
        for (old, new) in changes {
            precondition(text.contains(old), "the small scenario does not hold \(old)")
            text = text.replacing(old, with: new)
        }
        return text
    }

    private static let json = """
        {"format": 1, "seed": 7,
         "name": {"fr": "Petit", "es": "Pequeño", "en": "Small"},
         "summary": {"fr": "Trois jours", "es": "Tres días", "en": "Three days"},
         "startsAt": "2020-03-20T07:00:00Z", "endsAt": "2020-03-23T07:00:00Z",
         "desk": {"opens": "08:00", "closes": "20:00", "lookEveryMinutes": 30,
          "utcOffsets": [{"from": "2020-03-20T00:00:00Z", "minutes": 60}]},
         "territories": [
          {"code": "FR", "kind": "national_desk",
           "name": {"fr": "France", "es": "Francia", "en": "France"}},
          {"code": "92", "kind": "department", "parent": "FR", "postcodePrefixes": ["92"],
           "name": {"fr": "92", "es": "92", "en": "92"}},
          {"code": "92-montrouge", "kind": "local_unit", "parent": "92",
           "name": {"fr": "Montrouge", "es": "Montrouge", "en": "Montrouge"},
           "postcodes": [{"postcode": "92120", "latitude": 48.816, "longitude": 2.316}]},
          {"code": "92-nanterre", "kind": "local_unit", "parent": "92",
           "name": {"fr": "Nanterre", "es": "Nanterre", "en": "Nanterre"},
           "postcodes": [{"postcode": "92000", "latitude": 48.896, "longitude": 2.206}]}],
         "entries": [
          {"slug": "croix-rouge-chez-vous", "kind": "emergency_service", "origin": "French Red Cross",
           "sources": [], "name": {"fr": "CRCV", "es": "CRCV", "en": "CRCV"},
           "summary": {"fr": "Ligne", "es": "Línea", "en": "Line"},
           "translation": {"fr": "original", "es": "translated", "en": "translated"}}],
         "deployments": [
          {"code": "line", "entry": "croix-rouge-chez-vous", "territory": "FR",
           "from": "2020-03-20T07:00:00Z", "offerMinutes": 20,
           "needs": [{"kind": "listening", "dueWithinMinutes": 60, "skill": "listening"}]},
          {"code": "home", "entry": "croix-rouge-chez-vous", "territory": "92",
           "from": "2020-03-21T07:00:00Z", "offerMinutes": 60,
           "needs": [{"kind": "food", "dueWithinMinutes": 1440, "crew": 2}]},
          {"code": "reserve", "entry": "croix-rouge-chez-vous", "territory": "92",
           "offerMinutes": 60, "needs": [{"kind": "medicine", "dueWithinMinutes": 1440}]}],
         "roster": {
          "behaviours": [
           {"code": "keen", "silentPerMille": 100, "declinesPerMille": 100,
            "answer": {"medianMinutes": 10}, "departure": {"medianMinutes": 30},
            "travel": {"medianMinutes": 10}, "service": {"medianMinutes": 30},
            "notHomePerMille": 50}],
          "groups": [
           {"code": "field", "count": 30, "territory": "92-montrouge", "around": "92120",
            "languages": [{"language": "fr", "perMille": 1000}], "vettedPerMille": 900,
            "vettedUntil": "2020-12-31", "weeklyMissions": 10, "behaviour": "keen",
            "standDown": [{"day": 0, "perMille": 0}, {"day": 2, "perMille": 400}]},
           {"code": "far", "count": 4, "territory": "92-nanterre", "around": "92000",
            "skills": [{"code": "listening", "perMille": 1000}],
            "languages": [{"language": "fr", "perMille": 1000}], "vettedPerMille": 1000,
            "vettedUntil": "2020-12-31", "weeklyMissions": 50, "radiusKilometres": 1,
            "behaviour": "keen"}]},
         "demand": {
          "curves": [
           {"code": "people", "perDay": [{"day": 0, "contacts": 12}],
            "hours": [0,0,0,0,0,0,0,0,1,1,1,1,1,1,1,1,1,1,1,1,0,0,0,0],
            "postcodes": [{"postcode": "92120", "weight": 1}],
            "needs": [{"need": "food", "perMille": 500}, {"need": "listening", "perMille": 400},
             {"need": "medicine", "perMille": 100}],
            "languages": [{"language": "fr", "perMille": 1000}],
            "anonymousPerMille": 200, "forSomebodyElsePerMille": 200, "repeatPerMille": 100}],
          "contacts": [{"at": "2020-03-20T09:00:00Z", "needs": ["medicine", "food"],
           "postcode": "92120", "relation": "daughter"}]},
         "injects": [],
         "expectations": [
          {"objective": {"fr": "Courses", "es": "Compra", "en": "Shopping"}, "need": "food",
           "withinMinutes": 720, "sharePerMille": 500}]}
        """
}

extension ScenarioRun {
    /// Plays a scenario to its end and keeps the run, to be looked into.
    static func played(
        _ scenario: Scenario, seed: UInt64? = nil, policy: any Policy = Policies.standard
    ) throws -> ScenarioRun {
        var run = ScenarioRun(scenario, seed: seed, policy: policy)
        _ = try run.finish()
        return run
    }

    var entries: [JournalEntry] { desk.records.journal.entries(after: 0, limit: .max) }

    var events: [Event] { entries.compactMap { Event(name: $0.name, payload: $0.payload) } }

    /// What called, when and for what: the demand without what was made of it.
    var contacts: [String] {
        entries.filter { $0.name == "hotline.contact_logged.v1" }
            .map { $0.at.rfc3339 + String(decoding: $0.payload, as: UTF8.self) }
    }
}
