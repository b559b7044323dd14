/// What is watched of one mission's crew.
package struct CrewWatch: Hashable, Sendable {
    /// When they must have reported; nil while they are not out, not watched, or overdue already.
    package var checkInDue: Instant?
    /// The alarm while they are overdue.
    package var overdue: Identifier<CrewAlarm>?
    package var isGearConfirmed = false
    /// When they come, as agreed with the person.
    package var slot: CrewSlot?
    package var confirmation = CrewConfirmation.notAsked
    /// When they are asked to confirm, or their silence is told.
    package var confirmDue: Instant?
    package var confirmed: [Identifier<Volunteer>] = []
    /// When the crew must have arrived; nil once it has, or once somebody was told.
    package var arrivalDue: Instant?

    package init() {}

    func due(_ timer: CrewTimer) -> Instant? {
        switch timer {
        case .checkIn: checkInDue
        case .confirmation: confirmDue
        case .arrival: arrivalDue
        }
    }

    /// Whether nobody need say any more that they will come: the hour has begun, or is over where they had been asked, and
    /// who comes is awaited.
    func isPastConfirming(at instant: Instant) -> Bool {
        let before = confirmation == .notAsked ? slot?.from : slot?.until
        return before.map { $0 <= instant } ?? false
    }
}

/// From when until when a crew comes.
package struct CrewSlot: Hashable, Sendable {
    package let from: Instant
    package let until: Instant
    /// Whether it is when a round comes, and nobody has agreed it with the person.
    package var isOfRound = false
}

/// Whether a crew has said that it comes.
package enum CrewConfirmation: String, CaseIterable, Sendable {
    case notAsked = "not_asked"
    case asked = "awaited"
    case confirmed
    /// Nobody answered in time: the desk was told.
    case silent = "unanswered"
}

/// What is known of crews that are planned or out.
package struct CrewBook: Hashable, Sendable {
    package internal(set) var watches: [Identifier<Mission>: CrewWatch] = [:]
    /// Alarms that are not closed.
    package internal(set) var alarms: [Identifier<CrewAlarm>: CrewAlarm] = [:]
    var alarmCount: Int64 = 0
}

extension CrewBook {
    func pack(into bytes: inout ByteWriter) {
        bytes.number(alarmCount)
        bytes.list(alarms.values.sorted { $0.number < $1.number }) { $1.pack(into: &$0) }
        bytes.list(watches.sorted { $0.key < $1.key }) { bytes, watch in
            bytes.identifier(watch.key)
            watch.value.pack(into: &bytes)
        }
    }

    init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        alarmCount = try bytes.number()
        for _ in 0..<(try bytes.count()) {
            let alarm = try CrewAlarm(from: &bytes)
            alarms[alarm.id] = alarm
        }
        for _ in 0..<(try bytes.count()) {
            watches[try bytes.identifier()] = try CrewWatch(from: &bytes)
        }
    }
}

extension CrewWatch {
    fileprivate func pack(into bytes: inout ByteWriter) {
        bytes.optional(checkInDue) { $0.number($1.milliseconds) }
        bytes.optional(overdue) { $0.identifier($1) }
        bytes.flag(isGearConfirmed)
        bytes.optional(slot) {
            $0.number($1.from.milliseconds)
            $0.number($1.until.milliseconds)
            $0.flag($1.isOfRound)
        }
        bytes.text(confirmation.rawValue)
        bytes.optional(confirmDue) { $0.number($1.milliseconds) }
        bytes.list(confirmed) { $0.identifier($1) }
        bytes.optional(arrivalDue) { $0.number($1.milliseconds) }
    }

    fileprivate init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        func instant(_ bytes: inout ByteReader) throws(ByteReader.Damaged) -> Instant {
            Instant(milliseconds: try bytes.number())
        }
        checkInDue = try bytes.optional(instant)
        overdue = try bytes.optionalIdentifier()
        isGearConfirmed = try bytes.flag()
        slot = try bytes.optional { bytes throws(ByteReader.Damaged) in
            CrewSlot(
                from: try instant(&bytes), until: try instant(&bytes),
                isOfRound: try bytes.flag())
        }
        confirmation = try bytes.code()
        confirmDue = try bytes.optional(instant)
        confirmed = try bytes.list { bytes throws(ByteReader.Damaged) in try bytes.identifier() }
        arrivalDue = try bytes.optional(instant)
    }
}

extension CrewAlarm {
    fileprivate func pack(into bytes: inout ByteWriter) {
        bytes.identifier(id)
        bytes.number(number)
        bytes.text(kind.rawValue)
        bytes.identifier(mission)
        bytes.number(missionNumber)
        bytes.optional(volunteer) { $0.identifier($1) }
        bytes.optional(next) { $0.text($1.rawValue) }
        bytes.number(within.milliseconds)
        bytes.text(desk.text)
        bytes.number(dueAt.milliseconds)
        bytes.number(escalations)
        bytes.list(missing) { $0.identifier($1) }
    }

    fileprivate init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
        self.init(
            id: try bytes.identifier(), number: try bytes.number(), kind: try bytes.code(),
            mission: try bytes.identifier(), missionNumber: try bytes.number(),
            volunteer: try bytes.optionalIdentifier(),
            next: try bytes.optional { bytes throws(ByteReader.Damaged) in try bytes.code() },
            within: TimeSpan(milliseconds: try bytes.number()),
            desk: try bytes.made(TerritoryCode.init),
            dueAt: Instant(milliseconds: try bytes.number()), escalations: try bytes.number(),
            missing: try bytes.list { bytes throws(ByteReader.Damaged) in
                try bytes.identifier()
            })
    }
}
