/// Why a published round cannot take on more as was asked.
extension RoundsRefusal {
    var textOfPromise: LocalizedText {
        switch self {
        case .staysAsPublished(let round):
            LocalizedText(
                fr:
                    "la tournée \(round) est publiée : équipe, véhicule, capacité et départ restent ; ajoutez "
                    + "seulement des livraisons, ou retirez-la d'abord",
                es:
                    "la ruta \(round) está publicada: equipo, vehículo, capacidad y salida se quedan; añada solo "
                    + "entregas, o retírela antes",
                en:
                    "round \(round) is published: crew, vehicle, capacity and start stay; add deliveries alone, "
                    + "or withdraw it first")
        case .staysInRound(let number, let round):
            LocalizedText(
                fr:
                    "la demande \(number) part avec la tournée \(round), qui est publiée ; gardez ses arrêts",
                es:
                    "la solicitud \(number) va con la ruta \(round), que está publicada; deje sus paradas",
                en: "request \(number) goes with round \(round), which is published; keep its stops"
            )
        case .windowWasTold(let number):
            LocalizedText(
                fr: "demande \(number) : la fenêtre annoncée reste ; ne changez que l'arrivée",
                es: "solicitud \(number): la franja anunciada se queda; cambie solo la llegada",
                en: "request \(number): the window that was told stays; change the arrival alone")
        case .doorComesFirst(let number, let round):
            LocalizedText(
                fr:
                    "l'équipe de la tournée \(round) va déjà vers la demande \(number) ; mettez le reste après",
                es:
                    "el equipo de la ruta \(round) ya va hacia la solicitud \(number); ponga lo demás después",
                en:
                    "the crew of round \(round) is on its way to request \(number) already; put the rest behind it"
            )
        case .arrivalIsOver(let number):
            LocalizedText(
                fr: "demande \(number) : l'heure d'arrivée est passée ; calculez-la à nouveau",
                es: "solicitud \(number): la hora de llegada ya ha pasado; calcúlela de nuevo",
                en: "request \(number): the time of arrival is over; reckon it anew")
        case .hasLeft(let round):
            LocalizedText(
                fr: "la tournée \(round) est partie ; son heure de départ reste",
                es: "la ruta \(round) ha salido; su hora de salida se queda",
                en: "round \(round) has left; its time of leaving stays")
        case .outsideAgreedHour(let number):
            LocalizedText(
                fr:
                    "demande \(number) : une autre heure est convenue avec la personne ; restez dans cette "
                    + "heure (request show \(number))",
                es:
                    "solicitud \(number): se acordó otra hora con la persona; quédese dentro de ella "
                    + "(request show \(number))",
                en:
                    "request \(number): another hour was agreed with the person; stay within it "
                    + "(request show \(number))")
        default: text
        }
    }
}
