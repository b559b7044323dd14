import OpsCore

extension Subcommand {
    static let volunteerCalendarExport = Subcommand(
        "volunteer", "calendar-export", operands: [.id], flags: [.calendarFile],
        summary: LocalizedText(
            fr: "les missions d'un bénévole en agenda (iCalendar), sans nom ni adresse",
            es: "las misiones de un voluntario como agenda (iCalendar), sin nombres ni direcciones",
            en: "a volunteer's missions as a calendar (iCalendar), without names or addresses"),
        examples: ["volunteer calendar-export 7 --ics missions.ics"]
    ) { session in
        let path = session.arguments.text(.calendarFile) ?? "-"
        if path != "-", session.files.exists(path) { throw FileProblem(.taken, path, 0) }
        let target = Target("v1", "volunteers", session.arguments.subject, "calendar")
        let answer = try await session.frontDesk().get(target.text, as: "text/calendar")
        if path == "-" {
            try session.output.data.write(answer.body)
        } else {
            try session.files.create(path, answer.body)
        }
        return .done
    }
}

extension Flag {
    fileprivate static let calendarFile = Flag(
        "ics", .file, fr: "le fichier à écrire (la sortie)",
        es: "el archivo que se escribe (la salida)", en: "the file to write (the output)")
}
