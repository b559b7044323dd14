/// What somebody is told when Ops cannot ask by itself.
extension WavesRefusal {
    /// `waves.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownRequest: "waves.unknown_request"
        case .unknownMission: "waves.unknown_mission"
        case .uncovered: "waves.uncovered"
        case .toBeQualified: "waves.to_be_qualified"
        case .crewComplete: "waves.crew_complete"
        case .alreadyAsking: "waves.already_asking"
        case .notAsking: "waves.not_asking"
        case .nobodySilent: "waves.nobody_silent"
        case .remindedAlready: "waves.reminded_already"
        case .notYetDue: "waves.not_yet_due"
        case .nobodyInReserve: "waves.nobody_in_reserve"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownRequest:
            LocalizedText(
                fr:
                    "cette demande n'est pas en cours : vérifiez son numéro, elle est peut-être close",
                es: "esta solicitud no está en curso: compruebe su número, quizá esté cerrada",
                en: "this request is not live: check its number, it may be closed")
        case .unknownMission:
            LocalizedText(
                fr:
                    "cette mission n'est pas en cours : vérifiez son numéro, elle est peut-être finie",
                es: "esta misión no está en curso: compruebe su número, quizá haya terminado",
                en: "this mission is not live: check its number, it may be over")
        case .uncovered(let number):
            LocalizedText(
                fr:
                    "aucun déploiement ne couvre la demande \(number) : ouvrez-en un, puis sollicitez",
                es: "ningún despliegue cubre la solicitud \(number): abra uno y luego llame",
                en: "no deployment covers request \(number): open one, then ask")
        case .toBeQualified(let number):
            LocalizedText(
                fr: "la demande \(number) attend d'être qualifiée : complétez d'abord le contact",
                es: "la solicitud \(number) espera ser calificada: complete primero el contacto",
                en: "request \(number) waits to be qualified: complete its contact first")
        case .crewComplete(let number):
            LocalizedText(
                fr:
                    "l'équipe de la demande \(number) est au complet : il n'y a personne à solliciter",
                es: "el equipo de la solicitud \(number) está completo: no hay a quién llamar",
                en: "the crew of request \(number) is complete: there is nobody to ask")
        case .alreadyAsking, .notAsking, .notYetDue: textOfSearch
        case .nobodySilent(let mission):
            LocalizedText(
                fr: "mission \(mission) : personne n'est silencieux ; sollicitez-en d'autres",
                es: "misión \(mission): nadie está callado; llame a otros",
                en: "mission \(mission): nobody is silent; ask others")
        case .nobodyInReserve(let mission):
            LocalizedText(
                fr:
                    "mission \(mission) : personne en réserve ne peut y aller ; sollicitez-en d'autres",
                es: "misión \(mission): nadie de la reserva puede ir; llame a otros",
                en: "mission \(mission): nobody in reserve can go; ask others")
        case .remindedAlready(let mission):
            LocalizedText(
                fr:
                    "mission \(mission) : tous ceux qui se taisent ont déjà été relancés ; téléphonez-leur",
                es:
                    "misión \(mission): a todos los que callan ya se les ha insistido; llámelos por teléfono",
                en: "mission \(mission): everybody silent was reminded already; telephone them")
        }
    }

    private var textOfSearch: LocalizedText {
        switch self {
        case .alreadyAsking(let number):
            LocalizedText(
                fr:
                    "Ops sollicite déjà de lui-même pour la demande \(number) : arrêtez-le d'abord (--stop)",
                es:
                    "Ops ya llama por sí mismo para la solicitud \(number): párelo primero (--stop)",
                en: "Ops asks by itself for request \(number) already: stop it first (--stop)")
        case .notAsking(let number):
            LocalizedText(
                fr: "Ops ne sollicite personne pour la demande \(number) : il n'y a rien à arrêter",
                es: "Ops no llama a nadie para la solicitud \(number): no hay nada que parar",
                en: "Ops asks nobody for request \(number): there is nothing to stop")
        default:
            LocalizedText(
                fr: "la vague de cette demande attend encore des réponses : patientez",
                es: "la oleada de esta solicitud aún espera respuestas: espere",
                en: "the wave of this request still waits for answers: be patient")
        }
    }
}
