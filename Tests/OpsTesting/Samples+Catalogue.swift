package import OpsCore

extension Samples {
    package static let service = slug("neighbours-at-hand")

    /// An entry of the catalogue, read from its document.
    package static func entry(
        slug: String = service.text, source: String = "000", statement: String = "000"
    ) -> CatalogueEntry {
        let document = """
            {"slug":"\(slug)","kind":"emergency_service","season":null,"origin":"An invented society",
            "dates":["2020-03"],"sources":[{"id":"\(source)","title":"An invented report"}],
            "name":{"fr":"Voisins","es":"Vecinos","en":"Neighbours"},
            "summary":{"fr":"Aide à domicile","es":"Ayuda en casa","en":"Help at home"},
            "translation":{"fr":"original","es":"translated","en":"translated"},
            "figures":[{"measure":{"fr":"appels","es":"llamadas","en":"calls"},
            "statements":[{"value":"≈ 80","source":"\(statement)"}],"contradictory":false}],
            "related":[]}
            """
        let read = try? JSONFields.read(JSONParser.value(of: Array(document.utf8))) { fields in
            CatalogueEntry(from: &fields)
        }
        return known(read)
    }

    /// The wish to open a service that brings food, runs for medicine, visits in pairs and listens.
    package static func openService(
        in territory: TerritoryCode = department, needs: [NeedRule]? = nil, from: Instant? = nil,
        until: Instant? = nil, hours: OpeningHours? = nil, outcomeAfter: TimeSpan? = nil,
        crewRules: CrewRules? = nil, messages: MessageRules? = nil
    ) -> OpenDeployment {
        OpenDeployment(
            entry: service, territory: territory, needs: needs ?? Samples.needs, from: from,
            until: until,
            offerSpan: .minutes(30), hours: hours, outcomeAfter: outcomeAfter,
            crewRules: crewRules, messages: messages)
    }

    /// A kind of need that a deployment adds.
    package static let ownNeed = known(OwnNeed("errand.pet_food"))

    package static let ownRule = NeedRule(
        kind: .own(ownNeed), dueWithin: .hours(8), crew: 1, skill: nil,
        name: LocalizedText(fr: "nourriture pour animaux", es: "comida", en: "pet food"))

    /// A need for which nobody leaves without protective gear.
    package static let gearRule = NeedRule(
        kind: .hygiene, dueWithin: .hours(8), crew: 1, skill: nil, needsGear: true)

    package static let needs = [
        NeedRule(kind: .food, dueWithin: .hours(4), crew: 1, skill: nil),
        NeedRule(kind: .medicine, dueWithin: .hours(2), crew: 1, skill: skill("driving")),
        NeedRule(kind: .courtesyVisit, dueWithin: .days(2), crew: 2, skill: skill("first_aid")),
        NeedRule(kind: .listening, dueWithin: .minutes(10), crew: 1, skill: nil),
    ]
}
