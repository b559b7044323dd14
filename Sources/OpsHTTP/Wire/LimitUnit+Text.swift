extension LimitUnit {
    /// What may stand behind a number, largest first, and how much it is worth.
    private var suffixes: [(text: String, worth: Int)] {
        switch self {
        case .count: [("", 1)]
        case .bytes: [("MiB", 1 << 20), ("KiB", 1 << 10), ("", 1)]
        case .time: [("min", 60_000), ("s", 1_000), ("ms", 1)]
        }
    }

    /// How to write a value.
    package var explanation: String {
        switch self {
        case .count: "a number"
        case .bytes: "a number of bytes, such as 8000, 64KiB or 1MiB"
        case .time: "a time, such as 500ms, 10s or 2min"
        }
    }

    /// The value as `value(of:)` reads it again, in the largest unit that holds it exactly.
    package func text(of value: Int) -> String {
        guard value != 0, let suffix = suffixes.first(where: { value.isMultiple(of: $0.worth) })
        else { return "0" + (suffixes.last?.text ?? "") }
        return "\(value / suffix.worth)\(suffix.text)"
    }

    /// What was written, in bytes, milliseconds or pieces; nothing when it makes no sense.
    package func value(of text: some StringProtocol) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text[digits.endIndex...]
        guard let number = Int(digits), let suffix = suffixes.first(where: { $0.text == rest })
        else { return nil }
        let (value, isTooLarge) = number.multipliedReportingOverflow(by: suffix.worth)
        return isTooLarge ? nil : value
    }
}
