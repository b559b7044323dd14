/// Asks whoever has done least in the last week, then whoever has waited longest.
package struct FairPolicy: Policy {
    package let name = "fair"

    package let summary = LocalizedText(
        fr: "demande à qui a le moins fait depuis une semaine, puis à qui attend depuis longtemps",
        es: "pregunta a quien menos ha hecho en la última semana y a quien más tiempo lleva "
            + "esperando",
        en: "asks whoever has done least in the last week, then whoever has waited longest")

    package func choose(for vacancy: Vacancy) -> [Identifier<Volunteer>] {
        let ranked = vacancy.fitting.map { proposal in
            let volunteer = vacancy.operation.volunteers[proposal.volunteer]
            let load = volunteer?.load(at: vacancy.at) ?? 0
            let last = volunteer?.acceptedAt.last?.milliseconds ?? 0
            let asked = vacancy.timesAsked(proposal.volunteer)
            return (asked, load, last, proposal.number, proposal.volunteer)
        }
        let sorted = ranked.sorted { ($0.0, $0.1, $0.2, $0.3) < ($1.0, $1.1, $1.2, $1.3) }
        return sorted.prefix(vacancy.places).map(\.4)
    }
}
