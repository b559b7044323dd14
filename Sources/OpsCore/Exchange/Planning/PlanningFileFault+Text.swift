/// What to correct in a file, in three languages.
extension PlanningFileFault {
    package var text: LocalizedText {
        switch self {
        case .text(let line, let rule): Self.at(line, rule.text)
        case .problem(let line, let fault): Self.at(line, fault.text)
        case .json(let line, let error): Self.at(line, error.text)
        case .invalid(let document):
            Self.text(of: document.problems.map { ($0.pointer, $0.text) })
        case .document(let problems): Self.text(of: problems.map { ($0.pointer, $0.rule.text) })
        }
    }

    private static func at(_ line: Int?, _ text: LocalizedText) -> LocalizedText {
        guard let line else { return text }
        return LocalizedText(
            fr: "ligne \(line) : \(text[.fr])", es: "línea \(line): \(text[.es])",
            en: "line \(line): \(text[.en])")
    }

    private static func text(
        of problems: [(pointer: String, text: LocalizedText)]
    ) -> LocalizedText {
        func lines(_ language: PublicationLanguage) -> String {
            problems.map { "\($0.pointer): \($0.text[language])" }.joined(separator: "\n")
        }
        return LocalizedText(fr: lines(.fr), es: lines(.es), en: lines(.en))
    }
}

extension PlanningFileFault.DocumentRule {
    package var text: LocalizedText {
        switch self {
        case .repeatedId:
            LocalizedText(
                fr: "ce nom est déjà pris ; chacun a le sien",
                es: "ese nombre ya está tomado; cada uno tiene el suyo",
                en: "that id is taken already; each has its own")
        case .unknownVehicle:
            LocalizedText(
                fr: "aucun véhicule ne porte ce nom", es: "ningún vehículo lleva ese nombre",
                en: "no vehicle has that id")
        case .notSquare(let found, let needed):
            LocalizedText(
                fr: "\(found) nombres dans cette ligne, il en faut \(needed), un par lieu",
                es: "\(found) números en esta fila, hacen falta \(needed), uno por lugar",
                en: "\(found) numbers in this row where \(needed) are needed, one for each place")
        case .pointsAndTravel:
            LocalizedText(
                fr: "soit points, soit travel, pas les deux", es: "points o travel, no ambos",
                en: "either points or travel, not both")
        case .tooManySkills(let limit):
            LocalizedText(
                fr: "plus de \(limit) compétences différentes dans tout le fichier",
                es: "más de \(limit) competencias distintas en todo el archivo",
                en: "more than \(limit) different skills in the whole file")
        case .rows(let found, let needed):
            LocalizedText(
                fr: "\(found) lignes, il en faut \(needed), une par permanence",
                es: "\(found) filas, hacen falta \(needed), una por turno",
                en: "\(found) rows where \(needed) are needed, one for each shift")
        case .columns(let found, let needed):
            LocalizedText(
                fr: "\(found) nombres dans cette ligne, il en faut \(needed), un par personne",
                es: "\(found) números en esta fila, hacen falta \(needed), uno por persona",
                en: "\(found) numbers in this row where \(needed) are needed, one for each person")
        case .costTooLarge(let limit):
            LocalizedText(
                fr: "un coût reste entre -\(limit) et \(limit), ou null pour qui ne peut pas",
                es: "un coste queda entre -\(limit) y \(limit), o null para quien no puede",
                en: "a cost lies between -\(limit) and \(limit), or is null for who may not")
        case .negativeTime:
            LocalizedText(
                fr: "une heure ne peut pas être négative", es: "una hora no puede ser negativa",
                en: "a time cannot be negative")
        case .tooFarOut(let limit):
            LocalizedText(
                fr: "une coordonnée reste entre -\(limit) et \(limit)",
                es: "una coordenada queda entre -\(limit) y \(limit)",
                en: "a coordinate lies between -\(limit) and \(limit)")
        case .relation(let rule): rule.text
        }
    }
}

