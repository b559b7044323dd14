extension PartnerRefusal {
    /// `partner.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownPartner: "partner.unknown"
        case .unknownTerritory: "partner.unknown_territory"
        case .nothingToChange: "partner.nothing_to_change"
        case .alreadySuspended: "partner.already_suspended"
        case .notSuspended: "partner.not_suspended"
        case .noPartner: "partner.no_partner"
        case .suspended: "partner.suspended"
        case .noConsent: "partner.no_consent"
        case .consentInFuture: "partner.consent_in_future"
        case .nobodyReferred: "partner.nobody_referred"
        case .outsideTerritory: "partner.outside_territory"
        case .tooManyReferrals: "partner.too_many_referrals"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownPartner, .unknownTerritory, .nothingToChange, .alreadySuspended,
            .notSuspended:
            textOfRegister
        case .noPartner, .suspended, .noConsent, .consentInFuture, .nobodyReferred,
            .outsideTerritory, .tooManyReferrals:
            textOfReferral
        }
    }

    /// To whoever keeps the register of partners.
    private var textOfRegister: LocalizedText {
        switch self {
        case .unknownTerritory(let code):
            LocalizedText(
                fr: "le territoire \(code.text) n'existe pas ; vérifiez-le avec territory list",
                es: "el territorio \(code.text) no existe; compruébelo con territory list",
                en: "there is no territory \(code.text); check it with territory list")
        case .nothingToChange:
            LocalizedText(
                fr: "rien n'est à changer dans ce qui a été dit ; dites la limite par jour ou la "
                    + "personne à contacter",
                es: "no hay nada que cambiar en lo dicho; diga el límite diario o la persona de "
                    + "contacto",
                en: "nothing in what was said is to be changed; say the daily limit or the contact "
                    + "person")
        case .alreadySuspended(let number):
            LocalizedText(
                fr: "le partenaire \(number) est déjà suspendu ; rien à faire",
                es: "la entidad colaboradora \(number) ya está suspendida; no hay nada que hacer",
                en: "partner \(number) is suspended already; nothing to do")
        case .notSuspended(let number):
            LocalizedText(
                fr: "le partenaire \(number) n'est pas suspendu ; rien à faire",
                es: "la entidad colaboradora \(number) no está suspendida; no hay nada que hacer",
                en: "partner \(number) is not suspended; nothing to do")
        default:
            LocalizedText(
                fr: "ce partenaire n'existe pas ici ; vérifiez son numéro",
                es: "esta entidad colaboradora no existe aquí; compruebe su número",
                en: "there is no such partner here; check its number")
        }
    }

    /// To the partner.
    private var textOfReferral: LocalizedText {
        switch self {
        case .suspended:
            LocalizedText(
                fr: "votre accès de partenaire est suspendu ; qui vous avez adressé est suivi, "
                    + "appelez-nous pour le reste",
                es: "su acceso de entidad colaboradora está suspendido; a quien derivó se le sigue "
                    + "atendiendo, llámenos para lo demás",
                en: "your access as a partner is suspended; whom you sent is being helped on, call "
                    + "us about the rest")
        case .noConsent:
            LocalizedText(
                fr: "personne n'a dit être d'accord : demandez d'abord à la personne, puis dites "
                    + "qui l'a dit, comment et quand ; en cas de danger, appelez le 112",
                es: "nadie ha dicho estar de acuerdo: pregunte antes a la persona y diga quién lo "
                    + "dijo, cómo y cuándo; si hay peligro, llame al 112",
                en: "nobody has agreed to this: ask the person first, then say who said it, how "
                    + "and when; in danger call 112")
        case .consentInFuture:
            LocalizedText(
                fr: "cet accord aurait été dit dans l'avenir ; vérifiez la date et l'heure",
                es: "ese acuerdo se habría dicho en el futuro; compruebe la fecha y la hora",
                en: "this agreement would have been said in the future; check date and time")
        case .nobodyReferred:
            LocalizedText(
                fr: "il manque de qui il s'agit ; dites au moins un nom, un téléphone ou une "
                    + "adresse",
                es: "falta de quién se trata; diga al menos un nombre, un teléfono o una dirección",
                en: "it is not said who it is; say a name, a telephone number or an address at "
                    + "least")
        case .outsideTerritory(let code):
            LocalizedText(
                fr: "le code postal n'est pas dans votre territoire (\(code.text)), ou il manque ; "
                    + "vérifiez-le, ou que la personne appelle la ligne elle-même",
                es: "el código postal no está en su territorio (\(code.text)), o falta; "
                    + "compruébelo, o que la persona llame ella misma a la línea",
                en: "the postcode is not in your territory (\(code.text)), or is missing; check "
                    + "it, or have the person call the line herself")
        case .tooManyReferrals(let limit, let hours):
            LocalizedText(
                fr: "\(limit) personnes en \(hours) heures : votre limite est atteinte ; si c'est "
                    + "pressé appelez la ligne, sinon revenez plus tard",
                es:
                    "\(limit) personas en \(hours) horas: ha alcanzado su límite; si urge llame a la "
                    + "línea, si no vuelva más tarde",
                en:
                    "\(limit) people within \(hours) hours: your limit is reached; call the line if it "
                    + "is urgent, else come back later")
        default:
            LocalizedText(
                fr: "ce jeton n'est celui d'aucun partenaire ; prenez celui du partenaire",
                es: "este testigo de acceso no es de ninguna entidad colaboradora; use el de la "
                    + "entidad",
                en: "this token is no partner's; take the partner's own")
        }
    }
}
