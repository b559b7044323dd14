import Foundation
import OpsCore
import OpsStore

/// The filled databases that lists and starts are measured on.
struct Filling {
    let lists: String
    let withSnapshot: String
    let withoutSnapshot: String

    /// Entries of the journal that a start is measured with.
    private static let entries: Int64 = 100_000

    init(workshop: Workshop, requests: Int) throws {
        lists = try workshop.copy(of: workshop.fresh, as: "lists")
        let archive = try Archive(path: Workshop.archive(in: lists))
        let restored = try archive.restore(checkedEntries: 0)
        var filler = Filler(archive: archive, operation: restored.operation)
        let first = Int(Self.entries - restored.head.position) / 2
        try filler.log(contacts: first, together: 1_000)
        try archive.dropSnapshots()
        try filler.checkpoint()
        withoutSnapshot = try workshop.copy(of: lists, as: "long")
        try filler.keepSnapshot()
        try filler.checkpoint()
        withSnapshot = try workshop.copy(of: lists, as: "snapshot")
        try filler.log(contacts: max(0, requests - first) / 4, together: 500, needs: 4)
        try filler.cancelSome()
        try filler.keepSnapshot()
        try filler.checkpoint()
    }
}
