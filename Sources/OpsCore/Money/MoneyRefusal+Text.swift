/// What somebody is told when the money cannot go this way.
extension MoneyRefusal {
    /// `money.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownMission: "money.unknown_mission"
        case .nothingOpen: "money.nothing_open"
        case .nothingToBuy: "money.nothing_to_buy"
        case .amountNeeded: "money.amount_needed"
        case .unknownBasket: "money.unknown_basket"
        case .meansNotAllowed: "money.means_not_allowed"
        case .wrongCurrency: "money.wrong_currency"
        case .aboveCeiling: "money.above_ceiling"
        case .aboveHousehold: "money.above_household"
        case .aboveAgreement: "money.above_agreement"
        case .notAgreed: "money.not_agreed"
        case .crewNotUnderway: "money.crew_not_underway"
        case .notArrived: "money.not_arrived"
        case .noReceipt: "money.no_receipt"
        case .sameReceipt: "money.same_receipt"
        case .wrongState: "money.wrong_state"
        case .nothingAdvanced: "money.nothing_advanced"
        case .missionLive: "money.mission_live"
        case .notRefunded: "money.not_refunded"
        case .samePersonTwice: "money.same_person_twice"
        case .notPaid: "money.not_paid"
        case .stillInHand: "money.still_in_hand"
        case .paid: "money.paid"
        case .notYetDue: "money.not_yet_due"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownMission, .nothingOpen, .nothingToBuy, .notAgreed, .crewNotUnderway,
            .wrongState, .notArrived, .noReceipt, .sameReceipt, .notYetDue:
            textOfOrder
        case .amountNeeded, .unknownBasket, .meansNotAllowed, .wrongCurrency: textOfAgreement
        case .aboveCeiling, .aboveHousehold, .aboveAgreement: textOfAmount
        case .nothingAdvanced, .missionLive, .notRefunded, .samePersonTwice, .notPaid,
            .stillInHand, .paid:
            textOfAccounts
        }
    }

    /// Said too early, too late, or of something else.
    private var textOfOrder: LocalizedText {
        switch self {
        case .nothingOpen:
            LocalizedText(
                fr: "aucun compte n'est ouvert pour cette mission ; voyez opsctl money list",
                es: "no hay cuentas abiertas para esta misión; vea opsctl money list",
                en: "no accounts are open for this mission; see opsctl money list")
        case .nothingToBuy(let mission):
            LocalizedText(
                fr: "la mission \(mission) n'est pas une course ; vérifiez son numéro",
                es: "la misión \(mission) no es de compras; compruebe su número",
                en: "mission \(mission) is no shopping; check its number")
        case .notAgreed(let mission):
            LocalizedText(
                fr: "mission \(mission) : convenez d'abord avec la personne du montant, du mode de "
                    + "paiement et des remplacements (opsctl money agree)",
                es: "misión \(mission): acuerde antes con la persona el importe, la forma de pago "
                    + "y las sustituciones (opsctl money agree)",
                en: "mission \(mission): first agree with the person on amount, means of payment "
                    + "and replacements (opsctl money agree)")
        case .crewNotUnderway(let mission, let stage):
            LocalizedText(
                fr: "l'équipe de la mission \(mission) n'est pas partie (étape : "
                    + "\(stage.text[.fr])) ; notez d'abord son départ",
                es: "el equipo de la misión \(mission) no ha salido (etapa: \(stage.text[.es])); "
                    + "anote antes su salida",
                en: "the crew of mission \(mission) has not left (stage: \(stage.text[.en])); "
                    + "first note that it has")
        case .wrongState(let mission, let state):
            LocalizedText(
                fr: "mission \(mission) : les comptes en sont à « \(state.text[.fr]) » ; suivez "
                    + "l'ordre : convenu, acheté, payé ou rendu, remboursé, compté par deux",
                es: "misión \(mission): las cuentas están en «\(state.text[.es])»; siga el orden: "
                    + "acordado, comprado, pagado o devuelto, reembolsado, contado por dos",
                en: "mission \(mission): the accounts stand at \(state.text[.en]); follow the "
                    + "order: agreed, bought, paid or returned, refunded, counted by two")
        case .notArrived(let mission):
            LocalizedText(
                fr: "mission \(mission) : on remet achats et ticket chez la personne ; notez "
                    + "d'abord l'arrivée de l'équipe (opsctl mission arrive)",
                es: "misión \(mission): compra y recibo se entregan en casa de la persona; anote "
                    + "antes la llegada del equipo (opsctl mission arrive)",
                en: "mission \(mission): goods and receipt are handed over at the person's door; "
                    + "first note that the crew has arrived (opsctl mission arrive)")
        case .noReceipt(let mission, let state):
            LocalizedText(
                fr: "mission \(mission) : les comptes en sont à « \(state.text[.fr]) », sans "
                    + "ticket à corriger ; notez d'abord l'achat (opsctl money buy)",
                es: "misión \(mission): las cuentas están en «\(state.text[.es])», sin recibo que "
                    + "corregir; anote antes la compra (opsctl money buy)",
                en: "mission \(mission): the accounts stand at \(state.text[.en]), with no "
                    + "receipt to put right; first note the purchase (opsctl money buy)")
        case .sameReceipt(let mission):
            LocalizedText(
                fr:
                    "mission \(mission) : le ticket est déjà noté à ce montant ; rien n'a changé, et "
                    + "ce qui a été compté compte toujours",
                es:
                    "misión \(mission): el recibo ya está anotado por ese importe; nada ha cambiado, "
                    + "y lo contado sigue contando",
                en: "mission \(mission): the receipt stands at this amount already; nothing has "
                    + "changed, and what was counted still counts")
        case .notYetDue(let mission):
            LocalizedText(
                fr: "mission \(mission) : l'échéance des comptes n'est pas atteinte ; attendez",
                es: "misión \(mission): el plazo de las cuentas no ha vencido; espere",
                en: "mission \(mission): the accounts are not due yet; wait")
        default:
            LocalizedText(
                fr: "cette mission n'existe pas ou elle est close ; vérifiez son numéro",
                es: "esta misión no existe o está cerrada; compruebe su número",
                en: "there is no such mission or it is closed; check its number")
        }
    }

    /// It cannot be agreed on so.
    private var textOfAgreement: LocalizedText {
        switch self {
        case .amountNeeded(let mission):
            LocalizedText(
                fr: "mission \(mission) : indiquez un montant, ou un panier qui a un prix",
                es: "misión \(mission): indique un importe o una cesta con precio",
                en: "mission \(mission): give an amount, or a basket that has a price")
        case .unknownBasket(let mission, let basket):
            LocalizedText(
                fr: "mission \(mission) : les règles n'ont pas de panier \(basket.text) ; voyez "
                    + "opsctl rules show",
                es: "misión \(mission): las normas no tienen ninguna cesta \(basket.text); vea "
                    + "opsctl rules show",
                en: "mission \(mission): the rules have no basket \(basket.text); see opsctl "
                    + "rules show")
        case .meansNotAllowed(let mission, let means):
            LocalizedText(
                fr: "mission \(mission) : les règles ne permettent pas ce mode de paiement "
                    + "(\(means.text[.fr])) ; convenez d'un autre",
                es: "misión \(mission): las normas no permiten esta forma de pago "
                    + "(\(means.text[.es])); acuerde otra",
                en: "mission \(mission): the rules do not allow this means of payment "
                    + "(\(means.text[.en])); agree on another")
        case .wrongCurrency(let mission, let currency):
            LocalizedText(
                fr: "mission \(mission) : on compte là en \(currency.text) ; redites le montant "
                    + "dans cette monnaie",
                es: "misión \(mission): allí se cuenta en \(currency.text); diga el importe en "
                    + "esa moneda",
                en: "mission \(mission): they count in \(currency.text) there; say the amount in "
                    + "that currency")
        default: textOfOrder
        }
    }

    /// It is too much.
    private var textOfAmount: LocalizedText {
        switch self {
        case .aboveCeiling(let mission, let most):
            LocalizedText(
                fr: "mission \(mission) : les règles permettent \(most.text(in: .fr)) au plus par "
                    + "course ; achetez moins, ou rapportez le surplus au magasin",
                es: "misión \(mission): las normas permiten \(most.text(in: .es)) como máximo por "
                    + "compra; compre menos o devuelva lo que sobra a la tienda",
                en: "mission \(mission): the rules allow \(most.text(in: .en)) at most for one "
                    + "shopping; buy less, or take the rest back to the shop")
        case .aboveHousehold(let mission, let most):
            LocalizedText(
                fr: "mission \(mission) : les règles permettent \(most.text(in: .fr)) au plus pour "
                    + "une même personne ; convenez de moins, et cherchez une aide durable",
                es: "misión \(mission): las normas permiten \(most.text(in: .es)) como máximo para "
                    + "una misma persona; acuerde menos y busque una ayuda duradera",
                en: "mission \(mission): the rules allow \(most.text(in: .en)) at most for one "
                    + "person; agree on less, and look for lasting help")
        case .aboveAgreement(let mission, let agreed):
            LocalizedText(
                fr:
                    "mission \(mission) : la personne a convenu de \(agreed.text(in: .fr)) au plus ; "
                    + "convenez à nouveau avec elle, ou rapportez le surplus au magasin",
                es: "misión \(mission): la persona acordó \(agreed.text(in: .es)) como máximo; "
                    + "acuerde de nuevo con ella o devuelva lo que sobra a la tienda",
                en: "mission \(mission): the person agreed on \(agreed.text(in: .en)) at most; "
                    + "agree with them anew, or take the rest back to the shop")
        default: textOfOrder
        }
    }

    /// The accounts cannot be closed so, nor the mission before them.
    private var textOfAccounts: LocalizedText {
        switch self {
        case .nothingAdvanced(let mission, let means):
            LocalizedText(
                fr:
                    "mission \(mission) : aucun bénévole n'a avancé d'argent (\(means.text[.fr])) ; "
                    + "comptez directement à deux",
                es: "misión \(mission): ningún voluntario adelantó dinero (\(means.text[.es])); "
                    + "cuenten directamente entre dos",
                en: "mission \(mission): no volunteer advanced money (\(means.text[.en])); count "
                    + "at once, by two")
        case .missionLive(let mission):
            LocalizedText(
                fr:
                    "mission \(mission) : l'équipe n'est pas rentrée ; notez d'abord ce qu'il en est "
                    + "de la mission, puis comptez à deux",
                es: "misión \(mission): el equipo no ha vuelto; anote antes qué fue de la misión y "
                    + "cuenten después entre dos",
                en: "mission \(mission): the crew is not home yet; first note what became of the "
                    + "mission, then count by two")
        case .notRefunded(let mission):
            LocalizedText(
                fr: "mission \(mission) : remboursez d'abord le bénévole qui a avancé l'argent, et "
                    + "notez-le",
                es: "misión \(mission): reembolse antes al voluntario que adelantó el dinero, y "
                    + "anótelo",
                en: "mission \(mission): first refund the volunteer who advanced the money, and "
                    + "note it")
        case .samePersonTwice(let mission):
            LocalizedText(
                fr: "mission \(mission) : vous avez déjà compté ; il faut une deuxième personne, "
                    + "avec son propre accès",
                es:
                    "misión \(mission): usted ya ha contado; hace falta una segunda persona, con su "
                    + "propio acceso",
                en: "mission \(mission): you have counted already; it takes a second person, with "
                    + "a token of their own")
        case .notPaid(let mission, let state):
            LocalizedText(
                fr: "la mission \(mission) n'est pas accomplie : les comptes en sont à "
                    + "« \(state.text[.fr]) ». Notez l'achat et la remise ; si tout est rendu, la "
                    + "mission n'a pas abouti",
                es: "la misión \(mission) no está cumplida: las cuentas están en "
                    + "«\(state.text[.es])». Anote la compra y la entrega; si todo se devolvió, la "
                    + "misión ha fallado",
                en: "mission \(mission) is not accomplished: the accounts stand at "
                    + "\(state.text[.en]). Note purchase and hand-over; if all went back, the "
                    + "mission has failed")
        case .stillInHand(let mission):
            LocalizedText(
                fr: "l'équipe de la mission \(mission) a encore les achats ; qu'elle les rende au "
                    + "magasin, notez-le, puis closez la mission",
                es: "el equipo de la misión \(mission) aún tiene la compra; que la devuelva a la "
                    + "tienda, anótelo y cierre después la misión",
                en: "the crew of mission \(mission) still has the goods; have them returned to the "
                    + "shop, note that, then end the mission")
        case .paid(let mission):
            LocalizedText(
                fr:
                    "mission \(mission) : la personne a les achats et les a payés ; notez la mission "
                    + "accomplie",
                es: "misión \(mission): la persona tiene la compra y la ha pagado; anote la misión "
                    + "como cumplida",
                en:
                    "mission \(mission): the person has the goods and has paid; complete the mission"
            )
        default: textOfOrder
        }
    }
}
