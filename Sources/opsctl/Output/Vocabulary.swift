import OpsCore

/// The words for the codes of the API.
enum Vocabulary {
    static let yes = LocalizedText(fr: "oui", es: "sí", en: "yes")
    static let no = LocalizedText(fr: "non", es: "no", en: "no")

    /// The word for a code, as OpsCore has it; the code itself where there is none.
    static func word(_ code: String, in language: PublicationLanguage) -> String {
        for look in books {
            if let text = look(code) { return text[language] }
        }
        return code
    }

    static func style(_ code: String) -> Table.Style? {
        switch code {
        case "uncovered", "failed", "expired": .red
        case "open", "offered", "pending": .yellow
        case "done", "completed", "accepted", "qualified": .green
        case "cancelled", "withdrawn": .faint
        default: nil
        }
    }

    /// Where a code is looked up, in turn.
    private static let books: [@Sendable (String) -> LocalizedText?] = [
        { NeedKind(rawValue: $0)?.text }, { RequestStatus(rawValue: $0)?.text },
        { MissionStage(rawValue: $0)?.text }, { SolicitationState(rawValue: $0)?.text },
        { CancellationReason(rawValue: $0)?.text }, { FailureReason(rawValue: $0)?.text },
        { TerritoryKind(rawValue: $0)?.text }, { EntryKind(rawValue: $0)?.text },
        { Role(rawValue: $0)?.text }, { CallerRelation(rawValue: $0)?.text },
        { ContactKind(rawValue: $0)?.text }, { FigureDelay(rawValue: $0)?.text },
        { DangerState(rawValue: $0)?.text }, { DangerOutcome(rawValue: $0)?.text },
        { PersonField(rawValue: $0)?.text }, { ErasureReason(rawValue: $0)?.text },
        { HoldReason(rawValue: $0)?.text },
        { ConsentPurpose(rawValue: $0)?.text }, { ConsentSpeaker(rawValue: $0)?.text },
        { ConsentMeans(rawValue: $0)?.text }, { ConsentState(rawValue: $0)?.text },
        { PacketState(rawValue: $0)?.text },
        { CallPurpose(rawValue: $0)?.text }, { CallResult(rawValue: $0)?.text },
        { CallEnding(rawValue: $0)?.text }, { HelpAnswer(rawValue: $0)?.text },
        { ClosingReason(rawValue: $0)?.text }, { UnmetNeedCode(rawValue: $0)?.text },
        { ConcernState(rawValue: $0)?.text }, { ConcernDecision(rawValue: $0)?.text },
        { ConcernEnding(rawValue: $0)?.text },
        { CarePlanState(rawValue: $0)?.text }, { CarePlanEnding(rawValue: $0)?.text },
        { FigureAnswer(rawValue: $0)?.text },
        { ExportReason(rawValue: $0)?.text },
        { LiftReason(rawValue: $0)?.text }, { LiftRecipient(rawValue: $0)?.text },
        { RetentionRule(rawValue: $0)?.text },
        { CrewAlarmKind(rawValue: $0)?.text }, { CrewNext(rawValue: $0)?.text },
        { CrewAlarmEnding(rawValue: $0)?.text }, { CrewConfirmation(rawValue: $0)?.text },
        { others[$0] },
    ]

    private static let others = [
        "hold": LocalizedText(
            fr: "conservation obligatoire", es: "conservación obligatoria", en: "legal hold"),
        "live": LocalizedText(fr: "en cours", es: "en curso", en: "live"),
        "helped": LocalizedText(fr: "aidée", es: "atendida", en: "helped"),
        "desk": LocalizedText(fr: "bureau", es: "mesa", en: "desk"),
        "crew": LocalizedText(fr: "équipe", es: "equipo", en: "crew"),
        "supervisor": LocalizedText(fr: "superviseur", es: "supervisor", en: "supervisor"),
    ]
}
