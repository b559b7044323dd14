import OpsCore
import OpsTesting
import Testing

/// A contact in seconds, and what is added to it afterwards.
struct ContactKindTests {
    private static let phone = PersonDetails(phone: Samples.phone(1_234))

    /// What is opened for a contact of each kind that says no need, without and with a number.
    private static let table: [ContactKind: [Bool]] = [
        .request: [true, true], .voicemail: [false, true], .missed: [false, true],
        .listening: [false, false], .information: [false, false], .volunteerOffer: [false, false],
        .thanks: [false, false], .silent: [false, false], .wrongNumber: [false, false],
    ]

    @Test(arguments: ContactKind.allCases)
    func `a contact is logged by its kind alone, and none that waits is lost`(
        _ kind: ContactKind
    ) throws {
        for (hasPhone, waits) in zip([false, true], Self.table[kind] ?? []) {
            var service = try Given.service()
            let wish = LogContact(kind: kind, person: hasPhone ? Self.phone : PersonDetails())
            // A number that is safe is one to call back.
            var safe = LogContact(kind: kind, person: PersonDetails(name: "Ana Ejemplo"))
            if hasPhone { safe.person.safePhone = Samples.phone(1_235) }
            #expect(
                service.when(.hotline(.logContact(safe))).events.count == (waits ? 2 : 1), "\(kind)"
            )
            let events = try service.carryOut(.hotline(.logContact(wish)))
            #expect(events.count == (waits ? 2 : 1), "\(kind)")
            guard waits else { continue }
            let request = try #require(service.operation.requests.values.first)
            #expect(request.need == .qualification)
            #expect(request.status == .open)
            #expect(request.owner == .desk(Samples.nation))
            #expect(request.dueAt == Samples.start + Operation.qualificationSpan)
            #expect(request.deployment == nil)
        }
    }

    @Test func `needs are needs, whatever the kind`() throws {
        let service = try Given.service()
        for kind in ContactKind.allCases {
            let outcome = service.when(
                .hotline(.logContact(LogContact(kind: kind, needs: [.food], person: Self.phone))))
            #expect(
                outcome.summary == "hotline.contact_logged.v1 hotline.request_opened.v1", "\(kind)")
        }
    }

    @Test func `who wants to stay anonymous leaves no number, even when it was typed`() throws {
        let wish = LogContact(
            kind: .listening, isAnonymous: true, person: Marked.person, caller: Marked.caller)
        let decision = try #require(
            try Given.service().when(.hotline(.logContact(wish))).decision)
        #expect(decision.vault.isEmpty)
        guard case .hotline(.contactLogged(let contact)) = decision.events.first else {
            Issue.record("no contact")
            return
        }
        #expect(contact.person == nil && contact.caller == nil && contact.isAnonymous)
    }

    @Test func `a contact that nobody qualifies comes back, sooner than a need without service`()
        throws
    {
        var service = try Given.service()
        try service.carryOut(.hotline(.logContact(LogContact())))
        let due = Samples.start + Operation.qualificationSpan
        #expect(service.operation.takeDueCopy(at: due).count == 1)
        try service.carryOut(.hotline(.escalate(service.request(1))), at: due)
        let request = try #require(service.operation.requests.values.first)
        #expect(request.escalations == 1)
        #expect(request.dueAt == due + .minutes(15))
    }
}

struct CompletingTests {
    private static func completed(
        _ given: Given, _ change: (inout CompleteContact) -> Void
    ) -> Command {
        var wish = CompleteContact(known: given.contact(1))
        change(&wish)
        return .hotline(.completeContact(wish))
    }

    private static func afterKind(
        _ kind: ContactKind, _ person: PersonDetails = PersonDetails()
    )
        throws -> Given
    {
        var service = try Given.service()
        try service.carryOut(.hotline(.logContact(LogContact(kind: kind, person: person))))
        return service
    }

