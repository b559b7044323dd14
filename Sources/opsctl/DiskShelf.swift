import Glibc

/// The files of this machine.
struct DiskShelf: FileShelf {
    func exists(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0
    }

    func mode(_ path: String) throws -> UInt32 {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw FileProblem(.unreadable, path, errno) }
        return status.st_mode & 0o777
    }

    func read(_ path: String, limit: Int) throws -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileProblem(.unreadable, path, errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while let chunk = try Self.chunk(from: descriptor, path: path) {
            bytes += chunk
            guard bytes.count <= limit else { throw FileProblem(.tooLong(limit: limit), path, 0) }
        }
        return bytes
    }

    func create(_ path: String, _ bytes: [UInt8]) throws {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileProblem(.unwritable, path, errno) }
        defer { close(descriptor) }
        do {
            try DescriptorSink(descriptor: descriptor).write(bytes)
        } catch {
            throw FileProblem(.unwritable, path, errno)
        }
    }

    /// The next bytes of a descriptor; nil at the end.
    static func chunk(from descriptor: Int32, path: String) throws -> [UInt8]? {
        while true {
            var outcome = 0
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                outcome = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                count = max(outcome, 0)
            }
            if outcome > 0 { return bytes }
            if outcome == 0 { return nil }
            guard errno == EINTR else { throw FileProblem(.unreadable, path, errno) }
        }
    }
}
