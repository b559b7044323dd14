/// What is computed once for a problem before it is searched.
struct SearchFacts {
    let neighbours: NeighbourTable
    /// Neighbours in space and time.
    let timely: NeighbourTable
    let orders: RequestOrders
}
