import OpsCore
import OpsTesting

/// Ops asking by itself, by chance.
extension RandomCrisis {
    mutating func anyWaves() -> WavesCommand {
        switch chance.below(6) {
        case 0: .stop(anyRequest())
        case 1: .remind(anyMission())
        case 2: .moveOn(anyRequest())
        default:
            .begin(
                anyRequest(), size: Int64(chance.below(4) + 1),
                delay: chance.below(2) == 0 ? nil : .minutes(20))
        }
    }
}
