/// Why a file holds no planning problem: which line of it breaks which rule.
package enum PlanningFileFault: Error, Hashable, Sendable {
    case text(line: Int, TextRule)
    /// The numbers stand as they should and make no problem.
    case problem(line: Int?, PlanningFault)
    /// Broken JSON, and the line on which it breaks.
    case json(line: Int, JSONError)
    case invalid(InvalidDocument)
    /// Each member is as it should be, and together they are not.
    case document([DocumentProblem])

    /// Something in a JSON document, by its pointer, and the rule that it breaks.
    package struct DocumentProblem: Hashable, Sendable {
        package let pointer: String
        package let rule: DocumentRule

        package init(pointer: String, _ rule: DocumentRule) {
            self.pointer = pointer
            self.rule = rule
        }
    }

    /// The rules of our own JSON beyond the kinds of its members.
    package enum DocumentRule: Hashable, Sendable {
        /// Something of the same kind has that id.
        case repeatedId
        case unknownVehicle
        /// A row of a table has not as many numbers as there are rows.
        case notSquare(found: Int, needed: Int)
        /// Either places in the plane or tables.
        case pointsAndTravel
        case tooManySkills(limit: Int)
        /// Of shifts: a row for each, a number in it for each person.
        case rows(found: Int, needed: Int)
        case columns(found: Int, needed: Int)
        case costTooLarge(limit: Int)
        case negativeTime
        case tooFarOut(limit: Int)
        case relation(PlanningFault.Rule)
    }

    /// The rules of the two text formats.
    package enum TextRule: Hashable, Sendable {
        /// The file ends before this was told.
        case endsBefore(Missing)
        case columns(found: Int, needed: Int)
        case tooManyColumns(needed: Int)
        case notANumber(column: Int)
        case notWhole(column: Int)
        case negative(column: Int)
        case outOfRange(column: Int)
        case tooFarOut(column: Int, limit: Int)
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
