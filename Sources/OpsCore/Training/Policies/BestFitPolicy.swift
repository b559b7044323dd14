/// Asks the best proposals, as many as there are places, and waits for their answer.
package struct BestFitPolicy: Policy {
    package let name = "best-fit"

    package let summary = LocalizedText(
        fr: "demande au mieux placé, une personne par place, et attend sa réponse",
        es: "pregunta a la persona más adecuada, una por puesto, y espera su respuesta",
        en: "asks the best proposal, one person for each place, and waits for the answer")

    package func choose(for vacancy: Vacancy) -> [Identifier<Volunteer>] {
        vacancy.fitting.prefix(vacancy.places).map(\.volunteer)
    }
}
