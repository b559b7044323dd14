import OpsCore
import OpsTesting

/// Ops asking by itself in a busy season.
extension Rush {
    mutating func anyWaves() -> Command? {
        guard let request = anyRequest() else { return nil }
        if desk.operation.searches[request]?.state == .asking {
            return .waves(.stop(request))
        }
        if let mission = desk.operation.requests[request]?.mission, chance.below(2) == 0 {
            if chance.below(3) == 0 { return .waves(.callReserve(mission)) }
            return .waves(.remind(mission))
        }
        return .waves(.begin(request, size: Int64(chance.below(4) + 1)))
    }
}
