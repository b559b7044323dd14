import Foundation
import OpsCore

extension Subcommand {
    static let volunteerCalendar = Subcommand(
        "volunteer", "calendar", operands: [.id, Operand("FILE.ics")],
        flags: [.calendarDays, .calendarZone, .calendarApply],
        summary: LocalizedText(
            fr: "quand l'agenda d'un bénévole le prend : montre d'abord, garde les heures seules",
            es: "cuándo la agenda de un voluntario lo ocupa: antes muestra, guarda solo las horas",
            en: "when a volunteer's own calendar takes them: shows first, keeps the times alone"),
        examples: [
            "volunteer calendar 7 agenda.ics --zone Europe/Paris",
            "volunteer calendar 7 agenda.ics --days 30 --apply",
        ]
    ) { session in
        let arguments = session.arguments
        let path = arguments.operands[1]
        let file = try session.files.read(path, limit: 1 << 26)
        let isApplied = arguments.isSet(.calendarApply)
        var target = Target(
            segments: ["v1", "volunteers", arguments.subject, "calendar"]
                + (isApplied ? [] : ["preview"]))
        target.add("days", arguments.text(.calendarDays))
        target.add("zone", arguments.text(.calendarZone))
        // Titles, places and guests stay here.
        let times = try anonymous(file)
        let answer = try await session.frontDesk().post(
            target.text, times, type: "text/calendar; charset=utf-8")
        try session.answer(answer) { reading in
            try session.output.table(reading["times"]?.items ?? [], Facet.takenTimes)
            session.output.mention(isApplied ? Self.noted(reading) : notNoted)
        }
        return .done
    }

    private static func anonymous(_ file: [UInt8]) throws -> [UInt8] {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        do throws(CalendarProblem) {
            return try CalendarFile(file).anonymous(from: now)
        } catch {
            throw UnreadableCalendar(problem: error)
        }
    }

    private static func noted(_ reading: JSONValue) -> LocalizedText {
        let count = reading["times"]?.items.count ?? 0
        return LocalizedText(
            fr:
                "\(count) absences notées à la place de ce que l'agenda disait avant ; celles notées "
                + "à la main restent",
            es:
                "\(count) ausencias anotadas en lugar de lo que la agenda decía antes; las anotadas "
                + "a mano quedan",
            en: "\(count) times away noted in place of what the calendar said before; those noted "
                + "by hand stay")
    }

    private static let notNoted = LocalizedText(
        fr: "rien n'est noté encore ; pour le faire, ajoutez --apply",
        es: "aún no se ha anotado nada; para hacerlo, añada --apply",
        en: "nothing is noted yet; to do it, add --apply")
}

extension Flag {
    fileprivate static let calendarDays = Flag(
        "days", .number("N", 1...366), fr: "tant de jours à venir (90)",
        es: "tantos días por venir (90)", en: "so many days ahead (90)")
    fileprivate static let calendarZone = Flag(
        "zone", .text("ZONE"), fr: "le fuseau des heures qui n'en disent pas",
        es: "la zona de las horas que no la dicen", en: "the zone of times that say none")
    fileprivate static let calendarApply = Flag(
        "apply", fr: "noter ces absences", es: "anotar esas ausencias", en: "note these times away")
}

extension Facet {
    fileprivate static let takenTimes: [Facet] = [
        .time("from", fr: "DE", es: "DESDE", en: "FROM"),
        .time("until", fr: "À", es: "HASTA", en: "UNTIL"),
    ]
}

/// The file is no calendar that can be read.
struct UnreadableCalendar: Explained {
    let problem: CalendarProblem
    var exitCode: ExitCode { .failed }
    var code: String { "roster.calendar_unreadable" }
    var title: LocalizedText { problem.text }
}
