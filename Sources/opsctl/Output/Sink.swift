import Glibc
import OpsCore

/// Where bytes go: standard output, standard error, a file, a test's memory.
protocol Sink: Sendable {
    /// - Throws: `ClosedPipe` when whoever read has gone; `WriteFailure` when the bytes cannot go.
    func write(_ bytes: [UInt8]) throws
}

/// Whoever read the output has gone (`| head`): no error, and nothing more to say.
struct ClosedPipe: Error {}

/// The bytes could not be written: a full disk, a terminal that is gone.
///
/// By then the command has been carried out: typed again it would be done twice.
struct WriteFailure: Explained {
    let number: Int32

    var exitCode: ExitCode { .failed }
    var code: String { "opsctl.output_lost" }
    var title: LocalizedText {
        LocalizedText(
            fr: "ce qui était à afficher n'a pas pu être écrit (erreur système \(number)) ; la "
                + "commande elle-même a été exécutée : ne la répétez pas, relisez ce qui est noté",
            es: "lo que había que mostrar no se pudo escribir (error del sistema \(number)); la "
                + "orden misma se ejecutó: no la repita, vuelva a leer lo anotado",
            en: "what was to be shown could not be written (system error \(number)); the command "
                + "itself was done: do not type it again, read what is noted")
    }
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
                throw WriteFailure(number: errno)
            }
        }
    }
}
