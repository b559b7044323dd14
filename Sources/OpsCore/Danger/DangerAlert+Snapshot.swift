extension DangerAlert {
    func pack(into bytes: inout ByteWriter) {
        bytes.identifier(id)
        bytes.number(number)
        bytes.optional(contact) { $0.identifier($1) }
        bytes.optional(place) { $0.text($1.text) }
        bytes.number(openedAt.milliseconds)
        bytes.text(state.rawValue)
        owner.pack(into: &bytes)
        bytes.number(dueAt.milliseconds)
        bytes.number(escalations)
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            id: try bytes.identifier(), number: try bytes.number(),
            contact: try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.identifier()
            },
            place: try bytes.optional { bytes throws(ByteReader.Damaged) in
                try bytes.made(TerritoryCode.init)
            },
            openedAt: Instant(milliseconds: try bytes.number()), state: try bytes.code(),
            owner: try DangerOwner(from: &bytes), dueAt: Instant(milliseconds: try bytes.number()),
            escalations: try bytes.number())
    }
}

extension DangerOwner {
    func pack(into bytes: inout ByteWriter) {
        switch self {
        case .desk(let code):
            bytes.flag(true)
            bytes.optional(code) { $0.text($1.text) }
        case .supervisor(let token):
            bytes.flag(false)
            bytes.identifier(token)
        }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        if try bytes.flag() {
            self = .desk(
                try bytes.optional { bytes throws(ByteReader.Damaged) in
                    try bytes.made(TerritoryCode.init)
                })
        } else {
            self = .supervisor(try bytes.identifier())
        }
    }
}
