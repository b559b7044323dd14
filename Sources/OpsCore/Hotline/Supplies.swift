/// For how long the person has what she needs: it makes urgency out of words (must-do 5).
package struct Supplies: Hashable, Sendable {
    /// Days of food left, today counted; 0 when there is none for today.
    package var foodDays: Int64?
    /// The last day for which there is medicine.
    package var medicineUntil: CivilDate?

    /// More days than anybody counts who calls for food.
    package static let foodDayRange: ClosedRange<Int64> = 0...60

    package init(foodDays: Int64? = nil, medicineUntil: CivilDate? = nil) {
        self.foodDays = foodDays
        self.medicineUntil = medicineUntil
    }

    package var isEmpty: Bool { foodDays == nil && medicineUntil == nil }

    /// The last day for which she has what a need is about, as the calendar of the place counts.
    func lastDay(of need: NeedKind, today: CivilDate) -> CivilDate? {
        switch need {
        case .food:
            foodDays.map { CivilDate(daysSince1970: today.daysSince1970 + Int($0) - 1) }
        case .medicine: medicineUntil
        case .hygiene, .courtesyVisit, .listening, .friendlyCall, .information, .volunteerOffer,
            .qualification, .own:
            nil
        }
    }
}
