package import OpsCore

/// What is still live under a deployment.
package struct LeftUnderDeployment: Sendable {
    /// Requests that wait: those that were too many to be handed over at once.
    package let waiting: Int64
    /// Requests for which volunteers were asked, or are on their way.
    package let inHand: Int64
    /// Calls that are owed: they go on, by the rules of the deployment.
    package let calls: Int64
}

extension ReadingRoom {
    /// All that is live is looked at: for who closes a deployment, and for no list.
    package func left(under id: Identifier<Deployment>) throws -> LeftUnderDeployment {
        let requests = try connection.statement(
            """
            SELECT count(*), count(*) FILTER (WHERE status <> 'open') FROM requests
            WHERE closed_at_ms IS NULL AND deployment_id = ?1
            """
        ).bind(id, at: 1).first { (all: $0.number(0), inHand: $0.number(1)) }
        let calls = try connection.statement(
            "SELECT count(*) FROM planned_calls WHERE closed_at_ms IS NULL AND deployment_id = ?1"
        ).bind(id, at: 1).first { $0.number(0) }
        let (all, inHand) = requests ?? (0, 0)
        return LeftUnderDeployment(waiting: all - inHand, inHand: inHand, calls: calls ?? 0)
    }
}
