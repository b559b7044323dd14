/// A check as a snapshot holds it.
extension RuleCheck {
    func pack(into bytes: inout ByteWriter) {
        bytes.identifier(request)
        bytes.text(rules.set.text)
        bytes.number(rules.version)
        for codes in [speaksFor, against, unknown] { bytes.list(codes) { $0.text($1.text) } }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            request: try bytes.identifier(),
            rules: RuleReference(set: try bytes.made(Slug.init), version: try bytes.number()),
            speaksFor: try Self.codes(&bytes), against: try Self.codes(&bytes),
            unknown: try Self.codes(&bytes))
    }

    private static func codes(
        _ bytes: inout ByteReader
    ) throws(ByteReader.Damaged) -> [RuleCode] {
        try bytes.list { bytes throws(ByteReader.Damaged) in try bytes.made(RuleCode.init) }
    }
}