extension PlanningFileFault.TextRule {
    package var text: LocalizedText {
        switch self {
        case .endsBefore(let missing): missing.text
        case .columns(let found, let needed):
            LocalizedText(
                fr: "\(found) nombres, il en faut \(needed)",
                es: "\(found) números, hacen falta \(needed)",
                en: "\(found) numbers where \(needed) are needed")
        case .tooManyColumns(let needed):
            LocalizedText(
                fr: "plus de \(needed) nombres sur la ligne",
                es: "más de \(needed) números en la línea",
                en: "more than \(needed) numbers on the line")
        case .tooFarOut(let column, let limit):
            LocalizedText(
                fr: "la colonne \(column) reste entre -\(limit) et \(limit)",
                es: "la columna \(column) queda entre -\(limit) y \(limit)",
                en: "column \(column) lies between -\(limit) and \(limit)")
        case .notANumber(let column):
            LocalizedText(
                fr: "la colonne \(column) n'est pas un nombre fini",
                es: "la columna \(column) no es un número finito",
                en: "column \(column) is not a finite number")
        case .notWhole(let column):
            LocalizedText(
                fr: "la colonne \(column) doit être un nombre entier",
                es: "la columna \(column) debe ser un número entero",
                en: "column \(column) must be a whole number")
        case .negative(let column):
            LocalizedText(
                fr: "la colonne \(column) ne peut pas être négative",
                es: "la columna \(column) no puede ser negativa",
                en: "column \(column) cannot be negative")
        case .outOfRange(let column):
            LocalizedText(
                fr: "la colonne \(column) est négative ou trop grande",
                es: "la columna \(column) es negativa o demasiado grande",
                en: "column \(column) is negative or too large")
        case .number(let found, let needed):
            LocalizedText(
                fr: "l'arrêt porte le numéro \(found), le suivant doit être le \(needed)",
                es: "la parada lleva el número \(found), la siguiente debe ser la \(needed)",
                en: "the stop is numbered \(found), the next must be \(needed)")
        case .closesBeforeItOpens: PlanningFault.Rule.closesBeforeItOpens.text
        case .noVehicles: PlanningFault.Rule.noVehicles.text
        case .tooManyStops(let limit):
            LocalizedText(
                fr: "plus de \(limit) arrêts", es: "más de \(limit) paradas",
                en: "more than \(limit) stops")
        case .tooManyVehicles(let limit):
            LocalizedText(
                fr: "plus de \(limit) véhicules", es: "más de \(limit) vehículos",
                en: "more than \(limit) vehicles")
        case .noPartner(let other):
            LocalizedText(
                fr: "enlèvement et livraison vont par deux : l'arrêt \(other) n'existe pas ou ne "
                    + "nomme pas celui-ci",
                es:
                    "recogida y entrega van de dos en dos: la parada \(other) no existe o no nombra "
                    + "a esta",
                en: "pick-up and delivery go in pairs: stop \(other) does not exist or does not "
                    + "name this one")
        case .neitherPickupNorDelivery:
            LocalizedText(
                fr: "un arrêt nomme soit son enlèvement, soit sa livraison ; l'autre nombre est 0",
                es: "una parada nombra su recogida o su entrega; el otro número es 0",
                en: "a stop names either its pick-up or its delivery; the other number is 0")
        case .loadsDiffer(let other):
            LocalizedText(
                fr: "ce qui est livré doit être ce qui est enlevé à l'arrêt \(other)",
                es: "lo entregado debe ser lo recogido en la parada \(other)",
                en: "what is delivered must be what is picked up at stop \(other)")
        }
    }
}

extension PlanningFileFault.Missing {
    fileprivate var text: LocalizedText {
        switch self {
        case .fleet:
            LocalizedText(
                fr: "le fichier s'arrête avant le nombre de véhicules et leur capacité",
                es: "el archivo termina antes del número de vehículos y su capacidad",
                en: "the file ends before the number of vehicles and their capacity")
        case .depot:
            LocalizedText(
                fr: "le fichier s'arrête avant le dépôt",
                es: "el archivo termina antes del depósito",
                en: "the file ends before the depot")
        case .stops:
            LocalizedText(
                fr: "le fichier s'arrête avant le premier arrêt",
                es: "el archivo termina antes de la primera parada",
                en: "the file ends before the first stop")
        }
    }
}
