import OpsCore

/// One command of opsctl: what may be typed, what help says, what it does.
struct Subcommand: Sendable {
    /// `["request", "list"]`.
    let path: [String]
    let operands: [Operand]
    /// Its own options; those of every command are in `Flag.common`.
    let flags: [Flag]
    let summary: LocalizedText
    let examples: [String]
    let run: @Sendable (Session) async throws -> ExitCode

    init(
        _ path: String..., operands: [Operand] = [], flags: [Flag] = [], summary: LocalizedText,
        examples: [String] = [], run: @escaping @Sendable (Session) async throws -> ExitCode
    ) {
        self.path = path
        self.operands = operands
        self.flags = flags
        self.summary = summary
        self.examples = examples
        self.run = run
    }

    /// `request list`.
    var name: String { path.joined(separator: " ") }

    var allFlags: [Flag] { flags + Flag.common }

    func flag(named name: String) -> Flag? {
        allFlags.first { $0.name == name }
    }

    func flag(short: Character) -> Flag? {
        allFlags.first { $0.short == short }
    }

    /// The option that fills a field of the document sent, or else the nearest field above it.
    func flag(filling pointer: String) -> Flag? {
        flags.filter { $0.fills(pointer) }.max { $0.depth < $1.depth }
    }

    /// What was typed to fill a field: an option, an operand; nothing for the document as a whole.
    ///
    /// Where neither did, as in a file that was sent, the place itself is all there is to say.
    func place(of pointer: String) -> String {
        guard pointer != "#" else { return "" }
        return flag(filling: pointer)?.spelling
            ?? operands.first { $0.pointers.contains(pointer) }?.name ?? pointer
    }

    /// A sentence of the server with its fields, which it puts between quotes, as the options that fill
    /// them: nobody at a terminal has seen their names.
    func namingOptions(in text: String) -> String {
        flags.reduce(text) { text, flag in
            guard let field = flag.pointer?.split(separator: "/").last else { return text }
            return ["« \(field) »", "«\(field)»", "\"\(field)\""].reduce(text) {
                $0.replacing($1, with: flag.spelling)
            }
        }
    }
}

extension Flag {
    /// Whether it fills a field or one above it; `*` stands for any place of a list.
    fileprivate func fills(_ place: String) -> Bool {
        guard let pointer else { return false }
        let (own, parts) = (pointer.split(separator: "/"), place.split(separator: "/"))
        return own.count <= parts.count && zip(own, parts).allSatisfy { $0 == "*" || $0 == $1 }
    }

    fileprivate var depth: Int { pointer?.split(separator: "/").count ?? 0 }
}
