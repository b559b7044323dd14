/// Why a calendar cannot be read, and on which line; what it holds is not repeated.
package struct CalendarProblem: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case noCalendar
        case notUTF8
        case malformedLine
        case unclosed
        case malformedTime
        case noStart
        case endsBeforeItStarts
        /// A zone of which nobody knows the rule; its name where it is one.
        case unknownZone(String?)
        /// Times on the clock of wherever one is, and nobody has said where that is.
        case noZone
        /// A part of a rule that is not understood: `BYHOUR`, `RANGE`.
        case notUnderstood(String)
        case tooManyTimes(limit: Int)
        /// A series that would have to be walked for too long.
        case tooMuchToCount
    }

    package let reason: Reason
    /// From 1; 0 for the calendar as a whole.
    package let line: Int

    package init(_ reason: Reason, line: Int) {
        self.reason = reason
        self.line = line
    }

    /// What is wrong, where, and what to do.
    package var text: LocalizedText {
        let words = reason.text
        guard line > 0 else { return words }
        return LocalizedText(
            fr: "ligne \(line) du calendrier : \(words.fr)",
            es: "línea \(line) del calendario: \(words.es)",
            en: "line \(line) of the calendar: \(words.en)")
    }
}

extension CalendarProblem.Reason {
    fileprivate var text: LocalizedText {
        switch self {
        case .noCalendar:
            LocalizedText(
                fr: "ce n'est pas un calendrier iCalendar ; exportez-le au format .ics",
                es: "no es un calendario iCalendar; expórtelo en formato .ics",
                en: "this is no iCalendar; export it as .ics")
        case .notUTF8:
            LocalizedText(
                fr: "n'est pas de l'UTF-8 ; exportez le calendrier de nouveau",
                es: "no es UTF-8; exporte el calendario de nuevo",
                en: "is not UTF-8; export the calendar again")
        case .malformedLine:
            LocalizedText(
                fr: "ne se lit pas comme « NOM:valeur » ; exportez le calendrier de nouveau",
                es: "no se lee como «NOMBRE:valor»; exporte el calendario de nuevo",
                en: "does not read as \"NAME:value\"; export the calendar again")
        case .unclosed:
            LocalizedText(
                fr: "un BEGIN n'a pas son END ; le fichier est coupé, exportez-le de nouveau",
                es: "un BEGIN no tiene su END; el archivo está cortado, expórtelo de nuevo",
                en: "a BEGIN has no END; the file is cut off, export it again")
        case .malformedTime:
            LocalizedText(
                fr: "cette date ou durée ne se lit pas ; corrigez-la dans l'agenda",
                es: "esta fecha o duración no se puede leer; corríjala en la agenda",
                en: "this time or duration cannot be read; put it right in the calendar")
        case .noStart:
            LocalizedText(
                fr: "un événement n'a pas de début (DTSTART) ; corrigez-le dans l'agenda",
                es: "un evento no tiene inicio (DTSTART); corríjalo en la agenda",
                en: "an event has no start (DTSTART); put it right in the calendar")
        case .endsBeforeItStarts:
            LocalizedText(
                fr: "un événement finit avant de commencer ; corrigez-le dans l'agenda",
                es: "un evento acaba antes de empezar; corríjalo en la agenda",
                en: "an event ends before it begins; put it right in the calendar")
        default: textOfWhole
        }
    }

    private var textOfWhole: LocalizedText {
        switch self {
        case .unknownZone(let name):
            LocalizedText(
                fr: "fuseau inconnu ici\(Self.named(name)) ; dites lequel c'est avec --zone",
                es: "zona desconocida aquí\(Self.named(name)); diga cuál es con --zone",
                en: "a zone that is not known here\(Self.named(name)); say which it is with --zone")
        case .noZone:
            LocalizedText(
                fr: "des heures sans fuseau, et le bénévole n'a pas d'heures à lui ; dites le "
                    + "fuseau avec --zone",
                es:
                    "horas sin zona, y el voluntario no tiene horas propias; diga la zona con --zone",
                en: "times without a zone, and the volunteer has no hours of their own; say the "
                    + "zone with --zone")
        case .notUnderstood(let part):
            LocalizedText(
                fr: "« \(part) » n'est pas compris ici ; notez ces absences à la main",
                es: "«\(part)» no se entiende aquí; anote esas ausencias a mano",
                en: "\"\(part)\" is not understood here; note these times away by hand")
        case .tooManyTimes(let limit):
            LocalizedText(
                fr: "plus de \(limit) absences ; lisez moins de jours avec --days",
                es: "más de \(limit) ausencias; lea menos días con --days",
                en: "more than \(limit) times away; read fewer days with --days")
        case .tooMuchToCount:
            LocalizedText(
                fr: "cette série est trop longue à compter depuis son début ; donnez-lui un début "
                    + "plus récent dans l'agenda",
                es: "esta serie es demasiado larga de contar desde su inicio; dele un inicio más "
                    + "reciente en la agenda",
                en: "this series takes too long to count from its start; give it a later start in "
                    + "the calendar")
        default: text
        }
    }

    private static func named(_ name: String?) -> String { name.map { " (\($0))" } ?? "" }
}
