/// What is computed once for a problem before it is searched.
struct SearchFacts {
    let neighbours: NeighbourTable
    let orders: RequestOrders
}
