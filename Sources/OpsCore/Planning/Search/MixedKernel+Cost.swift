/// What a place adds, in constant time.
extension MixedKernel {
    /// How much longer a route becomes, in length and in time on the road; the time is zero where no
    /// balance asks for it.
    struct Detour {
        var length: Double
        var lapse: Double

        static func + (one: Detour, other: Detour) -> Detour {
            Detour(length: one.length + other.length, lapse: one.lapse + other.lapse)
        }
    }

    func length(_ from: Int, _ to: Int) -> Double { mixed.ways.length(from, to) }

    func lapse(_ from: Int, _ to: Int) -> Double { mixed.ways.lapse(from, to) }

    func detour(of node: Int, behind index: Int) -> Detour {
        let before = Int(book.positions[index].node)
        let after = Int(book.positions[index + 1].node)
        return Detour(
            length: length(before, node) + length(node, after)
                - book.positions[index].leg,
            lapse: mixed.workWeight > 0
                ? lapse(before, node) + lapse(node, after) - lapse(before, after)
                    + book.nodes[node].service : 0)
    }

    /// The detour over two stops in a row.
    func straight(_ first: Int, _ second: Int, behind index: Int) -> Detour {
        let before = Int(book.positions[index].node)
        let after = Int(book.positions[index + 1].node)
        return Detour(
            length: length(before, first) + length(first, second)
                + length(second, after) - book.positions[index].leg,
            lapse: mixed.workWeight > 0
                ? lapse(before, first) + lapse(first, second) + lapse(second, after)
                    - lapse(before, after) + book.nodes[first].service
                    + book.nodes[second].service : 0)
    }

    /// What a detour costs: its length, a vehicle that was not used yet, and the work's unevenness.
    func added(to route: Int, length: Double, lapse: Double, stops: Double) -> Double {
        let had = Double(book.stops[route])
        var added = length
        if had == 0 {
            // An empty route costs nothing, so what lay between its start and its end is new.
            added += mixed.vehicles[route].fixedCost + mixed.travelled[route]
        }
        added += mixed.stopWeight * stops * (2 * had + stops)
        if mixed.workWeight > 0 {
            let work = had == 0 ? 0 : mixed.works[route]
            let grown = mixed.works[route] + lapse
            added += mixed.workWeight * (grown * grown - work * work)
        }
        return added
    }

    func cost(of route: Int) -> Double {
        let stops = Double(book.stops[route])
        guard stops > 0 else { return 0 }
        let work = mixed.works[route]
        return mixed.travelled[route] + mixed.vehicles[route].fixedCost
            + mixed.stopWeight * stops * stops + mixed.workWeight * work * work
    }

    func isWithinReach(_ route: Int, _ added: Double) -> Bool {
        mixed.travelled[route] + added <= mixed.vehicles[route].reach
    }
}
