/// Why a volunteer is not proposed, for the coordinator who asks "why not her?".
extension ReasonAgainst {
    /// In metres where kilometres would read the same.
    private static func tooFar(_ distance: Metres, _ limit: Metres) -> LocalizedText {
        let isClose = distance.text == limit.text
        let (far, most) =
            isClose
            ? (distance.exactText, limit.exactText) : (distance.text, limit.text)
        return LocalizedText(
            fr: "trop loin : \(far[.fr]), au-delà de \(most[.fr])",
            es: "demasiado lejos: \(far[.es]), más de \(most[.es])",
            en: "too far: \(far[.en]), beyond \(most[.en])")
    }

    /// snake_case: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .erased: "erased"
        case .unavailable: "unavailable"
        case .notVetted: "not_vetted"
        case .vettingExpired: "vetting_expired"
        case .skillMissing: "skill_missing"
        case .skillExpired: "skill_expired"
        case .doesNotCompleteCrew: "does_not_complete_crew"
        case .alreadyAsked: "already_asked"
        case .declined: "declined"
        case .onAnotherMission: "on_another_mission"
        case .inATeam: "in_a_team"
        case .atHealthRisk: "at_health_risk"
        case .languageNotShared: "language_not_shared"
        case .tooFar: "too_far"
        case .distanceUnknown: "distance_unknown"
        case .weeklyLoadReached: "weekly_load_reached"
        case .notAtThisHour: "not_at_this_hour"
        case .away: "away"
        case .resting: "resting"
        case .liftingLimit: "lifting_limit"
        case .noVehicle: "no_vehicle"
        case .vettedForTelephone: "vetted_for_telephone"
        case .onlyAccompanied: "only_accompanied"
        case .neverThisKind: "never_this_kind"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText { text(calling: LocalizedText.init(code:)) }

