import OpsCore

/// What is said of danger in words that cannot be understood otherwise.
extension [String] {
    /// Whether the line wants an alert, however the rest of it is written.
    ///
    /// `danger` alone, `danger open` and what comes near it; an alert opened for nothing is closed as a false alarm, one
    /// that is not opened is not seen by anybody.
    var saysDanger: Bool {
        if contains(Flag.help.spelling) || contains("-h") { return false }
        let named = plain
        if named.first == "contact" {
            return contains {
                $0 == Flag.danger.spelling || $0.hasPrefix(Flag.danger.spelling + "=")
            }
        }
        if named.first == "call" { return named.dropFirst().first == "danger" }
        guard named.first == "danger" else { return false }
        let steps = Subcommand.all.filter { $0.path.first == "danger" }.compactMap(\.path.last)
        return named.count == 1 || named[1] == "open" || named[1].nearest(of: steps) == "open"
    }

    /// An alert that says nothing but the contact, where one stands where it belongs.
    var bareDanger: [String] {
        let said = plain.prefix(3)
        let contact = said.starts(with: ["danger", "open"]) ? said.dropFirst(2).first : nil
        let number = contact.flatMap { Int64($0) == nil ? nil : $0 }
        return ["danger", "open"] + [number].compactMap(\.self) + commonOptions
    }

    /// The words that are no option and no value of a common one.
    private var plain: [String] {
        let taking = Flag.common.filter { $0.value != .none }.map(\.spelling)
        return indices.filter { index in
            !self[index].hasPrefix("-") && (index == 0 || !taking.contains(self[index - 1]))
        }.map { self[$0] }
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
