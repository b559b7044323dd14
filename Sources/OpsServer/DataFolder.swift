import FoundationEssentials
import Glibc
import Synchronization

/// The folder in which everything is kept: one server at a time.
final class DataFolder: Sendable {
    let path: String
    /// The descriptor that holds the lock; nil once the folder was given back.
    private let lock: Mutex<Int32?>

    var archive: String { path + "/ops.sqlite" }
    var adminToken: String { path + "/admin.token" }

    /// Why the folder cannot be used, and what to do.
    struct Unusable: Error, CustomStringConvertible {
        let description: String
    }

    /// Creates the folder when it is absent and takes it; refuses when another server holds it.
    init(_ path: String) throws {
        self.path = path
        umask(0o077)
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw Unusable(
                description:
                    "cannot create the data folder \(path): check that the folder above it "
                    + "exists and that you may write there")
        }
        let lock = unsafe open(path + "/ops.lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else {
            throw Unusable(
                description: "cannot write in the data folder \(path): "
                    + "\(unsafe String(cString: strerror(errno))); check its owner and the disk")
        }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw Unusable(
                description:
                    "another OpsServer is using the data folder \(path): stop it first, or "
                    + "name another folder with --data")
        }
        self.lock = Mutex(lock)
    }

    deinit {
        release()
    }

    /// Gives the folder back: another server may have it, even while a child process that is just
    /// being started still holds a copy of the lock.
    func release() {
        lock.withLock { lock in
            guard let held = lock.take() else { return }
            flock(held, LOCK_UN)
            close(held)
        }
    }

    /// Refuses a folder whose token is there and whose data is not: somebody lost it, and a new empty
    /// journal would hide that.
    func checkNothingWasLost() throws {
        var archiveStatus = stat()
        let isEmpty = unsafe stat(archive, &archiveStatus) != 0 || archiveStatus.st_size == 0
        guard isEmpty, FileManager.default.fileExists(atPath: adminToken) else { return }
        throw Unusable(
            description:
                "\(adminToken) is there, but \(archive) is missing or empty: restore it from "
                + "a backup; or, to begin anew, remove \(adminToken) first")
    }

    /// Writes a secret that only its owner can read, in one step.
    static func writeSecret(_ text: String, to path: String) throws {
        let draft = path + ".new"
        unsafe unlink(draft)
        let file = unsafe open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw Unusable(
                description: "cannot write \(path): \(unsafe String(cString: strerror(errno)))")
        }
        let bytes = Array((text + "\n").utf8)
        let written = unsafe write(file, bytes, bytes.count)
        let isSafe = written == bytes.count && fsync(file) == 0
        close(file)
        guard isSafe, unsafe rename(draft, path) == 0 else {
            throw Unusable(
                description: "cannot write \(path): \(unsafe String(cString: strerror(errno)))")
        }
    }
}
