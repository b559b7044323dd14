import Foundation

/// A text, and whether it is JSON; where it is not, the reason that is given.
///
/// They stand in `Tests/OpsCoreTests/Cases`, so that whoever knows JSON and no Swift can read them.
struct JSONCase: CustomStringConvertible, Sendable {
    let description: String
    let text: [UInt8]
    /// Nothing for a text that is taken.
    let reason: String?

    static let all: [JSONCase] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Cases")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().flatMap { name in
            let text =
                (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
            return text.split(separator: "\n").compactMap(JSONCase.init)
        }
    }()

    /// `y TEXT` or `n REASON TEXT`; nothing for any other line.
    private init?(_ line: Substring) {
        description = String(line)
        let rest = line.dropFirst(2)
        switch line.prefix(2) {
        case "y ": (text, reason) = (Self.bytes(rest), nil)
        case "n ":
            let reason = rest.prefix { $0 != " " }
            self.reason = String(reason)
            text = Self.bytes(rest.dropFirst(reason.count + 1))
        default: return nil
        }
    }

    /// Takes `<HH>` for a byte and `<3*x>` for `xxx`.
    private static func bytes(_ text: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text
        while let character = rest.popFirst() {
            guard character == "<" else {
                bytes += character.utf8
                continue
            }
            let inside = rest.prefix { $0 != ">" }
            rest = rest[inside.endIndex...].dropFirst()
            let parts = inside.split(separator: "*", maxSplits: 1)
            if parts.count == 2, let times = Int(parts[0]) {
                for _ in 0..<times { bytes += parts[1].utf8 }
            } else {
                bytes.append(UInt8(inside, radix: 16) ?? 0)
            }
        }
        return bytes
    }
}
