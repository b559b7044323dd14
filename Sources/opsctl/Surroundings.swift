import Foundation
import OpsCore

/// All that a run touches outside itself: handed in, so that tests bring their own.
struct Surroundings: Sendable {
    var environment: [String: String]
    var data: any Sink
    var messages: any Sink
    /// Columns of the terminal that shows the data; nil when there is none.
    var width: Int?
    /// Whether the messages go to a terminal.
    var isWatched: Bool
    var files: any FileShelf
    /// So many connections to a server.
    var openDoors: @Sendable (ServerAddress, Int) throws -> DoorSet
    var pause: @Sendable (Duration) async throws -> Void
    var makeKey: @Sendable () -> String
    var clock: WallClock
    var interruption: Interruption
    /// Where people type.
    var input: Int32 = 0
}

extension Surroundings {
    /// The terminal, the disk and the network of this process.
    static var ofThisProcess: Surroundings {
        let environment = Configuration.environment
        return Surroundings(
            environment: environment, data: DescriptorSink.output,
            messages: DescriptorSink.messages, width: Terminal.width(environment),
            isWatched: Terminal.isMessagesTerminal, files: DiskShelf(),
            openDoors: { try DoorSet.http(to: $0, count: $1) },
            pause: { try await Task.sleep(for: $0) }, makeKey: { UUID().uuidString.lowercased() },
            clock: .local, interruption: Interruption())
    }
}

extension Surroundings {
    func openDoor(to address: ServerAddress) throws -> any Door {
        guard let door = try openDoors(address, 1).doors.first else {
            throw Unreachable(reason: .cannotConnect, server: address.authority)
        }
        return door
    }
}
