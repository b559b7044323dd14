/// What somebody is told when the log cannot take what was said.
extension OperationsRefusal {
    /// `operations.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownEvent: "operations.unknown_event"
        case .unknownTeam: "operations.unknown_team"
        case .unknownTerritory: "operations.unknown_territory"
        case .unknownVolunteer: "operations.unknown_volunteer"
        case .eventClosed: "operations.event_closed"
        case .nothingToChange: "operations.nothing_to_change"
        case .teamStillOut: "operations.team_still_out"
        case .memberElsewhere: "operations.member_elsewhere"
        case .memberOnMission: "operations.member_on_mission"
        case .memberUnderWay: "operations.member_under_way"
        case .memberMissing: "operations.member_missing"
        case .teamOfOtherEvent: "operations.team_of_other_event"
        case .noteInFuture: "operations.note_in_future"
        case .unknownNote: "operations.unknown_note"
        case .saidByNobody: "operations.said_by_nobody"
        case .teamNotYetDue: "operations.team_not_yet_due"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .eventClosed(let number):
            LocalizedText(
                fr: "l'événement \(number) est clos, sa main courante ne change plus ; ouvrez un "
                    + "nouvel événement si cela reprend",
                es: "el evento \(number) está cerrado, su diario ya no cambia; abra un evento "
                    + "nuevo si vuelve a empezar",
                en: "event \(number) is closed and its log does not change any more; open a new "
                    + "event if it begins again")
        case .teamStillOut(let event, let team, let status):
            LocalizedText(
                fr: "l'événement \(event) ne peut pas être clos : l'équipe \(team) est "
                    + "\(status.text[.fr]) ; faites-la rentrer et notez son statut d'abord",
                es: "el evento \(event) no puede cerrarse: el equipo \(team) está "
                    + "\(status.text[.es]); hágalo volver y anote antes su estado",
                en: "event \(event) cannot be closed: team \(team) is \(status.text[.en]); bring "
                    + "it back and note its status first")
        case .memberElsewhere, .memberOnMission, .memberUnderWay, .memberMissing: textOfMember
        case .nothingToChange:
            LocalizedText(
                fr: "rien ne change : l'événement est déjà ainsi ; dites un autre statut ou un "
                    + "autre délai",
                es: "no cambia nada: el evento ya está así; diga otro estado u otro plazo",
                en: "nothing changes: the event is like that already; say another status or "
                    + "another span")
        case .teamNotYetDue(let number):
            LocalizedText(
                fr: "l'équipe \(number) a encore le temps de donner des nouvelles ; rien à faire "
                    + "pour l'instant",
                es: "el equipo \(number) aún tiene tiempo de dar noticias; no hay que hacer nada "
                    + "por ahora",
                en: "team \(number) still has time to report; nothing to do for now")
        case .noteInFuture, .unknownNote, .saidByNobody, .teamOfOtherEvent: textOfNote
        case .unknownEvent, .unknownTeam, .unknownTerritory, .unknownVolunteer: textOfWhat
        }
    }

    private var textOfMember: LocalizedText {
        switch self {
        case .memberElsewhere(let volunteer, let team):
            LocalizedText(
                fr: "le bénévole \(volunteer) est déjà dans l'équipe \(team) ; retirez-le d'abord "
                    + "de celle-ci",
                es: "la persona voluntaria \(volunteer) ya está en el equipo \(team); retírela "
                    + "antes de él",
                en: "volunteer \(volunteer) is in team \(team) already; take them out of it first")
        case .memberOnMission(let volunteer, let mission):
            LocalizedText(
                fr:
                    "le bénévole \(volunteer) va à la mission \(mission) ; notez d'abord son retrait, "
                    + "ou attendez son retour",
                es: "la persona voluntaria \(volunteer) va a la misión \(mission); anote antes su "
                    + "renuncia, o espere a que vuelva",
                en: "volunteer \(volunteer) goes to mission \(mission); note their stepping back "
                    + "first, or wait until they are back")
        case .memberUnderWay(let volunteer, let mission):
            LocalizedText(
                fr:
                    "le bénévole \(volunteer) est en route pour la mission \(mission) et ne part pas "
                    + "avec l'équipe ; notez la fin de cette mission ou son retrait, ou retirez-le de "
                    + "l'équipe",
                es:
                    "la persona voluntaria \(volunteer) está en camino por la misión \(mission) y no "
                    + "sale con el equipo; anote el fin de esa misión o su renuncia, o retírela del "
                    + "equipo",
                en:
                    "volunteer \(volunteer) is under way for mission \(mission) and does not go out "
                    + "with the team; note the end of that mission or their stepping back, or take "
                    + "them out of the team")
        case .memberMissing(let volunteer, let mission):
            LocalizedText(
                fr: "on est sans nouvelles du bénévole \(volunteer) depuis la mission \(mission) ; "
                    + "notez qu'il a donné signe, ou retirez-le de l'équipe",
                es: "no se sabe nada de la persona voluntaria \(volunteer) desde la misión "
                    + "\(mission); anote que ha dado noticias, o retírela del equipo",
                en: "nothing was heard of volunteer \(volunteer) since mission \(mission); note "
                    + "that they were heard of, or take them out of the team")
        default: textOfWhat
        }
    }

    private var textOfNote: LocalizedText {
        switch self {
        case .noteInFuture:
            LocalizedText(
                fr: "une note ne parle que de ce qui s'est passé ; donnez une heure passée, ou "
                    + "aucune pour maintenant",
                es: "una nota solo cuenta lo que ha pasado; dé una hora pasada, o ninguna para "
                    + "ahora",
                en: "a note tells what has happened; give a time that has passed, or none for now")
        case .unknownNote(let number, let event):
            LocalizedText(
                fr: "l'événement \(event) n'a pas de note \(number) ; vérifiez le numéro de la "
                    + "note à corriger",
                es: "el evento \(event) no tiene nota \(number); compruebe el número de la nota "
                    + "que corrige",
                en: "event \(event) has no note \(number); check the number of the note to "
                    + "correct")
        case .teamOfOtherEvent(let team, let event):
            LocalizedText(
                fr: "l'équipe \(team) n'est pas de l'événement \(event) ; notez-le dans le sien",
                es: "el equipo \(team) no es del evento \(event); anótelo en el suyo",
                en: "team \(team) is not of event \(event); note it in its own")
        default:
            LocalizedText(
                fr: "c'est dit par une équipe, mais laquelle ? nommez-la",
                es: "lo dice un equipo, pero ¿cuál? nómbrelo",
                en: "it is said by a team, but by which? name it")
        }
    }

    private var textOfWhat: LocalizedText {
        switch self {
        case .unknownTeam:
            LocalizedText(
                fr: "cette équipe n'existe pas ; vérifiez son numéro",
                es: "este equipo no existe; compruebe su número",
                en: "there is no such team; check its number")
        case .unknownTerritory(let code):
            LocalizedText(
                fr: "le territoire \(code.text) n'existe pas ; choisissez-le dans la liste",
                es: "el territorio \(code.text) no existe; elíjalo en la lista",
                en: "there is no territory \(code.text); choose one from the list")
        case .unknownVolunteer:
            LocalizedText(
                fr: "ce bénévole n'existe pas ; choisissez-le dans la liste",
                es: "esta persona voluntaria no existe; elíjala en la lista",
                en: "there is no such volunteer; choose one from the list")
        default:
            LocalizedText(
                fr: "cet événement n'existe pas ; vérifiez son numéro",
                es: "este evento no existe; compruebe su número",
                en: "there is no such event; check its number")
        }
    }
}
