import OpsCore

/// The words for the codes of one closed list.
///
/// Other lists may have the same codes and other words for them: `open` is a request that waits and a
/// call to be made. So whoever shows a code says of which list it is.
struct Book: Sendable {
    private let look: @Sendable (String) -> LocalizedText?

    init(_ look: @escaping @Sendable (String) -> LocalizedText?) {
        self.look = look
    }

    func text(_ code: String) -> LocalizedText? { look(code) }

    /// What the code is called; the code itself where a newer server has it and this program has not.
    func word(_ code: String, in language: PublicationLanguage) -> String {
        look(code)?[language] ?? code
    }

    /// The words of this book, and for what it does not have those of others.
    func or(_ others: Book...) -> Book {
        Book { code in look(code) ?? others.lazy.compactMap { $0.look(code) }.first }
    }

    private init(_ words: [String: LocalizedText]) {
        self.init { words[$0] }
    }
}

/// Requests, contacts, missions.
extension Book {
    static let need = Book { NeedKind(rawValue: $0)?.text }
    static let requestStatus = Book { RequestStatus(rawValue: $0)?.text }
    static let requestEnding = Book { CancellationReason(rawValue: $0)?.text }
        .or(Book(["helped": LocalizedText(fr: "aidée", es: "atendida", en: "helped")]))
        .or(requestStatus)
    static let contactKind = Book { ContactKind(rawValue: $0)?.text }
    static let relation = Book { CallerRelation(rawValue: $0)?.text }
    static let missionStage = Book { MissionStage(rawValue: $0)?.text }
    static let missionFailure = Book { FailureReason(rawValue: $0)?.text }
    static let solicitation = Book { SolicitationState(rawValue: $0)?.text }
    static let declineReason = Book { DeclineReason(rawValue: $0)?.text }
    static let quietException = Book { QuietException(rawValue: $0)?.text }
    static let waveState = Book { WaveState(rawValue: $0)?.text }
    static let messageKind = Book { MessageKind(rawValue: $0)?.text }
    static let messageState = Book { MessageState(rawValue: $0)?.text }
    static let messageFailure = Book { MessageFailure(rawValue: $0)?.text }
    static let messageWay = Book { MessageWay(rawValue: $0)?.text }
    static let crewLeaving = Book { CrewLeaving(rawValue: $0)?.text }
    static let packet = Book { PacketState(rawValue: $0)?.text }

    /// Who must act next.
    static let owner = Book([
        "desk": LocalizedText(fr: "bureau", es: "mesa", en: "desk"),
        "crew": LocalizedText(fr: "équipe", es: "equipo", en: "crew"),
        "supervisor": LocalizedText(fr: "superviseur", es: "supervisor", en: "supervisor"),
    ])
}

/// Danger, concerns, calls, care.
extension Book {
    static let dangerState = Book { DangerState(rawValue: $0)?.text }
    static let dangerOutcome = Book { DangerOutcome(rawValue: $0)?.text }
    static let concernState = Book { ConcernState(rawValue: $0)?.text }
    static let concernDecision = Book { ConcernDecision(rawValue: $0)?.text }
    static let concernEnding = Book { ConcernEnding(rawValue: $0)?.text }
    static let callState = Book { PlannedCallState(rawValue: $0)?.text }
    static let callPurpose = Book { CallPurpose(rawValue: $0)?.text }
    static let callResult = Book { CallResult(rawValue: $0)?.text }
    static let callEnding = Book { CallEnding(rawValue: $0)?.text }
    static let help = Book { HelpAnswer(rawValue: $0)?.text }
    static let needNow = Book { ClosingReason(rawValue: $0)?.text }
    static let unmet = Book { UnmetNeedCode(rawValue: $0)?.text }
    static let carePlanState = Book { CarePlanState(rawValue: $0)?.text }
    static let carePlanEnding = Book { CarePlanEnding(rawValue: $0)?.text }
}

/// Rights of the person.
extension Book {
    static let consentPurpose = Book { ConsentPurpose(rawValue: $0)?.text }
    static let consentSpeaker = Book { ConsentSpeaker(rawValue: $0)?.text }
    static let consentMeans = Book { ConsentMeans(rawValue: $0)?.text }
    static let consentState = Book { ConsentState(rawValue: $0)?.text }
    static let liftReason = Book { LiftReason(rawValue: $0)?.text }
    static let liftRecipient = Book { LiftRecipient(rawValue: $0)?.text }
    static let personField = Book { PersonField(rawValue: $0)?.text }
    static let erasureReason = Book { ErasureReason(rawValue: $0)?.text }
    static let holdReason = Book { HoldReason(rawValue: $0)?.text }
    static let exportReason = Book { ExportReason(rawValue: $0)?.text }
    static let keptBy = Book([
        "hold": LocalizedText(
            fr: "conservation obligatoire", es: "conservación obligatoria", en: "legal hold"),
        "live": LocalizedText(fr: "en cours", es: "en curso", en: "live"),
    ])
}

/// The house.
extension Book {
    static let territory = Book { TerritoryKind(rawValue: $0)?.text }
    static let entry = Book { EntryKind(rawValue: $0)?.text }
    static let role = Book { Role(rawValue: $0)?.text }
    static let crewAlarm = Book { CrewAlarmKind(rawValue: $0)?.text }
    static let watchedCrews = Book { WatchedCrews(rawValue: $0)?.text }
    static let crewNext = Book { CrewNext(rawValue: $0)?.text }
    static let crewAlarmEnding = Book { CrewAlarmEnding(rawValue: $0)?.text }
    static let crewConfirmation = Book { CrewConfirmation(rawValue: $0)?.text }
    static let travel = Book { TravelMeans(rawValue: $0)?.text }
    static let assetKind = Book { AssetKind(rawValue: $0)?.text }
    static let assetState = Book { AssetState(rawValue: $0)?.text }
    static let assetFault = Book { AssetFault(rawValue: $0)?.text }
    static let partner = Book { PartnerKind(rawValue: $0)?.text }
    /// Skills that every house has; the words of others are in their codes.
    static let skill = Book(SkillBook.common).or(
        Book { code in
            let words = String(code.map { $0 == "_" ? " " : $0 })
            return LocalizedText(fr: words, es: words, en: words)
        })
    /// Whose a set of rules is.
    static let rules = Book([
        "standard": LocalizedText(
            fr: "Ops, faute d'autres", es: "Ops, a falta de otras", en: "Ops, for want of others"),
        "house": LocalizedText(fr: "toute la maison", es: "toda la casa", en: "the whole house"),
        "deployment": LocalizedText(
            fr: "ce déploiement", es: "este despliegue", en: "this deployment"),
    ])

    static let figureDelay = Book { FigureDelay(rawValue: $0)?.text }
    static let figureAnswer = Book { FigureAnswer(rawValue: $0)?.text }
    static let figureOrigin = partner.or(
        Book([
            hotlineOrigin: LocalizedText(
                fr: "ligne d'écoute", es: "línea de atención", en: "hotline")
        ]))
}
