/// What can be asked about asking.
package enum WavesCommand: Sendable {
    /// Ops asks by itself from now on; what is not said follows the deployment.
    case begin(Identifier<HelpRequest>, size: Int64? = nil, delay: TimeSpan? = nil)
    case stop(Identifier<HelpRequest>)
    /// Time has come for a wave that was not answered.
    case moveOn(Identifier<HelpRequest>)
    /// Who has not answered is asked once more; who refused is left alone.
    case remind(Identifier<Mission>)
    /// Somebody who said yes is missing: who was kept in reserve is asked to go.
    case callReserve(Identifier<Mission>)
}

/// What happened while Ops was asking.
///
/// It names nobody.
package enum WavesEvent: Hashable, Sendable {
    case searchBegan(Identifier<HelpRequest>, WaveRules, delay: TimeSpan)
    /// The questions themselves stand before it, each an event of its own.
    case waveSent(
        Identifier<HelpRequest>, wave: Int64, asked: [Identifier<Solicitation>], dueAt: Instant)
    case searchWidened(Identifier<HelpRequest>, WaveReach)
    /// Whoever is left has a question open until then; nil where the crew is complete.
    case searchWaits(Identifier<HelpRequest>, until: Instant?)
    /// It is night where whoever is left lives.
    case searchSlept(Identifier<HelpRequest>, until: Instant)
    /// Whoever else would fit hears of nothing by a message: somebody has to ring them.
    case searchExhausted(Identifier<HelpRequest>, toRing: [Identifier<Volunteer>] = [])
    case searchStopped(Identifier<HelpRequest>)
    case silentReminded(Identifier<Mission>, [Identifier<Solicitation>])
}

/// Why Ops does not ask.
package enum WavesRefusal: Error, Hashable, Sendable {
    case unknownRequest(Identifier<HelpRequest>)
    case unknownMission(Identifier<Mission>)
    case uncovered(number: Int64)
    case toBeQualified(number: Int64)
    case crewComplete(number: Int64)
    case alreadyAsking(number: Int64)
    case notAsking(number: Int64)
    case nobodySilent(mission: Int64)
    case remindedAlready(mission: Int64)
    case notYetDue(number: Int64)
    case nobodyInReserve(mission: Int64)
}
