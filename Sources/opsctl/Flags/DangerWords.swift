import OpsCore

/// What is said of danger in words that cannot be understood otherwise.
extension [String] {
    /// Whether the line wants an alert, however the rest of it is written.
    ///
    /// `danger` alone, `danger open` and what comes near it, and `--danger` on any line (decision 9); an alert opened for nothing is closed as a false alarm, one
    /// that is not opened is not seen by anybody.
    var saysDanger: Bool {
        if contains(Flag.help.spelling) || contains("-h") { return false }
        let named = plain.map { self[$0] }
        if named.first == "help" { return false }
        let isFlagged = contains {
            $0 == Flag.danger.spelling || $0.hasPrefix(Flag.danger.spelling + "=")
        }
        if isFlagged { return true }
        if named.first == "call" { return named.dropFirst().first == "danger" }
        guard named.first == "danger" else { return false }
        let steps = Subcommand.all.filter { $0.path.first == "danger" }.compactMap(\.path.last)
        return named.count == 1 || named[1] == "open" || named[1].nearest(of: steps) == "open"
    }

    /// An alert that says nothing but the contact, where one stands where it belongs.
    var bareDanger: [String] {
        ["danger", "open"] + [contactNamed].compactMap(\.self) + commonOptions
    }

    /// The contact that `danger open 12` and `contact show 12` are of: a number where it is named, and no value of an
    /// option that is not understood.
    private var contactNamed: String? {
        let places = [Int](plain.prefix(3))
        guard places.count == 3, Int64(self[places[2]]) != nil else { return nil }
        let path = [self[places[0]], self[places[1]]]
        let isOfContact =
            path == ["danger", "open"]
            || path.first == "contact"
                && Subcommand.all.contains { $0.path == path && $0.operands == [.id] }
        let before = self[places[2] - 1]
        guard isOfContact, !before.hasPrefix("-") || before == Flag.danger.spelling else {
            return nil
        }
        return self[places[2]]
    }

    /// Where the words stand that are no option and no value of a common one.
    private var plain: [Int] {
        let taking = Flag.common.filter { $0.value != .none }.map(\.spelling)
        return indices.filter { index in
            !self[index].hasPrefix("-") && (index == 0 || !taking.contains(self[index - 1]))
        }
    }

    /// What says where the server is, who asks and how to answer, as far as it can be understood.
    private var commonOptions: [String] {
        let language = value(of: .uiLanguage).flatMap(PublicationLanguage.init)?.rawValue
        let named: [(Flag, String?)] = [
            (.server, value(of: .server)), (.tokenFile, value(of: .tokenFile)),
            (.uiLanguage, language),
        ]
        let options = named.flatMap { flag, value in
            value.map { $0.isEmpty ? [] : [flag.spelling, $0] } ?? []
        }
        return options + (contains(Flag.json.spelling) ? [Flag.json.spelling] : [])
    }

    /// The value of an option in words that are not yet understood: help speaks a language too.
    func value(of flag: Flag) -> String? {
        for (index, word) in enumerated() {
            if word == flag.spelling, index + 1 < count { return self[index + 1] }
            if word.hasPrefix(flag.spelling + "=") {
                return String(word.dropFirst(flag.spelling.count + 1))
            }
        }
        return nil
    }
}
