import Foundation
import Glibc

/// The bytes of a file to import: plain, packed by gzip, or standard input.
struct ByteSource {
    private let descriptor: Int32
    private let path: String
    private let unpacker: Process?

    /// `-` is standard input; a name that ends in `.gz` is unpacked by gzip.
    init(_ path: String) throws {
        self.path = path
        if path == "-" {
            descriptor = STDIN_FILENO
            unpacker = nil
        } else if path.hasSuffix(".gz") {
            let (process, output) = try Self.unpacker(of: path)
            unpacker = process
            descriptor = output
        } else {
            descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw FileProblem(.unreadable, path, errno) }
            unpacker = nil
        }
    }

    /// The next bytes; nil at the end.
    ///
    /// A packed file that is damaged is an error, not an early end.
    func next() throws -> [UInt8]? {
        if let bytes = try DiskShelf.chunk(from: descriptor, path: path) { return bytes }
        if let unpacker {
            unpacker.waitUntilExit()
            guard unpacker.terminationStatus == 0 else { throw FileProblem(.damaged, path, 0) }
        }
        return nil
    }

    private static func unpacker(of path: String) throws -> (Process, Int32) {
        guard unsafe access(path, R_OK) == 0 else { throw FileProblem(.unreadable, path, errno) }
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
        process.arguments = ["-dc", "--", path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let copy = dup(output.fileHandleForReading.fileDescriptor)
        guard copy >= 0 else { throw FileProblem(.unreadable, path, errno) }
        return (process, copy)
    }

    /// How many bytes there will be, where that is known: for a packed file its last four bytes
    /// tell (RFC 1952 section 2.3.1, ISIZE), up to 4 GiB.
    static func size(of path: String) -> Int64? {
        guard path != "-", let file = FileHandle(forReadingAtPath: path),
            let end = try? file.seekToEnd()  // a size that is not known only hides the time left
        else { return nil }
        guard path.hasSuffix(".gz") else { return Int64(end) }
        guard end > 18, (try? file.seek(toOffset: end - 4)) != nil,
            let tail = try? file.read(upToCount: 4), tail.count == 4
        else { return nil }
        return tail.reversed().reduce(0) { $0 << 8 | Int64($1) }
    }
}
