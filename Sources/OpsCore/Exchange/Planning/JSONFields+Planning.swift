/// The kinds of member that planning documents hold.
extension JSONFields {
    /// The number of a place.
    mutating func place(_ name: String, isNeeded: Bool = false) -> Int? {
        integer(name, isNeeded: isNeeded, in: 0...Int64(PlanningProblem.stopLimit * 2)).map {
            Int($0)
        }
    }

    /// Whole amounts, one to a dimension.
    mutating func amounts(_ name: String) -> [Int] {
        elements(name, limit: PlanningProblem.dimensionLimit) {
            value throws(FieldProblem.Failure) in
            guard case .number(let number) = value, let whole = number.whole else {
                throw FieldProblem.Failure(.wrongType(expected: .integer))
            }
            return Int(whole)
        } ?? []
    }

    mutating func point() -> (x: Double, y: Double)? {
        let x = number("x", isNeeded: true)
        let y = number("y", isNeeded: true)
        guard let x, let y else { return nil }
        return (x, y)
    }

    /// A table of numbers, row by row.
    mutating func rows(_ name: String, isNeeded: Bool, limit: Int) -> [[Double]]? {
        elements(name, isNeeded: isNeeded, limit: limit) { value throws(FieldProblem.Failure) in
            guard case .array(let values) = value else {
                throw FieldProblem.Failure(.wrongType(expected: .array))
            }
            var row: [Double] = []
            for value in values {
                guard case .number(let number) = value else {
                    throw FieldProblem.Failure(.wrongType(expected: .number))
                }
                row.append(number.double)
            }
            return row
        }
    }
}

/// Gives each word for a skill a bit.
struct SkillBits {
    private var bits: [String: Int] = [:]

    /// Nil when there are more words in all than bits.
    mutating func read(_ name: String, of fields: inout JSONFields) -> PlanningSkills? {
        var skills: PlanningSkills = []
        for word in fields.texts(name, limit: PlanningSkills.limit, each: 100) ?? [] {
            let bit = bits[word, default: bits.count]
            guard bit < PlanningSkills.limit else { return nil }
            bits[word] = bit
            skills.insert(PlanningSkills(rawValue: 1 << UInt64(bit)))
        }
        return skills
    }
}
