import OpsCore

/// What always stands on the screen.
enum ScreenWords {
    static let dangerKey = LocalizedText(
        fr: " F2 ou Ctrl-D : DANGER ", es: " F2 o Ctrl-D: PELIGRO ", en: " F2 or Ctrl-D: DANGER ")
    static let newContact = LocalizedText(
        fr: "Nouveau contact", es: "Contacto nuevo", en: "New contact")
    static let unsaved = LocalizedText(
        fr: "pas enregistré", es: "sin guardar", en: "not saved")
    static let call = LocalizedText(fr: "APPELER :", es: "LLAMAR:", en: "CALL:")
    static let withheld = LocalizedText(
        fr: "(anonyme : pas envoyé)", es: "(anónimo: no se envía)", en: "(anonymous: not sent)")
    static let keys = LocalizedText(
        fr: "Tab suivant · F3/^S enregistrer · F4/^T reprendre · F5/^P autre · F6/^R secours · "
            + "F7/^N nouveau · F10/Échap sortir",
        es: "Tab siguiente · F3/^S guardar · F4/^T retomar · F5/^P otra · F6/^R emergencia · "
            + "F7/^N nuevo · F10/Esc salir",
        en: "Tab next · F3/^S save · F4/^T take over · F5/^P other · F6/^R service · F7/^N new · "
            + "F10/Esc leave")
    static let notSearched = LocalizedText(
        fr: "l'historique n'a pas pu être cherché", es: "no se pudo buscar el historial",
        en: "the history could not be looked for")
    static let searching = LocalizedText(
        fr: "qui est-ce ? recherche…", es: "¿quién es? buscando…", en: "who is it? searching…")
    static let nobody = LocalizedText(
        fr: "personne de connu", es: "nadie conocido", en: "nobody known")
    static let tooRecent = LocalizedText(
        fr: "personne de trouvé ; des contacts très récents ne sont pas encore cherchés",
        es: "nadie encontrado; contactos muy recientes aún no se buscan",
        en: "nobody found; very recent contacts are not searched yet")
    static let likely = LocalizedText(fr: "probable :", es: "probable:", en: "likely:")
    static let taken = LocalizedText(fr: "repris", es: "retomada", en: "taken over")
    static let mayMerge = LocalizedText(
        fr: "F8/^G réunir ce contact avec la personne reprise",
        es: "F8/^G unir este contacto con la persona retomada",
        en: "F8/^G merge this contact with the person taken over")

    static func contact(_ number: Int64) -> LocalizedText {
        LocalizedText(fr: "Contact \(number)", es: "Contacto \(number)", en: "Contact \(number)")
    }

    static func notes(_ count: Int) -> LocalizedText {
        LocalizedText(
            fr: "notes enregistrées : \(count)", es: "notas guardadas: \(count)",
            en: "notes saved: \(count)")
    }

    static func ask(_ question: Form.Question, hasAlert isUnopened: Bool) -> LocalizedText {
        switch question {
        case .leave where isUnopened:
            LocalizedText(
                fr:
                    "L'alerte n'est PAS ouverte. Sortir quand même ? o : sortir · autre touche : rester",
                es: "La alerta NO está abierta. ¿Salir igualmente? s: salir · otra tecla: seguir",
                en: "The alert is NOT open. Leave all the same? y: leave · any other key: stay")
        case .leave:
            LocalizedText(
                fr:
                    "Sortir sans enregistrer ? o : sortir · F3 : enregistrer · autre touche : rester",
                es: "¿Salir sin guardar? s: salir · F3: guardar · otra tecla: seguir",
                en: "Leave without saving? y: leave · F3: save · any other key: stay")
        case .next:
            LocalizedText(
                fr: "Vider sans enregistrer ? o : vider · F3 : enregistrer · autre touche : rester",
                es: "¿Vaciar sin guardar? s: vaciar · F3: guardar · otra tecla: seguir",
                en: "Clear without saving? y: clear · F3: save · any other key: stay")
        }
    }

    static func alert(_ alert: AlertState) -> LocalizedText {
        switch alert.step {
        case .none: LocalizedText(fr: "", es: "", en: "")
        case .asked:
            LocalizedText(
                fr: "!! l'alerte s'ouvre…", es: "!! abriendo la alerta…",
                en: "!! opening the alert…")
        case .waiting(_, let reason):
            LocalizedText(
                fr: "!! alerte pas encore ouverte, nouvel essai tout seul (F2 : tout de suite) : "
                    + reason,
                es: "!! alerta aún no abierta, se reintenta sola (F2: ahora mismo): \(reason)",
                en: "!! alert not open yet, tried again by itself (F2: right now): \(reason)")
        case .impossible(let reason):
            LocalizedText(
                fr: "!! alerte refusée, prévenez un superviseur (F2 : nouvel essai) : \(reason)",
                es: "!! alerta rechazada, avise a un supervisor (F2: reintentar): \(reason)",
                en: "!! alert refused, tell a supervisor (F2: try again): \(reason)")
        case .open: open(alert)
        }
    }

    private static func open(_ alert: AlertState) -> LocalizedText {
        let number = alert.opened?.number ?? 0
        let called = alert.opened?.called ?? []
        let list = called.joined(separator: ", ")
        return LocalizedText(
            fr: "!! alerte \(number) ouverte" + (called.isEmpty ? "" : " ; appelé : \(list)"),
            es: "!! alerta \(number) abierta" + (called.isEmpty ? "" : "; llamado: \(list)"),
            en: "!! alert \(number) open" + (called.isEmpty ? "" : "; called: \(list)"))
    }

    static func who(_ count: Int, _ isCrowded: Bool) -> LocalizedText {
        let crowd = isCrowded ? "+" : ""
        return LocalizedText(
            fr: "qui est-ce ? \(count)\(crowd) · F4/^T reprendre, F5/^P suivante",
            es: "¿quién es? \(count)\(crowd) · F4/^T retomar, F5/^P siguiente",
            en: "who is it? \(count)\(crowd) · F4/^T take over, F5/^P next")
    }

    static func lasting(_ need: String, _ days: Int64) -> LocalizedText {
        LocalizedText(
            fr: "!! \(need), demandé \(ago(days).fr) : solution durable",
            es: "!! \(need), solicitado \(ago(days).es): solución duradera",
            en: "!! \(need) asked for \(ago(days).en): lasting solution")
    }

    static func open(_ list: String) -> LocalizedText {
        LocalizedText(fr: "en cours : \(list)", es: "pendiente: \(list)", en: "open: \(list)")
    }

    static func contacts(_ count: Int64, lastDaysAgo days: Int64?) -> LocalizedText {
        guard let days else {
            return LocalizedText(
                fr: "contacts : \(count)", es: "contactos: \(count)", en: "contacts: \(count)")
        }
        return LocalizedText(
            fr: "contacts : \(count), le dernier \(ago(days).fr)",
            es: "contactos: \(count), el último \(ago(days).es)",
            en: "contacts: \(count), the last \(ago(days).en)")
    }

    private static func ago(_ days: Int64) -> LocalizedText {
        guard days > 0 else { return LocalizedText(fr: "ce jour", es: "hoy", en: "today") }
        return LocalizedText(
            fr: "il y a \(days) j", es: "hace \(days) d",
            en: days == 1 ? "1 day ago" : "\(days) days ago")
    }
}
