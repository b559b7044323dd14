/// Asks three for each place at once: the first to say yes goes, the others are told.
package struct WavePolicy: Policy {
    /// How many are asked for one place.
    static let breadth = 3

    package let name = "wave"

    package let summary = LocalizedText(
        fr: "demande à trois personnes par place à la fois ; la première qui accepte y va",
        es: "pregunta a tres personas por puesto a la vez; va la primera que acepta",
        en: "asks three people for each place at once; the first to accept goes")

    package func choose(for vacancy: Vacancy) -> [Identifier<Volunteer>] {
        let count = min(vacancy.places * Self.breadth, Operation.offerLimit)
        return vacancy.fitting.prefix(count).map(\.volunteer)
    }
}
