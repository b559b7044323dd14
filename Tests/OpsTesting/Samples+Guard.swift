package import OpsCore

extension Marked {
    /// What was said of a concern: it stands in the vault alone.
    package static let facts = "MARKED-FACTS the door is locked from outside"
    package static let words = "MARKED-WORDS he keeps the key"
    package static let adviser = "MARKED-ADVISER Basile Quidam"
    package static let advice = "MARKED-ADVICE ring 3977 with her"
    package static let reasons = "MARKED-REASONS she cannot leave"
    package static let actionTask = "MARKED-ACTION visit with the nurse"
    package static let actionOwner = "MARKED-OWNER Théodule Quidam"
    package static let result = "MARKED-RESULT she has a key"
}

extension Given {
    /// The live concern with this number.
    package func concern(_ number: Int64) -> SafeguardingConcern {
        Samples.known(operation.concerns.values.first { $0.number == number })
    }
}

extension Samples {
    package static let supervisor = id(9, of: AccessToken.self)

    package static func raise(_ contact: KnownContact) -> Command {
        .safeguarding(
            .raise(
                RaiseConcern(
                    contact: contact.id, person: contact.person, facts: Marked.facts,
                    words: Marked.words)))
    }

    package static func action(by deadline: Instant) -> SetAction {
        SetAction(task: Marked.actionTask, owner: Marked.actionOwner, deadline: deadline)
    }

    package static let retention = RetentionRules(
        personMonths: 24, refusedMonths: 6, anonymousMonths: 3, accessLogMonths: 12,
        isDaily: true, time: time("03:00"), offset: 60)

    /// Rules that suit a test.
    package static let concernRules = ConcernRules(
        workingDays: [.monday, .saturday], decideUntil: time("12:00"), offset: 60,
        review: .days(3), alarm: .hours(1), isCopied: false)
}
