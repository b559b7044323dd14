import Glibc

/// Where bytes go: standard output, standard error, a file, a test's memory.
protocol Sink: Sendable {
    /// - Throws: `ClosedPipe` when whoever read has gone; `WriteFailure` when the bytes cannot go.
    func write(_ bytes: [UInt8]) throws
}

/// Whoever read the output has gone (`| head`): no error, and nothing more to say.
struct ClosedPipe: Error {}

/// The bytes could not be written.
struct WriteFailure: Error {
    let code: Int32
}

/// A descriptor of this process.
struct DescriptorSink: Sink {
    let descriptor: Int32

    static let output = DescriptorSink(descriptor: STDOUT_FILENO)
    static let messages = DescriptorSink(descriptor: STDERR_FILENO)

    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE {
                throw ClosedPipe()
            } else if errno != EINTR {
                throw WriteFailure(code: errno)
            }
        }
    }
}
