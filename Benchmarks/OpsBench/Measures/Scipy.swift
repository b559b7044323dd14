import Foundation

/// The assignment of scipy, which others know, beside ours.
enum Scipy {
    /// What `linear_sum_assignment` finds for the same costs; nil where Python or scipy is not installed.
    static func assignment(
        of costs: [Double], _ size: Int
    ) throws -> (milliseconds: Double, cost: Double)? {
        guard let environment = Machine.path(of: "env") else { return nil }
        let file = FileManager.default.temporaryDirectory
            .appending(path: "ops-bench-costs-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: file) }
        try unsafe costs.withUnsafeBytes { try unsafe Data($0).write(to: file) }
        let said = try Machine.run([
            environment, "python3", "-c", program, file.path, "\(size)",
        ])
        let numbers = said.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard numbers.count == 2 else {
            say("scipy is not installed: the assignment is measured alone")
            return nil
        }
        return (numbers[0] * 1e3, numbers[1])
    }

    /// Prints seconds of CPU and the cost; one thread, as ours.
    private static let program = """
        import sys, time, numpy
        from scipy.optimize import linear_sum_assignment
        size = int(sys.argv[2])
        costs = numpy.fromfile(sys.argv[1]).reshape(size, size)
        begun = time.process_time()
        rows, columns = linear_sum_assignment(costs)
        print(time.process_time() - begun, repr(float(costs[rows, columns].sum())))
        """
}
