import OpsCore

/// What would have to change, in words and as codes.
extension RoundSurvey {
    private func vehicle(_ index: Int) -> String {
        let name = day.name(of: planning.vehicles[index])
        return name.isEmpty ? "\(index + 1)" : name
    }

    func write(_ change: RoundChange, into json: inout JSONWriter) {
        json.member("code", change.code)
        if let index = change.vehicle { json.member("vehicle", vehicle(index)) }
        switch change {
        case .oneMoreVehicle(let capacity), .capacity(_, let capacity):
            json.member("capacity", capacity)
        case .time(_, let at): json.member("at", at)
        case .shift(_, let from, let until):
            json.member("from", from)
            json.member("until", until)
        case .crew, .unpinned: break
        }
        json.member("text", text(of: change)[day.session.language])
    }

    func text(of change: RoundChange) -> LocalizedText {
        switch change {
        case .oneMoreVehicle(let capacity):
            LocalizedText(
                fr: "un véhicule de plus (\(capacity) colis) avec une équipe qui convient",
                es: "un vehículo más (\(capacity) paquetes) con un equipo adecuado",
                en: "one more vehicle (\(capacity) parcels) with a crew that may bring it")
        case .capacity(let index, let capacity):
            LocalizedText(
                fr: "une capacité de \(capacity) pour \(vehicle(index))",
                es: "una capacidad de \(capacity) para \(vehicle(index))",
                en: "a capacity of \(capacity) for \(vehicle(index))")
        case .time(let index, let at):
            LocalizedText(
                fr: "une fenêtre qui comprend \(day.time(at)) (\(vehicle(index)))",
                es: "una franja que incluya las \(day.time(at)) (\(vehicle(index)))",
                en: "a window that holds \(day.time(at)) (\(vehicle(index)))")
        case .shift(let index, let from, let until):
            LocalizedText(
                fr: "\(vehicle(index)) en route de \(day.time(from)) à \(day.time(until))",
                es: "\(vehicle(index)) en ruta de \(day.time(from)) a \(day.time(until))",
                en: "\(vehicle(index)) on its way from \(day.time(from)) until "
                    + "\(day.time(until))")
        case .crew(let index):
            LocalizedText(
                fr: "une équipe qui convient pour \(vehicle(index))",
                es: "un equipo adecuado para \(vehicle(index))",
                en: "a crew that may bring it for \(vehicle(index))")
        case .unpinned(let index):
            LocalizedText(
                fr: "ne plus le promettre à sa tournée (\(vehicle(index)) pourrait)",
                es: "no prometerlo más a su ruta (\(vehicle(index)) podría)",
                en: "unpin it (\(vehicle(index)) could take it)")
        }
    }
}

extension RoundChange {
    /// Stable, for programs.
    fileprivate var code: String {
        switch self {
        case .oneMoreVehicle: "one_more_vehicle"
        case .capacity: "capacity"
        case .time: "time"
        case .shift: "shift"
        case .crew: "crew"
        case .unpinned: "unpinned"
        }
    }

    fileprivate var vehicle: Int? {
        switch self {
        case .oneMoreVehicle: nil
        case .capacity(let vehicle, _), .time(let vehicle, _), .shift(let vehicle, _, _),
            .crew(let vehicle), .unpinned(let vehicle):
            vehicle
        }
    }
}
