/// What is wrong with a problem, in three languages.
extension PlanningFault {
    package var text: LocalizedText {
        let rule = rule.text
        guard let thing = thing.text else { return rule }
        return LocalizedText(
            fr: "\(thing[.fr]) : \(rule[.fr])", es: "\(thing[.es]): \(rule[.es])",
            en: "\(thing[.en]): \(rule[.en])")
    }
}

extension PlanningFault.Thing {
    /// Counted from 1, as people count; nil for the problem as a whole.
    fileprivate var text: LocalizedText? {
        switch self {
        case .stop(let number):
            LocalizedText(
                fr: "arrêt n° \(number + 1)", es: "parada n.º \(number + 1)",
                en: "stop no. \(number + 1)")
        case .request(let number):
            LocalizedText(
                fr: "demande n° \(number + 1)", es: "solicitud n.º \(number + 1)",
                en: "request no. \(number + 1)")
        case .vehicle(let number):
            LocalizedText(
                fr: "véhicule n° \(number + 1)", es: "vehículo n.º \(number + 1)",
                en: "vehicle no. \(number + 1)")
        case .travel(let from, let to):
            LocalizedText(
                fr: "trajet du lieu \(from) au lieu \(to)",
                es: "trayecto del lugar \(from) al lugar \(to)",
                en: "way from place \(from) to place \(to)")
        case .balance:
            LocalizedText(fr: "équilibre", es: "equilibrio", en: "balance")
        case .problem: nil
        }
    }
}

extension PlanningFault.Rule {
    package var text: LocalizedText {
        switch self {
        case .noVehicles:
            LocalizedText(
                fr: "il n'y a aucun véhicule", es: "no hay ningún vehículo",
                en: "there is no vehicle")
        case .tooManyStops:
            LocalizedText(
                fr: "plus de \(PlanningProblem.stopLimit) arrêts",
                es: "más de \(PlanningProblem.stopLimit) paradas",
                en: "more than \(PlanningProblem.stopLimit) stops")
        case .tooManyVehicles:
            LocalizedText(
                fr: "plus de \(PlanningProblem.vehicleLimit) véhicules",
                es: "más de \(PlanningProblem.vehicleLimit) vehículos",
                en: "more than \(PlanningProblem.vehicleLimit) vehicles")
        case .tooManyDimensions:
            LocalizedText(
                fr: "plus de \(PlanningProblem.dimensionLimit) dimensions de charge",
                es: "más de \(PlanningProblem.dimensionLimit) dimensiones de carga",
                en: "more than \(PlanningProblem.dimensionLimit) dimensions of load")
        case .notFinite:
            LocalizedText(
                fr: "un nombre n'est pas fini", es: "un número no es finito",
                en: "a number is not finite")
        case .tooLarge:
            LocalizedText(
                fr: "un nombre dépasse \(PlanningProblem.numberLimit)",
                es: "un número supera \(PlanningProblem.numberLimit)",
                en: "a number is beyond \(PlanningProblem.numberLimit)")
        case .negativeLength:
            LocalizedText(
                fr: "une distance ou une durée est négative",
                es: "una distancia o una duración es negativa",
                en: "a length or a time is negative")
        case .negativeService:
            LocalizedText(
                fr: "une durée de service ou de pause est négative",
                es: "una duración de servicio o de pausa es negativa",
                en: "a time of service or of rest is negative")
        case .impossibleLoad:
            LocalizedText(
                fr: "une charge est négative ou dépasse \(PlanningProblem.loadLimit)",
                es: "una carga es negativa o supera \(PlanningProblem.loadLimit)",
                en: "a load is negative or beyond \(PlanningProblem.loadLimit)")
        case .negativePenalty:
            LocalizedText(
                fr: "un coût, une pénalité ou un poids est négatif",
                es: "un coste, una penalización o un peso es negativo",
                en: "a cost, a penalty or a weight is negative")
        case .closesBeforeItOpens:
            LocalizedText(
                fr: "la fenêtre se ferme avant de s'ouvrir",
                es: "la ventana se cierra antes de abrirse",
                en: "the window closes before it opens")
        case .unknownPlace:
            LocalizedText(
                fr: "le lieu n'existe pas", es: "el lugar no existe", en: "the place does not exist"
            )
        case .unknownStop:
            LocalizedText(
                fr: "l'arrêt n'existe pas", es: "la parada no existe", en: "the stop does not exist"
            )
        case .unknownVehicle:
            LocalizedText(
                fr: "le véhicule n'existe pas", es: "el vehículo no existe",
                en: "the vehicle does not exist")
        case .dimensionsDiffer:
            LocalizedText(
                fr: "toutes les charges et capacités ont le même nombre de dimensions",
                es: "todas las cargas y capacidades tienen el mismo número de dimensiones",
                en: "all loads and capacities have the same number of dimensions")
        case .stopWithoutRequest:
            LocalizedText(
                fr: "aucune demande n'a besoin de cet arrêt",
                es: "ninguna solicitud necesita esta parada", en: "no request needs this stop")
        case .stopTwice:
            LocalizedText(
                fr: "un arrêt appartient à une seule demande",
                es: "una parada pertenece a una sola solicitud",
                en: "a stop belongs to one request only")
        }
    }
}
