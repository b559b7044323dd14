/// What somebody is told when nothing can be done about a crew.
extension CrewRefusal {
    /// `crew.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownMission: "crew.unknown_mission"
        case .unknownVolunteer: "crew.unknown_volunteer"
        case .unknownDeployment: "crew.unknown_deployment"
        case .unknownAlarm: "crew.unknown_alarm"
        case .notInCrew: "crew.not_in_crew"
        case .severalGo: "crew.several_go"
        case .wrongStage: "crew.wrong_stage"
        case .goodsInHand: "crew.goods_in_hand"
        case .handOverRuns: "crew.hand_over_runs"
        case .crewSize: "crew.crew_size"
        case .gearNotConfirmed: "crew.gear_not_confirmed"
        case .noGearNeeded: "crew.no_gear_needed"
        case .notAskedToConfirm: "crew.not_asked_to_confirm"
        case .notYetDue: "crew.not_yet_due"
        case .alarmNotYetDue: "crew.alarm_not_yet_due"
        case .wordsNeeded: "crew.words_needed"
        case .notOverdue: "crew.not_overdue"
        case .contactUnsaid: "crew.contact_unsaid"
        case .nothingToTakeBack: "crew.nothing_to_take_back"
        case .crewFellApart: "crew.fell_apart"
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
        case .unknownVolunteer:
            LocalizedText(
                fr: "ce bénévole n'est pas sur la liste ; vérifiez le numéro ou l'identifiant",
                es: "este voluntario no está en la lista; compruebe el número o el identificador",
                en: "there is no such volunteer on the roster; check the number or the identifier")
        case .unknownDeployment:
            LocalizedText(
                fr: "ce déploiement n'existe pas ; vérifiez son identifiant dans la liste",
                es: "este despliegue no existe; compruebe su identificador en la lista",
                en: "there is no such deployment; check its identifier in the list")
        case .unknownAlarm:
            LocalizedText(
                fr: "cette alerte d'équipe n'existe pas ou elle est close ; vérifiez son numéro",
                es: "esta alerta de equipo no existe o está cerrada; compruebe su número",
                en: "there is no such crew alarm or it is closed; check its number")
        case .notInCrew(let mission):
            LocalizedText(
                fr: "ce bénévole n'est pas dans l'équipe de la mission \(mission) ; regardez qui a "
                    + "dit oui",
                es: "este voluntario no está en el equipo de la misión \(mission); mire quién dijo "
                    + "que sí",
                en: "this volunteer is not in the crew of mission \(mission); look who said yes")
        case .severalGo(let mission):
            LocalizedText(
                fr: "plusieurs bénévoles forment l'équipe de la mission \(mission) ; dites lequel",
                es: "varios voluntarios forman el equipo de la misión \(mission); diga cuál",
                en: "several volunteers are the crew of mission \(mission); say which one")
        default: later
        }
    }

    private var later: LocalizedText {
        switch self {
        case .wrongStage(let mission, let stage):
            LocalizedText(
                fr: "la mission \(mission) ne permet pas cela maintenant (étape : "
                    + "\(stage.text[.fr])) ; suivez l'ordre des étapes",
                es: "la misión \(mission) no lo permite ahora (etapa: \(stage.text[.es])); "
                    + "siga el orden de las etapas",
                en: "mission \(mission) does not allow this now (stage: "
                    + "\(stage.text[.en])); follow the order of the stages")
        case .goodsInHand(let mission):
            LocalizedText(
                fr: "mission \(mission) : l'équipe a en main un paquet ou des achats ; faites-les "
                    + "d'abord remettre ou rendre, ou notez la fin",
                es: "misión \(mission): el equipo tiene un paquete o una compra; haga que los "
                    + "entregue o devuelva primero, o anote el final",
                en: "mission \(mission): the crew holds a packet or a purchase; first have it "
                    + "handed over or returned, or note the end")
        case .handOverRuns(let mission):
            LocalizedText(
                fr: "la mission \(mission) est déjà proposée à une autre équipe ; attendez sa "
                    + "réponse ou notez son refus",
                es: "la misión \(mission) ya se ha ofrecido a otro equipo; espere su respuesta o "
                    + "anote su negativa",
                en: "mission \(mission) is being offered to another crew already; wait for the "
                    + "answer or note its no")
        case .crewSize(let mission, let crew):
            LocalizedText(
                fr: "la mission \(mission) se reprend à \(crew) ; désignez l'équipe entière",
                es: "la misión \(mission) la toma un equipo de \(crew); designe al equipo entero",
                en: "it takes \(crew) to take mission \(mission) over; name the whole crew")
        case .gearNotConfirmed(let mission):
            LocalizedText(
                fr: "personne ne part en mission \(mission) sans protection ; faites-la confirmer "
                    + "avec « mission gear \(mission) »",
                es: "nadie sale a la misión \(mission) sin protección; confírmela con «mission "
                    + "gear \(mission)»",
                en: "nobody leaves for mission \(mission) without protective gear; have it "
                    + "confirmed with \"mission gear \(mission)\"")
        case .noGearNeeded(let mission):
            LocalizedText(
                fr: "la mission \(mission) ne demande pas de protection ; rien à confirmer",
                es: "la misión \(mission) no pide protección; no hay nada que confirmar",
                en: "mission \(mission) asks for no protective gear; there is nothing to confirm")
        case .notAskedToConfirm(let mission):
            LocalizedText(
                fr: "l'équipe de la mission \(mission) n'a pas encore à confirmer ; attendez la "
                    + "veille du passage",
                es: "el equipo de la misión \(mission) aún no tiene que confirmar; espere a la "
                    + "víspera de la visita",
                en: "the crew of mission \(mission) need not confirm yet; wait for the day before")
        case .notYetDue(let mission):
            LocalizedText(
                fr: "l'heure de la mission \(mission) n'est pas encore passée ; attendez",
                es: "el plazo de la misión \(mission) aún no ha vencido; espere",
                en: "the time of mission \(mission) is not over yet; please wait")
        case .alarmNotYetDue(let number):
            LocalizedText(
                fr: "l'alerte d'équipe \(number) n'est pas encore échue ; attendez",
                es: "la alerta de equipo \(number) aún no ha vencido; espere",
                en: "crew alarm \(number) is not due yet; please wait")
        case .wordsNeeded(let mission):
            LocalizedText(
                fr: "mission \(mission) : dites pourquoi elle n'a pas abouti, par un motif de la "
                    + "liste ou en quelques mots",
                es: "misión \(mission): diga por qué no se cumplió, con un motivo de la lista o en "
                    + "pocas palabras",
                en: "mission \(mission): say why it did not succeed, by a reason of the list or in "
                    + "a few words")
        case .notOverdue(let number):
            LocalizedText(
                fr: "l'alerte d'équipe \(number) ne dit pas qu'une équipe tarde ; la personne à "
                    + "prévenir ne se montre qu'alors",
                es: "la alerta de equipo \(number) no dice que un equipo se retrase; el contacto "
                    + "de emergencia solo se muestra entonces",
                en: "crew alarm \(number) is not of an overdue crew; wait: the emergency contact "
                    + "is shown only then")
        case .contactUnsaid:
            LocalizedText(
                fr: "dites qui prévenir (nom ou téléphone), ou bien qu'il n'y a plus personne ; "
                    + "rien n'a changé",
                es: "diga a quién avisar (nombre o teléfono), o bien que ya no hay nadie; nada ha "
                    + "cambiado",
                en: "say whom to call (name or telephone), or that it is nobody any more; nothing "
                    + "has changed")
        case .nothingToTakeBack(let mission):
            LocalizedText(
                fr: "rien n'est noté contre ce bénévole pour la mission \(mission), ou il y va ; "
                    + "vérifiez son numéro",
                es: "nada consta contra este voluntario en la misión \(mission), o va a ella; "
                    + "compruebe su número",
                en:
                    "nothing stands against this volunteer for mission \(mission), or they go; check "
                    + "their number")
        case .crewFellApart(let mission):
            LocalizedText(
                fr:
                    "quelqu'un a quitté en route l'équipe de la mission \(mission), et la place est "
                    + "libre : notez aussi le retrait des autres, ou l'échec",
                es: "alguien dejó en camino el equipo de la misión \(mission), y su puesto está "
                    + "libre: anote también la renuncia de los demás, o el fracaso",
                en:
                    "somebody left the crew of mission \(mission) under way, and the place is free: "
                    + "have the others step back too, or note a failure")
        default: preconditionFailure("told above")
        }
    }
}
