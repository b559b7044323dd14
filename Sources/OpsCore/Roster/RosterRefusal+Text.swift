/// What somebody is told when the roster cannot do what was asked.
extension RosterRefusal {
    /// `roster.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownTerritory: "roster.unknown_territory"
        case .unknownVolunteer: "roster.unknown_volunteer"
        case .availabilityUnchanged: "roster.availability_unchanged"
        case .nothingToChange: "roster.nothing_to_change"
        case .emptySpan: "roster.empty_span"
        case .notVetted: "roster.not_vetted"
        case .scopeUnsaid: "roster.scope_unsaid"
        case .skillTaken: "roster.skill_taken"
        case .skillCircle: "roster.skill_circle"
        case .unknownParent: "roster.unknown_parent"
        case .refTaken: "roster.ref_taken"
        case .calendar: "roster.calendar_unreadable"
        case .erased: "roster.erased"
        }
    }

    /// The first of what is known: more would hide what was typed.
    private static func list(_ known: [SkillCode]) -> String {
        known.prefix(20).map(\.text).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
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
        case .erased(let number):
            LocalizedText(
                fr:
                    "le bénévole \(number) a été effacé : il n'est plus sollicité, envoyé ni changé ; "
                    + "s'il revient, inscrivez-le à nouveau (volunteer add)",
                es: "el voluntario \(number) fue suprimido: ya no se le llama, envía ni cambia; si "
                    + "vuelve, inscríbalo de nuevo (volunteer add)",
                en: "volunteer \(number) was erased: nobody asks, sends or changes them any more; "
                    + "should they come back, add them anew (volunteer add)")
        case .scopeUnsaid(let number):
            LocalizedText(
                fr: "le bénévole \(number) ne va qu'accompagné ; dites ce que vaut désormais son "
                    + "habilitation (tout, téléphone ou accompagné)",
                es:
                    "el voluntario \(number) solo va en compañía; diga para qué vale desde ahora su "
                    + "acreditación (todo, teléfono o en compañía)",
                en:
                    "volunteer \(number) goes only accompanied; say what the vetting is good for from "
                    + "now on (everything, telephone or accompanied)")
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
        case .nothingToChange(let number):
            LocalizedText(
                fr: "le bénévole \(number) est déjà enregistré ainsi ; rien à changer",
                es: "el voluntario \(number) ya consta así; no hay nada que cambiar",
                en: "volunteer \(number) is on the roster like this already; nothing to change")
        case .emptySpan:
            LocalizedText(
                fr:
                    "une absence ou une présence finit avant de commencer ; vérifiez ses deux dates",
                es: "una ausencia o presencia acaba antes de empezar; compruebe sus dos fechas",
                en: "a time away or there ends before it begins; check its two dates")
        case .skillTaken(let word, let owner):
            LocalizedText(
                fr: "« \(word.text) » désigne déjà la compétence « \(owner.text) » ; choisissez un "
                    + "autre mot",
                es: "«\(word.text)» ya designa la competencia «\(owner.text)»; elija otra palabra",
                en: "\"\(word.text)\" stands for the skill \"\(owner.text)\" already; choose "
                    + "another word")
        case .skillCircle(let code):
            LocalizedText(
                fr: "la compétence « \(code.text) » se comprendrait elle-même ; retirez un de ses "
                    + "parents",
                es:
                    "la competencia «\(code.text)» se incluiría a sí misma; quite uno de sus padres",
                en: "the skill \"\(code.text)\" would be its own parent; leave one of its parents "
                    + "out")
        case .unknownParent(let code, let known):
            LocalizedText(
                fr: "personne n'a défini, n'a ni ne demande la compétence « \(code.text) » ; "
                    + "choisissez parmi \(Self.list(known)), ou définissez-la d'abord",
                es: "nadie ha definido, tiene ni pide la competencia «\(code.text)»; elija entre "
                    + "\(Self.list(known)), o defínala antes",
                en:
                    "nobody has defined, holds or asks for the skill \"\(code.text)\"; choose among "
                    + "\(Self.list(known)), or define it first")
        case .calendar(let problem): problem.text
        case .refTaken(let number):
            LocalizedText(
                fr: "cette référence est celle du bénévole \(number) ; corrigez l'une des deux",
                es: "esta referencia es la del voluntario \(number); corrija una de las dos",
                en: "this reference is that of volunteer \(number); put one of the two right")
        case .notVetted:
            LocalizedText(
                fr: "la portée d'une habilitation ne dit rien sans son dernier jour ; indiquez "
                    + "aussi jusqu'à quand elle vaut",
                es:
                    "el alcance de una acreditación no dice nada sin su último día; indique también "
                    + "hasta cuándo vale",
                en: "what a vetting is good for says nothing without its last day; say also until "
                    + "when it holds")
        }
    }
}
