/// Other hours for a deployment that is at work.
///
/// What was promised stays promised: due times are not moved, and the next alarm counts by the new hours.
extension Operation {
    func changeHours(
        of id: Identifier<Deployment>, to hours: OpeningHours?, at instant: Instant
    ) throws(CatalogueRefusal) -> CatalogueEvent {
        _ = try openDeployment(id, at: instant)
        return .deploymentHoursChanged(id, hours)
    }

    /// A deployment that can still be changed.
    func openDeployment(
        _ id: Identifier<Deployment>, at instant: Instant
    ) throws(CatalogueRefusal) -> Deployment {
        guard let deployment = deployments[id] else { throw .unknownDeployment(id) }
        if let until = deployment.until, until <= instant { throw .deploymentAlreadyClosed(id) }
        return deployment
    }
}