    @Test func `a need that is added ends the qualification and is a request like any other`()
        throws
    {
        var service = try Self.afterKind(.request)
        let waiting = service.request(1)
        let events = try service.carryOut(
            Self.completed(service) {
                $0.needs = [.food, .medicine]
                $0.postcode = "92120"
                $0.person = Marked.person
                $0.note = Marked.note
            })
        #expect(
            events.map(\.name) == [
                "hotline.contact_completed.v1", "hotline.request_opened.v1",
                "hotline.request_opened.v1", "hotline.request_qualified.v1",
            ])
        #expect(service.operation.requests[waiting] == nil)
        let food = try #require(service.operation.requests[service.request(2)])
        #expect(food.place == Samples.unit)
        #expect(food.position == Samples.unitPosition)
        #expect(food.owner == .desk(Samples.department))
        #expect(food.person != nil && food.person == service.contact(1).person)
    }

    @Test func `what turns out to be something else is qualified by saying so`() throws {
        let service = try Self.afterKind(.request)
        #expect(
            service.when(Self.completed(service) { $0.kind = .thanks }).summary
                == "hotline.contact_completed.v1 hotline.request_qualified.v1")
        let called = try Self.afterKind(.missed, Marked.caller)
        #expect(
            called.when(Self.completed(called) { $0.kind = .wrongNumber }).summary
                == "hotline.contact_completed.v1 hotline.request_qualified.v1")
        #expect(
            called.when(Self.completed(called) { $0.kind = .voicemail }).summary
                == "hotline.contact_completed.v1")
    }

    @Test func `a number that is found for a missed call makes it one to be called back`() throws {
        let service = try Self.afterKind(.missed)
        #expect(service.operation.requests.isEmpty)
        let outcome = service.when(Self.completed(service) { $0.person = Marked.caller })
        #expect(outcome.summary == "hotline.contact_completed.v1 hotline.request_opened.v1")
        #expect(
            service.when(Self.completed(service) { $0.person.name = Marked.person.name }).summary
                == "hotline.contact_completed.v1")
    }

    @Test func `waiting requests learn what is added, and are covered by the service of the place`()
        throws
    {
        var service = try Given.service()
        try service.carryOut(.hotline(.logContact(LogContact(needs: [.food, .information]))))
        let food = service.request(1)
        #expect(service.operation.requests[food]?.status == .uncovered)
        let events = try service.carryOut(
            Self.completed(service) {
                $0.postcode = "92120"
                $0.language = Samples.language("pt-br")
                $0.person = Marked.person
            })
        #expect(
            events.map(\.name) == ["hotline.contact_completed.v1", "hotline.request_covered.v1"])
        let covered = try #require(service.operation.requests[food])
        #expect(covered.status == .open)
        #expect(covered.owner == .desk(Samples.department))
        for request in service.operation.requests.values {
            #expect(request.place == Samples.unit)
            #expect(request.position == Samples.unitPosition)
            #expect(request.language == Samples.language("pt-br"))
            #expect(request.person == service.contact(1).person)
        }
    }

    @Test func `only what was missing goes to the vault`() throws {
        var service = try Given.service()
        let known = PersonDetails(phone: Marked.person.phone)
        try service.carryOut(
            .hotline(.logContact(LogContact(needs: [.food], person: known))))
        let outcome = service.when(Self.completed(service) { $0.person = Marked.person })
        let writes = try #require(outcome.decision).vault
        #expect(writes.count == 2)
        guard case .foundAnew(service.contact(1).person) = writes.last,
            case .addToPerson(service.contact(1).person, let added) = writes.first
        else {
            Issue.record("the person is not added to")
            return
        }
        #expect(added.phone == nil && added.name == Marked.person.name)
    }

    @Test func `nothing known is said otherwise`() throws {
        var service = try Given.service()
        var person = Marked.person
        person.safeHours = Samples.window("14:00-16:00")
        try service.carryOut(
            Samples.logContact(.food, language: Samples.language("pt-br"), person: person))
        let other = PersonDetails(
            name: "Somebody else", phone: Samples.phone(1), address: "Elsewhere")
        let corrections: [(ContactDetail, (inout CompleteContact) -> Void)] = [
            (.kind, { $0.kind = .thanks }), (.need, { $0.needs = [.food] }),
            (.name, { $0.person.name = other.name }), (.phone, { $0.person.phone = other.phone }),
            (.address, { $0.person.address = other.address }),
            (.entryCode, { $0.person.entryCode = "0000" }),
            (.safePhone, { $0.person.safePhone = other.phone }),
            (.safeHours, { $0.person.safeHours = Samples.window("01:00-02:00") }),
            (.postcode, { $0.postcode = "75001" }), (.language, { $0.language = .french }),
            (.relation, { $0.relation = .son }), (.callerName, { $0.caller.name = other.name }),
            (.callerPhone, { $0.caller.phone = other.phone }),
        ]
        #expect(Set(corrections.map(\.0)) == Set(ContactDetail.allCases))
        for (detail, change) in corrections {
            service.when(Self.completed(service, change))
                .thenRefuses(.hotline(.alreadyKnown(detail)))
        }
        service.when(
            Self.completed(service) {
                $0.kind = .request
                $0.person = Marked.person
                $0.caller = Marked.caller
                $0.postcode = "92120"
                $0.relation = .daughter
                $0.language = Samples.language("pt-br")
            }
        ).thenRefuses(.hotline(.nothingNew))
    }

    @Test func `an addition that cannot be is refused`() throws {
        let service = try Self.afterKind(.request)
        service.when(Self.completed(service) { _ in }).thenRefuses(.hotline(.nothingNew))
        service.when(Self.completed(service) { $0.postcode = "nowhere" })
            .thenRefuses(.hotline(.impossiblePostcode))
        service.when(Self.completed(service) { $0.needs = [.food, .food] })
            .thenRefuses(.hotline(.repeatedNeed(.food)))
        service.when(Self.completed(service) { $0.needs = [.qualification] })
            .thenRefuses(.hotline(.qualificationIsNoNeed))
    }

    @Test func `who asked to stay anonymous is named by nobody later`() throws {
        var service = try Given.service()
        try service.carryOut(
            .hotline(.logContact(LogContact(kind: .listening, isAnonymous: true))))
        service.when(Self.completed(service) { $0.person.phone = Marked.person.phone })
            .thenRefuses(.hotline(.staysAnonymous))
        service.when(Self.completed(service) { $0.caller.name = Marked.caller.name })
            .thenRefuses(.hotline(.staysAnonymous))
        let outcome = service.when(Self.completed(service) { $0.needs = [.listening] })
        #expect(outcome.summary == "hotline.contact_completed.v1 hotline.request_opened.v1")
    }

    @Test func `a need that was met can be asked for again on the same contact`() throws {
        var service = try Given.service()
        try service.carryOut(Samples.logContact(.food))
        try service.carryOut(.hotline(.cancelRequest(service.request(1), .noLongerNeeded)))
        #expect(
            service.when(Self.completed(service) { $0.needs = [.food] }).summary
                == "hotline.contact_completed.v1 hotline.request_opened.v1")
    }
}
