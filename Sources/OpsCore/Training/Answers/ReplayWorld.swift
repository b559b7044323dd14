/// The invented place where a record of answers is replayed: one unit below one national desk, with
/// one service and as many volunteers as are wanted.
enum ReplayWorld {
    static let postcode = "00000"

    static func commands(_ rules: WaveRules, volunteers: Int64) -> [Command] {
        guard let country = TerritoryCode("REPLAY"), let unit = TerritoryCode("REPLAY-1"),
            let slug = Slug("replay"),
            let home = Coordinate(latitudeMillidegrees: 0, longitudeMillidegrees: 0)
        else { preconditionFailure("the words of the replayed world are not words of Ops") }
        let name = LocalizedText(fr: "rejeu", es: "repetición", en: "replay")
        let territories = [
            Territory(
                code: country, kind: .nationalDesk, parent: nil, name: name, postcodePrefixes: [],
                postcodes: []),
            Territory(
                code: unit, kind: .localUnit, parent: country, name: name, postcodePrefixes: [],
                postcodes: [PostcodeArea(postcode: postcode, position: home)]),
        ]
        let entry = CatalogueEntry(
            slug: slug, version: 1, kind: .emergencyService, season: nil, origin: "replay",
            dates: [], sources: [], name: name, summary: name,
            translation: [:], figures: [], related: [])
        // Due times are not what is replayed: the desk's own clock is to stay out of it.
        let need = NeedRule(kind: .food, dueWithin: .days(365), crew: 1, skill: nil)
        let deployment = OpenDeployment(
            entry: slug, territory: unit, needs: [need],
            offerSpan: rules.delay ?? .minutes(30), waves: rules)
        let profile = VolunteerProfile(
            territory: unit, position: home, skills: [], languages: [.french],
            vettedUntil: CivilDate(year: 9_999, month: 12, day: 31),
            weeklyMissions: 1_000, radius: Metres(count: 10_000), isAtHealthRisk: false)
        let details = VolunteerDetails(name: "EXERCISE", phone: nil, email: nil)
        let people = (0..<volunteers).map { _ in
            Command.roster(.addVolunteer(profile, details, isAvailable: true))
        }
        return territories.map { .territory(.register($0)) } + [
            .catalogue(.publish(entry)), .catalogue(.openDeployment(deployment)),
        ] + people
    }
}
