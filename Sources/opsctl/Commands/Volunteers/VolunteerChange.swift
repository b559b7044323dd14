import OpsCore

extension Subcommand {
    static let volunteerChange = Subcommand(
        "volunteer", "change", operands: [.id], flags: Flag.volunteerChange,
        summary: LocalizedText(
            fr: "changer ce que l'on sait d'un bénévole ; le reste demeure",
            es: "cambiar lo que se sabe de un voluntario; lo demás queda",
            en: "change what is known of a volunteer; the rest stays"),
        examples: [
            "volunteer change 7 --zone Europe/Paris --hours \"mo-fr 18:00-22:00\" --lifts-kg 10 "
                + "--travel car --note \"landline only\"",
            "volunteer change 7 --skill first_aid=2028-06-30 --without-skill driving "
                + "--remove lifts-kg",
        ]
    ) { session in
        try await changeProfile(session, of: .volunteers)
    }

    /// Changes what is known of somebody; what is not said stays.
    static func changeProfile(_ session: Session, of kind: RosterKind) async throws -> ExitCode {
        let arguments = session.arguments
        // What cannot be sent is said before anybody is asked.
        _ = try arguments.hoursOfWeek()
        let lost = try await lostSkills(session)
        return try await changeVolunteer(session, of: kind) { json, seen throws(UsageProblem) in
            try arguments.writeProfile(into: &json, besides: seen)
            if arguments.isSet(.withoutHealthRisk) { json.member("healthRisk", false) }
            if arguments.isSet(.skill) || arguments.isSet(.withoutSkill) {
                json.skills(of: seen, arguments, without: lost)
            }
            try arguments.writeConditions(into: &json, besides: seen)
            if arguments.isSet(.removeField) {
                let fields = VolunteerField.allCases.filter {
                    arguments.texts(.removeField).contains($0.option)
                }
                json.member("remove", fields.map(\.rawValue))
            }
        }
    }

    /// The skills that are held no more, under every word that the house has for them.
    private static func lostSkills(_ session: Session) async throws -> Set<String> {
        let lost = Set(session.arguments.texts(.withoutSkill).map(\.asSkill))
        guard !lost.isEmpty else { return [] }
        let book = try await session.frontDesk().get("/v1/skills").value()
        return (book["items"]?.items ?? []).reduce(into: lost) { lost, skill in
            let synonyms = (skill["synonyms"]?.items ?? []).compactMap(\.text)
            let words = Set(synonyms + [skill["code"]?.text].compactMap(\.self))
            if !words.isDisjoint(with: lost) { lost.formUnion(words) }
        }
    }

    static let volunteerVet = Subcommand(
        "volunteer", "vet", operands: [.id], flags: [.vetUntil, .vettingScope],
        summary: LocalizedText(
            fr: "habiliter un bénévole : c'est noté à votre nom",
            es: "acreditar a un voluntario: consta a su nombre",
            en: "vet a volunteer: it is noted in your name"),
        examples: ["volunteer vet 7 --until 2028-12-31 --scope telephone"]
    ) { session in
        let arguments = session.arguments
        return try await changeVolunteer(session, remark: isOver) {
            json, _ throws(UsageProblem) in
            json.known("vettedUntil", arguments.text(.vetUntil))
            // What is not said stays: whoever renews a vetting does not widen it.
            json.known("vettingScope", arguments.text(.vettingScope))
        }
    }

    /// That a vetting was over when it was granted: it may be meant, or a year that was mistyped.
    @Sendable private static func isOver(_ volunteer: JSONValue) -> LocalizedText? {
        guard let until = volunteer["vettedUntil"]?.text, let at = volunteer["vettedAt"]?.text,
            until < at.prefix(10)
        else { return nil }
        return LocalizedText(
            fr: "ce jour est passé : ce bénévole ne peut pas être sollicité ; vérifiez l'année",
            es: "ese día ya pasó: no se puede llamar a este voluntario; compruebe el año",
            en: "that day is over: this volunteer cannot be asked; check the year")
    }

    static let volunteerAway = Subcommand(
        "volunteer", "away", operands: [.id],
        flags: [.awayFrom, .awayUntil, .isThere, .clearSpans],
        summary: LocalizedText(
            fr: "noter une absence, ou une présence en dehors de ses heures",
            es: "anotar una ausencia, o una presencia fuera de sus horas",
            en: "note a time away, or a time there outside their hours"),
        examples: [
            "volunteer away 7 --from 2030-08-01T00:00:00+02:00 --until 2030-08-16T00:00:00+02:00",
            "volunteer away 7 --there --from 2030-07-14T08:00:00Z --until 2030-07-14T12:00:00Z",
        ]
    ) { session in
        let arguments = session.arguments
        try arguments.checkTogether(.awayFrom, .awayUntil)
        guard arguments.isSet(.awayFrom) || arguments.isSet(.clearSpans) else {
            throw UsageProblem.needsOneOf([.awayFrom, .clearSpans])
        }
        return try await changeVolunteer(session) { json, seen throws(UsageProblem) in
            json.spans(of: seen, arguments)
        }
    }

