import Glibc

/// The file that a listening unix socket makes in the file system: it outlives the socket unless it
/// is removed (unix(7)).
struct SocketFile: Sendable {
    private let path: String
    private let device: dev_t
    private let inode: ino_t

    /// The file as it is now, once the socket is bound; with just this mode.
    init(_ path: String, mode: mode_t) throws(NetworkError) {
        guard unsafe chmod(path, mode) == 0, let status = Self.status(of: path) else {
            throw NetworkError("chmod \(path)")
        }
        self.path = path
        device = status.st_dev
        inode = status.st_ino
    }

    /// Removes the file, unless somebody has put another in its place.
    func remove() {
        guard let status = Self.status(of: path), status.st_dev == device, status.st_ino == inode
        else { return }
        unsafe unlink(path)
    }

    /// Removes what a server that was killed has left behind; whether there was such a thing.
    ///
    /// A file that is no socket stays, and so does a socket on which anybody answers.
    static func removeStale(_ path: String, at address: Address) -> Bool {
        guard let status = status(of: path), status.st_mode & S_IFMT == S_IFSOCK else {
            return false
        }
        do throws(NetworkError) {
            // Connected at once, or told that the queue is full: somebody is there.
            _ = try Socket.connecting(to: address)
            return false
        } catch {
            guard error.code == ECONNREFUSED else { return false }
            return unsafe unlink(path) == 0
        }
    }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? status : nil
    }
}
