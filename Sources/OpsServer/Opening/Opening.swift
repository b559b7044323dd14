import FoundationEssentials
import OpsCore
import OpsHTTP

/// The life of the process, from its words to its exit code.
enum Opening {
    /// Runs until asked to stop; 0 when that went well, 1 for a failure, 2 for words without sense.
    static func run(_ words: [String]) async -> Int32 {
        let log = Log.standardError
        do {
            switch try Configuration.read(words, under: Configuration.takeSupervisor()) {
            case .tell(let text): StandardStream.output.write(line: text)
            case .serve(let configuration): try await serve(configuration, log)
            }
            return 0
        } catch let error as Configuration.Misunderstood {
            log.note(error.description)
            return 2
        } catch {
            log.note(sentence(for: error))
            return 1
        }
    }

    private static func serve(_ configuration: Configuration, _ log: Log) async throws {
        // Before anybody is told that the server listens: who reads that may ask it to stop at once.
        let signals = Signals()
        let folder = try DataFolder(configuration.dataFolder)
        let running = try await RunningServer.open(configuration, folder: folder, log: log)
        for address in running.addresses {
            StandardStream.output.write(line: "OpsServer listens on \(Self.url(of: address))")
        }
        let supervisor = configuration.supervisor
        supervisor.noteReady(running.addresses)
        let watch = supervisor.keepWatch { await running.isAlive() }
        await signals.untilAskedToStop()
        supervisor.noteStopping()
        watch?.cancel()
        log.note("stopping: answering what is in hand")
        await running.stop(within: configuration.drain)
        log.note("stopped")
    }

    private static func url(of address: Address) -> String {
        address.isLocal ? "\(address)" : "http://\(address)"
    }

    /// What the operator must know to act.
    static func sentence(for error: any Error) -> String {
        switch error {
        case JournalFault.brokenChain(let position):
            "the journal is damaged: its chain breaks at position \(position). Nothing was started "
                + "on it. Restore a backup, or examine it with: opsctl journal verify --data DIR"
        case JournalFault.unreadable(let position):
            "the journal is damaged: the entry at position \(position) cannot be read. Nothing was "
                + "started on it. Restore a backup, or start the version of Ops that wrote it"
        case let error as NetworkError:
            "cannot listen: \(error). Is another server using the port? Name another with --listen"
        default: "cannot start: \(Redacted.description(of: error))"
        }
    }
}
