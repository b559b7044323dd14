package import OpsCore

/// Where a work-list stands that is sorted by time.
///
/// It says itself what it stands for, as `DuePlace` does: a row that was worked on since, and whose time has moved,
/// leaves no gap.
package struct WorkPlace: Hashable, Sendable {
    package let at: Instant
    package let number: Int64

    package init(at: Instant, number: Int64) {
        self.at = at
        self.number = number
    }

    /// Reads `w1584950400000-417`; nil for anything else.
    package init?(_ text: String) {
        guard text.first == "w" else { return nil }
        let parts = text.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            Int64(part).flatMap { String($0) == part ? $0 : nil }
        }
        guard parts.count == 2, numbers.count == 2, numbers[1] > 0 else { return nil }
        at = Instant(milliseconds: numbers[0])
        number = numbers[1]
    }

    package var text: String { "w\(at.milliseconds)-\(number)" }

    /// What comes after it, where time and number of a row are so called: the time is bound at ?8, the number at ?1.
    static func condition(_ place: WorkPlace?, _ at: String, _ number: String) -> String {
        place == nil ? "" : " AND (\(at), \(number)) > (?8, ?1)"
    }
}

extension SQLiteStatement {
    func bind(_ place: WorkPlace?) {
        guard let place else { return }
        bind(place.number, at: 1).bind(place.at, at: 8)
    }
}

extension PlannedCallRow {
    /// Where it stands in the work-list.
    package var place: WorkPlace { WorkPlace(at: callAt, number: number) }
}

extension CrewAlarmRow {
    package var place: WorkPlace { WorkPlace(at: dueAt, number: number) }
}

extension WrittenReplyRow {
    package var place: WorkPlace { WorkPlace(at: dueAt, number: number) }
}

extension CarePlanRow {
    package var place: WorkPlace { WorkPlace(at: dueAt, number: number) }
}

extension CandidateRow {
    package var place: WorkPlace { WorkPlace(at: dueAt, number: number) }
}
