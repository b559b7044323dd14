import OpsCore
import OpsTesting
import Testing

struct RefusalTextTests {
    @Test func `codes and texts of all refusals are those that are checked in`() throws {
        let lines = RefusalSamples.all.map { Self.lines($0.code, $0.text) }
        try Snapshot.expect(lines.joined(separator: "\n"), matches: "OpsCore/refusals.txt")
    }

    @Test func `codes and texts of all reasons are those that are checked in`() throws {
        let lines =
            RefusalSamples.reasonsFor.map { Self.lines($0.code, $0.text) }
            + RefusalSamples.reasonsAgainst.map { Self.lines($0.code, $0.text) }
        try Snapshot.expect(lines.joined(separator: "\n"), matches: "OpsCore/reasons.txt")
    }

    private static func lines(_ code: String, _ text: LocalizedText) -> String {
        "\(code)\n  fr: \(text[.fr])\n  es: \(text[.es])\n  en: \(text[.en])\n"
    }

    @Test func `every refusal is told in three languages`() {
        for refusal in RefusalSamples.all {
            #expect(Wording.isThreefold(refusal.text), "\(refusal.code)")
        }
        for reason in RefusalSamples.reasonsAgainst {
            #expect(Wording.isThreefold(reason.text), "\(reason.code)")
        }
        for reason in RefusalSamples.reasonsFor {
            #expect(Wording.isThreefold(reason.text), "\(reason.code)")
        }
    }

    /// Each case of each area.
    @Test func `each case has a code of its own, area and reason in snake case`() {
        let codes = Set(RefusalSamples.all.map(\.code))
        #expect(
            codes.count == 11 + 13 + 10 + 19 + 24 + 4 + 3 + 18 + 7 + 13 + 22 + 7 + 8 + 12 + 6 + 12
                + 9 + 12 + 23 + 14 + 22 + 19 + 11 + 4 + 4 + 20 + 44 + 5 + 2 + 1 + 2)
        for code in codes {
            #expect(code.split(separator: ".").count == 2)
            #expect(code.utf8.allSatisfy { (97...122).contains($0) || "_.".utf8.contains($0) })
        }
        #expect(Set(RefusalSamples.reasonsAgainst.map(\.code)).count == 24)
    }

    @Test func `no text holds an identifier where people say a number`() {
        for refusal in RefusalSamples.all {
            for language in PublicationLanguage.allCases {
                #expect(!refusal.text[language].contains("-7000-8000-"))
            }
        }
        let text = Refusal.dispatching(.alreadyAssigned(number: 417)).text
        #expect(text[.fr].contains("la demande 417"))
        #expect(text[.es].contains("la solicitud 417"))
        #expect(text[.en].contains("request 417"))
    }

    @Test func `every code that people see has a name in three languages of its own`() {
        expectNames(of: NeedKind.self) { $0.text }
        expectNames(of: ContactKind.self) { $0.text }
        expectNames(of: DangerState.self) { $0.text }
        expectNames(of: DangerOutcome.self) { $0.text }
        expectNames(of: CallPurpose.self) { $0.text }
        expectNames(of: PlannedCallState.self) { $0.text }
        expectNames(of: LadderKind.self) { $0.text }
        expectNames(of: CallResult.self) { $0.text }
        expectNames(of: CallEnding.self) { $0.text }
        expectNames(of: HelpAnswer.self) { $0.text }
        expectNames(of: ClosingReason.self) { $0.text }
        expectNames(of: UnmetNeedCode.self) { $0.text }
        expectNames(of: FigureAnswer.self) { $0.text }
        expectNames(of: VisitStep.self) { $0.text }
        expectNames(of: VisitWants.self) { $0.text }
        expectNames(of: HealthSignal.self) { $0.text }
        expectNames(of: HousingSignal.self) { $0.text }
        expectNames(of: VisitEnding.self) { $0.text }
        expectNames(of: CarePlanState.self) { $0.text }
        expectNames(of: CarePlanEnding.self) { $0.text }
        expectNames(of: ContactDetail.self) { $0.text }
        expectNames(of: PersonField.self) { $0.text }
        expectNames(of: ErasureReason.self) { $0.text }
        expectNames(of: ConsentPurpose.self) { $0.text }
        expectNames(of: ConsentSpeaker.self) { $0.text }
        expectNames(of: ConsentMeans.self) { $0.text }
        expectNames(of: ConsentState.self) { $0.text }
        expectNames(of: HoldReason.self) { $0.text }
        expectNames(of: ErasedKind.self) { $0.text }
        expectNames(of: PacketState.self) { $0.text }
        expectNames(of: ConcernState.self) { $0.text }
        expectNames(of: ExportReason.self) { $0.text }
        expectNames(of: LiftReason.self) { $0.text }
        expectNames(of: LiftRecipient.self) { $0.text }
        expectNames(of: RetentionRule.self) { $0.text }
        expectNames(of: ConcernDecision.self) { $0.text }
        expectNames(of: ConcernEnding.self) { $0.text }
        expectNames(of: EligibilityFact.self) { $0.text }
        expectNames(of: RuleVerdict.self) { $0.text }
        expectNames(of: PrescriptionRule.self) { $0.text }
        expectNames(of: SentTo.self) { $0.text }
        expectNames(of: PaymentMeans.self) { $0.text }
        expectNames(of: PurchaseState.self) { $0.text }
        expectNames(of: Settlement.self) { $0.text }
        expectNames(of: RequestStatus.self) { $0.text }
        expectNames(of: MissionStage.self) { $0.text }
        expectNames(of: SolicitationState.self) { $0.text }
        expectNames(of: TerritoryKind.self) { $0.text }
        expectNames(of: EntryKind.self) { $0.text }
        expectNames(of: Role.self) { $0.text }
        expectNames(of: CallerRelation.self) { $0.text }
        expectNames(of: FailureReason.self) { $0.text }
        expectNames(of: PartnerKind.self) { $0.text }
        expectNames(of: ReferralState.self) { $0.text }
        expectNames(of: ReferralEnding.self) { $0.text }
        expectNames(of: CancellationReason.self) { $0.text }
        expectNames(of: OperationEventKind.self) { $0.text }
        expectNames(of: OperationEventStatus.self) { $0.text }
        expectNames(of: TeamKind.self) { $0.text }
        expectNames(of: TeamStatus.self) { $0.text }
        expectNames(of: MessageKind.self) { $0.text }
        expectNames(of: MessageState.self) { $0.text }
        expectNames(of: MessageFailure.self) { $0.text }
        expectNames(of: CandidateState.self) { $0.text }
        expectNames(of: DeclineReason.self) { $0.text }
        expectNames(of: CandidateDeclineReason.self) { $0.text }
        expectNames(of: VettingScope.self) { $0.text }
    }

    private func expectNames<Code: CaseIterable>(
        of kind: Code.Type, _ text: (Code) -> LocalizedText
    ) {
        let texts = kind.allCases.map(text)
        #expect(texts.allSatisfy(Wording.isTidyInAll), "\(kind)")
        for language in PublicationLanguage.allCases {
            #expect(Set(texts.map { $0[language] }).count == texts.count, "\(kind) \(language)")
        }
    }
}
