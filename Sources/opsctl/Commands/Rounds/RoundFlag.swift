import OpsCore

/// What is said of rounds.
enum RoundFlag {
    static let inTerritory = Flag(
        "territory", .text("CODE"), fr: "de ce territoire seulement", es: "solo de este territorio",
        en: "of this territory alone")
    static let onDate = Flag(
        "date", .day, fr: "de ce jour seulement", es: "solo de este día", en: "on this day alone")
    static let state = Flag(
        "state", .oneOf(RoundState.allCases.map(\.rawValue)), fr: "dans cet état seulement",
        es: "solo en este estado", en: "in this state alone")
    static let request = Flag(
        "request", .text("ID"), isNeeded: true, pointer: "#/request", fr: "la demande livrée",
        es: "la solicitud que se entrega", en: "the request that is delivered")
    static let ics = Flag(
        "ics", .file, fr: "le fichier à écrire (la sortie)",
        es: "el archivo que se escribe (la salida)",
        en: "the file to write (the output)")
    static let gpx = Flag(
        "gpx", .file, fr: "le fichier à écrire (la sortie)",
        es: "el archivo que se escribe (la salida)",
        en: "the file to write (the output)")

    static let territory = Flag(
        "territory", .text("CODE"), isNeeded: true, fr: "le territoire", es: "el territorio",
        en: "the territory")
    static let date = Flag(
        "date", .day, isNeeded: true, fr: "le jour", es: "el día", en: "the day")
    static let vehicle = Flag(
        "vehicle", .text("SPEC"), isRepeated: true,
        fr: "un véhicule : capacity=20,crew=12+13,asset=3,from=09:00,until=12:30",
        es: "un vehículo: capacity=20,crew=12+13,asset=3,from=09:00,until=12:30",
        en: "a vehicle: capacity=20,crew=12+13,asset=3,from=09:00,until=12:30")
    static let start = Flag(
        "start", .text("LAT,LON"), fr: "d'où l'on part et où l'on revient",
        es: "de dónde se sale y adónde se vuelve", en: "where rounds begin and end")
    static let pharmacy = Flag(
        "pharmacy", .text("LAT,LON"), fr: "où les médicaments se retirent (le départ)",
        es: "donde se recogen los medicamentos (la salida)",
        en: "where medicine is picked up (the start)")
    static let parcels = Flag(
        "parcels", .number("N", 0...RoundPlan.capacityLimit), fr: "combien de colis (1)",
        es: "cuántos paquetes (1)", en: "how many parcels (1)")
    static let save = Flag(
        "save", fr: "garder ces tournées comme projets", es: "guardar estas rutas como borradores",
        en: "keep these rounds as drafts")
    static let round = Flag(
        "to", .text("ROUND"), fr: "la tournée (sans elle : où il y a de la place, rien ne change)",
        es: "la ruta (sin ella: dónde cabe, nada cambia)",
        en: "the round (without it: where it would fit, nothing changes)")
    static let position = Flag(
        "position", .number("N", 1...1_000),
        fr: "à cet arrêt, sans compter ceux déjà commencés (là où c'est le plus court)",
        es: "en esta parada, sin contar las ya empezadas (donde sea más corto)",
        en: "at this stop, those begun already not counted (where it is shortest)")
    static let askedDate = Flag(
        "date", .day, fr: "sans --to : de ce jour (aujourd'hui)", es: "sin --to: de este día (hoy)",
        en: "without --to: on this day (today)")
    static let askedTerritory = Flag(
        "territory", .text("CODE"), fr: "sans --to : de ce territoire seulement",
        es: "sin --to: solo de este territorio", en: "without --to: of this territory alone")

    /// By which roads times are reckoned.
    static let roads = [service, fallback, circuity, speed]

    static let service = Flag(
        "roads", .text("URL"), fr: "un service compatible OSRM (http://…), sinon à vol d'oiseau",
        es: "un servicio compatible con OSRM (http://…), si no en línea recta",
        en: "an OSRM-compatible service (http://…), else straight lines")
    static let fallback = Flag(
        "roads-fallback", fr: "à vol d'oiseau si le service ne répond pas",
        es: "en línea recta si el servicio no responde",
        en: "straight lines where the service does not answer")
    static let circuity = Flag(
        "circuity", .decimal("N"), fr: "routes plus longues que le vol d'oiseau (1.4)",
        es: "carreteras más largas que la línea recta (1.4)",
        en: "roads longer than straight lines (1.4)")
    static let speed = Flag(
        "speed", .decimal("KM/H"), fr: "vitesse sans service (30)",
        es: "velocidad sin servicio (30)",
        en: "speed without a service (30)")
}

extension Book {
    static let roundState = Book { RoundState(rawValue: $0)?.text }
    static let roundWork = Book { RoundWork(rawValue: $0)?.text }
    static let roads = Book { RoadSource(rawValue: $0)?.text }
}
