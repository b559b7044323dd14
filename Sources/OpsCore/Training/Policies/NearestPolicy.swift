/// Asks whoever lives nearest; by telephone, where distance means nothing, the lowest number.
///
/// It is here to be compared with: always asking the nearest wears the same few out.
package struct NearestPolicy: Policy {
    package let name = "nearest"

    package let summary = LocalizedText(
        fr: "demande au plus proche, sans regarder qui a déjà beaucoup fait",
        es: "pregunta a la persona más cercana, sin mirar quién ha hecho ya mucho",
        en: "asks whoever is nearest, no matter who has done much already")

    package func choose(for vacancy: Vacancy) -> [Identifier<Volunteer>] {
        let ranked = vacancy.fitting.map { proposal in
            let metres = proposal.distance?.count ?? Int32.max
            return (vacancy.timesAsked(proposal.volunteer), metres, proposal)
        }
        let sorted = ranked.sorted { ($0.0, $0.1, $0.2.number) < ($1.0, $1.1, $1.2.number) }
        return sorted.prefix(vacancy.places).map(\.2.volunteer)
    }
}
