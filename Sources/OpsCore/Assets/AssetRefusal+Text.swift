extension AssetRefusal {
    /// `asset.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownAsset: "asset.unknown"
        case .unknownLot: "asset.unknown_lot"
        case .unknownTerritory: "asset.unknown_territory"
        case .unknownVolunteer: "asset.unknown_volunteer"
        case .unknownMission: "asset.unknown_mission"
        case .unknownRequest: "asset.unknown_request"
        case .otherRequest: "asset.other_request"
        case .tagTaken: "asset.tag_taken"
        case .slotEndsTooSoon: "asset.slot_ends_too_soon"
        case .slotIsOver: "asset.slot_is_over"
        case .slotTaken: "asset.slot_taken"
        case .unknownBooking: "asset.unknown_booking"
        case .notAvailable: "asset.not_available"
        case .notOut: "asset.not_out"
        case .notFaulty: "asset.not_faulty"
        case .isBooked: "asset.is_booked"
        case .notInCrew: "asset.not_in_crew"
        case .backTooSoon: "asset.back_too_soon"
        case .notSoMany: "asset.not_so_many"
        case .notTaken: "asset.not_taken"
        case .hasExpired: "asset.has_expired"
        case .notYetDue: "asset.not_yet_due"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownAsset:
            LocalizedText(
                fr: "ce matériel n'existe pas ici ; vérifiez son numéro avec asset list",
                es: "este material no existe aquí; compruebe su número con asset list",
                en: "there is no such asset here; check its number with asset list")
        case .unknownLot:
            LocalizedText(
                fr: "ce lot n'existe pas ici ; vérifiez son numéro avec stock list",
                es: "este lote no existe aquí; compruebe su número con stock list",
                en: "there is no such lot here; check its number with stock list")
        case .unknownTerritory(let code):
            LocalizedText(
                fr: "le territoire \(code.text) n'existe pas ; vérifiez-le avec territory list",
                es: "el territorio \(code.text) no existe; compruébelo con territory list",
                en: "there is no territory \(code.text); check it with territory list")
        case .unknownVolunteer:
            LocalizedText(
                fr: "ce bénévole n'est pas sur la liste ; vérifiez son numéro avec volunteer list",
                es: "este voluntario no está en la lista; compruebe su número con volunteer list",
                en: "there is no such volunteer on the roster; check the number with volunteer list"
            )
        case .unknownMission:
            LocalizedText(
                fr: "cette mission n'est pas en cours ; vérifiez son numéro avec mission list",
                es: "esta misión no está en curso; compruebe su número con mission list",
                en: "no such mission is under way; check its number with mission list")
        case .tagTaken(let tag, let number):
            LocalizedText(
                fr:
                    "le matériel \(number) porte déjà l'étiquette \(tag.text) ; choisissez-en une autre",
                es: "el material \(number) ya lleva la etiqueta \(tag.text); elija otra",
                en: "asset \(number) has the tag \(tag.text) already; choose another one")
        case .slotEndsTooSoon:
            LocalizedText(
                fr: "le créneau finit avant de commencer ; corrigez son début ou sa fin",
                es: "la franja termina antes de empezar; corrija el inicio o el final",
                en: "the slot ends before it begins; correct one of its ends")
        case .slotIsOver:
            LocalizedText(
                fr: "le créneau est déjà passé ; choisissez-en un à venir",
                es: "la franja ya ha pasado; elija una futura",
                en: "the slot is over already; choose one to come")
        default: moreText
        }
    }

    private var moreText: LocalizedText {
        switch self {
        case .unknownRequest:
            LocalizedText(
                fr: "cette demande n'est plus ouverte ; vérifiez son numéro avec request list",
                es: "esta solicitud ya no está abierta; compruebe su número con request list",
                en: "that request is not open any more; check its number with request list")
        case .otherRequest(let mission, let request):
            LocalizedText(
                fr:
                    "la mission \(mission) n'est pas celle de la demande \(request) ; nommez l'une ou "
                    + "l'autre",
                es: "la misión \(mission) no es la de la solicitud \(request); nombre una u otra",
                en: "mission \(mission) is not that of request \(request); name one or the other")
        case .slotTaken(let number, let until):
            LocalizedText(
                fr:
                    "le matériel \(number) est pris à ce moment, jusqu'au \(until.minuteUTC) ; choisissez "
                    + "un autre créneau ou un autre matériel",
                es:
                    "el material \(number) está ocupado en ese momento, hasta \(until.minuteUTC); elija "
                    + "otra franja u otro material",
                en:
                    "asset \(number) is taken at that time, until \(until.minuteUTC); choose another slot "
                    + "or another asset")
        case .unknownBooking(let number, let booking):
            LocalizedText(
                fr: "le matériel \(number) n'a pas de réservation \(booking) ; voyez asset show "
                    + "\(number)",
                es:
                    "el material \(number) no tiene la reserva \(booking); vea asset show \(number)",
                en: "asset \(number) has no booking \(booking); see asset show \(number)")
        case .notAvailable(let number, let state):
            LocalizedText(
                fr: "le matériel \(number) n'est pas disponible : \(state.text[.fr]) ; voyez asset "
                    + "show \(number)",
                es: "el material \(number) no está disponible: \(state.text[.es]); vea asset show "
                    + "\(number)",
                en: "asset \(number) is not available: \(state.text[.en]); see asset show \(number)"
            )
        case .notOut(let number):
            LocalizedText(
                fr: "personne n'a pris le matériel \(number) ; rien à rendre",
                es: "nadie se ha llevado el material \(number); no hay nada que devolver",
                en: "nobody has asset \(number); there is nothing to bring back")
        case .notFaulty(let number):
            LocalizedText(
                fr: "le matériel \(number) n'est pas en panne ; rien à réparer",
                es: "el material \(number) no está averiado; no hay nada que reparar",
                en: "asset \(number) is not faulty; there is nothing to repair")
        case .backTooSoon:
            LocalizedText(
                fr: "l'heure de retour est déjà passée ; dites-en une à venir",
                es: "la hora de devolución ya ha pasado; diga una futura",
                en: "the time of return is over already; say one to come")
        case .notSoMany(let lot, let remaining):
            LocalizedText(
                fr: "le lot \(lot) n'en a plus que \(remaining) ; prenez moins ou un autre lot",
                es: "al lote \(lot) solo le quedan \(remaining); tome menos u otro lote",
                en: "lot \(lot) has \(remaining) left; take fewer or another lot")
        case .notTaken(let lot, let taken):
            LocalizedText(
                fr:
                    "on n'a pris ainsi que \(taken) au lot \(lot) ; on ne peut pas rendre davantage ; "
                    + "nommez la mission qui a le reste",
                es:
                    "del lote \(lot) solo se tomaron así \(taken); no se puede devolver más; nombre la "
                    + "misión que tiene el resto",
                en:
                    "\(taken) were taken from lot \(lot) in this way; no more can be given back; name "
                    + "the mission that has the rest")
        case .isBooked(let number, let booking, let until):
            LocalizedText(
                fr: "le matériel \(number) est réservé (réservation \(booking), jusqu'au "
                    + "\(until.minuteUTC)) ; prévenez qui l'attend, puis asset unbook",
                es: "el material \(number) está reservado (reserva \(booking), hasta "
                    + "\(until.minuteUTC)); avise a quien lo espera y luego asset unbook",
                en:
                    "asset \(number) is booked (booking \(booking), until \(until.minuteUTC)); tell "
                    + "whoever counts on it, then asset unbook")
        case .notInCrew(let mission):
            LocalizedText(
                fr: "ce bénévole n'est pas de l'équipe de la mission \(mission) ; nommez quelqu'un "
                    + "qui en est, ou laissez la mission de côté",
                es:
                    "este voluntario no es del equipo de la misión \(mission); nombre a alguien que "
                    + "lo sea, o deje la misión fuera",
                en:
                    "this volunteer is not of the crew of mission \(mission); name somebody who is, "
                    + "or leave the mission out")
        case .hasExpired(let lot, let day):
            LocalizedText(
                fr: "le lot \(lot) n'est plus bon, son dernier jour était le \(day.text[.fr]) ; "
                    + "retirez-le avec stock write-off",
                es: "el lote \(lot) ya no es bueno, su último día fue el \(day.text[.es]); délo de "
                    + "baja con stock write-off",
                en: "lot \(lot) went off after \(day.text[.en]); write it off with stock write-off")
        default:
            LocalizedText(
                fr: "ce n'est pas encore l'heure ; rien à faire",
                es: "todavía no es la hora; no hay nada que hacer",
                en: "its time has not come; there is nothing to do")
        }
    }
}
