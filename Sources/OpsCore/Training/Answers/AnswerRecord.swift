/// How people really answered when they were called: the record of a service, row by row.
///
/// A row is one of those who were called out for one call (`AnswerColumn` names what is read): when, when they left, when they were free again.
/// Who never left has no time of leaving. Times are times of day, and a span over midnight is read as such.
package struct AnswerRecord: Sendable {
    /// Those who were asked, in the order of the file.
    package private(set) var answers: [RecordedAnswer] = []
    package private(set) var calls: [RecordedCall] = []
    /// Rows that say nothing of an answer: no time of asking, or times that cannot be.
    package private(set) var unusable: Int64 = 0

    private let places: [AnswerColumn: Int]
    private var call: String?
    private var known: Set<String> = []

    /// Later than this nobody leaves for a call: a clock was wrong.
    static let longestTurnout = TimeSpan.hours(6)
    /// How long somebody is away when the record does not say.
    static let usualAbsence = TimeSpan.hours(1)

    /// - Throws: `AnswerFault` that names the columns which the heading lacks.
    package init(heading: CSVRow) throws(AnswerFault) {
        var places: [AnswerColumn: Int] = [:]
        for index in 0..<heading.count {
            guard let column = heading[index].flatMap(AnswerColumn.init(rawValue:)) else {
                continue
            }
            places[column] = index
        }
        let missing = AnswerColumn.allCases.filter { places[$0] == nil }
        guard missing.isEmpty else { throw .missingColumns(missing) }
        self.places = places
    }

    /// Takes a row; one that says nothing of an answer is counted and passed over.
    package mutating func take(_ row: CSVRow) {
        guard let name = text(.call, of: row), !name.isEmpty,
            let day = text(.date, of: row).flatMap(CivilDate.init(iso8601:)),
            let asked = second(.asked, of: row),
            isEmpty(.left, of: row) || second(.left, of: row) != nil
        else {
            unusable += 1
            return
        }
        let left = second(.left, of: row).map { Self.span(from: asked, to: $0) }
        guard left.map({ $0 <= Self.longestTurnout }) != false else {
            unusable += 1
            return
        }
        let back = second(.back, of: row).map { Self.span(from: asked, to: $0) }
        let absence = left.flatMap { left in back.map { $0.milliseconds - left.milliseconds } }
        if name != call {
            // Rows of one call stand together: those that come again elsewhere would be another call.
            guard known.insert(name).inserted else {
                unusable += 1
                return
            }
            call = name
            let at = Instant(milliseconds: Int64(day.daysSince1970) * 86_400_000)
            calls.append(RecordedCall(at: at + .seconds(asked), first: answers.count))
        }
        answers.append(
            RecordedAnswer(
                turnout: left,
                absence: absence.flatMap { $0 > 0 ? TimeSpan(milliseconds: $0) : nil }
                    ?? Self.usualAbsence))
    }

    /// What the one who is asked as number `place` (from 0) for a call does: those who were called
    /// out for it answer first, as they did, then those of the calls that came after it.
    ///
    /// Two ways of asking meet the same people in the same order.
    func answer(to call: Int, place: Int) -> RecordedAnswer {
        answers[(calls[call].first + place) % answers.count]
    }

    private func text(_ column: AnswerColumn, of row: CSVRow) -> String? {
        places[column].flatMap { row[$0] }
    }

    /// How many never left.
    package var never: Int64 { Int64(answers.count { $0.turnout == nil }) }

    /// How long those took who did leave.
    package var turnouts: AnswerDelays { AnswerDelays(answers.compactMap(\.turnout)) }

    private func isEmpty(_ column: AnswerColumn, of row: CSVRow) -> Bool {
        text(column, of: row)?.isEmpty ?? true
    }

    /// Seconds since midnight.
    private func second(_ column: AnswerColumn, of row: CSVRow) -> Int64? {
        guard let text = text(column, of: row) else { return nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (48...57).contains($0) } ? Int64(part) : nil
        }
        guard numbers.count == 3, numbers[0] < 24, numbers[1] < 60, numbers[2] < 60 else {
            return nil
        }
        return numbers[0] * 3_600 + numbers[1] * 60 + numbers[2]
    }

    /// From one time of day to the next moment at which it is another.
    private static func span(from earlier: Int64, to later: Int64) -> TimeSpan {
        .seconds(later >= earlier ? later - earlier : later - earlier + 86_400)
    }
}

/// The columns that a record of answers must have, as the first such record calls them.
package enum AnswerColumn: String, CaseIterable, Sendable {
    case call = "incident_num"
    /// `2010-01-31`.
    case date
    /// When somebody was asked, `23:59:30`.
    case asked = "dispatch"
    /// When they left; empty for never.
    case left = "enroute"
    /// When they were free again.
    case back = "clear"
}

/// What one person did who was asked.
package struct RecordedAnswer: Hashable, Sendable {
    /// How long until they left; nil when they never did.
    package let turnout: TimeSpan?
    /// How long they were away then.
    package let absence: TimeSpan
}

/// One call of a record.
package struct RecordedCall: Hashable, Sendable {
    package let at: Instant
    /// The place in the record of the first who was asked.
    package let first: Int
}

/// Why a record of answers cannot be replayed.
package enum AnswerFault: Error, Hashable, Sendable {
    case missingColumns([AnswerColumn])
    case noCalls

    package var text: LocalizedText {
        switch self {
        case .missingColumns(let columns):
            let names = columns.map(\.rawValue).joined(separator: ", ")
            return LocalizedText(
                fr:
                    "colonnes absentes de la première ligne : \(names) ; ajoutez-les ou renommez les vôtres",
                es:
                    "columnas que faltan en la primera línea: \(names); añádalas o cambie el nombre de las suyas",
                en: "columns missing from the first line: \(names); add them or rename yours")
        case .noCalls:
            return LocalizedText(
                fr:
                    "aucune ligne ne dit quand quelqu'un a été appelé : vérifiez les colonnes date et dispatch",
                es:
                    "ninguna línea dice cuándo se llamó a alguien: compruebe las columnas date y dispatch",
                en: "no line says when somebody was called out: check the columns date and dispatch"
            )
        }
    }
}
