import Foundation

/// Bytes as a client may send them, and what the parser must make of them.
///
/// They stand in `Tests/OpsHTTPTests/Cases`, so that whoever knows HTTP and no Swift can read them.
struct RequestCase: CustomStringConvertible, Sendable {
    let file: String
    let name: String
    let bytes: [UInt8]
    /// One line for each action, as `Transcript` writes it.
    let expected: [String]

    var description: String { "\(file): \(name)" }

    /// The statuses that go out on the wire, in order.
    var statuses: [Int] { expected.compactMap { Int($0.prefix(3)) } }

    /// Whether the last thing that happens is a refusal, and not for want of bytes.
    var isRefused: Bool {
        guard let last = expected.last, last != "400 truncated" else { return false }
        return !["1", "2"].contains(last.prefix(1))
    }

    static let all: [RequestCase] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Cases")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().flatMap { name in
            let text =
                (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
            return CaseFile.cases(of: text, named: String(name.prefix { $0 != "." }))
        }
    }()
}

/// The form of the files: `= name`, lines of escaped bytes, `> ` lines of what is expected.
///
/// Line ends of the file mean nothing; `#` begins a remark between cases.
enum CaseFile {
    static func cases(of text: String, named file: String) -> [RequestCase] {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("# ") }
        let starts = lines.indices.filter { lines[$0].hasPrefix("= ") }
        return zip(starts, starts.dropFirst() + [lines.endIndex]).map { start, end in
            let rest = lines[start..<end].dropFirst()
            let bytes = rest.prefix { !$0.hasPrefix("> ") }
            return RequestCase(
                file: file, name: String(lines[start].dropFirst(2)),
                bytes: bytes.flatMap(EscapedBytes.read),
                expected: rest.dropFirst(bytes.count).map { line in
                    String(decoding: EscapedBytes.read(line.dropFirst(2)), as: UTF8.self)
                })
        }
    }
}

/// Bytes as they are written in case files: `\r`, `\n`, `\t`, `\0`, `\\`, `\xHH`, `\(times*bytes)`.
enum EscapedBytes {
    static func read(_ text: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text
        while let character = rest.popFirst() {
            guard character == "\\", let mark = rest.popFirst() else {
                bytes += character.utf8
                continue
            }
            switch mark {
            case "r": bytes.append(13)
            case "n": bytes.append(10)
            case "t": bytes.append(9)
            case "0": bytes.append(0)
            case "x":
                bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            case "(":
                let inside = rest.prefix { $0 != ")" }
                rest = rest[inside.endIndex...].dropFirst()
                let parts = inside.split(separator: "*", maxSplits: 1)
                for _ in 0..<(Int(parts[0]) ?? 0) { bytes += read(parts[1]) }
            default: bytes += mark.utf8
            }
        }
        return bytes
    }
}
