/// Stops as soon as one of two rules says so.
package struct FirstToStop: StoppingRule {
    private var one: any StoppingRule
    private var other: any StoppingRule

    package init(_ one: some StoppingRule, _ other: some StoppingRule) {
        self.one = one
        self.other = other
    }

    package var iterationLimit: Int { min(one.iterationLimit, other.iterationLimit) }

    package mutating func share(ofIterations done: Int) -> Double {
        max(one.share(ofIterations: done), other.share(ofIterations: done))
    }
}
