import OpsCore

/// A vehicle as it was typed.
struct VehicleSpec: Hashable, Sendable {
    var capacity: Int64 = 20
    var crew: [Int64] = []
    var asset: Int64?
    var from = TimeOfDay(minute: 9 * 60)
    var until = TimeOfDay(minute: 17 * 60)

    init(_ text: String) throws {
        var said: Set<String> = []
        for part in text.split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2, said.insert(pair[0]).inserted else {
                throw RoundFault.badVehicle(text)
            }
            switch pair[0] {
            case "capacity":
                capacity = try Self.number(pair[1], text, limit: RoundPlan.capacityLimit)
            case "asset": asset = try Self.number(pair[1], text)
            case "crew":
                crew = try pair[1].split(separator: "+", omittingEmptySubsequences: false).map {
                    try Self.number(String($0), text)
                }
                guard Set(crew).count == crew.count else { throw RoundFault.badVehicle(text) }
            case "from": from = try Self.time(pair[1], text)
            case "until": until = try Self.time(pair[1], text)
            default: throw RoundFault.badVehicle(text)
            }
        }
        guard let from, let until, from < until else { throw RoundFault.badVehicle(text) }
    }

    private static func number(
        _ word: String, _ text: String, limit: Int64 = 1_000_000_000
    ) throws -> Int64 {
        guard let number = Int64(word), (1...limit).contains(number) else {
            throw RoundFault.badVehicle(text)
        }
        return number
    }

    private static func time(_ word: String, _ text: String) throws -> TimeOfDay {
        guard let time = TimeOfDay(word) else { throw RoundFault.badVehicle(text) }
        return time
    }

    func driver(on day: RoundProblem) throws -> RoundDriver {
        let vehicle = try asset.map { number in
            guard let known = day.vehicles.first(where: { $0.number == number }) else {
                throw RoundFault.unknownAsset(number)
            }
            return known.asset
        }
        return RoundDriver(
            asset: vehicle,
            crew: day.crews.first { Set($0.numbers) == Set(crew) }?.volunteers ?? [],
            capacity: capacity, from: day.instant(of: from ?? .midnight),
            until: day.instant(of: until ?? .endOfDay))
    }
}
