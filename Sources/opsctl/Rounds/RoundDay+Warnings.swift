import OpsCore

/// What somebody must know before a round is kept or published: who waits longer than was promised, which van is faulty.
extension RoundDay {
    /// Of rounds that nobody has kept yet; what is kept says it itself.
    func mentionLate(in rounds: [PlannedRound]) {
        let late = rounds.flatMap(\.plan.stops).filter { isLate($0) }.compactMap { stop in
            promise(of: stop.request).map { (number(of: stop.request), $0) }
        }
        session.output.mentionLate(late.map { ("\($0 ?? 0)", $1) })
    }

    func mentionFaults(of drivers: [RoundDriver]) {
        let driven = Set(drivers.compactMap(\.asset))
        for vehicle in problem.vehicles where driven.contains(vehicle.asset) {
            guard let fault = vehicle.fault else { continue }
            session.output.mentionFault(vehicle.tag.text, fault.rawValue)
        }
    }
}

extension Output {
    /// Whose help was promised earlier than a round comes: they think that somebody comes today.
    func mentionLate(of round: JSONValue) {
        let stops = (round["stops"]?.items ?? []).filter { stop in
            stop["late"] == .bool(true) && stop["closed"] != .bool(true)
        }
        mentionLate(
            stops.compactMap { stop in
                guard let request = stop["request"]?.scalar,
                    let promised = stop["promisedAt"]?.text.flatMap({ Instant(rfc3339: $0) })
                else { return nil }
                return (request, promised)
            })
    }

    fileprivate func mentionLate(_ late: [(request: String, promised: Instant)]) {
        guard !late.isEmpty else { return }
        let list = late.map { "\($0.request) (\(manner.clock.text($0.promised, in: language)))" }
            .joined(separator: ", ")
        mention(
            LocalizedText(
                fr:
                    "promis plus tôt que la tournée ne passe : \(list) ; prévenez, ou envoyez plus tôt",
                es: "prometido antes de que pase la ruta: \(list); avise, o envíe antes",
                en:
                    "promised earlier than the round comes: \(list); tell them, or send somebody sooner"
            ))
    }

    func mentionFault(of round: JSONValue) {
        guard let tag = round["vehicleTag"]?.text, let fault = round["vehicleFault"]?.text else {
            return
        }
        mentionFault(tag, fault)
    }

    fileprivate func mentionFault(_ tag: String, _ fault: String) {
        let word = word(fault, of: .assetFault)
        mention(
            LocalizedText(
                fr: "\(tag) est en panne (\(word)) ; faites réparer avant, ou prenez-en un autre",
                es: "\(tag) está averiado (\(word)); hágalo reparar antes, o tome otro",
                en: "\(tag) is faulty (\(word)); have it repaired by then, or take another one"))
    }
}
