import Foundation
import OpsCore

/// Asks the server how matters stand, and listens to what happens there.
struct BoardDesk: Sendable {
    private let desk: FrontDesk
    private let ear: any Door
    private let pause: @Sendable (Duration) async throws -> Void

    /// So long may nothing come of a connection that is listened to: heartbeats come oftener.
    private static let silence = Duration.seconds(60)

    init(_ session: Session) throws {
        let surroundings = session.surroundings
        let configuration = try session.configuration()
        let token = try configuration.tokenFile.map(session.files.token)
        let doors = try surroundings.openDoors(configuration.server, 2).doors
        guard doors.count == 2 else {
            throw Unreachable(
                reason: .cannotConnect, server: configuration.server.authority)
        }
        desk = FrontDesk(
            door: doors[0], token: token, language: session.language,
            makeKey: surroundings.makeKey, names: session.output.names)
        ear = doors[1]
        pause = surroundings.pause
    }

    static var now: Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    }

    func look(at territory: String?) async throws -> Answer {
        var target = Target("v1", "board")
        target.add("territory", territory)
        return try await desk.get(target.text)
    }

    /// What came of a wish.
    func fulfil(_ wish: BoardWish, in language: PublicationLanguage) async -> BoardNews {
        guard case .look(let territory, let isSoon) = wish else { return .happened }
        if isSoon { try? await pause(.milliseconds(300)) }  // cut short: looked at sooner
        do {
            guard let state = BoardState(try await look(at: territory).value()) else {
                throw UnreadableAnswer()
            }
            return .shown(state, territory: territory, at: Self.now)
        } catch let problem as ServerProblem where problem.exitCode == .notFound {
            return .refused(problem.shownTitle, territory: territory)
        } catch let error as any Explained {
            return .lost(error.title[language])
        } catch {
            return .lost("\(error)")
        }
    }

    /// Tells of everything that happens until it is cancelled; where nobody can listen, of nothing.
    func listen(_ tell: @escaping @Sendable (BoardNews) -> Void) async {
        guard let ear = ear as? any ListeningDoor else { return }
        let question = Question(
            "GET", "/v1/events",
            headers: desk.manners.map {
                $0.name == "Accept" ? Header("Accept", "text/event-stream") : $0
            })
        while !Task.isCancelled {
            // Whatever ends it, it is begun again; until then the board asks by itself.
            try? await ear.listen(question, silence: Self.silence) { news in
                switch news {
                case .begun: tell(.listening(true))
                case .event: tell(.happened)
                }
            }
            tell(.listening(false))
            do { try await pause(.seconds(5)) } catch { return }
        }
    }

    /// Tells the time.
    func tick(_ tell: @escaping @Sendable (BoardNews) -> Void) async {
        while !Task.isCancelled {
            do { try await pause(.seconds(1)) } catch { return }
            tell(.tick(Self.now))
        }
    }
}
