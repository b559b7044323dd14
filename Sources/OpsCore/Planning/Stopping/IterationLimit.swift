/// Stops after so many iterations: with a seed, the same plan each time.
package struct IterationLimit: StoppingRule, Sendable {
    package let iterations: Int

    package init(_ iterations: Int) {
        self.iterations = max(iterations, 0)
    }

    package var iterationLimit: Int { iterations }

    package func share(ofIterations done: Int) -> Double {
        iterations == 0 ? 1 : min(Double(done) / Double(iterations), 1)
    }
}
