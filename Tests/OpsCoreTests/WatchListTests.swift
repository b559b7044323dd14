import OpsTesting
import Testing

@testable import OpsCore

struct WatchListTests {
    @Test func `due times come up in order, whatever order they came in`() {
        var chance = SeededGenerator(seed: Seeds.next(for: "watch list"))
        for _ in 0..<200 {
            let all = (0..<chance.below(60)).map { _ in watched(&chance) }
            var list = WatchList()
            for watched in all { list.insert(watched) }
            var taken: [Watched] = []
            while let first = list.first {
                #expect(list.removeFirst() == first)
                taken.append(first)
            }
            #expect(taken == all.sorted())
            #expect(list.removeFirst() == nil)
        }
    }

    @Test func `it stays in order while due times come and go`() {
        var chance = SeededGenerator(seed: Seeds.next(for: "watch list, mixed"))
        var list = WatchList()
        var twin: [Watched] = []
        for _ in 0..<3_000 {
            if chance.below(3) > 0 {
                let new = watched(&chance)
                list.insert(new)
                twin.append(new)
                twin.sort()
            } else {
                #expect(list.removeFirst() == (twin.isEmpty ? nil : twin.removeFirst()))
            }
            #expect(list.first == twin.first)
        }
    }

    private func watched(_ chance: inout SeededGenerator) -> Watched {
        // Few instants and few identities, so that many are equal.
        let dueAt = Instant(milliseconds: Int64(chance.below(20)))
        let id = UInt64(chance.below(5))
        return Watched(
            dueAt: dueAt,
            subject: anySubject(Samples.id(id), &chance))
    }

    private func anySubject(
        _ mission: Identifier<Mission>, _ chance: inout SeededGenerator
    ) -> Watched.Subject {
        let number = UInt64(chance.below(3))
        return switch chance.below(6) {
        case 5: .visits(Samples.id(number))
        case 4: .plan(Samples.id(number))
        case 0: .request(Samples.id(number))
        case 1: .danger(Samples.id(number))
        case 2: .call(Samples.id(number))
        default: .solicitation(mission, Samples.id(number))
        }
    }
}
