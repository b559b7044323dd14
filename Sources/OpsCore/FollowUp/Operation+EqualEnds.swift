/// Hours that begin when they end are taken from nobody, wherever they are typed.
///
/// Read as the whole day they would have somebody called at any hour whom a call may put in danger.
extension Operation {
    func checkHours(in command: HotlineCommand) throws(FollowUpRefusal) {
        switch command {
        case .logContact(let wish): try Self.check(wish.person.safeHours)
        case .completeContact(let wish): try Self.check(wish.person.safeHours)
        default: return
        }
    }

    func checkHours(in command: PrivacyCommand) throws(FollowUpRefusal) {
        guard case .correct(let wish) = command else { return }
        try Self.check(wish.details.safeHours)
    }

    func checkHours(in command: FollowUpCommand) throws(FollowUpRefusal) {
        guard case .setRules(let rules, _) = command else { return }
        try Self.check(rules.hours)
    }

    /// Hours of a call, whoever plans it: a visit's wish and a care plan plan calls too.
    func check(_ hours: CallHours) throws(FollowUpRefusal) {
        try Self.check(hours.safe)
        try Self.check(hours.preferred)
    }

    private static func check(_ hours: DayWindow?) throws(FollowUpRefusal) {
        if let hours, hours.hasEqualEnds { throw .equalEnds(hours) }
    }
}
