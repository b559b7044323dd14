import OpsCore
import OpsHTTP

/// The problems of the door itself.
extension Problem {
    static let noSuchPage = Problem(
        status: 404, code: "door.no_such_page",
        title: LocalizedText(
            fr: "Cette adresse n'existe pas ici ; voir /openapi.json",
            es: "Esta dirección no existe aquí; vea /openapi.json",
            en: "There is no such address here; see /openapi.json"))

    static func methodNotAllowed(_ allowed: [Method]) -> Problem {
        let list = allowed.map(\.name).joined(separator: ", ")
        return Problem(
            status: 405, code: "door.method_not_allowed",
            title: LocalizedText(
                fr: "Cette adresse prend : \(list)", es: "Esta dirección admite: \(list)",
                en: "This address takes: \(list)"),
            headers: [HeaderLine(name: "Allow", value: list)])
    }

    static let noToken = Problem(
        status: 401, code: "door.no_token",
        title: LocalizedText(
            fr: "Il faut un jeton d'accès valable : Authorization: Bearer JETON",
            es: "Se necesita un código de acceso válido: Authorization: Bearer CÓDIGO",
            en: "A valid access token is needed: Authorization: Bearer TOKEN"),
        headers: [HeaderLine(name: "WWW-Authenticate", value: "Bearer realm=\"ops\"")])

    static func notAllowed(_ roles: [Role]) -> Problem {
        // Where no role is named, all of the house may, and a partner or a gateway is not of the house.
        let names = Role.allCases.filter { role in
            role == .admin || (roles.isEmpty ? role.isOfTheHouse : roles.contains(role))
        }.map(\.rawValue).joined(separator: ", ")
        return Problem(
            status: 403, code: "door.not_allowed",
            title: LocalizedText(
                fr: "Votre rôle ne le permet pas ; il faut l'un de : \(names)",
                es: "Su función no lo permite; se necesita una de: \(names)",
                en: "Your role does not allow this; it takes one of: \(names)"))
    }

    static let wrongMediaType = Problem(
        status: 415, code: "door.not_json",
        title: LocalizedText(
            fr: "Le corps doit être du JSON : Content-Type: application/json",
            es: "El cuerpo debe ser JSON: Content-Type: application/json",
            en: "The body must be JSON: Content-Type: application/json"),
        headers: [HeaderLine(name: "Accept", value: "application/json")])

    static let notCalendar = Problem(
        status: 415, code: "door.not_calendar",
        title: LocalizedText(
            fr: "Le corps doit être un calendrier : Content-Type: text/calendar",
            es: "El cuerpo debe ser un calendario: Content-Type: text/calendar",
            en: "The body must be a calendar: Content-Type: text/calendar"),
        headers: [HeaderLine(name: "Accept", value: "text/calendar")])

    static let wrongCoding = Problem(
        status: 415, code: "door.compressed",
        title: LocalizedText(
            fr: "Le corps doit venir tel quel, sans Content-Encoding",
            es: "El cuerpo debe venir tal cual, sin Content-Encoding",
            en: "The body must come as it is, without Content-Encoding"),
        headers: [HeaderLine(name: "Accept-Encoding", value: "identity")])

    static let notAcceptable = Problem(
        status: 406, code: "door.only_json",
        title: LocalizedText(
            fr: "Cette adresse répond en JSON : Accept: application/json",
            es: "Esta dirección responde en JSON: Accept: application/json",
            en: "This address answers in JSON: Accept: application/json"))

    static let onlyTrack = Problem(
        status: 406, code: "door.only_gpx",
        title: LocalizedText(
            fr: "Cette adresse répond en GPX : Accept: application/gpx+xml",
            es: "Esta dirección responde en GPX: Accept: application/gpx+xml",
            en: "This address answers in GPX: Accept: application/gpx+xml"))

    static let onlyCalendar = Problem(
        status: 406, code: "door.only_calendar",
        title: LocalizedText(
            fr: "Cette adresse répond par un agenda : Accept: text/calendar",
            es: "Esta dirección responde con una agenda: Accept: text/calendar",
            en: "This address answers with a calendar: Accept: text/calendar"))

    static let onlyEvents = Problem(
        status: 406, code: "door.only_events",
        title: LocalizedText(
            fr: "Cette adresse répond par des événements : Accept: text/event-stream",
            es: "Esta dirección responde con eventos: Accept: text/event-stream",
            en: "This address answers in events: Accept: text/event-stream"))

    static let badKey = Problem(
        status: 400, code: "door.bad_idempotency_key",
        title: LocalizedText(
            fr: "Idempotency-Key : 1 à 200 caractères visibles, une seule fois",
            es: "Idempotency-Key: de 1 a 200 caracteres visibles, una sola vez",
            en: "Idempotency-Key: 1 to 200 visible characters, once"))

    static let keyUsedForAnotherBody = Problem(
        status: 422, code: "door.idempotency_key_reused",
        title: LocalizedText(
            fr: "Cette Idempotency-Key a déjà servi pour un autre contenu ; prenez-en une nouvelle",
            es: "Esta Idempotency-Key ya sirvió para otro contenido; use una nueva",
            en: "This Idempotency-Key was used for another body; take a new one"))

