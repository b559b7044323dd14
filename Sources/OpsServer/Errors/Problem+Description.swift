import OpsHTTP

/// Which refusals the description declares.
extension Problem {
    /// The statuses that a route may answer with when it says no.
    static func statuses(of route: Route) -> [Int] {
        var statuses = Set(route.problems)
        statuses.formUnion([400, 406, 500])
        if route.roles != nil { statuses.formUnion([401, 403, 503]) }
        if route.body != nil { statuses.formUnion([413, 415, 422]) }
        if route.method != .get { statuses.formUnion([409, 422]) }
        if route.method == .get, route.answer.tag != .none { statuses.insert(412) }
        return statuses.sorted()
    }

    /// The component of `components/responses` that describes a status.
    static func component(of status: Int) -> String {
        switch status {
        case 401: "NoToken"
        case 503: "Unavailable"
        default: "Problem"
        }
    }
}

extension Route {
    /// The component that describes a no of this route: what the door itself refuses is a problem everywhere.
    func noComponent(_ status: Int) -> String {
        isPage && (problems.contains(status) || status == 415 || status == 422)
            ? "Page" : Problem.component(of: status)
    }
}
