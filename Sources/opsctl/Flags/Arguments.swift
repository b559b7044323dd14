import OpsCore

/// What was typed, understood: every value is of its kind, nothing needed is missing.
struct Arguments: Sendable {
    let command: Subcommand
    private let options: [TypedLine.Option]
    let operands: [String]

    init(
        _ line: TypedLine, of command: Subcommand, clock: WallClock = .greenwich
    ) throws(UsageProblem) {
        self.command = command
        options = line.options.map { $0.read(on: clock) }
        operands = line.operands
        if isSet(.help) { return }
        for option in options { try Self.check(option) }
        for flag in command.allFlags { try check(flag) }
        try checkOperands()
    }

    func isSet(_ flag: Flag) -> Bool {
        options.contains { $0.flag.name == flag.name }
    }

    func text(_ flag: Flag) -> String? {
        texts(flag).last
    }

    func texts(_ flag: Flag) -> [String] {
        options.filter { $0.flag.name == flag.name }.compactMap(\.value)
    }

    func integer(_ flag: Flag) -> Int64? {
        text(flag).flatMap { Int64($0) }
    }

    func number(_ flag: Flag) -> Double? {
        text(flag).flatMap { Double($0) }
    }

    func instant(_ flag: Flag) -> Instant? {
        text(flag).flatMap { Instant(rfc3339: $0) }
    }

    /// The first operand: an identifier, a number said aloud, a slug, a file.
    var subject: String { operands.first ?? "" }

    private func check(_ flag: Flag) throws(UsageProblem) {
        let count = options.count { $0.flag.name == flag.name }
        if count == 0, flag.isNeeded { throw .neededOption(flag) }
        if count > 1, !flag.isRepeated, flag.value != .none { throw .repeatedOption(flag) }
    }

    private static func check(_ option: TypedLine.Option) throws(UsageProblem) {
        guard let value = option.value else { return }
        let isPossible: Bool
        switch option.flag.value {
        case .none: isPossible = true
        case .text, .file: isPossible = !value.isEmpty
        case .number(_, let range): isPossible = Int64(value).map(range.contains) ?? false
        case .decimal: isPossible = Double(value).map(\.isFinite) ?? false
        case .amount: isPossible = Money.cents(typed: value) != nil
        case .instant: isPossible = Instant(rfc3339: value) != nil
        case .day: isPossible = CivilDate(iso8601: value) != nil
        case .need where OwnNeed(value) != nil: isPossible = true
        case .oneOf(let words), .need(let words):
            guard words.contains(value) else {
                throw .unknownWord(
                    place: option.flag.spelling, choices: words,
                    suggestion: value.nearest(of: words))
            }
            isPossible = true
        }
        guard isPossible else { throw .impossibleValue(option.flag) }
    }

    private func checkOperands() throws(UsageProblem) {
        for (index, operand) in command.operands.enumerated() {
            guard index < operands.count else {
                if operand.isNeeded { throw .missingOperand(operand) }
                continue
            }
            let word = operands[index]
            guard operand.choices.isEmpty || operand.choices.contains(word) else {
                throw .unknownWord(
                    place: operand.name, choices: operand.choices,
                    suggestion: word.nearest(of: operand.choices))
            }
        }
        let takesMore = command.operands.last?.isRepeated ?? false
        guard takesMore || operands.count <= command.operands.count else {
            throw .tooManyOperands
        }
    }
}

extension TypedLine.Option {
    /// Times and days as programs write them; what is neither stays as it was typed.
    fileprivate func read(on clock: WallClock) -> TypedLine.Option {
        guard let value else { return self }
        let read: String? =
            switch flag.value {
            case .instant: TypedTime.instant(value, clock)?.rfc3339
            case .day: TypedDay.iso(value)
            default: nil
            }
        return TypedLine.Option(flag: flag, value: read ?? value)
    }
}
