@testable import OpsHTTP

extension Service {
    /// What connections share, without a server around it.
    convenience init(
        limits: Limits = Limits(), answering handler: @escaping @Sendable (Request) -> Answering
    ) {
        self.init(
            limits: limits, counters: Counters(),
            admission: Admission(limits: limits, trusting: TrustedPeers()),
            refuse: { Response($0.status) }, handler: handler)
    }
}
