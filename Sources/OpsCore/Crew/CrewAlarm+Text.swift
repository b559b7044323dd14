/// Alarms about crews, in the words of the screens.
extension CrewAlarmKind {
    package var text: LocalizedText {
        switch self {
        case .crewIncomplete:
            LocalizedText(
                fr: "quelqu'un a quitté l'équipe en route", es: "alguien dejó el equipo en camino",
                en: "somebody left the crew under way")
        case .noShow: LocalizedText(fr: "pas venu", es: "no vino", en: "did not come")
        case .lateDropOut:
            LocalizedText(
                fr: "désistement tardif", es: "renuncia tardía", en: "dropped out late")
        case .overdue:
            LocalizedText(
                fr: "sans nouvelles de l'équipe", es: "equipo sin noticias",
                en: "crew is overdue")
        case .handOverFell:
            LocalizedText(
                fr: "reprise sans suite", es: "relevo sin efecto", en: "hand-over fell through")
        case .notConfirmed:
            LocalizedText(
                fr: "passage non confirmé", es: "visita sin confirmar",
                en: "visit not confirmed")
        case .notArrived:
            LocalizedText(
                fr: "promis, pas arrivé", es: "prometido, sin llegar",
                en: "promised, not arrived")
        case .exposure:
            LocalizedText(
                fr: "contacts à prévenir", es: "contactos por avisar", en: "contacts to be told")
        case .notReached:
            LocalizedText(
                fr: "bénévole à appeler", es: "llamar al voluntario",
                en: "volunteer to be rung")
        case .mayNotGo:
            LocalizedText(
                fr: "ne peut plus y aller", es: "ya no puede ir", en: "must not go any more")
        case .newPlace:
            LocalizedText(
                fr: "la porte n'est plus celle que connaît l'équipe : l'appeler",
                es: "la puerta ya no es la que conoce el equipo: llamarlo",
                en: "what the crew knows of the door has changed: ring them")
        }
    }
}

extension WatchedCrews {
    package var text: LocalizedText {
        switch self {
        case .alone:
            LocalizedText(fr: "qui va seul", es: "quien va solo", en: "whoever goes alone")
        case .every:
            LocalizedText(fr: "chaque équipe", es: "cada equipo", en: "every crew")
        case .nobody: LocalizedText(fr: "personne", es: "nadie", en: "nobody")
        }
    }
}

extension CrewNext {
    package var text: LocalizedText {
        switch self {
        case .goesOn:
            LocalizedText(
                fr: "l'autre continue, ou passez la mission",
                es: "el otro sigue, o pase la misión",
                en: "the other goes on, or hand the mission over")
        case .waitForAnswers:
            LocalizedText(
                fr: "attendre les réponses", es: "esperar las respuestas",
                en: "wait for the answers")
        case .opsAsks:
            LocalizedText(
                fr: "Ops sollicite déjà quelqu'un d'autre : suivre les réponses",
                es: "Ops ya llama a otra persona: seguir las respuestas",
                en: "Ops asks others by itself: watch the answers")
        case .askOthers:
            LocalizedText(
                fr: "solliciter quelqu'un d'autre", es: "llamar a otra persona",
                en: "ask somebody else")
        case .callReserve:
            LocalizedText(
                fr: "envoyer la réserve (mission reserve)",
                es: "enviar la reserva (mission reserve)",
                en: "send the reserve (mission reserve)")
        case .askAll:
            LocalizedText(
                fr: "il n'y a plus personne : solliciter tous ceux qui conviennent",
                es: "no queda nadie: llamar a todos los que encajen",
                en: "nobody is left: ask everybody who fits")
        }
    }
}

extension CrewAlarmEnding {
    package var text: LocalizedText {
        switch self {
        case .settled: LocalizedText(fr: "réglée", es: "resuelta", en: "settled")
        case .handled: LocalizedText(fr: "traitée", es: "atendida", en: "handled")
        case .falseAlarm:
            LocalizedText(fr: "fausse alerte", es: "falsa alarma", en: "false alarm")
        }
    }
}

extension CrewConfirmation {
    package var text: LocalizedText {
        switch self {
        case .notAsked: LocalizedText(fr: "pas encore", es: "aún no", en: "not yet")
        case .asked: LocalizedText(fr: "demandée", es: "pedida", en: "asked for")
        case .confirmed: LocalizedText(fr: "confirmée", es: "confirmada", en: "confirmed")
        case .silent: LocalizedText(fr: "sans réponse", es: "sin respuesta", en: "no answer")
        }
    }
}

extension CrewLeaving {
    package var text: LocalizedText {
        switch self {
        case .stepBack:
            LocalizedText(fr: "s'est désisté", es: "renunció", en: "stepped back")
        case .noShow: LocalizedText(fr: "n'est pas venu", es: "no vino", en: "did not come")
        }
    }
}
