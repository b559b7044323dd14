import Foundation
import OpsCore

/// Does what the form wants done at the server, each kind of thing on a connection of its own: what
/// is slow never stands before a danger alert.
struct FormDesk: Sendable {
    private let contacts: FrontDesk
    private let alerts: FrontDesk
    private let people: FrontDesk
    private let rest: FrontDesk
    private let pause: @Sendable (Duration) async throws -> Void
    private let clock: WallClock
    /// With the number of an attempt: the key under which the server knows it again.
    private let key: String
    private let language: PublicationLanguage

    init(_ session: Session) throws {
        let surroundings = session.surroundings
        let configuration = try session.configuration()
        let token = try configuration.tokenFile.map(session.files.token)
        let doors = try surroundings.openDoors(configuration.server, 4).doors
        guard doors.count == 4 else {
            throw Unreachable(
                reason: .cannotConnect, server: configuration.server.authority)
        }
        let key = surroundings.makeKey()
        func desk(_ door: any Door) -> FrontDesk {
            FrontDesk(door: door, token: token, language: session.language, makeKey: { key })
        }
        (contacts, alerts) = (desk(doors[0]), desk(doors[1]))
        (people, rest) = (desk(doors[2]), desk(doors[3]))
        self.key = key
        pause = surroundings.pause
        clock = surroundings.clock
        language = session.language
    }

    /// What came of it; nil for what is not done at the server.
    func perform(_ effect: FormEffect) async -> FormEvent? {
        switch effect {
        case .log(let attempt, let draft):
            let desk = draft.isDanger ? alerts : contacts
            return .contact(attempt: attempt, await log(attempt, draft, at: desk))
        case .add(let attempt, let contact, let tag, let draft):
            return .contact(attempt: attempt, await add(draft, to: contact, tag))
        case .reload(let attempt, let contact):
            let target = Target("v1", "contacts", contact).text
            return .reloaded(
                attempt: attempt,
                await outcome { SavedContact(try await contacts.get(target), language) })
        case .openAlert(let attempt, let contact):
            return .alert(attempt: attempt, await openAlert(attempt, contact))
        case .noteService(let attempt, let alert, let service, let reference):
            return .service(attempt: attempt, await note(attempt, alert, service, reference))
        case .merge(let attempt, let kept, let other):
            return .merged(attempt: attempt, await merge(attempt, kept, other))
        case .search(let ticket, let sought): return await search(ticket, sought)
        case .learnNeeds: return await learnNeeds()
        case .retry(let attempt, let seconds):
            try? await pause(.seconds(seconds))  // cut short when the form is left
            return .timeToRetry(attempt: attempt)
        case .suspend, .redraw, .leave: return nil
        }
    }
}

extension FormDesk {
    private func log(
        _ attempt: Int, _ draft: ContactDraft, at desk: FrontDesk
    ) async -> FormEvent.Outcome<SavedContact> {
        await outcome {
            SavedContact(
                try await keyed(desk, attempt).post("/v1/contacts", draft.document), language)
        }
    }

    private func add(
        _ draft: ContactDraft, to contact: String, _ tag: String
    ) async -> FormEvent.Outcome<SavedContact> {
        let target = Target("v1", "contacts", contact).text
        return await outcome {
            SavedContact(
                try await contacts.patch(target, draft.additions, ifMatch: tag), language)
        }
    }

    private func openAlert(
        _ attempt: Int, _ contact: Int64?
    ) async -> FormEvent.Outcome<OpenedAlert> {
        await outcome {
            let answer = try await keyed(alerts, attempt)
                .openDanger(contact: contact.map { String($0) })
            return OpenedAlert(try answer.value(), language)
        }
    }

    private func note(
        _ attempt: Int, _ alert: String, _ service: String, _ reference: String?
    ) async -> FormEvent.Outcome<OpenedAlert> {
        var json = JSONWriter()
        json.beginObject()
        json.member("service", service)
        json.known("reference", reference)
        json.endObject()
        let target = Target("v1", "dangers", alert, "calls").text
        let body = json.bytes
        return await outcome {
            OpenedAlert(try await keyed(alerts, attempt).post(target, body).value(), language)
        }
    }

    private func merge(
        _ attempt: Int, _ kept: String, _ other: String
    ) async -> FormEvent.Outcome<Int64> {
        var json = JSONWriter()
        json.beginObject()
        json.member("other", other)
        json.endObject()
        let target = Target("v1", "people", kept, "merge").text
        let body = json.bytes
        return await outcome {
            _ = try await keyed(rest, attempt).post(target, body)
            return 0
        }
    }

    private func search(_ ticket: Int, _ sought: Sought) async -> FormEvent {
        var json = JSONWriter()
        json.beginObject()
        json.known("name", sought.name)
        json.known("phone", sought.phone)
        json.known("address", sought.address)
        json.known("postcode", sought.postcode)
        json.member("limit", Int64(5))
        json.endObject()
        do {
            let answer = try await people.inquire("/v1/people/search", json.bytes)
            return .found(ticket: ticket, FoundPeople(try answer.value(), at: now))
        } catch {
            return .notFound(ticket: ticket)
        }
    }

    /// Those of the house are known; a code that a newer server has besides is left out.
    private func learnNeeds() async -> FormEvent {
        guard let list = try? await rest.get(FrontDesk.needs).value() else { return .needs(nil) }
        let needs = NameBook.names(in: list).filter { OwnNeed($0.code) != nil }
        return .needs(needs.map { AddedNeed(code: $0.code, name: $0.name) })
    }

    /// Where the house dials numbers without a country's code; nil when it did not say so for a while.
    func learnCountry() async -> FormEvent? {
        for _ in 0..<Self.countryAttempts {
            if let ready = try? await rest.get("/readyz").value() {
                return .country(ready["country"]?.text)
            }
            try? await pause(.seconds(2))  // cut short when the form is left
        }
        return nil
    }

    private static let countryAttempts = 10

    private var now: Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    }

    /// The same desk, asking under the key of one attempt.
    private func keyed(_ desk: FrontDesk, _ attempt: Int) -> FrontDesk {
        let key = "\(key)-\(attempt)"
        return FrontDesk(
            door: desk.door, token: desk.token, language: desk.language, makeKey: { key })
    }

    /// What became of a question, as the form understands it; nil is an answer that cannot be read.
    private func outcome<Thing: Hashable & Sendable>(
        _ ask: () async throws -> Thing?
    ) async -> FormEvent.Outcome<Thing> {
        do {
            guard let thing = try await ask() else { throw UnreadableAnswer() }
            return .done(thing)
        } catch let problem as ServerProblem {
            return FormEvent.Outcome(problem, language)
        } catch let problem as Unreachable {
            let title = problem.title[language]
            return problem.reason == .cannotConnect ? .unsent(title) : .unsure(title)
        } catch let problem as any Explained {
            return .unsure(problem.title[language])
        } catch {
            return .unsure("\(error)")
        }
    }
}
