import OpsCore
import OpsHTTP

extension Configuration {
    static let help = """
        OpsServer: the front desk of Ops; calls come in here.

        Usage: OpsServer [--data DIR] [--listen WHERE]… [--limit NAME=VALUE]… [--trust WHOM]… [--demo]

          --data DIR             where everything is kept (default: data); created when absent
          --listen ADDRESS:PORT  where to listen (default: 127.0.0.1:8080); port 0 is a free one
          --listen unix:/PATH    a unix socket; its file is removed at the stop
          --listen systemd[:NAME]  the sockets that systemd has bound, or those of this name; also
                                 without --listen where there are any
          --socket-mode MODE     the mode of the files of unix sockets (default: 0660)
          --trust ADDRESS[/BITS]  a proxy of yours: what it says in Forwarded and X-Forwarded-… is
                                 believed, and it may make many connections; repeatable. Who comes
                                 over a unix socket is trusted
          --limit NAME=VALUE     how much of something; OpsServer --help limits lists them
          --gateway log          messages to volunteers are lines of the log (this is the default)
          --gateway command:/PATH  each is handed to this program, a JSON document on standard
                                 input; exit 0 is sent, 75 is tried again, others are refused
          --gateway webhook:http://HOST[:PORT]/PATH  each is posted there, signed by Standard
                                 Webhooks; TLS is the work of a proxy of yours
          --gateway-secret-file FILE  what signs them: whsec_ and base64, a line each; chmod 600
          --demo                 at the first start, load an invented territory, roster and
                                 deployments
          --country CODE         where telephone numbers without a country's code are dialled:
                                 \(DialledFrom.codes) (default: FR); none where several
                                 countries call: then each is said with + and its code
          --base-url URL         how others reach this server, for the links it gives
          --help, --version

        The first start writes DIR/admin.token (readable by you alone): opsctl needs it.
        SIGTERM and SIGINT stop the server after the answers in hand.
        Under systemd it says when it is ready, stopping, and alive (NOTIFY_SOCKET, WATCHDOG_USEC).
        """

    static let helpOnLimits = """
        Limits of OpsServer, set with --limit NAME=VALUE; the value, then the least and the most.

        \(limitRows.map { "  \($0.name)=\($0.standard)  (\($0.least) to \($0.most))\n      \($0.summary)" }
            .joined(separator: "\n"))

        Sizes are bytes, or KiB and MiB (64KiB); times are ms, s or min (10s).
        """

    /// One limit in words: for the help and for the documents.
    struct LimitRow: Sendable {
        let name: String
        let standard: String
        let least: String
        let most: String
        let summary: String

        /// The line that docs/HTTP.md must have.
        var markdown: String { "| `\(name)` | \(standard) | \(least) | \(most) | \(summary) |" }
    }

    static let limitRows = limitTable.map { limit in
        LimitRow(
            name: limit.name,
            standard: limit.unit.text(of: limit.value(in: Configuration(addresses: []))),
            least: limit.unit.text(of: limit.sensible.lowerBound),
            most: limit.unit.text(of: limit.sensible.upperBound), summary: limit.summary)
    }
}

extension Configuration: LimitHolder {
    /// The engine's limits and those of the rooms above it, told as one table.
    static let limitTable: [Limit<Configuration>] =
        Limits.limitTable.map { Limit($0, in: \.limits) }
        + EventLimits.limitTable.map { Limit($0, in: \.eventLimits) }
        + VisitLimits.limitTable.map { Limit($0, in: \.visitLimits) }
        + AnswerLimits.limitTable.map { Limit($0, in: \.answerLimits) }
        + PostLimits.limitTable.map { Limit($0, in: \.postLimits) }
}
