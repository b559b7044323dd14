/// What somebody is told when visits cannot be arranged as was asked.
extension VisitsRefusal {
    /// `visits.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownSeries: "visits.unknown_series"
        case .openAlready: "visits.open_already"
        case .nothingToReport: "visits.nothing_to_report"
        case .notToBePlanned: "visits.not_to_be_planned"
        case .inPast: "visits.in_past"
        case .tooFarAhead: "visits.too_far_ahead"
        case .crewUnderway: "visits.crew_underway"
        case .notYetDue: "visits.not_yet_due"
        case .bothHaveVisits: "visits.both_have_visits"
        case .seriesLive: "visits.series_live"
        case .unknownMission: "visits.unknown_mission"
        case .noDoor: "visits.no_door"
        case .noCallForHours: "visits.no_call_for_hours"
        case .crewElsewhere: "visits.crew_elsewhere"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .openAlready(let number):
            LocalizedText(
                fr:
                    "cette personne reçoit déjà des visites (série \(number)) ; terminez-les pour en "
                    + "changer, ou prévoyez des appels à part",
                es:
                    "esta persona ya recibe visitas (serie \(number)); termínelas para cambiarlas, o "
                    + "prevea llamadas aparte",
                en:
                    "this person has visits already (series \(number)); end them to change them, or "
                    + "plan calls apart")
        case .nothingToReport(let number, let step):
            LocalizedText(
                fr:
                    "série \(number) : aucune visite à raconter (étape : \(step.text[.fr])) ; notez "
                    + "d'abord que la mission est accomplie",
                es:
                    "serie \(number): no hay visita que contar (etapa: \(step.text[.es])); anote antes "
                    + "que la misión se cumplió",
                en:
                    "series \(number): no visit to tell of (step: \(step.text[.en])); first note that "
                    + "the mission is completed")
        case .notToBePlanned(let number, let step):
            LocalizedText(
                fr: "série \(number) : la prochaine visite ne se fixe pas maintenant (étape : "
                    + "\(step.text[.fr])) ; faites d'abord ce qui est attendu",
                es:
                    "serie \(number): la próxima visita no se fija ahora (etapa: \(step.text[.es])); "
                    + "haga antes lo que está pendiente",
                en:
                    "series \(number): the next visit is not set now (step: \(step.text[.en])); first "
                    + "do what is awaited")
        case .crewUnderway(let request):
            LocalizedText(
                fr:
                    "une équipe est en route pour la demande \(request) ; attendez son retour, puis "
                    + "terminez",
                es:
                    "un equipo está en camino para la solicitud \(request); espere su vuelta y después "
                    + "termine",
                en: "a crew is under way for request \(request); wait until it is back, then end")
        case .bothHaveVisits(let one, let other):
            LocalizedText(
                fr:
                    "chacune des deux reçoit des visites (séries \(one) et \(other)) ; terminez celle "
                    + "qui ne vaut plus, puis réunissez-les",
                es:
                    "cada una de las dos recibe visitas (series \(one) y \(other)); termine la que ya "
                    + "no vale y después únalas",
                en:
                    "each of the two has visits (series \(one) and \(other)); end the one that does "
                    + "not hold any more, then merge them")
        case .seriesLive(let number):
            LocalizedText(
                fr: "les visites de cette personne sont en cours (série \(number)) ; terminez-les "
                    + "avant d'effacer",
                es:
                    "las visitas a esta persona están en curso (serie \(number)); termínelas antes de "
                    + "suprimir",
                en: "this person's visits are under way (series \(number)); end them before erasing"
            )
        default: textOfWhat
        }
    }

    private var textOfWhat: LocalizedText {
        switch self {
        case .inPast:
            LocalizedText(
                fr: "cette date est passée ; choisissez une date à venir",
                es: "esa fecha ya pasó; elija una fecha futura",
                en: "that date has passed; choose one to come")
        case .tooFarAhead:
            LocalizedText(
                fr: "cette date est dans plus de deux ans ; vérifiez l'année",
                es: "faltan más de dos años para esa fecha; compruebe el año",
                en: "that date is more than two years ahead; check the year")
        case .notYetDue(let number):
            LocalizedText(
                fr: "série \(number) : rien n'est encore dû ; rien à faire pour l'instant",
                es: "serie \(number): aún no vence nada; no hay que hacer nada por ahora",
                en: "series \(number): nothing is due yet; nothing to do for now")
        case .unknownMission:
            LocalizedText(
                fr: "cette mission n'existe pas ou elle est close ; vérifiez son numéro",
                es: "esta misión no existe o está cerrada; compruebe su número",
                en: "there is no such mission or it is closed; check its number")
        case .noCallForHours:
            LocalizedText(
                fr:
                    "les heures préférées sont celles d'appels, et ce souhait n'en prévoit pas ; "
                    + "laissez-les de côté, ou prévoyez un appel avec elles",
                es:
                    "las horas preferidas son las de llamadas, y este deseo no prevé ninguna; "
                    + "omítalas, o prevea una llamada con ellas",
                en:
                    "preferred hours are those of calls, and this wish plans none; leave them out, "
                    + "or plan a call with them")
        case .noDoor(let mission):
            LocalizedText(
                fr: "la mission \(mission) se fait par téléphone ; il n'y a pas d'heure de passage",
                es: "la misión \(mission) se hace por teléfono; no hay hora de visita",
                en: "mission \(mission) is done by telephone; nobody comes at any hour")
        case .crewElsewhere(let mission, let volunteer, let other):
            LocalizedText(
                fr:
                    "mission \(mission) : le bénévole \(volunteer) est déjà attendu à cette heure pour "
                    + "la mission \(other) ; choisissez une autre heure, ou confiez-en une à d'autres",
                es:
                    "misión \(mission): al voluntario \(volunteer) ya se le espera a esa hora para la "
                    + "misión \(other); elija otra hora, o confíe una de las dos a otros",
                en:
                    "mission \(mission): volunteer \(volunteer) is awaited at that hour for mission "
                    + "\(other) already; choose another hour, or hand one of them to others")
        default:
            LocalizedText(
                fr: "ces visites n'existent pas ou elles sont terminées ; vérifiez leur numéro",
                es: "estas visitas no existen o están terminadas; compruebe su número",
                en: "there are no such visits or they have ended; check their number")
        }
    }
}
