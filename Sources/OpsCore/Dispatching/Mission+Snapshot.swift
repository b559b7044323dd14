extension Mission {
    func pack(into bytes: inout ByteWriter) {
        bytes.identifier(id)
        bytes.number(number)
        bytes.identifier(request)
        bytes.number(crew)
        bytes.number(openedAt.milliseconds)
        bytes.text(stage.rawValue)
        bytes.list(solicitations) { bytes, solicitation in
            bytes.identifier(solicitation.id)
            bytes.identifier(solicitation.volunteer)
            bytes.number(solicitation.expiresAt.milliseconds)
            bytes.text(solicitation.state.rawValue)
            bytes.optional(solicitation.remindedAt) { $0.number($1.milliseconds) }
            bytes.flag(solicitation.hasLeft)
        }
        bytes.optional(visitCode) { bytes, code in
            bytes.number(code.expiresAt.milliseconds)
            bytes.optional(code.toldAt) { $0.number($1.milliseconds) }
        }
        bytes.optional(packet) { bytes, packet in
            bytes.text(packet.state.rawValue)
            bytes.flag(packet.isCold)
            bytes.flag(packet.isUrgent)
        }
        bytes.list(incoming) { $0.identifier($1) }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            id: try bytes.identifier(), number: try bytes.number(),
            request: try bytes.identifier(), crew: try bytes.number(),
            openedAt: Instant(milliseconds: try bytes.number()), stage: try bytes.code(),
            solicitations: Solicitations(
                try bytes.list { bytes throws(ByteReader.Damaged) in
                    Solicitation(
                        id: try bytes.identifier(), volunteer: try bytes.identifier(),
                        expiresAt: Instant(milliseconds: try bytes.number()),
                        state: try bytes.code(),
                        remindedAt: try bytes.optional { bytes throws(ByteReader.Damaged) in
                            Instant(milliseconds: try bytes.number())
                        },
                        hasLeft: try bytes.flag())
                }),
            visitCode: try bytes.optional { bytes throws(ByteReader.Damaged) in
                VisitCodeState(
                    expiresAt: Instant(milliseconds: try bytes.number()),
                    toldAt: try bytes.optional { bytes throws(ByteReader.Damaged) in
                        Instant(milliseconds: try bytes.number())
                    })
            },
            packet: try bytes.optional { bytes throws(ByteReader.Damaged) in
                SealedPacket(
                    state: try bytes.code(), isCold: try bytes.flag(), isUrgent: try bytes.flag())
            },
            incoming: try bytes.list { bytes throws(ByteReader.Damaged) in
                try bytes.identifier()
            })
    }
}
