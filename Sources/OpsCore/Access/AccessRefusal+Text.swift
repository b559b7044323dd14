/// What somebody is told when the door cannot do what was asked.
extension AccessRefusal {
    /// `access.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownToken: "access.unknown_token"
        case .lastAdministrator: "access.last_administrator"
        case .partnerNeeded: "access.partner_needed"
        case .partnerUnwanted: "access.partner_unwanted"
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
        }
    }
}
