import OpsCore

/// What the form says about what has just happened.
enum FormWords {
    /// What says yes to a question.
    static let yes = LocalizedText(fr: "o", es: "s", en: "y")

    static let saving = LocalizedText(fr: "envoi…", es: "enviando…", en: "sending…")
    static let nothingNew = LocalizedText(
        fr: "rien de nouveau à enregistrer", es: "nada nuevo que guardar",
        en: "nothing new to save")
    static let kindNeeded = LocalizedText(
        fr: "choisissez la nature : une lettre suffit", es: "elija el tipo: basta una letra",
        en: "choose the kind: one letter is enough")
    static let notAnonymous = LocalizedText(
        fr: "anonyme : effacez l'identité, ou notez une écoute",
        es: "anónimo: borre la identidad, o anote una escucha",
        en: "anonymous: clear who it is, or log it as listening")
    static let kept = LocalizedText(
        fr: "déjà enregistré ; écrivez la correction dans la note",
        es: "ya guardado; escriba la corrección en la nota",
        en: "saved already; write what is to be corrected in the note")
    static let full = LocalizedText(
        fr: "le champ est plein : la fin n'a pas été prise",
        es: "el campo está lleno: el final no se ha tomado",
        en: "the field is full: the end was not taken")
    static let noSuchChoice = LocalizedText(
        fr: "aucun choix sous cette touche", es: "ninguna opción con esa tecla",
        en: "no choice under that key")
    static let changedMeanwhile = LocalizedText(
        fr: "quelqu'un a complété ce contact entre-temps : rechargé ; relisez, puis enregistrez",
        es: "alguien ha completado este contacto mientras tanto: recargado; revise y guarde",
        en: "somebody has added to this contact meanwhile: reloaded; look again, then save")
    static let noAlert = LocalizedText(
        fr: "aucune alerte ouverte : F2 en ouvre une", es: "ninguna alerta abierta: F2 abre una",
        en: "no alert is open: F2 opens one")
    static let alertOpen = LocalizedText(
        fr: "alerte ouverte ; notez le service appelé quand vous pourrez",
        es: "alerta abierta; anote el servicio llamado cuando pueda",
        en: "the alert is open; note the service called when you can")
    static let alertUnanswered = LocalizedText(
        fr: "l'alerte de danger n'est pas encore ouverte", es: "la alerta aún no está abierta",
        en: "the danger alert is not open yet")
    static let serviceNeeded = LocalizedText(
        fr: "quel numéro avez-vous appelé ?", es: "¿a qué número ha llamado?",
        en: "which number did you call?")
    static let serviceNoted = LocalizedText(
        fr: "service appelé : noté", es: "servicio llamado: anotado", en: "service called: noted")
    static let nobodyFound = LocalizedText(
        fr: "personne à reprendre", es: "nadie a quien retomar", en: "nobody to take over")
    static let takenOver = LocalizedText(
        fr: "champs vides complétés ; relisez avec la personne",
        es: "campos vacíos completados; revise con la persona",
        en: "empty fields filled in; check them with the person")
    static let nothingToMerge = LocalizedText(
        fr: "rien à réunir : reprenez une personne (F4) et enregistrez d'abord",
        es: "nada que unir: retome a una persona (F4) y guarde primero",
        en: "nothing to merge: take somebody over (F4) and save first")
    static let merged = LocalizedText(
        fr: "réunies : une seule personne", es: "unidas: una sola persona",
        en: "merged: one person")

    static func notSaved(_ title: String) -> LocalizedText {
        LocalizedText(
            fr: "pas enregistré : \(title) ; rien n'est perdu, la même touche renvoie",
            es: "no guardado: \(title); nada se pierde, la misma tecla reenvía",
            en: "not saved: \(title); nothing is lost, the same key sends it again")
    }

    static func knownOtherwise(_ typed: String) -> LocalizedText {
        LocalizedText(
            fr: "connu autrement ; vous aviez écrit : \(typed)",
            es: "consta de otra forma; usted escribió: \(typed)",
            en: "known otherwise; you had typed: \(typed)")
    }

    static func saved(
        _ contact: SavedContact, isShortened: Bool = false, _ needWord: (String) -> String
    ) -> LocalizedText {
        let saved = plainly(contact, needWord)
        guard isShortened else { return saved }
        return LocalizedText(
            fr: saved.fr + " · retiré de la note ce qui mène à la personne",
            es: saved.es + " · quitado de la nota lo que lleva a la persona",
            en: saved.en + " · what leads to the person was taken out of the note")
    }

    private static func plainly(
        _ contact: SavedContact, _ needWord: (String) -> String
    ) -> LocalizedText {
        let asked = contact.requests.map { "\($0.number) \(needWord($0.need))" }
        let list = asked.isEmpty ? "" : " · " + asked.joined(separator: ", ")
        return LocalizedText(
            fr: "contact \(contact.number) enregistré\(list)",
            es: "contacto \(contact.number) guardado\(list)",
            en: "contact \(contact.number) saved\(list)")
    }
}
