extension VisitRefusal {
    /// `visit.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownMission: "visit.unknown_mission"
        case .nobodyComes: "visit.nobody_comes"
        case .notInPerson: "visit.not_in_person"
        case .noCode: "visit.no_code"
        case .codeExpired: "visit.code_expired"
        case .otherCode: "visit.other_code"
        case .tooManyChecks: "visit.too_many_checks"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownMission:
            LocalizedText(
                fr: "cette mission n'existe pas ou elle est close ; vérifiez son numéro",
                es: "esta misión no existe o está cerrada; compruebe su número",
                en: "there is no such mission or it is closed; check its number")
        case .nobodyComes(let mission, let stage):
            LocalizedText(
                fr:
                    "personne ne vient encore pour la mission \(mission) (étape : \(stage.text[.fr])) ; "
                    + "le code de visite naît quand l'équipe est au complet",
                es:
                    "nadie va todavía por la misión \(mission) (etapa: \(stage.text[.es])); el código "
                    + "de visita nace cuando el equipo está completo",
                en:
                    "nobody comes for mission \(mission) yet (stage: \(stage.text[.en])); the visit "
                    + "code is made when the crew is complete")
        case .notInPerson(let mission):
            LocalizedText(
                fr:
                    "la mission \(mission) se fait par téléphone ; il n'y a ni porte ni code de visite",
                es: "la misión \(mission) se hace por teléfono; no hay puerta ni código de visita",
                en: "mission \(mission) is done by telephone; there is no door and no visit code")
        case .noCode(let mission):
            LocalizedText(
                fr: "la mission \(mission) n'a pas de code de visite ; demandez-en un nouveau",
                es: "la misión \(mission) no tiene código de visita; pida uno nuevo",
                en: "mission \(mission) has no visit code; ask for a new one")
        case .codeExpired(let mission):
            LocalizedText(
                fr:
                    "le code de visite de la mission \(mission) n'est plus valable ; demandez-en un "
                    + "nouveau, puis dites-le à la personne et à l'équipe",
                es:
                    "el código de visita de la misión \(mission) ya no vale; pida uno nuevo y dígaselo "
                    + "a la persona y al equipo",
                en:
                    "the visit code of mission \(mission) has run out; ask for a new one, then tell the "
                    + "person and the crew")
        case .otherCode(let mission):
            LocalizedText(
                fr:
                    "ces mots ne sont pas, ou plus, le code de visite de la mission \(mission) ; "
                    + "montrez-le et dites-le à la personne",
                es:
                    "esas palabras no son, o ya no son, el código de visita de la misión \(mission); "
                    + "muéstrelo y dígaselo a la persona",
                en:
                    "these words are not the visit code of mission \(mission), or not any more; show "
                    + "it and tell the person")
        case .tooManyChecks(let minutes):
            LocalizedText(
                fr:
                    "trop de codes faux depuis ce poste ; prévenez la coordination et réessayez dans "
                    + "\(minutes) min. Que la personne n'ouvre pas en attendant",
                es:
                    "demasiados códigos falsos desde este puesto; avise a la coordinación y vuelva a "
                    + "intentarlo en \(minutes) min. Entretanto, que la persona no abra",
                en: "too many wrong codes from this desk; tell the coordinator and try again in "
                    + "\(minutes) min. Meanwhile the person should not open")
        }
    }
}
