/// Whether there is room, in every dimension, in constant time.
extension MixedKernel {
    func hasRoom(for request: Int, node: Int, behind index: Int, in route: Int) -> Bool {
        let isDelivery = mixed.kinds[node] == .delivery
        for dimension in 0..<mixed.dimensions {
            let place = index * mixed.dimensions + dimension
            // A delivery lies on board from the start, a collection to the end.
            let most = isDelivery ? mixed.mostBefore[place] : mixed.mostAfter[place]
            let amount = mixed.amounts[request * mixed.dimensions + dimension]
            if most + amount > mixed.capacities[route * mixed.dimensions + dimension] {
                return false
            }
        }
        return true
    }

    func hasRoomOnBoard(for request: Int, behind index: Int, in route: Int) -> Bool {
        for dimension in 0..<mixed.dimensions {
            let load = mixed.onBoard[index * mixed.dimensions + dimension]
            let amount = mixed.amounts[request * mixed.dimensions + dimension]
            if load + amount > mixed.capacities[route * mixed.dimensions + dimension] {
                return false
            }
        }
        return true
    }

    /// What is on board at each position, from scratch.
    func refreshLoads(_ route: Int) {
        let begin = book.start(of: route)
        let last = begin + Int(book.stops[route]) + 1
        for dimension in 0..<mixed.dimensions {
            refreshLoad(of: dimension, begin: begin, last: last)
        }
    }

    private func refreshLoad(of dimension: Int, begin: Int, last: Int) {
        let dimensions = mixed.dimensions
        var load: Int32 = 0
        for index in (begin + 1)..<last {
            let node = Int(book.positions[index].node)
            if mixed.kinds[node] == .delivery { load += amount(of: node, dimension) }
        }
        var most: Int32 = 0
        for index in begin...last {
            if index > begin, index < last {
                let node = Int(book.positions[index].node)
                switch mixed.kinds[node] {
                case .delivery, .dropOff: load -= amount(of: node, dimension)
                case .collection, .pickup: load += amount(of: node, dimension)
                }
            }
            most = max(most, load)
            mixed.onBoard[index * dimensions + dimension] = load
            mixed.mostBefore[index * dimensions + dimension] = most
        }
        most = 0
        for index in stride(from: last, through: begin, by: -1) {
            most = max(most, mixed.onBoard[index * dimensions + dimension])
            mixed.mostAfter[index * dimensions + dimension] = most
        }
    }

    private func amount(of node: Int, _ dimension: Int) -> Int32 {
        mixed.amounts[Int(book.nodes[node].request) * mixed.dimensions + dimension]
    }
}