    static let answerErased = Problem(
        status: 409, code: "privacy.answer_erased",
        title: LocalizedText(
            fr:
                "C'est déjà fait, et ce qui en était dit de la personne a été effacé ou corrigé depuis ; rien n'est fait deux fois",
            es:
                "Ya se hizo, y lo que se decía de la persona se ha suprimido o corregido desde entonces; nada se hace dos veces",
            en:
                "This was done before, and what it told of the person was erased or put right since; nothing is done twice"
        ))

    static let somebodyWasFaster = Problem(
        status: 412, code: "door.changed_meanwhile",
        title: LocalizedText(
            fr: "Cela a changé entre-temps ; relisez, puis recommencez avec le nouvel ETag",
            es: "Ha cambiado entretanto; vuelva a leerlo y repita con el nuevo ETag",
            en: "This has changed meanwhile; read it again, then repeat with the new ETag"))

    static let conditionNeeded = Problem(
        status: 428, code: "door.condition_needed",
        title: LocalizedText(
            fr: "Il faut If-Match avec l'ETag de ce que vous avez lu",
            es: "Se necesita If-Match con el ETag de lo que leyó",
            en: "If-Match is needed, with the ETag of what you have read"))

    static func badQuery(_ name: String, _ detail: LocalizedText) -> Problem {
        Problem(
            status: 400, code: "door.bad_query",
            title: LocalizedText(
                fr: "Le paramètre « \(name) » ne convient pas",
                es: "El parámetro «\(name)» no es válido",
                en: "The parameter \"\(name)\" does not fit"),
            detail: detail)
    }

    static let tooManyFigures = Problem(
        status: 422, code: "figures.too_many",
        title: LocalizedText(
            fr:
                "Plus de \(Figures.cellLimit) chiffres : demandez une période plus courte ou moins de critères",
            es: "Más de \(Figures.cellLimit) cifras: pida un período más corto o menos criterios",
            en: "More than \(Figures.cellLimit) figures: ask for a shorter period or count by less")
    )

    static let unknownQuery = Problem(
        status: 400, code: "door.unknown_query",
        title: LocalizedText(
            fr: "Paramètre inconnu ou répété dans l'adresse ; voir /openapi.json",
            es: "Parámetro desconocido o repetido en la dirección; vea /openapi.json",
            en: "Unknown or repeated parameter in the address; see /openapi.json"))

    static let badLastEvent = Problem(
        status: 400, code: "door.bad_last_event_id",
        title: LocalizedText(
            fr: "Last-Event-ID doit être l'« id » d'un événement reçu",
            es: "Last-Event-ID debe ser el «id» de un evento recibido",
            en: "Last-Event-ID must be the id of an event that was received"))

    static func notHappenedYet(head: Int64) -> Problem {
        Problem(
            status: 400, code: "journal.not_happened_yet",
            title: LocalizedText(
                fr:
                    "Le journal n'en est qu'à la position \(head) : une sauvegarde a-t-elle été restaurée ? Reprenez depuis /v1/journal",
                es:
                    "El diario solo llega a la posición \(head): ¿se restauró una copia? Empiece de nuevo desde /v1/journal",
                en:
                    "The journal only reaches position \(head): was a backup restored? Begin again from /v1/journal"
            ))
    }

    static let tooManyListeners = Problem(
        status: 503, code: "house.too_many_listeners",
        title: LocalizedText(
            fr: "Trop de lecteurs écoutent déjà ; réessayez dans une minute",
            es: "Ya hay demasiados oyentes; vuelva a intentarlo en un minuto",
            en: "Too many are listening already; try again in a minute"),
        headers: [HeaderLine(name: "Retry-After", value: "60")])

    static func unknown(_ thing: Thing) -> Problem {
        Problem(status: 404, code: "\(thing.rawValue).unknown", title: thing.unknown)
    }

    static func closed(_ thing: Thing, number: Int64, as state: String) -> Problem {
        let words = thing.words(for: state)
        func how(_ language: PublicationLanguage) -> String {
            words.map { " (\($0[language]))" } ?? ""
        }
        return Problem(
            status: 409, code: "\(thing.rawValue).closed",
            title: LocalizedText(
                fr:
                    "\(thing.name[.fr]) \(number) est \([.call, .plan, .candidate].contains(thing) ? "clos" : "close")\(how(.fr)) ; il n'y a plus rien à faire",
                es:
                    "\(thing.name[.es]) \(number) está \(thing == .plan ? "cerrado" : "cerrada")\(how(.es)); no queda nada por hacer",
                en: "\(thing.name[.en]) \(number) is closed\(how(.en)); nothing is left to do"))
    }

