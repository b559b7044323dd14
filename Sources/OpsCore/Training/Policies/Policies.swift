/// The policies that Ops knows, looked up by name.
package enum Policies {
    /// The one that is taken when nobody names another.
    package static let standard: any Policy = BestFitPolicy()

    package static let all: [any Policy] = [
        standard, WavePolicy(), NearestPolicy(), FairPolicy(),
    ]

    package static func named(_ name: String) throws(ScenarioFault) -> any Policy {
        guard let policy = all.first(where: { $0.name == name }) else {
            throw .unknownPolicy(name, known: all.map(\.name))
        }
        return policy
    }
}
