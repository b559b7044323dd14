/// What somebody is told when the roster cannot do what was asked.
extension RosterRefusal {
    /// `roster.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownTerritory: "roster.unknown_territory"
        case .unknownVolunteer: "roster.unknown_volunteer"
        case .availabilityUnchanged: "roster.availability_unchanged"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownTerritory(let code):
            LocalizedText(
                fr: "le territoire \(code.text) n'est pas enregistré ; rattachez le "
                    + "bénévole à un autre territoire",
                es: "el territorio \(code.text) no está registrado; vincule al voluntario "
                    + "a otro territorio",
                en: "territory \(code.text) is not registered; attach the volunteer to another one")
        case .unknownVolunteer:
            LocalizedText(
                fr: "ce bénévole n'est pas sur la liste ; vérifiez le numéro ou l'identifiant",
                es: "este voluntario no está en la lista; compruebe el número o el identificador",
                en: "there is no such volunteer on the roster; check the number or the identifier")
        case .availabilityUnchanged(let number, true):
            LocalizedText(
                fr: "le bénévole \(number) est déjà disponible ; rien à changer",
                es: "el voluntario \(number) ya está disponible; no hay nada que cambiar",
                en: "volunteer \(number) is available already; nothing to change")
        case .availabilityUnchanged(let number, false):
            LocalizedText(
                fr: "le bénévole \(number) est déjà indisponible ; rien à changer",
                es: "el voluntario \(number) ya consta como no disponible; no hay nada que cambiar",
                en: "volunteer \(number) is unavailable already; nothing to change")
        }
    }
}