    /// The house failed; the reference finds the line in the log.
    static func failure(reference: String) -> Problem {
        Problem(
            status: 500, code: "house.failure",
            title: LocalizedText(
                fr: "Panne chez nous ; rien n'a été fait. Référence : \(reference)",
                es: "Fallo nuestro; no se ha hecho nada. Referencia: \(reference)",
                en: "A failure on our side; nothing was done. Reference: \(reference)"))
    }

    static func unavailable(_ reason: LocalizedText) -> Problem {
        Problem(
            status: 503, code: "house.unavailable",
            title: LocalizedText(
                fr: "Rien ne peut être enregistré pour le moment ; rien n'a été fait. Réessayez.",
                es:
                    "Por ahora no se puede registrar nada; no se ha hecho nada. Vuelva a intentarlo.",
                en: "Nothing can be recorded at present; nothing was done. Try again."),
            detail: reason, headers: [HeaderLine(name: "Retry-After", value: "2")])
    }

    /// What people ask for by identity.
    enum Thing: String, Sendable {
        case contact
        case person
        case request
        case mission
        case volunteer
        case entry
        case deployment
        case territory
        case token
        case danger
        case erasure
        case call
        case concern
        case plan
        case partner
        case referral
        case line
        case asset
        case lot
        case visits
        case rules
        case event
        case team
        case crewAlarm = "crew_alarm"
        case reply
        case message
        case candidate
        case round
    }
}

extension Problem.Thing {
    /// How it was closed, in words; nil where the thing being closed says all.
    fileprivate func words(for state: String) -> LocalizedText? {
        switch self {
        case .mission: MissionStage(rawValue: state)?.text
        case .request: RequestStatus(rawValue: state)?.text
        case .danger: DangerState(rawValue: state)?.text
        case .crewAlarm: CrewAlarmEnding(rawValue: state)?.text
        default: nil
        }
    }

    var name: LocalizedText {
        switch self {
        case .contact: LocalizedText(fr: "Le contact", es: "El contacto", en: "Contact")
        case .person: LocalizedText(fr: "La personne", es: "La persona", en: "Person")
        case .request: LocalizedText(fr: "La demande", es: "La solicitud", en: "Request")
        case .mission: LocalizedText(fr: "La mission", es: "La misión", en: "Mission")
        case .volunteer:
            LocalizedText(fr: "Le bénévole", es: "La persona voluntaria", en: "Volunteer")
        case .entry: LocalizedText(fr: "La fiche", es: "La ficha", en: "Entry")
        case .deployment:
            LocalizedText(fr: "Le déploiement", es: "El despliegue", en: "Deployment")
        case .territory: LocalizedText(fr: "Le territoire", es: "El territorio", en: "Territory")
        case .token: LocalizedText(fr: "Le jeton", es: "El código de acceso", en: "Token")
        case .danger:
            LocalizedText(fr: "L'alerte de danger", es: "La alerta de peligro", en: "Danger alert")
        case .erasure:
            LocalizedText(
                fr: "La preuve d'effacement", es: "La prueba de supresión",
                en: "Proof of erasure")
        case .call:
            LocalizedText(fr: "L'appel prévu", es: "La llamada prevista", en: "Planned call")
        case .concern:
            LocalizedText(
                fr: "La situation préoccupante", es: "La situación de riesgo",
                en: "Safeguarding concern")
        case .visits:
            LocalizedText(
                fr: "La série de visites", es: "La serie de visitas", en: "Series of visits")
        case .plan:
            LocalizedText(
                fr: "Le plan de suivi", es: "El plan de acompañamiento", en: "Care plan")
        case .asset: LocalizedText(fr: "Le matériel", es: "El material", en: "Asset")
        case .lot: LocalizedText(fr: "Le lot", es: "El lote", en: "Lot")
        case .partner:
            LocalizedText(fr: "Le partenaire", es: "La entidad colaboradora", en: "Partner")
        case .line: LocalizedText(fr: "La ligne", es: "La línea", en: "Line")
        case .referral: LocalizedText(fr: "L'envoi", es: "La derivación", en: "Referral")
        case .event: LocalizedText(fr: "L'événement", es: "El evento", en: "Event")
        case .team: LocalizedText(fr: "L'équipe", es: "El equipo", en: "Team")
        case .crewAlarm:
            LocalizedText(fr: "L'alerte d'équipe", es: "La alerta de equipo", en: "Crew alarm")
        case .reply: LocalizedText(fr: "La réponse", es: "La respuesta", en: "Reply")
        case .message: LocalizedText(fr: "Le message", es: "El mensaje", en: "Message")
        case .candidate:
            LocalizedText(fr: "Le candidat", es: "La candidatura", en: "Candidate")
        case .round: LocalizedText(fr: "La tournée", es: "La ruta", en: "Round")
        case .rules: LocalizedText(fr: "Ces règles", es: "Estas normas", en: "Rules")
        }
    }

    var unknown: LocalizedText {
        LocalizedText(
            fr: "\(name[.fr]) : introuvable ici ; vérifiez l'identifiant",
            es: "\(name[.es]): no se encuentra aquí; compruebe el identificador",
            en: "\(name[.en]) not found here; check the identifier")
    }
}
