extension RoundsRefusal {
    /// `rounds.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownRound: "rounds.unknown_round"
        case .unknownTerritory: "rounds.unknown_territory"
        case .unknownRequest: "rounds.unknown_request"
        case .unknownVolunteer: "rounds.unknown_volunteer"
        case .unknownVehicle: "rounds.unknown_vehicle"
        case .dayIsOver: "rounds.day_is_over"
        case .noStops: "rounds.no_stops"
        case .tooManyStops: "rounds.too_many_stops"
        case .otherDay: "rounds.other_day"
        case .notDraft: "rounds.not_draft"
        case .changedMeanwhile: "rounds.changed_meanwhile"
        case .repeatedRound: "rounds.repeated_round"
        case .notDeliverable: "rounds.not_deliverable"
        case .elsewhere: "rounds.elsewhere"
        case .notOpen: "rounds.not_open"
        case .inAnotherRound: "rounds.in_another_round"
        case .repeatedStop: "rounds.repeated_stop"
        case .medicineWithoutPickUp: "rounds.medicine_without_pick_up"
        case .pickUpTooLate: "rounds.pick_up_too_late"
        case .pickUpAlone: "rounds.pick_up_alone"
        case .timesOutOfOrder: "rounds.times_out_of_order"
        case .outsideWindow: "rounds.outside_window"
        case .outsideAgreedHour: "rounds.outside_agreed_hour"
        case .windowBeyondDay: "rounds.window_beyond_day"
        case .outsideShift: "rounds.outside_shift"
        case .backTooLate: "rounds.back_too_late"
        case .outsideSafeHours: "rounds.outside_safe_hours"
        case .overCapacity: "rounds.over_capacity"
        case .nobodyDrives: "rounds.nobody_drives"
        case .repeatedVolunteer: "rounds.repeated_volunteer"
        case .crewSize: "rounds.crew_size"
        case .crewTaken: "rounds.crew_taken"
        case .noVehicle: "rounds.no_vehicle"
        case .vehicleTaken: "rounds.vehicle_taken"
        case .pinnedElsewhere: "rounds.pinned_elsewhere"
        case .notInRound: "rounds.not_in_round"
        case .leavesTooSoon: "rounds.leaves_too_soon"
        case .crewUnderway: "rounds.crew_underway"
        case .staysAsPublished: "rounds.stays_as_published"
        case .staysInRound: "rounds.stays_in_round"
        case .windowWasTold: "rounds.window_was_told"
        case .doorComesFirst: "rounds.door_comes_first"
        case .arrivalIsOver: "rounds.arrival_is_over"
        case .hasLeft: "rounds.has_left"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownRound, .unknownTerritory, .unknownRequest, .unknownVolunteer, .unknownVehicle:
            textOfUnknown
        case .dayIsOver, .noStops, .tooManyStops, .otherDay, .notDraft, .changedMeanwhile,
            .repeatedRound, .leavesTooSoon, .crewUnderway, .notInRound:
            textOfRound
        case .notDeliverable, .elsewhere, .notOpen, .inAnotherRound, .repeatedStop,
            .pinnedElsewhere:
            textOfRequest
        case .medicineWithoutPickUp, .pickUpTooLate, .pickUpAlone, .timesOutOfOrder,
            .outsideWindow, .outsideSafeHours, .windowBeyondDay, .outsideShift, .backTooLate:
            textOfOrder
        case .overCapacity, .nobodyDrives, .repeatedVolunteer, .crewSize, .crewTaken, .noVehicle,
            .vehicleTaken:
            textOfCrew
        case .staysAsPublished, .staysInRound, .windowWasTold, .doorComesFirst, .arrivalIsOver,
            .hasLeft, .outsideAgreedHour:
            textOfPromise
        }
    }

    private var textOfUnknown: LocalizedText {
        switch self {
        case .unknownTerritory(let code):
            LocalizedText(
                fr: "le territoire \(code.text) n'existe pas ; vérifiez-le avec territory list",
                es: "el territorio \(code.text) no existe; compruébelo con territory list",
                en: "there is no territory \(code.text); check it with territory list")
        case .unknownRequest:
            LocalizedText(
                fr: "cette demande n'est pas en cours ; planifiez à nouveau la tournée",
                es: "esta solicitud no está en curso; planifique de nuevo la ruta",
                en: "no such request is live; plan the round again")
        case .unknownVolunteer:
            LocalizedText(
                fr: "ce bénévole n'est pas sur la liste ; vérifiez son numéro avec volunteer list",
                es: "este voluntario no está en la lista; compruebe su número con volunteer list",
                en: "there is no such volunteer on the roster; check the number with volunteer list"
            )
        case .unknownVehicle:
            LocalizedText(
                fr: "ce véhicule n'existe pas ici ; vérifiez son numéro avec asset list",
                es: "este vehículo no existe aquí; compruebe su número con asset list",
                en: "there is no such vehicle here; check its number with asset list")
        default:
            LocalizedText(
                fr: "cette tournée n'existe pas ou elle est close ; vérifiez son numéro avec "
                    + "round list",
                es: "esta ruta no existe o está cerrada; compruebe su número con round list",
                en: "there is no such round or it is closed; check its number with round list")
        }
    }

    private var textOfRound: LocalizedText {
        switch self {
        case .dayIsOver(let date):
            LocalizedText(
                fr: "le \(date.text[.fr]) est passé ; choisissez un jour à venir",
                es: "el \(date.text[.es]) ya ha pasado; elija un día futuro",
                en: "\(date.text[.en]) is over; choose a day to come")
        case .noStops:
            LocalizedText(
                fr: "cette tournée n'a aucun arrêt ; donnez-lui au moins une livraison",
                es: "esta ruta no tiene ninguna parada; dele al menos una entrega",
                en: "this round has no stop; give it at least one delivery")
        case .tooManyStops(let limit):
            LocalizedText(
                fr: "une tournée a au plus \(limit) arrêts ; faites-en deux",
                es: "una ruta tiene como máximo \(limit) paradas; haga dos",
                en: "a round has at the most \(limit) stops; make two of it")
        case .otherDay(let round):
            LocalizedText(
                fr:
                    "la tournée \(round) est d'un autre jour ou d'un autre territoire ; planifiez-la "
                    + "avec les siennes",
                es:
                    "la ruta \(round) es de otro día o de otro territorio; planifíquela con las suyas",
                en: "round \(round) is of another day or territory; plan it with its own")
        case .notDraft(let round, let state):
            LocalizedText(
                fr:
                    "la tournée \(round) n'est plus un projet (état : \(state.text[.fr])) ; retirez-la "
                    + "d'abord pour la changer",
                es: "la ruta \(round) ya no es un borrador (estado: \(state.text[.es])); retírela "
                    + "antes para cambiarla",
                en:
                    "round \(round) is no draft any more (state: \(state.text[.en])); withdraw it first "
                    + "to change it")
        case .changedMeanwhile(let round):
            LocalizedText(
                fr: "quelqu'un a changé la tournée \(round) entre-temps ; regardez-la à nouveau",
                es: "alguien ha cambiado la ruta \(round) entretanto; mírela de nuevo",
                en: "somebody has changed round \(round) meanwhile; look at it again")
        case .repeatedRound(let round):
            LocalizedText(
                fr: "la tournée \(round) est nommée deux fois ; nommez-la une fois",
                es: "la ruta \(round) se nombra dos veces; nómbrela una vez",
                en: "round \(round) is named twice; name it once")
        case .leavesTooSoon(let round):
            LocalizedText(
                fr: "l'heure de départ de la tournée \(round) est passée ; planifiez-la à nouveau",
                es: "la hora de salida de la ruta \(round) ya ha pasado; planifíquela de nuevo",
                en: "the time at which round \(round) leaves is over; plan it again")
        case .crewUnderway(let round, let mission):
            LocalizedText(
                fr:
                    "l'équipe de la tournée \(round) est partie (mission \(mission)) ; terminez ses "
                    + "missions une à une",
                es:
                    "el equipo de la ruta \(round) ha salido (misión \(mission)); termine sus misiones "
                    + "una a una",
                en:
                    "the crew of round \(round) has left (mission \(mission)); end its missions one by "
                    + "one")
        default:
            LocalizedText(
                fr: "cette demande n'est pas dans la tournée ; vérifiez avec round show",
                es: "esta solicitud no está en la ruta; compruébelo con round show",
                en: "that request is not in the round; check with round show")
        }
    }

    private var textOfRequest: LocalizedText {
        switch self {
        case .notDeliverable(let number):
            LocalizedText(
                fr: "la demande \(number) n'est pas une livraison ; confiez-la à une équipe comme "
                    + "d'habitude",
                es: "la solicitud \(number) no es una entrega; confíela a un equipo como siempre",
                en: "request \(number) is no delivery; have it done by a crew as usual")
        case .elsewhere(let number, let territory):
            LocalizedText(
                fr:
                    "la demande \(number) n'est pas dans le territoire \(territory.text) ; planifiez-la "
                    + "avec le sien",
                es:
                    "la solicitud \(number) no está en el territorio \(territory.text); planifíquela "
                    + "con el suyo",
                en: "request \(number) is not in territory \(territory.text); plan it with its own")
        case .notOpen(let number, let status):
            LocalizedText(
                fr: "la demande \(number) a déjà quelqu'un ou ne peut partir (état : "
                    + "\(status.text[.fr])) ; planifiez sans elle",
                es: "la solicitud \(number) ya tiene a alguien o no puede salir (estado: "
                    + "\(status.text[.es])); planifique sin ella",
                en: "request \(number) has somebody already or cannot go (status: "
                    + "\(status.text[.en])); plan without it")
        case .inAnotherRound(let number, let round):
            LocalizedText(
                fr:
                    "la demande \(number) est déjà dans la tournée \(round) ; retirez-la d'abord de "
                    + "l'une des deux",
                es:
                    "la solicitud \(number) ya está en la ruta \(round); quítela antes de una de las "
                    + "dos",
                en:
                    "request \(number) is in round \(round) already; take it out of one of them first"
            )
        case .pinnedElsewhere(let number, let round):
            LocalizedText(
                fr:
                    "la demande \(number) est promise à la tournée \(round) ; libérez-la d'abord avec "
                    + "round unpin",
                es: "la solicitud \(number) está prometida a la ruta \(round); libérela antes con "
                    + "round unpin",
                en:
                    "request \(number) is promised to round \(round); unpin it first with round unpin"
            )
        case .repeatedStop(let number):
            LocalizedText(
                fr: "la demande \(number) est deux fois dans la tournée ; gardez un seul arrêt",
                es: "la solicitud \(number) está dos veces en la ruta; deje una sola parada",
                en: "request \(number) is twice in the round; keep one stop")
        default: textOfUnknown
        }
    }

    private var textOfOrder: LocalizedText {
        switch self {
        case .medicineWithoutPickUp(let number):
            LocalizedText(
                fr:
                    "demande \(number) : les médicaments se retirent d'abord à la pharmacie ; mettez un "
                    + "retrait avant la livraison",
                es:
                    "solicitud \(number): los medicamentos se recogen antes en la farmacia; ponga una "
                    + "recogida antes de la entrega",
                en:
                    "request \(number): medicine is picked up at the pharmacy first; put a pick-up before "
                    + "the delivery")
        case .pickUpTooLate(let number):
            LocalizedText(
                fr: "demande \(number) : le retrait vient après la livraison ; mettez-le avant",
                es: "solicitud \(number): la recogida va después de la entrega; póngala antes",
                en: "request \(number): the pick-up comes after the delivery; put it before")
        case .pickUpAlone(let number):
            LocalizedText(
                fr:
                    "demande \(number) : rien n'est livré de ce qui est retiré ; ajoutez la livraison",
                es: "solicitud \(number): no se entrega lo que se recoge; añada la entrega",
                en: "request \(number): what is picked up is not delivered; add the delivery")
        case .timesOutOfOrder(let stop):
            LocalizedText(
                fr: "les heures ne se suivent pas à l'arrêt \(stop) ; corrigez départ, arrivées et "
                    + "retour",
                es:
                    "las horas no se siguen en la parada \(stop); corrija salida, llegadas y regreso",
                en:
                    "the times do not follow each other at stop \(stop); correct leaving, arrivals and "
                    + "return")
        case .outsideWindow(let number):
            LocalizedText(
                fr:
                    "demande \(number) : l'arrivée est hors de la fenêtre annoncée ; changez l'ordre ou "
                    + "l'heure de départ",
                es:
                    "solicitud \(number): la llegada está fuera de la franja anunciada; cambie el orden "
                    + "o la hora de salida",
                en:
                    "request \(number): the arrival is outside the window that was told; change the order "
                    + "or the time of leaving")
        case .windowBeyondDay(let number):
            LocalizedText(
                fr:
                    "demande \(number) : la fenêtre annoncée sort du jour de la tournée ; raccourcissez-la",
                es: "solicitud \(number): la franja anunciada sale del día de la ruta; acórtela",
                en:
                    "request \(number): the window that is told goes beyond the day of the round; shorten it"
            )
        case .outsideShift(let round):
            LocalizedText(
                fr:
                    "la tournée \(round) part avant shiftFrom ou revient après shiftUntil ; corrigez les heures",
                es:
                    "la ruta \(round) sale antes de shiftFrom o vuelve después de shiftUntil; corrija las horas",
                en:
                    "round \(round) leaves before shiftFrom or is back after shiftUntil; correct the hours"
            )
        case .backTooLate(let round):
            LocalizedText(
                fr:
                    "la tournée \(round) finit après le lendemain de son jour ; corrigez backAt et shiftUntil",
                es:
                    "la ruta \(round) termina después del día siguiente al suyo; corrija backAt y shiftUntil",
                en:
                    "round \(round) ends later than the day after its own; correct backAt and shiftUntil"
            )
        case .outsideSafeHours(let number, let hours):
            LocalizedText(
                fr:
                    "demande \(number) : la personne n'est en sécurité qu'entre \(hours.text) ; passez "
                    + "à ces heures",
                es:
                    "solicitud \(number): la persona solo está segura entre \(hours.text); vaya a esas "
                    + "horas",
                en:
                    "request \(number): the person is safe between \(hours.text) only; come at these "
                    + "hours")
        default: textOfUnknown
        }
    }

    private var textOfCrew: LocalizedText {
        switch self {
        case .overCapacity(let load, let capacity):
            LocalizedText(
                fr:
                    "\(load) colis à bord pour une capacité de \(capacity) ; enlevez des arrêts ou prenez "
                    + "un véhicule plus grand",
                es:
                    "\(load) paquetes a bordo para una capacidad de \(capacity); quite paradas o tome "
                    + "un vehículo mayor",
                en:
                    "\(load) parcels on board for a capacity of \(capacity); take stops out or use a "
                    + "larger vehicle")
        case .nobodyDrives(let round):
            LocalizedText(
                fr:
                    "personne n'est nommé pour la tournée \(round) ; nommez son équipe, puis publiez",
                es:
                    "no se ha nombrado a nadie para la ruta \(round); nombre su equipo y publíquela",
                en: "nobody is named for round \(round); name its crew, then publish it")
        case .repeatedVolunteer(let number):
            LocalizedText(
                fr: "le bénévole \(number) est nommé deux fois ; nommez-le une fois",
                es: "el voluntario \(number) se nombra dos veces; nómbrelo una vez",
                en: "volunteer \(number) is named twice; name them once")
        case .crewSize(let number, let crew):
            LocalizedText(
                fr:
                    "la demande \(number) demande une équipe d'au moins \(crew) ; nommez plus de monde",
                es:
                    "la solicitud \(number) requiere un equipo de al menos \(crew); nombre a más gente",
                en: "request \(number) takes a crew of \(crew) at the least; name more people")
        case .crewTaken(let number, let round):
            LocalizedText(
                fr:
                    "le bénévole \(number) conduit la tournée \(round) à ce moment ; nommez quelqu'un "
                    + "d'autre",
                es: "el voluntario \(number) lleva la ruta \(round) en ese momento; nombre a otra "
                    + "persona",
                en: "volunteer \(number) is with round \(round) at that time; name somebody else")
        case .noVehicle(let number):
            LocalizedText(
                fr:
                    "le matériel \(number) n'est pas un véhicule ; choisissez-en un avec asset list",
                es: "el material \(number) no es un vehículo; elija uno con asset list",
                en: "asset \(number) is no vehicle; choose one with asset list")
        case .vehicleTaken(let number, let round):
            LocalizedText(
                fr:
                    "le véhicule \(number) est pris par la tournée \(round) à ce moment ; choisissez-en "
                    + "un autre",
                es: "el vehículo \(number) lo usa la ruta \(round) en ese momento; elija otro",
                en: "vehicle \(number) is taken by round \(round) at that time; choose another one")
        default: textOfUnknown
        }
    }
}
