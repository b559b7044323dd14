/// What a request needs and a vehicle brings, each a bit that the caller has given a meaning.
package struct PlanningSkills: OptionSet, Hashable, Sendable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// So many skills a problem may tell apart.
    package static let limit = 64
}
