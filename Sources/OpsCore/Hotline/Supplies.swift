/// For how long the person has what she needs: it makes urgency out of words (must-do 5).
package struct Supplies: Hashable, Sendable {
    /// Days of food left, today counted; 0 when there is none for today.
    package var foodDays: Int64?
    /// The last day for which there is food, where that was said earlier.
    package var foodUntil: CivilDate?
    /// The last day for which there is medicine.
    package var medicineUntil: CivilDate?

    /// More days than anybody counts who calls for food.
    package static let foodDayRange: ClosedRange<Int64> = 0...60

    package init(
        foodDays: Int64? = nil, foodUntil: CivilDate? = nil, medicineUntil: CivilDate? = nil
    ) {
        self.foodDays = foodDays
        self.foodUntil = foodUntil
        self.medicineUntil = medicineUntil
    }

    package var isEmpty: Bool { foodDays == nil && foodUntil == nil && medicineUntil == nil }

    /// The last day for which she has what a need is about, as the calendar of the place counts.
    func lastDay(of need: NeedKind, today: CivilDate) -> CivilDate? {
        switch need {
        case .food:
            foodDays.map { CivilDate(daysSince1970: today.daysSince1970 + Int($0) - 1) }
                ?? foodUntil
        case .medicine: medicineUntil
        case .hygiene, .courtesyVisit, .listening, .friendlyCall, .information, .volunteerOffer,
            .qualification, .own:
            nil
        }
    }

    /// The same as days of the calendar, which mean tomorrow what they mean today.
    func lasting(from today: CivilDate) -> Supplies {
        Supplies(foodUntil: lastDay(of: .food, today: today), medicineUntil: medicineUntil)
    }

    /// What is said here and was not known, or otherwise.
    func beyond(_ known: Supplies) -> Supplies {
        Supplies(
            foodUntil: foodUntil == known.foodUntil ? nil : foodUntil,
            medicineUntil: medicineUntil == known.medicineUntil ? nil : medicineUntil)
    }

    /// What is said here, and else what was known before.
    package func or(_ known: Supplies) -> Supplies {
        let saysFood = foodDays != nil || foodUntil != nil
        return Supplies(
            foodDays: foodDays, foodUntil: saysFood ? foodUntil : known.foodUntil,
            medicineUntil: medicineUntil ?? known.medicineUntil)
    }
}
