/// What a problem with skills, shifts, breaks, several depots, amounts, pins or balance needs beside
/// the routes.
struct MixedBook {
    let ways: MixedWays
    /// The time to the next position.
    let lapses: Slab<Double>
    let vehicles: Slab<MixedVehicle>
    /// Breaks of all vehicles, those of each one side by side.
    let breaks: Slab<MixedBreak>
    /// States of each position: with how many breaks taken.
    let states: Int
    let dimensions: Int
    /// `dimensions` amounts of each request.
    let amounts: Slab<Int32>
    /// `dimensions` amounts of each vehicle.
    let capacities: Slab<Int32>
    let kinds: Slab<MixedKind>
    /// Which vehicle may take which request: skills, promises and bare room.
    let isAllowed: Slab<Bool>
    /// When each position can be left, at the earliest, by the number of breaks taken.
    let departures: Slab<Double>
    /// What is on board behind each position, and the most before it and from it on.
    let onBoard: Slab<Int32>
    let mostBefore: Slab<Int32>
    let mostAfter: Slab<Int32>
    /// The length of each route, and its time on the road and in service.
    let travelled: Slab<Double>
    let works: Slab<Double>
    let stopWeight: Double
    let workWeight: Double
    /// The number of the trial in which a kind of vehicle was asked last.
    let askedIn: Slab<UInt64>
    /// As many states as a walk carries along.
    let walk: Slab<Double>
}

/// What the loops must know of a vehicle.
struct MixedVehicle: BitwiseCopyable {
    var opens: Double
    var closes: Double
    var reach: Double
    var fixedCost: Double
    var firstBreak: Int32
    var breaks: Int32
    /// Vehicles of one kind are alike in all.
    var kind: Int32
    var start: Int32
    var end: Int32
}

/// A break as the loops see it.
struct MixedBreak: BitwiseCopyable {
    var opens: Double
    var closes: Double
    var duration: Double
}

/// What a stop does to the load.
enum MixedKind: UInt8, BitwiseCopyable {
    case delivery
    case collection
    case pickup
    case dropOff
}
