package import OpsCore

/// What is still live under a deployment.
package struct LeftUnderDeployment: Sendable {
    /// Requests that wait: those that were too many to be handed over at once, and are right after.
    package let waiting: Int64
    /// Requests for which volunteers were asked, and no crew is complete.
    package let asked: Int64
    /// Requests whose crew has said yes, or is on its way.
    package let inHand: Int64
    /// Calls that are owed: they go on, by the rules of the deployment.
    package let calls: Int64
    /// Visits that follow each other and wait for its desk to plan the next or to hear of the last.
    package let visits: Int64
}

extension ReadingRoom {
    /// All that is live is looked at: for who closes a deployment, and for no list.
    package func left(under id: Identifier<Deployment>) throws -> LeftUnderDeployment {
        let requests = try connection.statement(
            """
            SELECT count(*), count(*) FILTER (WHERE status <> 'open'),
                count(*) FILTER (WHERE status = 'offered') FROM requests
            WHERE closed_at_ms IS NULL AND deployment_id = ?1
            """
        ).bind(id, at: 1).first { (all: $0.number(0), taken: $0.number(1), asked: $0.number(2)) }
        let calls = try connection.statement(
            "SELECT count(*) FROM planned_calls WHERE closed_at_ms IS NULL AND deployment_id = ?1"
        ).bind(id, at: 1).first { $0.number(0) }
        let visits = try connection.statement(
            """
            SELECT count(*) FROM visit_series
            WHERE closed_at_ms IS NULL AND step <> 'visiting'
                AND desk = (SELECT territory FROM deployments WHERE id = ?1)
            """
        ).bind(id, at: 1).first { $0.number(0) }
        let (all, taken, asked) = requests ?? (0, 0, 0)
        return LeftUnderDeployment(
            waiting: all - taken, asked: asked, inHand: taken - asked, calls: calls ?? 0,
            visits: visits ?? 0)
    }
}
