/// What somebody is told when the door cannot do what was asked.
extension AccessRefusal {
    /// `access.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownToken: "access.unknown_token"
        case .lastAdministrator: "access.last_administrator"
        case .partnerNeeded: "access.partner_needed"
        case .partnerUnwanted: "access.partner_unwanted"
        case .territoryUnwanted: "access.territory_unwanted"
        case .unknownTerritory: "access.unknown_territory"
        case .outsideTerritory: "access.outside_territory"
        case .wholeHouse: "access.whole_house"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownToken:
            LocalizedText(
                fr: "ce jeton n'existe pas ou il est déjà révoqué ; vérifiez son identifiant",
                es: "este testigo de acceso no existe o ya está revocado; compruebe su "
                    + "identificador",
                en: "there is no such token or it is revoked already; check its identifier")
        case .lastAdministrator:
            LocalizedText(
                fr: "ce jeton est le dernier de l'administration ; créez-en un autre avant "
                    + "de le révoquer",
                es: "este testigo de acceso es el último de administración; cree otro "
                    + "antes de revocarlo",
                en: "this is the last administrator's token; issue another before revoking it")
        case .partnerNeeded:
            LocalizedText(
                fr: "un jeton de partenaire est celui d'un seul partenaire ; dites lequel",
                es: "un testigo de acceso de entidad colaboradora es de una sola; diga cuál",
                en: "a partner's token belongs to one partner; say which")
        case .partnerUnwanted:
            LocalizedText(
                fr: "seul un jeton du rôle partner est celui d'un partenaire ; ôtez le partenaire "
                    + "ou changez le rôle",
                es: "solo un testigo de acceso con función partner es de una entidad "
                    + "colaboradora; quite la entidad o cambie la función",
                en: "only a token with the role partner belongs to a partner; leave the partner "
                    + "out or change the role")
        case .territoryUnwanted(let role):
            LocalizedText(
                fr: "un jeton du rôle \(role.rawValue) ne se limite pas à un territoire ; ôtez le "
                    + "territoire, ou choisissez operator ou coordinator",
                es: "un testigo de acceso con función \(role.rawValue) no se limita a un "
                    + "territorio; quite el territorio o elija operator o coordinator",
                en: "a token with the role \(role.rawValue) is not confined to a territory; leave "
                    + "the territory out, or choose operator or coordinator")
        case .unknownTerritory(let code):
            LocalizedText(
                fr: "le territoire \(code.text) n'existe pas ; regardez « opsctl territory list »",
                es: "el territorio \(code.text) no existe; mire «opsctl territory list»",
                en: "there is no territory \(code.text); look at \"opsctl territory list\"")
        case .outsideTerritory(let code):
            LocalizedText(
                fr:
                    "cela se trouve hors du territoire \(code.text), auquel votre jeton se limite ; "
                    + "demandez à un bureau au-dessus de lui",
                es: "eso queda fuera del territorio \(code.text), al que se limita su testigo de "
                    + "acceso; pregunte a una oficina por encima de él",
                en:
                    "this lies outside the territory \(code.text), to which your token is confined; "
                    + "ask a desk above it")
        case .wholeHouse(let code):
            LocalizedText(
                fr: "cela concerne toute la maison et votre jeton se limite au territoire "
                    + "\(code.text) ; demandez à qui a un jeton sans territoire",
                es: "eso es de toda la casa y su testigo de acceso se limita al territorio "
                    + "\(code.text); pregunte a quien tenga uno sin territorio",
                en: "this is of the whole house, and your token is confined to the territory "
                    + "\(code.text); ask somebody whose token is not")
        }
    }
}
