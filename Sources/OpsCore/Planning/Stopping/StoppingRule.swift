/// When to stop looking, handed in: the planner has no clock.
///
/// Annealing cools with the share that is used up, so a rule says how far it is and not only
/// whether it is over.
package protocol StoppingRule {
    /// Not one iteration more than this.
    var iterationLimit: Int { get }
    /// What is used up, from 0 to 1; the search ends at 1.
    ///
    /// Asked every few dozen iterations.
    mutating func share(ofIterations done: Int) -> Double
}

extension StoppingRule {
    package var iterationLimit: Int { .max }
}
