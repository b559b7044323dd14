/// What somebody is told when a territory cannot be registered.
extension TerritoryRefusal {
    /// `territory.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .alreadyRegistered: "territory.already_registered"
        case .unknownParent: "territory.unknown_parent"
        case .secondRoot: "territory.second_root"
        case .postcodeTaken: "territory.postcode_taken"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .alreadyRegistered(let code):
            LocalizedText(
                fr: "le territoire \(code.text) est déjà enregistré ; choisissez un autre code",
                es: "el territorio \(code.text) ya está registrado; elija otro código",
                en: "territory \(code.text) is registered already; choose another code")
        case .unknownParent(let code):
            LocalizedText(
                fr: "le territoire parent \(code.text) n'est pas enregistré ; "
                    + "enregistrez-le d'abord",
                es: "el territorio superior \(code.text) no está registrado; regístrelo primero",
                en: "the parent territory \(code.text) is not registered; register it first")
        case .secondRoot(let existing):
            LocalizedText(
                fr: "il y a déjà une plateforme nationale, \(existing.text) ; indiquez un "
                    + "territoire parent",
                es: "ya hay una plataforma nacional, \(existing.text); indique un "
                    + "territorio superior",
                en: "there is a national desk already, \(existing.text); name a parent territory")
        case .postcodeTaken(let postcode, let owner):
            LocalizedText(
                fr: "le code postal \(postcode) appartient déjà au territoire "
                    + "\(owner.text) ; retirez-le de l'un des deux",
                es: "el código postal \(postcode) ya pertenece al territorio "
                    + "\(owner.text); quítelo de uno de los dos",
                en: "postcode \(postcode) belongs to territory \(owner.text) already; "
                    + "remove it from one of them")
        }
    }
}
