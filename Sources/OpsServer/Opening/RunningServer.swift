import Dispatch
import OpsCore
import OpsHTTP
import OpsStore

/// The whole server, wired: what `main` starts, and what end-to-end tests start.
struct RunningServer: Sendable {
    let addresses: [Address]
    let server: Server
    let house: House
    /// Held as long as anybody may write in it.
    let folder: DataFolder
    /// Takes messages out of the house.
    let post: Post

    /// Opens the archive, brings the state back, furnishes an empty house, and listens.
    ///
    /// - Throws: `JournalFault` when the journal cannot be believed: nothing is served from it.
    static func open(
        _ configuration: Configuration, folder: DataFolder, clock: Clock = .wall,
        log: Log = .standardError
    ) async throws -> RunningServer {
        try folder.checkNothingWasLost()
        let archive = try Archive(path: folder.archive)
        let restored = try archive.restore(checkedEntries: Office.checkedEntries)
        let keyring = Keyring()
        let uncheckedUpTo = restored.uncheckedUpTo
        let office = Office(
            archive: archive, restored: restored, keyring: keyring, clock: clock, log: log,
            checkpointer: try Checkpointer(path: folder.archive),
            events: configuration.eventLimits)
        try await furnish(office, configuration, tokenPath: folder.adminToken, clock, log)
        let house = House(
            office: office, reading: try ReadingDesk(path: folder.archive),
            longReading: LongReadingDesk(path: folder.archive), clock: clock, log: log,
            baseURL: configuration.baseURL, trusted: TrustedPeers(configuration.trusted),
            visits: configuration.visitLimits, answerKey: try folder.answerKey(),
            answers: configuration.answerLimits, country: configuration.country)
        if uncheckedUpTo > 0 { checkTheRest(of: folder.archive, upTo: uncheckedUpTo, house) }
        return try await listen(configuration, house, folder)
    }

    private static func furnish(
        _ office: Office, _ configuration: Configuration, tokenPath: String, _ clock: Clock,
        _ log: Log
    ) async throws {
        await office.refreshKeyring()
        let isFirstDay = try await office.isFirstDay
        guard isFirstDay || configuration.loadsDemonstration else { return }
        let seeds = try Seeds.builtIn()
        if isFirstDay {
            let token = FreshToken()
            try DataFolder.writeSecret(token.text, to: tokenPath)
            try await office.openForTheFirstTime(seeds, admin: token, at: clock.now())
            log.note("first start: \(seeds.entries.count) catalogue entries; token in \(tokenPath)")
        }
        if configuration.loadsDemonstration,
            try await office.loadDemonstration(seeds.demonstration, at: clock.now())
        {
            log.note("loaded the invented demonstration: territory, deployments, roster")
        }
    }

    private static func listen(
        _ configuration: Configuration, _ house: House, _ folder: DataFolder
    ) async throws -> RunningServer {
        let post = Post(
            house: house, gateway: try configuration.makeGateway(log: house.log),
            limits: configuration.postLimits)
        let desk = FrontDesk(house: house)
        let server = Server(
            configuration: configuration.ofServer(log: house.log),
            refuse: { Problem($0).response(in: .en) }, answering: { desk.answer($0) })
        let addresses = try await server.start()
        house.office.answer(through: await server.loops)
        house.office.onRetention { [weak house] in
            guard let house else { return }
            Task { await RetentionRunner(house: house).runDaily() }
        }
        await house.office.startTimer()
        post.start()
        return RunningServer(
            addresses: addresses, server: server, house: house, folder: folder, post: post)
    }

    /// Walks the older part of the chain while the server already answers; stops it if it is broken.
    private static func checkTheRest(of path: String, upTo position: Int64, _ house: House) {
        DispatchQueue(label: "ops.verification").async {
            do {
                try ReadingRoom(path: path).journal.verify(upTo: position)
            } catch JournalFault.brokenChain(let position), JournalFault.unreadable(let position) {
                house.office.health.noteBrokenChain(at: position)
                house.log.note("the journal's chain is broken at position \(position)")
            } catch {
                house.office.health.note(failure: error)
                house.log.failure(error, reference: "verification")
            }
        }
    }

    /// Stops accepting, answers what is in hand, keeps a snapshot, closes the books, and gives the
    /// folder back.
    func stop(within time: Duration) async {
        house.office.newsroom.close()
        async let mail: Void = post.stop(within: time)
        await server.stop(within: time)
        await mail
        await house.office.close()
        folder.release()
    }
}