    /// The same with skills, and the kind of need that was asked for, as the house calls them.
    package func text(
        calling name: (SkillCode) -> LocalizedText, need called: LocalizedText? = nil
    ) -> LocalizedText {
        switch self {
        case .erased: LocalizedText(fr: "effacé", es: "suprimido", en: "erased")
        case .unavailable:
            LocalizedText(
                fr: "indisponible pour le moment",
                es: "no disponible por el momento",
                en: "not available for the time being")
        case .notVetted:
            LocalizedText(
                fr: "habilitation jamais accordée",
                es: "acreditación nunca concedida",
                en: "never vetted")
        case .vettingExpired(let day):
            LocalizedText(
                fr: "habilitation valable seulement jusqu'au \(day.text[.fr])",
                es: "acreditación válida solo hasta el \(day.text[.es])",
                en: "vetted until \(day.text[.en]) only")
        case .skillMissing(let skill):
            LocalizedText(
                fr: "compétence « \(name(skill)[.fr]) » manquante",
                es: "falta la competencia «\(name(skill)[.es])»",
                en: "skill \"\(name(skill)[.en])\" missing")
        case .skillExpired(let skill, let day):
            LocalizedText(
                fr: "compétence « \(name(skill)[.fr]) » valable seulement jusqu'au "
                    + day.text[.fr],
                es: "competencia «\(name(skill)[.es])» válida solo hasta el \(day.text[.es])",
                en: "skill \"\(name(skill)[.en])\" until \(day.text[.en]) only")
        case .doesNotCompleteCrew(let skill):
            LocalizedText(
                fr: "l'équipe a encore besoin de la compétence « \(name(skill)[.fr]) »",
                es: "al equipo aún le falta la competencia «\(name(skill)[.es])»",
                en: "the crew still needs the skill \"\(name(skill)[.en])\"")
        case .alreadyAsked:
            LocalizedText(
                fr: "a déjà été sollicité pour cette demande",
                es: "ya se le ha llamado para esta solicitud",
                en: "asked for this request already")
        case .declined:
            LocalizedText(
                fr: "a décliné cette demande",
                es: "ha rechazado esta solicitud",
                en: "declined this request")
        case .onAnotherMission(let from?):
            LocalizedText(
                fr: "engagé dans une autre mission le \(from.text[.fr])",
                es: "está en otra misión el \(from.text[.es])",
                en: "on another mission from \(from.text[.en])")
        case .onAnotherMission(nil):
            LocalizedText(
                fr: "déjà engagé dans une autre mission",
                es: "ya está en otra misión",
                en: "on another mission already")
        case .inATeam(let number):
            LocalizedText(
                fr: "engagé avec l'équipe \(number) de la main courante",
                es: "está con el equipo \(number) del diario de operaciones",
                en: "out with team \(number) of the operations log")
        case .atHealthRisk:
            LocalizedText(
                fr: "ne se rend pas chez les personnes, par précaution de santé",
                es: "no visita domicilios, por precaución de salud",
                en: "does not go to doors, as a health precaution")
        case .languageNotShared(let language):
            LocalizedText(
                fr: "ne parle pas la langue de la personne (\(language.text))",
                es: "no habla el idioma de la persona (\(language.text))",
                en: "does not speak the person's language (\(language.text))")
        case .tooFar(let distance, let limit): Self.tooFar(distance, limit)
        case .distanceUnknown:
            LocalizedText(
                fr: "distance inconnue et territoire différent",
                es: "distancia desconocida y territorio distinto",
                en: "distance unknown and another territory")
        case .weeklyLoadReached(let limit):
            LocalizedText(
                fr: "limite hebdomadaire atteinte (missions : \(limit))",
                es: "límite semanal alcanzado (misiones: \(limit))",
                en: "weekly limit reached (missions: \(limit))")
        case .notAtThisHour(let next?):
            LocalizedText(
                fr: "pas disponible à cette heure ; le sera le \(next.text[.fr])",
                es: "no disponible a esta hora; lo estará el \(next.text[.es])",
                en: "not available at this hour; next \(next.text[.en])")
        case .notAtThisHour(nil):
            LocalizedText(
                fr: "pas disponible à cette heure ; demandez-lui quand il le sera",
                es: "no disponible a esta hora; pregúntele cuándo lo estará",
                en: "not available at this hour; ask them when they will be")
        case .away(let until):
            LocalizedText(
                fr: "absent jusqu'au \(until.text[.fr])",
                es: "ausente hasta el \(until.text[.es])",
                en: "away until \(until.text[.en])")
        case .resting(let until):
            LocalizedText(
                fr: "se repose jusqu'au \(until.text[.fr])",
                es: "descansa hasta el \(until.text[.es])",
                en: "resting until \(until.text[.en])")
        case .liftingLimit(let limit, let needed):
            LocalizedText(
                fr: "ne porte pas plus de \(limit) kg ; il en faut \(needed)",
                es: "no levanta más de \(limit) kg; hacen falta \(needed)",
                en: "lifts no more than \(limit) kg; \(needed) are needed")
        case .noVehicle:
            LocalizedText(
                fr: "sans voiture ni camionnette, et l'équipe en a besoin d'une",
                es: "sin coche ni furgoneta, y el equipo necesita uno",
                en: "no car or van, and the crew needs one")
        case .onlyAccompanied:
            LocalizedText(
                fr: "admis en urgence : seulement avec quelqu'un d'habilité",
                es: "admitido de urgencia: solo con alguien acreditado",
                en: "admitted in an emergency: only with somebody who was vetted")
        case .vettedForTelephone:
            LocalizedText(
                fr: "habilité pour le téléphone seulement, pas pour se rendre chez les gens",
                es: "acreditado solo para el teléfono, no para ir a domicilios",
                en: "vetted for the telephone only, not for doors")
        case .neverThisKind(let need): Self.never(called ?? need.text)
        }
    }

    private static func never(_ need: LocalizedText) -> LocalizedText {
        LocalizedText(
            fr: "a dit de ne jamais l'appeler pour ce genre d'aide (\(need.fr))",
            es: "ha dicho que nunca se le llame para este tipo de ayuda (\(need.es))",
            en: "has said never to be asked for this kind of help (\(need.en))")
    }
}
