/// Something that the trainer lets happen, in the terms of a master scenario events list (MSEL).
package struct Inject: Hashable, Sendable {
    /// What an inject is for (HSEEP).
    package enum Kind: String, CaseIterable, Sendable {
        /// Tells something; nothing has to be done about it.
        case informational
        /// Something happens, and somebody must act.
        case event
        /// Kept in reserve: it happens only while enough requests are waiting.
        case contingency
    }

    package let number: Int64
    package let at: Instant
    package let kind: Kind
    /// Who says so, and to whom.
    package let from: LocalizedText
    package let to: LocalizedText
    package let description: LocalizedText
    package let expectedAction: LocalizedText
    package let objective: LocalizedText
    /// A contingency is played when at least so many requests are waiting.
    package let waitingAtLeast: Int64?
    /// Nil when it only tells.
    package let effect: Effect?

    /// What an inject changes.
    package enum Effect: Hashable, Sendable {
        case standDown(StandDown)
        case demand(DemandChange)
        case missionsFail(MissionFailures)
        case deploymentOpened(String)
        case deploymentClosed(String)
        case contact(ScenarioContact)
    }

    /// A share of those who are available cannot come.
    package struct StandDown: Hashable, Sendable {
        package let perMille: Int64
        /// Nil for all groups.
        package let group: String?
        /// Nil for good.
        package let span: TimeSpan?
    }

    /// More or fewer contacts for a time.
    package struct DemandChange: Hashable, Sendable {
        /// 100 changes nothing, 300 is three times as many.
        package let percent: Int64
        package let span: TimeSpan
        /// Empty for all needs.
        package let needs: [NeedKind]
        /// Empty for all postcodes.
        package let postcodes: [String]
    }

    /// Missions bring no help for a time.
    package struct MissionFailures: Hashable, Sendable {
        package let perMille: Int64
        package let span: TimeSpan
        package let needs: [NeedKind]
        package let reason: FailureReason
    }
}
