/// Why a file holds no planning problem: which line of it breaks which rule.
package enum PlanningFileFault: Error, Hashable, Sendable {
    case text(line: Int, TextRule)
    /// The numbers stand as they should and make no problem.
    case problem(line: Int?, PlanningFault)
    case json(JSONError)
    case invalid(InvalidDocument)

    /// The rules of the two text formats.
    package enum TextRule: Hashable, Sendable {
        /// The file ends before this was told.
        case endsBefore(Missing)
        case columns(found: Int, needed: Int)
        case notANumber(column: Int)
        case notWhole(column: Int)
        case negative(column: Int)
        case outOfRange(column: Int)
        /// Stops are numbered one after the other.
        case number(found: Int, needed: Int)
        case closesBeforeItOpens
        case noVehicles
        case tooManyStops(limit: Int)
        case tooManyVehicles(limit: Int)
        /// A delivery without its pick-up, or the reverse, by the number that it names.
        case noPartner(Int)
        /// A stop that names neither.
        case neitherPickupNorDelivery
        /// The two halves do not carry the same.
        case loadsDiffer(other: Int)
    }

    package enum Missing: Hashable, Sendable {
        case fleet
        case depot
        case stops
    }
}
