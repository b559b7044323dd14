import OpsCore

/// Why rounds cannot be laid out from what was typed.
enum RoundFault: Explained {
    case badVehicle(String)
    case noVehicle
    case unknownAsset(Int64)
    case badPlace(String)
    case nothingToCarry
    case notHere(String)
    case notDraft(String)
    /// What was promised to people stays where it is.
    case published(round: Int64)
    case inPublished(request: Int64, round: Int64)
    case oneRoundOnly
    case noRoom(round: Int64)
    /// Its vehicle would hold more than it can.
    case full(round: Int64)
    /// Somebody would wait longer than was told, or it would be back too late.
    case noTime(round: Int64)
    /// Of what it has left to bring nobody knows where that is.
    case lostDoor(round: Int64, request: Int64)
    case noRounds(String)
    /// Two vehicles that share people or a car at one time.
    case namedTwice(String, String)
    case takenAllDay(String)
    case dayIsOver(CivilDate)
    /// It was promised to go with another round.
    case promised(request: Int64, round: Int64)
    /// The crew may not bring it, in the words of the rule.
    case crewUnfit(round: Int64, LocalizedText)

    var exitCode: ExitCode {
        switch self {
        case .badVehicle, .noVehicle, .badPlace, .namedTwice: .usage
        default: .failed
        }
    }

    var code: String {
        switch self {
        case .badVehicle: "rounds.bad_vehicle"
        case .noVehicle: "rounds.no_vehicle_named"
        case .unknownAsset: "rounds.unknown_vehicle"
        case .badPlace: "rounds.bad_place"
        case .nothingToCarry: "rounds.nothing_to_carry"
        case .notHere: "rounds.not_here"
        case .notDraft, .published: "rounds.not_draft"
        case .inPublished: "rounds.in_published"
        case .oneRoundOnly: "rounds.same_stop"
        case .noRoom: "rounds.no_room"
        case .full: "rounds.full"
        case .noTime: "rounds.no_time"
        case .lostDoor: "rounds.place_unknown"
        case .noRounds: "rounds.none_that_day"
        case .namedTwice: "rounds.named_twice"
        case .takenAllDay: "rounds.taken_all_day"
        case .dayIsOver: "rounds.day_is_over"
        case .promised: "rounds.pinned_elsewhere"
        case .crewUnfit: "rounds.crew_unfit"
        }
    }

    var title: LocalizedText {
        switch self {
        case .badVehicle(let text):
            LocalizedText(
                fr:
                    "véhicule illisible : \(text) ; écrivez capacity=20,crew=12+13,asset=3,from=09:00,"
                    + "until=12:30",
                es: "vehículo ilegible: \(text); escriba capacity=20,crew=12+13,asset=3,from=09:00,"
                    + "until=12:30",
                en: "that is no vehicle: \(text); write capacity=20,crew=12+13,asset=3,from=09:00,"
                    + "until=12:30")
        case .noVehicle:
            LocalizedText(
                fr: "il faut au moins un véhicule : --vehicle capacity=20,crew=12+13",
                es: "hace falta al menos un vehículo: --vehicle capacity=20,crew=12+13",
                en: "at least one vehicle is needed: --vehicle capacity=20,crew=12+13")
        case .unknownAsset(let number):
            LocalizedText(
                fr: "le véhicule \(number) n'est pas de ce territoire ; voyez asset list",
                es: "el vehículo \(number) no es de este territorio; vea asset list",
                en: "vehicle \(number) is not of this territory; see asset list")
        case .badPlace(let text):
            LocalizedText(
                fr: "ce n'est pas un lieu : \(text) ; écrivez 48.817,2.319",
                es: "no es un lugar: \(text); escriba 48.817,2.319",
                en: "that is no place: \(text); write 48.817,2.319")
        case .nothingToCarry:
            LocalizedText(
                fr: "rien à livrer ce jour-là, ou aucun lieu connu",
                es: "nada que entregar ese día, o ningún lugar conocido",
                en: "there is nothing to carry on that day, or no place is known")
        case .notHere(let request):
            LocalizedText(
                fr: "la demande \(request) n'attend pas de livraison ce jour-là dans ce territoire",
                es: "la solicitud \(request) no espera entrega ese día en este territorio",
                en: "request \(request) waits for no delivery in this territory on that day")
        case .notDraft(let round):
            LocalizedText(
                fr: "la tournée \(round) n'est ni en projet ni publiée ce jour-là",
                es: "la ruta \(round) no está en borrador ni publicada ese día",
                en: "round \(round) is neither drafted nor published on that day")
        case .published(let round):
            LocalizedText(
                fr:
                    "la tournée \(round) est publiée : ses arrêts sont promis ; terminez une demande "
                    + "par elle-même (request cancel, mission fail), ou retirez toute la tournée "
                    + "(round withdraw \(round))",
                es: "la ruta \(round) está publicada: sus paradas están prometidas; termine una "
                    + "solicitud por sí misma (request cancel, mission fail), o retire toda la ruta "
                    + "(round withdraw \(round))",
                en: "round \(round) is published: its stops are promised; end a request by itself "
                    + "(request cancel, mission fail), or withdraw the whole round (round withdraw "
                    + "\(round))")
        case .inPublished(let request, let round):
            LocalizedText(
                fr:
                    "la demande \(request) est promise dans la tournée publiée \(round) ; retirez-la "
                    + "d'abord (round withdraw \(round)) pour la placer autrement",
                es:
                    "la solicitud \(request) está prometida en la ruta publicada \(round); retírela "
                    + "antes (round withdraw \(round)) para colocarla de otro modo",
                en:
                    "request \(request) is promised in published round \(round); withdraw that first "
                    + "(round withdraw \(round)) to put it elsewhere")
        case .oneRoundOnly:
            LocalizedText(
                fr: "nommez deux demandes qui sont dans des projets",
                es: "nombre dos solicitudes que estén en borradores",
                en: "name two requests that are in drafts")
        case .noRoom(let round):
            LocalizedText(
                fr: "pas de place ainsi dans la tournée \(round) : heures, charge ou service",
                es: "no cabe así en la ruta \(round): horas, carga o turno",
                en: "there is no room that way in round \(round): times, load or shift")
        case .dayIsOver(let date): RoundsRefusal.dayIsOver(date).text
        case .full, .noTime, .lostDoor, .noRounds: titleOfRoom
        case .namedTwice, .takenAllDay, .promised, .crewUnfit: titleOfWho
        }
    }

