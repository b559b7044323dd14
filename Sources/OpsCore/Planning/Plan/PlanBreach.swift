/// What is wrong with a plan: found by looking at the plan and the problem alone.
package enum PlanBreach: Error, Hashable, Sendable {
    case unknownVehicle(Int)
    case vehicleTwice(Int)
    case unknownStop(Int)
    case stopTwice(Int)
    /// Half of it is served, or halves by different vehicles, or the delivery first.
    case tornApart(request: Int)
    /// It is neither served nor named among the unserved, or both.
    case unaccounted(request: Int)
    case skillMissing(request: Int, vehicle: Int)
    case otherVehiclePromised(request: Int, vehicle: Int)
    case overloaded(vehicle: Int)
    case late(stop: Int, vehicle: Int)
    /// It is not back before the shift closes, or a break does not find its place.
    case shiftTooLong(vehicle: Int)
    case tooFar(vehicle: Int)
    /// Times or lengths that are written are not those that come out.
    case wrongTimes(vehicle: Int)
    case wrongCost
}
