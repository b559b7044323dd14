/// What somebody is told when the dispatchers cannot do what was asked.
extension DispatchingRefusal {
    /// `dispatching.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownRequest: "dispatching.unknown_request"
        case .unknownVolunteer: "dispatching.unknown_volunteer"
        case .unknownMission: "dispatching.unknown_mission"
        case .nobodyNamed: "dispatching.nobody_named"
        case .repeatedVolunteer: "dispatching.repeated_volunteer"
        case .tooManyVolunteers: "dispatching.too_many_volunteers"
        case .uncovered: "dispatching.uncovered"
        case .toBeQualified: "dispatching.to_be_qualified"
        case .alreadyAssigned: "dispatching.already_assigned"
        case .doesNotFit: "dispatching.does_not_fit"
        case .cannotGo: "dispatching.cannot_go"
        case .crewComplete: "dispatching.crew_complete"
        case .crewLacks: "dispatching.crew_lacks"
        case .crewLacksVehicle: "dispatching.crew_lacks_vehicle"
        case .crewUnaccompanied: "dispatching.crew_unaccompanied"
        case .severalAsked: "dispatching.several_asked"
        case .nobodyAsked: "dispatching.nobody_asked"
        case .notAsked: "dispatching.not_asked"
        case .alreadyAnswered: "dispatching.already_answered"
        case .notYetExpired: "dispatching.not_yet_expired"
        case .wrongStage: "dispatching.wrong_stage"
        case .impossibleDay: "dispatching.impossible_day"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownRequest:
            LocalizedText(
                fr: "cette demande n'existe pas ou elle est close ; vérifiez son numéro",
                es: "esta solicitud no existe o está cerrada; compruebe su número",
                en: "there is no such request or it is closed; check its number")
        case .unknownVolunteer:
            LocalizedText(
                fr: "ce bénévole n'est pas sur la liste ; vérifiez le numéro ou l'identifiant",
                es: "este voluntario no está en la lista; compruebe el número o el identificador",
                en: "there is no such volunteer on the roster; check the number or the identifier")
        case .unknownMission:
            LocalizedText(
                fr: "cette mission n'existe pas ou elle est close ; vérifiez son numéro",
                es: "esta misión no existe o está cerrada; compruebe su número",
                en: "there is no such mission or it is closed; check its number")
        case .nobodyNamed:
            LocalizedText(
                fr: "personne n'est désigné ; indiquez au moins un bénévole",
                es: "no se ha designado a nadie; indique al menos un voluntario",
                en: "nobody is named; name at least one volunteer")
        case .repeatedVolunteer(let number):
            LocalizedText(
                fr: "le bénévole \(number) est désigné deux fois ; gardez-le une fois",
                es: "el voluntario \(number) figura dos veces; déjelo una sola vez",
                en: "volunteer \(number) is named twice; keep them once")
        case .tooManyVolunteers(let limit):
            LocalizedText(
                fr: "trop de bénévoles en une fois ; sollicitez-en \(limit) au plus, puis "
                    + "une autre vague",
                es: "demasiados voluntarios a la vez; llame a \(limit) como máximo y "
                    + "después a otra oleada",
                en: "too many volunteers at once; ask \(limit) at the most, then another wave")
        case .uncovered(let number):
            LocalizedText(
                fr: "aucune solution déployée ne couvre la demande \(number) ; ouvrez un "
                    + "déploiement pour ce besoin, ou orientez la personne",
                es: "ninguna solución desplegada cubre la solicitud \(number); abra un "
                    + "despliegue para esta necesidad u oriente a la persona",
                en: "no deployment covers request \(number); open one for this need, or "
                    + "refer the person elsewhere")
        case .toBeQualified(let number):
            LocalizedText(
                fr: "la demande \(number) attend d'être qualifiée ; ajoutez d'abord au contact ce "
                    + "qui manque",
                es: "la solicitud \(number) espera ser valorada; añada antes al contacto lo que "
                    + "falta",
                en: "request \(number) waits to be qualified; first add to its contact what is "
                    + "lacking")
        case .alreadyAssigned(let number):
            LocalizedText(
                fr: "la demande \(number) a déjà son équipe au complet ; personne d'autre "
                    + "n'est nécessaire",
                es: "la solicitud \(number) ya tiene su equipo completo; no hace falta nadie más",
                en: "request \(number) has its full crew already; nobody else is needed")
        case .doesNotFit(let number, let reason):
            LocalizedText(
                fr: "le bénévole \(number) ne peut pas être sollicité : "
                    + "\(reason.text[.fr]) ; choisissez quelqu'un d'autre",
                es: "no se puede llamar al voluntario \(number): \(reason.text[.es]); "
                    + "elija a otra persona",
                en: "volunteer \(number) cannot take this: \(reason.text[.en]); choose "
                    + "somebody else")
        case .cannotGo(let number, let reason):
            LocalizedText(
                fr: "le bénévole \(number) ne peut pas y aller : \(reason.text[.fr]) ; prévenez-le "
                    + "et trouvez quelqu'un d'autre",
                es: "el voluntario \(number) no puede ir: \(reason.text[.es]); avísele y busque a "
                    + "otra persona",
                en: "volunteer \(number) cannot go: \(reason.text[.en]); tell them and find "
                    + "somebody else")
        case .crewLacksVehicle(let number):
            LocalizedText(
                fr: "la demande \(number) a besoin d'une voiture ou d'une camionnette et personne "
                    + "de l'équipe n'en a, et aucune de la maison ne lui est réservée ; désignez "
                    + "quelqu'un qui en a une, ou réservez (asset book --request \(number))",
                es: "la solicitud \(number) necesita un coche o una furgoneta y nadie del equipo "
                    + "tiene, ni hay uno de la casa reservado; designe a alguien que tenga, o reserve "
                    + "(asset book --request \(number))",
                en: "request \(number) needs a car or a van and nobody of the crew has one, nor is "
                    + "one of the house kept for it; name somebody who has, or keep one "
                    + "(asset book --request \(number))")
        case .crewUnaccompanied(let number):
            LocalizedText(
                fr: "pour la demande \(number), tous ont été admis en urgence ; désignez aussi "
                    + "quelqu'un d'habilité",
                es: "en la solicitud \(number) todos se admitieron de urgencia; designe también a "
                    + "alguien acreditado",
                en:
                    "for request \(number) all were admitted in an emergency; name somebody who was "
                    + "vetted as well")
        case .crewLacks(let number, let skill):
            LocalizedText(
                fr: "demande \(number) : dans l'équipe, quelqu'un d'autre doit avoir la compétence "
                    + "« \(skill.text) » ; choisissez ou attendez qui l'a",
                es: "solicitud \(number): en el equipo, otra persona debe tener la competencia "
                    + "«\(skill.text)»; elija o espere a quien la tenga",
                en: "request \(number): another of the crew must hold the skill \"\(skill.text)\"; "
                    + "choose or wait for who does")
        case .crewComplete(let mission):
            LocalizedText(
                fr: "merci ! l'équipe de la mission \(mission) est déjà au complet ; "
                    + "restez disponible pour une autre",
                es: "¡gracias! el equipo de la misión \(mission) ya está completo; siga "
                    + "disponible para otra",
                en: "thank you! the crew of mission \(mission) is complete already; please "
                    + "stay available for another")
        case .severalAsked(let mission):
            LocalizedText(
                fr: "plusieurs bénévoles sont concernés par la mission \(mission) ; dites "
                    + "lequel répond",
                es: "hay varios voluntarios en la misión \(mission); diga cuál responde",
                en: "several volunteers are concerned by mission \(mission); say which one answers")
        case .nobodyAsked(let mission):
            LocalizedText(
                fr: "personne n'a été sollicité pour la mission \(mission) ; sollicitez "
                    + "d'abord un bénévole",
                es: "no se ha llamado a nadie para la misión \(mission); llame primero a "
                    + "un voluntario",
                en: "nobody was asked for mission \(mission); ask a volunteer first")
        case .notAsked(let mission):
            LocalizedText(
                fr: "ce bénévole n'a pas été sollicité pour la mission \(mission) ; "
                    + "sollicitez-le d'abord",
                es: "no se ha llamado a este voluntario para la misión \(mission); llámelo primero",
                en: "this volunteer was not asked for mission \(mission); ask them first")
        case .alreadyAnswered(let mission, let state):
            LocalizedText(
                fr: "la sollicitation pour la mission \(mission) a déjà son issue "
                    + "(\(state.text[.fr])) ; faites-en une nouvelle s'il le faut",
                es: "el llamamiento para la misión \(mission) ya tiene desenlace "
                    + "(\(state.text[.es])); haga otro si es necesario",
                en: "the question for mission \(mission) is settled already "
                    + "(\(state.text[.en])); ask again if need be")
        case .notYetExpired(let mission):
            LocalizedText(
                fr: "le délai de réponse pour la mission \(mission) n'est pas encore passé "
                    + "; attendez",
                es: "el plazo de respuesta para la misión \(mission) aún no ha vencido; espere",
                en: "the time to answer for mission \(mission) is not over yet; please wait")
        case .wrongStage(let mission, let stage):
            LocalizedText(
                fr: "la mission \(mission) ne permet pas cela maintenant (étape : "
                    + "\(stage.text[.fr])) ; suivez l'ordre des étapes",
                es: "la misión \(mission) no lo permite ahora (etapa: \(stage.text[.es])); "
                    + "siga el orden de las etapas",
                en: "mission \(mission) does not allow this now (stage: "
                    + "\(stage.text[.en])); follow the order of the stages")
        case .impossibleDay(let mission):
            LocalizedText(
                fr:
                    "mission \(mission) : un jour « jusqu'au » est à venir, dans deux ans au plus, et va "
                    + "avec malade ou pas en ce moment ; laissez-le",
                es:
                    "misión \(mission): un día «hasta» está por venir, en dos años como mucho, y va con "
                    + "enfermedad o ahora no; omítalo",
                en:
                    "mission \(mission): a day \"until\" is yet to come, within two years, and goes with "
                    + "ill or not now; leave it out")
        }
    }
}
