import OpsCore

/// The ways out, which ask when something would be lost.
extension Form {
    mutating func leave() -> [FormEffect] {
        guard hasUnsaved || alert.isUnanswered else { return [.leave] }
        question = .leave
        return []
    }

    /// The next contact, with an empty form.
    mutating func next() -> [FormEffect] {
        guard !alert.isUnanswered else {
            tell(.wrong, FormWords.alertUnanswered)
            return []
        }
        guard hasUnsaved else {
            startAgain()
            return []
        }
        question = .next
        return []
    }

    /// Yes goes, Ctrl-C and F10 too; saving saves; anything else stays.
    mutating func answer(_ question: Question, _ key: Key) -> [FormEffect] {
        self.question = nil
        switch key {
        case .control("s"), .function(3): return save()
        case .control("c"), .function(10): break
        case .character(let typed) where typed.lowercased() == FormWords.yes[language]: break
        default: return []
        }
        guard question == .next else { return [.leave] }
        startAgain()
        return []
    }

    /// Numbers go on, so that what still comes for the last contact is not taken for this one's.
    private mutating func startAgain() {
        var fresh = Form(language: language)
        fresh.country = country
        fresh.attempts = attempts
        fresh.history = history.emptied
        fresh.addedNeeds = addedNeeds
        fresh.hasAskedForNeeds = hasAskedForNeeds
        self = fresh
    }
}

extension HistoryState {
    /// Nobody sought; what was asked is not shown when it comes.
    var emptied: HistoryState {
        var fresh = self
        _ = fresh.seek(nil)
        fresh.taken = nil
        fresh.isMerged = false
        fresh.merging = nil
        return fresh
    }
}
