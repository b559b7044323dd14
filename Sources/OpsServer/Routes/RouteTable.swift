/// All that can be asked, area by area.
enum RouteTable {
    static let all: [Route] =
        house + danger + followUp + callRules + hotline + people + dispatching + roster + territory
        + catalogue + access
        + journal + figures + events
}
