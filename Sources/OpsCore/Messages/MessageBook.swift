/// The outbox: what goes out, what could not, and who was told that they are not needed.
package struct MessageBook: Hashable, Sendable {
    /// Those that are pending or dead.
    package internal(set) var live: [Int64: Message] = [:]
    /// The same by mission; follows from them.
    private var places: [Identifier<Mission>: Set<Int64>] = [:]
    /// Whose question of a live mission needs no "not needed any more": they were told, or it never reached them.
    var released: [Identifier<Mission>: Set<Identifier<Solicitation>>] = [:]
    /// Whose last message found no telephone; a change of theirs is another chance.
    var unreachable: Set<Identifier<Volunteer>> = []
    var count: Int64 = 0

    package init() {}

    /// The live ones of a mission, in order.
    func of(_ mission: Identifier<Mission>) -> [Message] {
        guard let numbers = places[mission] else { return [] }
        return numbers.sorted().compactMap { live[$0] }
    }

    func isEmpty(_ mission: Identifier<Mission>) -> Bool { places[mission] == nil }

    mutating func insert(_ message: Message) {
        live[message.number] = message
        places[message.mission, default: []].insert(message.number)
    }

    @discardableResult
    mutating func remove(_ number: Int64) -> Message? {
        guard let message = live.removeValue(forKey: number) else { return nil }
        places[message.mission]?.remove(number)
        if places[message.mission]?.isEmpty == true { places[message.mission] = nil }
        return message
    }
}

extension MessageBook {
    func pack(into bytes: inout ByteWriter) {
        bytes.number(count)
        bytes.list(live.values.sorted { $0.number < $1.number }) { $1.pack(into: &$0) }
        bytes.list(released.sorted { $0.key < $1.key }) { bytes, told in
            bytes.identifier(told.key)
            bytes.list(told.value.sorted()) { $0.identifier($1) }
        }
        bytes.list(unreachable.sorted()) { $0.identifier($1) }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        count = try bytes.number()
        for _ in 0..<(try bytes.count()) { insert(try Message(from: &bytes)) }
        for _ in 0..<(try bytes.count()) {
            let mission: Identifier<Mission> = try bytes.identifier()
            released[mission] = Set(
                try bytes.list { bytes throws(ByteReader.Damaged) in try bytes.identifier() })
        }
        unreachable = Set(
            try bytes.list { bytes throws(ByteReader.Damaged) in try bytes.identifier() })
    }
}

extension Message {
    fileprivate func pack(into bytes: inout ByteWriter) {
        bytes.number(number)
        bytes.text(kind.rawValue)
        bytes.identifier(mission)
        bytes.number(missionNumber)
        bytes.identifier(volunteer)
        bytes.identifier(solicitation)
        bytes.optional(deployment) { $0.identifier($1) }
        bytes.text(desk.text)
        bytes.number(queuedAt.milliseconds)
        bytes.optional(dueAt) { $0.number($1.milliseconds) }
        bytes.optional(until) { $0.number($1.milliseconds) }
        bytes.number(attempts)
        bytes.flag(isDead)
        bytes.flag(isLate)
    }

    fileprivate init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            number: try bytes.number(), kind: try bytes.code(), mission: try bytes.identifier(),
            missionNumber: try bytes.number(), volunteer: try bytes.identifier(),
            solicitation: try bytes.identifier(), deployment: try bytes.optionalIdentifier(),
            desk: try bytes.made(TerritoryCode.init),
            queuedAt: Instant(milliseconds: try bytes.number()),
            dueAt: try bytes.optional { bytes throws(ByteReader.Damaged) in
                Instant(milliseconds: try bytes.number())
            },
            until: try bytes.optional { bytes throws(ByteReader.Damaged) in
                Instant(milliseconds: try bytes.number())
            }, attempts: try bytes.number(), isDead: try bytes.flag(),
            isLate: try bytes.flag())
    }
}
