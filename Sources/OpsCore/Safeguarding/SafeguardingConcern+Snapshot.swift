extension SafeguardingConcern {
    func pack(into bytes: inout ByteWriter) {
        bytes.identifier(id)
        bytes.number(number)
        bytes.identifier(contact)
        bytes.optional(person) { $0.identifier($1) }
        bytes.number(raisedAt.milliseconds)
        bytes.number(decideBy.milliseconds)
        bytes.optional(decision) { $0.text($1.rawValue) }
        bytes.optional(danger) { $0.identifier($1) }
        owner.pack(into: &bytes)
        bytes.number(dueAt.milliseconds)
        bytes.number(escalations)
        bytes.number(actions)
        bytes.list(openActions.sorted { $0.key < $1.key }) { bytes, action in
            bytes.number(action.key)
            bytes.number(action.value.milliseconds)
        }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        func instant(_ bytes: inout ByteReader) throws(ByteReader.Damaged) -> Instant {
            Instant(milliseconds: try bytes.number())
        }
        self.init(
            id: try bytes.identifier(), number: try bytes.number(),
            contact: try bytes.identifier(), person: try bytes.optionalIdentifier(),
            raisedAt: try instant(&bytes), decideBy: try instant(&bytes),
            decision: try bytes.optional { bytes throws(ByteReader.Damaged) in try bytes.code() },
            danger: try bytes.optionalIdentifier(),
            owner: try DangerOwner(from: &bytes), dueAt: try instant(&bytes),
            escalations: try bytes.number(), actions: try bytes.number(), openActions: [:])
        for _ in 0..<(try bytes.count()) {
            let number = try bytes.number()
            openActions[number] = try instant(&bytes)
        }
    }
}
