/// What the operation holds of those who offer to help.
package struct CandidateBook: Hashable, Sendable {
    /// Those for whom something is still to be decided, and those who are shown with another.
    package internal(set) var known: [Identifier<Candidate>: Candidate] = [:]
    var count: Int64 = 0
    /// The rules of each territory that has its own, as they are now.
    package internal(set) var rules: [TerritoryCode: OnboardingVersion] = [:]
}

extension CandidateBook {
    func pack(into bytes: inout ByteWriter) {
        bytes.number(count)
        bytes.list(known.values.sorted { $0.number < $1.number }) { $1.pack(into: &$0) }
        bytes.list(rules.values.sorted { $0.territory < $1.territory }) { bytes, rules in
            bytes.document { rules.write(into: &$0) }
        }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        count = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            let candidate = try Candidate(from: &bytes)
            known[candidate.id] = candidate
        }
        for _ in 0..<(try bytes.count()) {
            let read = try bytes.document { OnboardingVersion(from: &$0) }
            rules[read.territory] = read
        }
    }
}

extension Candidate {
    fileprivate func pack(into bytes: inout ByteWriter) {
        bytes.identifier(id)
        bytes.number(number)
        profile.pack(into: &bytes)
        bytes.text(stage.rawValue)
        bytes.text(desk.text)
        bytes.number(dueAt.milliseconds)
        bytes.number(escalations)
        bytes.optional(mergedInto) { bytes, twin in
            switch twin {
            case .candidate(let id):
                bytes.flag(false)
                bytes.identifier(id)
            case .volunteer(let id):
                bytes.flag(true)
                bytes.identifier(id)
            }
        }
        bytes.optional(admittedAs) { $0.identifier($1) }
    }

    fileprivate init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            id: try bytes.identifier(), number: try bytes.number(),
            profile: try VolunteerProfile(from: &bytes), stage: try bytes.code(),
            desk: try bytes.made(TerritoryCode.init),
            dueAt: Instant(milliseconds: try bytes.number()), escalations: try bytes.number(),
            mergedInto: try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.flag()
                    ? .volunteer(try bytes.identifier()) : .candidate(try bytes.identifier())
            }, admittedAs: try bytes.optionalIdentifier())
    }
}