    private var titleOfRoom: LocalizedText {
        switch self {
        case .full(let round):
            LocalizedText(
                fr: "le véhicule de la tournée \(round) est plein",
                es: "el vehículo de la ruta \(round) está lleno",
                en: "the vehicle of round \(round) is full")
        case .noTime(let round):
            LocalizedText(
                fr: "pas le temps dans la tournée \(round) : heures annoncées, sûres ou de service",
                es: "no hay tiempo en la ruta \(round): horas anunciadas, seguras o de turno",
                en:
                    "there is no time in round \(round): hours that were told, safe hours or its shift"
            )
        case .lostDoor(let round, let request):
            LocalizedText(
                fr: "tournée \(round) : on ne sait pas où est la demande \(request)",
                es: "ruta \(round): no se sabe dónde está la solicitud \(request)",
                en: "round \(round): nobody knows where request \(request) is")
        case .noRounds(let date):
            LocalizedText(
                fr: "aucune tournée en projet ou publiée le \(date) ; voyez round plan",
                es: "ninguna ruta en borrador o publicada el \(date); vea round plan",
                en: "no round is drafted or published on \(date); see round plan")
        default: title
        }
    }

    private var titleOfWho: LocalizedText {
        switch self {
        case .namedTwice(let one, let other):
            LocalizedText(
                fr:
                    "« \(one) » et « \(other) » ont les mêmes personnes ou le même véhicule aux mêmes heures ; "
                    + "donnez d'autres heures avec from et until",
                es:
                    "«\(one)» y «\(other)» tienen las mismas personas o el mismo vehículo a las mismas horas; "
                    + "dé otras horas con from y until",
                en:
                    "\"\(one)\" and \"\(other)\" have the same people or vehicle at the same hours; "
                    + "give other hours with from and until")
        case .takenAllDay(let name):
            LocalizedText(
                fr: "\(name) est déjà pris à ces heures ; donnez-en d'autres avec from et until",
                es: "\(name) ya está ocupado a esas horas; dé otras con from y until",
                en: "\(name) is taken at these hours; give others with from and until")
        case .promised(let request, let round):
            LocalizedText(
                fr:
                    "la demande \(request) est promise à la tournée \(round) ; round unpin la libère",
                es:
                    "la solicitud \(request) está prometida a la ruta \(round); round unpin la libera",
                en: "request \(request) is promised to round \(round); round unpin lets it go")
        case .crewUnfit(let round, let why):
            LocalizedText(
                fr: "l'équipe de la tournée \(round) ne convient pas : \(why[.fr])",
                es: "el equipo de la ruta \(round) no es adecuado: \(why[.es])",
                en: "the crew of round \(round) may not bring it: \(why[.en])")
        default: title
        }
    }

    /// `48.817,2.319`.
    static func place(_ text: String) throws -> Coordinate {
        let parts = text.split(separator: ",").map { Double(String($0)) }
        guard parts.count == 2, let latitude = parts[0], let longitude = parts[1],
            let place = Coordinate(latitude: latitude, longitude: longitude)
        else { throw RoundFault.badPlace(text) }
        return place
    }
}
