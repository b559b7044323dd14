/// What keeps a problem from being one: the thing and the rule that it breaks.
package struct PlanningFault: Error, Hashable, Sendable {
    package enum Thing: Hashable, Sendable {
        case stop(Int)
        case request(Int)
        case vehicle(Int)
        case travel(from: Int, to: Int)
        case balance
        case problem
    }

    package enum Rule: Hashable, Sendable, CaseIterable {
        case noVehicles
        case tooManyStops
        case tooManyVehicles
        case tooManyDimensions
        /// NaN and the infinities are no times, lengths or costs.
        case notFinite
        /// Beyond `PlanningProblem.numberLimit`.
        case tooLarge
        case negativeLength
        case negativeService
        /// Negative, or beyond `PlanningProblem.loadLimit`.
        case impossibleLoad
        case negativePenalty
        case closesBeforeItOpens
        case unknownPlace
        case unknownStop
        case unknownVehicle
        case dimensionsDiffer
        /// A stop that no request asks for.
        case stopWithoutRequest
        case stopTwice
    }

    package let thing: Thing
    package let rule: Rule

    package init(_ thing: Thing, _ rule: Rule) {
        self.thing = thing
        self.rule = rule
    }
}
