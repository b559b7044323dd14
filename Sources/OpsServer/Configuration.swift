import OpsCore
import OpsHTTP

/// What can be said on the command line of OpsServer.
struct Configuration: Sendable {
    var dataFolder = "data"
    var address: Address
    var loadsDemonstration = false
    /// How others reach the server, for links; by default what each request calls it.
    var baseURL: String?
    /// How long answers in hand may take at a stop.
    var drain: Duration = .seconds(10)

    /// What the words asked for.
    enum Wish {
        case serve(Configuration)
        case help
        case version
    }

    /// Words that make no sense, with what to do instead.
    struct Misunderstood: Error, CustomStringConvertible {
        let description: String
    }

    static let version = "0.1.0"

    static let help = """
        OpsServer: the front desk of Ops; calls come in here.

        Usage: OpsServer --data DIR --listen ADDRESS:PORT [--demo]

          --data DIR             where everything is kept (default: data); created when absent
          --listen ADDRESS:PORT  where to listen (default: 127.0.0.1:8080); port 0 is a free one
          --demo                 at the first start, load an invented territory, roster and
                                 deployments
          --base-url URL         how others reach this server, for the links it gives
          --help, --version

        The first start writes DIR/admin.token (readable by you alone): opsctl needs it.
        SIGTERM and SIGINT stop the server after the answers in hand.
        """

    /// Reads the words after the program's name.
    static func read(_ words: [String]) throws -> Wish {
        guard let standard = Address("127.0.0.1:8080") else {
            preconditionFailure("the default address is an address")
        }
        var configuration = Configuration(address: standard)
        var rest = words[...]
        while let word = rest.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            let name = parts.first ?? word
            func value() throws -> String {
                if parts.count == 2 { return parts[1] }
                guard let next = rest.popFirst() else {
                    throw Misunderstood(description: "\(name) needs a value; see OpsServer --help")
                }
                return next
            }
            switch name {
            case "--data": configuration.dataFolder = try value()
            case "--listen": configuration.address = try address(try value())
            case "--base-url": configuration.baseURL = try value()
            case "--demo": configuration.loadsDemonstration = true
            case "--help", "-h": return .help
            case "--version": return .version
            default:
                throw Misunderstood(description: "unknown option \(name); see OpsServer --help")
            }
        }
        return .serve(configuration)
    }

    private static func address(_ text: String) throws -> Address {
        guard let address = Address(text) else {
            throw Misunderstood(
                description: "--listen takes an address and a port, such as 127.0.0.1:8080")
        }
        return address
    }
}
