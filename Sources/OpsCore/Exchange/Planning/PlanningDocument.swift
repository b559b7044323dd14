/// A planning problem as it came from a file, with the names that its stops and vehicles have there.
package struct PlanningDocument: Sendable {
    package let problem: PlanningProblem
    package let stopNames: [String]
    package let requestNames: [String]
    package let vehicleNames: [String]

    /// The formats that problems are written in.
    package enum Format: String, Hashable, Sendable, CaseIterable {
        case solomon
        case lilim
        case json
    }

    /// Longer files are not read: a problem of the largest size takes less.
    package static let byteLimit = 256 * 1_024 * 1_024

    /// Reads a file.
    ///
    /// Without a `format` it is told from the first words: a brace or bracket is JSON, a number Li and
    /// Lim's, a name Solomon's.
    package init(_ bytes: [UInt8], format: Format? = nil) throws(PlanningFileFault) {
        switch format ?? Self.format(of: bytes) {
        case .solomon: self = try SolomonText.read(bytes)
        case .lilim: self = try LiLimText.read(bytes)
        case .json: self = try PlanningDocument(json: bytes)
        }
    }

    init(
        problem: PlanningProblem, stopNames: [String], requestNames: [String],
        vehicleNames: [String]
    ) {
        self.problem = problem
        self.stopNames = stopNames
        self.requestNames = requestNames
        self.vehicleNames = vehicleNames
    }

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func format(of bytes: [UInt8]) -> Format {
        let text = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
        let first = text.first { !" \t\r\n".utf8.contains($0) }
        switch first {
        case UInt8(ascii: "{")?, UInt8(ascii: "[")?: return .json
        case let byte? where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte): return .lilim
        default: return .solomon
        }
    }
}
