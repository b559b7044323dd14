import OpsCore
import OpsTesting

enum WaveSamples {
    static let events: [WavesEvent] = [
        .searchBegan(
            Samples.id(7), WaveRules(size: 10, delay: .minutes(20)), delay: .minutes(20)),
        .waveSent(
            Samples.id(7), wave: 1, asked: [Samples.id(9), Samples.id(12)],
            dueAt: Samples.start + .minutes(20)),
        .searchWidened(Samples.id(7), .wider(times: 2)),
        .searchWidened(Samples.id(7), .territory(Samples.nation)),
        .searchWaits(Samples.id(7), until: Samples.start), .searchWaits(Samples.id(7), until: nil),
        .searchSlept(Samples.id(7), until: Samples.start), .searchExhausted(Samples.id(7)),
        .searchExhausted(Samples.id(7), toRing: [Samples.id(3), Samples.id(5)]),
        .searchStopped(Samples.id(7)),
        .silentReminded(Samples.id(8), [Samples.id(9)]),
    ]

    static let refusals: [WavesRefusal] = [
        .unknownRequest(Samples.id(7)), .unknownMission(Samples.id(8)), .uncovered(number: 417),
        .toBeQualified(number: 417), .crewComplete(number: 417), .alreadyAsking(number: 417),
        .notAsking(number: 417), .nobodySilent(mission: 52), .remindedAlready(mission: 52),
        .notYetDue(number: 417), .nobodyInReserve(mission: 52),
    ]
}