    /// Changes a volunteer as last seen: when somebody was faster, the server says so.
    static func changeVolunteer(
        _ session: Session, of kind: RosterKind = .volunteers,
        remark: (JSONValue) -> LocalizedText? = { _ in nil },
        _ write: (inout JSONWriter, JSONValue) throws(UsageProblem) -> Void
    ) async throws -> ExitCode {
        let target = Target("v1", kind.rawValue, session.arguments.subject).text
        let desk = try session.frontDesk()
        let seen = try await desk.get(target)
        var json = JSONWriter()
        json.beginObject()
        try write(&json, try seen.value())
        json.endObject()
        let changed = try await desk.patch(
            target, json.bytes, ifMatch: seen.header("ETag") ?? "*")
        try session.answer(changed) { volunteer in
            switch kind {
            case .volunteers: try session.output.volunteer(volunteer)
            case .candidates: try session.output.candidate(volunteer)
            }
            if let remark = remark(volunteer) { session.output.say(remark) }
        }
        try await session.warnOfUnknownWords(in: changed, desk)
        return .done
    }
}

extension Flag {
    /// The options of `volunteer change`: those of a new one, of which none is needed.
    static let volunteerChange: [Flag] =
        Flag.volunteerProfile.map(\.unneeded)
        + [.withoutHealthRisk, .withoutSkill] + Flag.lists.map(\.without) + [.removeField]

    fileprivate static let withoutHealthRisk = Flag(
        "no-health-risk", pointer: "#/healthRisk", fr: "plus à risque au contact des gens",
        es: "ya sin riesgo al tratar con gente", en: "no more at risk when meeting people")
    fileprivate static let withoutSkill = Flag(
        "without-skill", .text("CODE"), isRepeated: true, pointer: "#/skills",
        fr: "une compétence perdue", es: "una competencia que ya no tiene",
        en: "a skill they hold no more")
    fileprivate static let removeField = Flag(
        "remove", .oneOf(VolunteerField.allCases.map(\.option)), isRepeated: true,
        pointer: "#/remove", fr: "ce qui ne vaut plus", es: "lo que ya no vale",
        en: "what does not hold any more")
    fileprivate static let vetUntil = Flag(
        "until", .day, isNeeded: true, pointer: "#/vettedUntil",
        fr: "dernier jour de l'habilitation", es: "último día de la acreditación",
        en: "the last day of the vetting")
    fileprivate static let awayFrom = Flag(
        "from", .instant, pointer: "#/away", fr: "à partir de", es: "desde", en: "from")
    fileprivate static let awayUntil = Flag(
        "until", .instant, pointer: "#/away", fr: "jusqu'à", es: "hasta", en: "until")
    fileprivate static let isThere = Flag(
        "there", fr: "présent, même en dehors de ses heures",
        es: "presente, aun fuera de sus horas",
        en: "there, even outside their hours")
    fileprivate static let clearSpans = Flag(
        "clear", fr: "oublier d'abord toutes ses absences et présences",
        es: "olvidar antes todas sus ausencias y presencias",
        en: "forget all their times away and there first")

    /// The same option where nothing has to be said.
    var unneeded: Flag {
        Flag(
            name, short: short, value, isRepeated: isRepeated, pointer: pointer, fr: summary.fr,
            es: summary.es, en: summary.en)
    }
}

extension VolunteerField {
    /// What it is called where it is said: one word for one thing.
    fileprivate var option: String {
        switch self {
        case .phone: "phone"
        case .email: "email"
        case .note: "note"
        case .position: "position"
        case .vettedUntil: "vetted-until"
        case .hours: "hours"
        case .restHours: "rest-hours"
        case .liftingKilograms: "lifts-kg"
        case .travel: "travel"
        case .preferredPeople: "prefers-person"
        case .preferredAreas: "prefers-area"
        case .ref: "ref"
        case .busy: "busy"
        case .refusedNeeds: "never"
        }
    }
}

extension JSONWriter {
    /// The skills that were known, with what was said of them.
    fileprivate mutating func skills(
        of seen: JSONValue, _ arguments: Arguments, without lost: Set<String>
    ) {
        let words = arguments.texts(.skill)
        let said = Set(words.map { String($0.prefix { $0 != "=" }).asSkill })
        key("skills")
        beginArray()
        for skill in seen["skills"]?.items ?? [] {
            guard let code = skill["code"]?.text, !said.contains(code), !lost.contains(code) else {
                continue
            }
            write(skill)
        }
        for word in words { self.skill(word) }
        endArray()
    }

    /// The times away and there that were known, with the one that was said.
    fileprivate mutating func spans(of seen: JSONValue, _ arguments: Arguments) {
        let isCleared = arguments.isSet(.clearSpans)
        let name = arguments.isSet(.isThere) ? "there" : "away"
        for kind in ["away", "there"] where isCleared || kind == name {
            key(dynamic: kind)
            beginArray()
            if !isCleared { for span in seen[kind]?.items ?? [] { write(span) } }
            if kind == name, let from = arguments.text(.awayFrom),
                let until = arguments.text(.awayUntil)
            {
                beginObject()
                member("from", from)
                member("until", until)
                endObject()
            }
            endArray()
        }
    }
}
