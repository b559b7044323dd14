import OpsCore
import OpsStore

/// The write-ahead log, which the office writes and somebody else moves into the file.
extension Office {
    /// Has the log copied when it is long, and moves the rest of it once the bulk is there.
    ///
    /// A reader who looks at an old page keeps the log from starting over: then it grows a little and
    /// is tried again.
    func checkpointIfDue() {
        guard let checkpointer else { return }
        let archive = desk.records
        if checkpointer.takeCopied() {
            do {
                let startsOver = try archive.finishCheckpoint()
                nextCheckpoint = startsOver ? 0 : archive.logPages + checkpointer.pages / 2
            } catch {
                nextCheckpoint = archive.logPages + checkpointer.pages / 2
                log.failure(error, reference: "log")
            }
        }
        guard archive.logPages >= max(checkpointer.pages, nextCheckpoint) else { return }
        checkpointer.begin { [log] in log.failure($0, reference: "log") }
    }
}
