/// A choice among several, each as likely as its weight says.
package struct Weighted<Element: Hashable & Sendable>: Hashable, Sendable {
    /// One outcome and its weight.
    package struct Choice: Hashable, Sendable {
        package let element: Element
        package let weight: Int64
    }

    package let choices: [Choice]

    package var total: Int64 { choices.reduce(0) { $0 + $1.weight } }

    /// Draws one; nil when all weights are zero.
    package func pick(using generator: inout SeededGenerator) -> Element? {
        let total = total
        guard total > 0 else { return nil }
        var rest = Int64(generator.below(Int(total)))
        for choice in choices {
            if rest < choice.weight { return choice.element }
            rest -= choice.weight
        }
        return nil
    }
}
