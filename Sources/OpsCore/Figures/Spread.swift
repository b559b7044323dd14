/// How evenly something was shared out among people: how many had none, how much the busiest had.
///
/// It is told of numbers of people, never of one person.
package struct Spread: Hashable, Sendable {
    package let people: Int64
    package let sum: Int64
    /// A hundredth of one for each person, rounded down.
    package let meanHundredths: Int64
    /// What half of them had at the most.
    package let median: Int64
    package let most: Int64
    /// How many had none.
    package let none: Int64
    /// The share of the sum that the busiest tenth had, at least one person; nil when there was none.
    package let busiestTenthPerMille: Int64?

    /// - Parameter counts: how many people had so much, each amount once.
    package init(_ counts: [Int64: Int64]) {
        let descending = counts.filter { $1 > 0 }.sorted { $0.key > $1.key }
        people = descending.reduce(0) { $0 + $1.value }
        let sum = descending.reduce(0) { $0 + $1.key * $1.value }
        self.sum = sum
        meanHundredths = people == 0 ? 0 : sum * 100 / people
        most = descending.first?.key ?? 0
        none = counts[0] ?? 0
        var tenth = (people + 9) / 10
        var held: Int64 = 0
        for (amount, number) in descending {
            held += amount * min(tenth, number)
            tenth -= min(tenth, number)
        }
        busiestTenthPerMille = sum == 0 ? nil : held * 1_000 / sum
        // Ascending, the first amount that half of them do not exceed.
        var below: Int64 = 0
        let half = (people + 1) / 2
        median =
            descending.reversed().first { amount in
                below += amount.value
                return below >= half
            }?.key ?? 0
    }

    package init(each amounts: [Int64]) {
        self.init(amounts.reduce(into: [:]) { $0[$1, default: 0] += 1 })
    }

    package func write(into json: inout JSONWriter) {
        json.beginObject()
        json.member("sum", sum)
        json.member("meanHundredths", meanHundredths)
        json.member("median", median)
        json.member("most", most)
        json.member("none", none)
        if let busiestTenthPerMille {
            json.member("busiestTenthPerMille", busiestTenthPerMille)
        }
        json.endObject()
    }
}
