/// One thing that a volunteer is told through the gateway, as long as something is to be done about it.
///
/// It names nobody and holds no words: the telephone is looked up and the words are made when it goes out. Once it
/// is sent or withdrawn it leaves memory and stays in the tables.
package struct Message: Hashable, Sendable {
    /// Runs from 1; what people say aloud: message 7.
    package let number: Int64
    package let kind: MessageKind
    package let mission: Identifier<Mission>
    package let missionNumber: Int64
    package let volunteer: Identifier<Volunteer>
    /// The question it is about, or whose answer it follows.
    package let solicitation: Identifier<Solicitation>
    /// By whose rules it leaves the house; nil where an older entry does not say it.
    package let deployment: Identifier<Deployment>?
    /// Who hears of it should it not arrive.
    package let desk: TerritoryCode
    package let queuedAt: Instant
    /// When the help is due that it speaks of.
    package let dueAt: Instant?
    /// From when on it is of no use; nil while its mission lives.
    package let until: Instant?
    package var attempts: Int64 = 0
    /// Nothing is tried any more unless somebody asks for it.
    package var isDead = false
    /// It is still tried, and has not arrived in time: somebody has to ring meanwhile.
    package var isLate = false

    /// Tries go on for days; after this, or when help is due, somebody hears that they fail.
    static let patience = TimeSpan.minutes(10)

    /// Whether somebody has to ring should it not go out before `next`.
    func isTooLate(at next: Instant) -> Bool {
        let latest = queuedAt + Self.patience
        return kind.mustArrive && next >= min(latest, dueAt.map { max($0, queuedAt) } ?? latest)
    }
}

/// What a message says.
package enum MessageKind: String, CaseIterable, Sendable {
    /// Can you help?
    case asked
    /// The same once more, to who is silent.
    case reminded
    /// Thank you: there is no place for you now, you are in reserve.
    case reserve
    /// Thank you: you go.
    case accepted
    /// Thank you: somebody is still missing, wait for word.
    case acceptedShort = "accepted_short"
    /// To who said yes before: now you go.
    case crewWhole = "crew_whole"
    /// To who was to go: somebody has stepped back, wait for word.
    case crewShort = "crew_short"
    /// To who was to go: somebody has stepped back, and you go without them.
    case crewSmaller = "crew_smaller"
    /// To who was asked and has not said no.
    case notNeeded = "not_needed"
    /// Do you still come?
    case confirm
    /// You are awaited at another time than you were told.
    case newTime = "new_time"
    /// Others have taken over from you.
    case stoodDown = "stood_down"
    /// Nobody is to go any more.
    case cancelled

    /// Whether it puts a question that an answer settles.
    package var isQuestion: Bool { self == .asked || self == .reminded }

    /// Whether somebody must ring who cannot be reached in this way.
    ///
    /// Who is in reserve, waits for the others or is not needed misses nothing, and who is reminded was asked
    /// before.
    package var mustArrive: Bool {
        switch self {
        case .asked, .accepted, .crewWhole, .crewShort, .crewSmaller, .confirm, .newTime,
            .stoodDown, .cancelled:
            true
        case .reminded, .reserve, .acceptedShort, .notNeeded: false
        }
    }

    /// Whether it answers a yes.
    var isThanks: Bool { self == .accepted || self == .acceptedShort || self == .reserve }

    /// Whether somebody who reads it would leave for the door.
    package var saysToGo: Bool {
        self == .accepted || self == .crewWhole || self == .crewSmaller
    }

    /// Whether somebody who reads it stays until they hear more.
    var saysToWait: Bool { self == .acceptedShort || self == .crewShort }

    /// Whether it goes before what else waits: who is on the way must hear it.
    package var isUrgent: Bool {
        switch self {
        case .confirm, .newTime, .stoodDown, .cancelled, .crewShort, .crewSmaller: true
        case .asked, .reminded, .reserve, .accepted, .acceptedShort, .crewWhole, .notNeeded: false
        }
    }

    /// Whether it stays right when its mission is over.
    var outlivesMission: Bool {
        switch self {
        case .notNeeded, .stoodDown, .cancelled: true
        case .asked, .reminded, .reserve, .accepted, .acceptedShort, .crewWhole, .crewShort,
            .crewSmaller, .confirm, .newTime:
            false
        }
    }
}

/// How far a message is.
package enum MessageState: String, CaseIterable, Sendable {
    /// It goes out when its time comes.
    case pending
    /// It stays in the house: an exercise.
    case held
    /// The gateway has taken it.
    case sent
    /// It will not arrive: somebody has to ring.
    case dead
    /// It was not needed any more before it went out.
    case withdrawn
    /// It did not arrive in time, and somebody has rung instead.
    case rung
}

/// Why a message did not go out.
package enum MessageFailure: String, CaseIterable, Sendable {
    /// The volunteer has none.
    case noTelephone = "no_telephone"
    /// The volunteer wants no messages.
    case stopped
    /// The gateway will not have this message.
    case refused
    /// The gateway is not there any more (410).
    case gone
    /// The gateway asks to wait.
    case busy
    /// The gateway is out of order.
    case failing
    /// No connection, or the program cannot be started.
    case unreachable
    case timedOut = "timed_out"
    /// What it asked is over.
    case tooLate = "too_late"
}

/// By which way messages leave the house.
package enum MessageWay: String, CaseIterable, Sendable {
    /// A line in the server's log: nobody is told.
    case log
    case command
    case webhook
}

/// Whether the volunteers of a deployment are told by messages.
package struct MessageRules: Hashable, Sendable {
    package let isOn: Bool
    /// Messages are made and stay in the house, as in exercises.
    package let isHeld: Bool

    package init(isOn: Bool = true, isHeld: Bool = false) {
        self.isOn = isOn
        self.isHeld = isHeld
    }

    /// What a deployment opens with where nothing is said.
    package static let standard = MessageRules()

    package init?(from fields: inout JSONFields) {
        guard let isOn = fields.flag("on", isNeeded: true) else { return nil }
        self.init(isOn: isOn, isHeld: fields.flag("held") ?? false)
    }

    package func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("on", isOn)
        if isHeld { json.member("held", true) }
        json.endObject()
    }
}
