import FoundationEssentials
import Glibc
import OpsCore
import OpsHTTP

/// What can be said on the command line of OpsServer.
struct Configuration: Sendable {
    var dataFolder = "data"
    /// Where to listen; empty when the service manager has bound all there is.
    var addresses: [Address]
    /// Sockets that the service manager has bound.
    var inherited: [Int32] = []
    /// The mode of the file of a unix socket.
    var socketMode: UInt32 = 0o660
    /// Who is believed when it speaks for others, besides those who come over a unix socket.
    var trusted: [Network] = []
    var limits = Configuration.standardLimits
    var eventLimits = EventLimits()
    var visitLimits = VisitLimits()
    var answerLimits = AnswerLimits()
    var postLimits = PostLimits()
    /// By which way messages leave the house.
    var gateway = GatewayWish.log
    /// The file of what signs them for a webhook.
    var gatewaySecretFile: String?
    var loadsDemonstration = false
    /// How others reach the server, for links; by default what each request calls it.
    var baseURL: String?
    /// Where telephone numbers without a country's code are dialled; nil where none is taken.
    var country: DialledFrom? = .france
    /// How long answers in hand may take at a stop.
    var drain: Duration = .seconds(10)
    var supervisor = Supervisor()

    init(addresses: [Address]) {
        self.addresses = addresses
    }

    /// What the words asked for.
    enum Wish {
        case serve(Configuration)
        case tell(String)
    }

    /// Words that make no sense, with what to do instead.
    struct Misunderstood: Error, CustomStringConvertible {
        let description: String
    }

    static let version = "0.1.0"

    /// The limits unless told otherwise: bodies are JSON of a few kilobytes.
    static let standardLimits = {
        var limits = Limits()
        limits.bodyBytes = Call.bodyLimit
        return limits
    }()

    /// What the service manager hands over, taken out of the environment: only here is it read.
    static func takeSupervisor() -> Supervisor {
        let environment = ProcessInfo.processInfo.environment
        let supervisor = Supervisor(environment: environment, process: getpid())
        for variable in Supervisor.variables { unsafe unsetenv(variable) }
        supervisor.keepSockets()
        return supervisor
    }
}
