import Foundation
import OpsCore
import OpsHTTP
import Testing

@testable import OpsServer

struct ConfigurationTests {
    private func read(
        _ words: [String], _ environment: [String: String] = [:]
    ) throws -> Configuration {
        let supervisor = Supervisor(environment: environment, process: 7)
        guard case .serve(let configuration) = try Configuration.read(words, under: supervisor)
        else { throw Configuration.Misunderstood(description: "no wish to serve") }
        return configuration
    }

    private static let handedOver = [
        "LISTEN_PID": "7", "LISTEN_FDS": "3", "LISTEN_FDNAMES": "http:local",
    ]

    @Test func `several listeners may be named`() throws {
        #expect(try read([]).addresses.map(\.description) == ["127.0.0.1:8080"])
        let both = try read(["--listen", "127.0.0.1:0", "--listen=unix:/run/ops.sock"])
        #expect(both.addresses.map(\.description) == ["127.0.0.1:0", "unix:/run/ops.sock"])
        #expect(both.socketMode == 0o660 && both.inherited == [])
        #expect(try read(["--socket-mode", "0600"]).socketMode == 0o600)
    }

    @Test func `numbers without a country's code are those of the country that is said`() throws {
        #expect(try read([]).country == .france)
        #expect(try read(["--country", "IT"]).country == .italy)
        #expect(try read(["--country=es"]).country == .spain)
        #expect(try read(["--country", "none"]).country == nil)
        for wrong in ["", "XX", "39", "France"] {
            #expect(throws: Configuration.Misunderstood.self, "\(wrong)") {
                try read(["--country", wrong])
            }
        }
    }

    @Test func `sockets of the service manager are used where nothing else is said`() throws {
        let silent = try read([], Self.handedOver)
        #expect(silent.inherited == [3, 4, 5] && silent.addresses.isEmpty)
        let other = try read(["--listen", "127.0.0.1:0"], Self.handedOver)
        #expect(other.inherited == [] && other.addresses.count == 1)
        let both = try read(["--listen=systemd", "--listen=127.0.0.1:0"], Self.handedOver)
        #expect(both.inherited == [3, 4, 5] && both.addresses.count == 1)
        #expect(try read(["--listen", "systemd:local"], Self.handedOver).inherited == [4])
        #expect(try read(["--listen", "systemd:unknown"], Self.handedOver).inherited == [5])
    }

    @Test(arguments: [
        [:], ["LISTEN_PID": "8", "LISTEN_FDS": "1"], ["LISTEN_FDS": "1"], ["LISTEN_PID": "7"],
        ["LISTEN_PID": "7", "LISTEN_FDS": "0"], ["LISTEN_PID": "7", "LISTEN_FDS": "-1"],
        ["LISTEN_PID": "7", "LISTEN_FDS": "x"],
    ])
    func `variables for another process are not for this one`(
        _ environment: [String: String]
    ) throws {
        #expect(try read([], environment).inherited == [])
        #expect(throws: Configuration.Misunderstood.self) {
            try read(["--listen", "systemd"], environment)
        }
    }

    @Test func `the patience of the manager is for the process it names`() {
        func watchdog(_ environment: [String: String]) -> Duration? {
            Supervisor(environment: environment, process: 7).watchdog
        }
        #expect(watchdog(["WATCHDOG_USEC": "2000000"]) == .seconds(2))
        #expect(watchdog(["WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "7"]) == .seconds(2))
        #expect(watchdog(["WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "8"]) == nil)
        #expect(watchdog(["WATCHDOG_USEC": "0"]) == nil && watchdog([:]) == nil)
    }

    @Test func `limits are set one by one, from what is usual here`() throws {
        let limits = try read(["--limit", "body-bytes=1MiB", "--limit=header-time=3s"]).limits
        #expect(limits.bodyBytes == 1 << 20 && limits.headerTime == .seconds(3))
        #expect(limits.idleTime == Limits().idleTime)
        #expect(try read([]).limits.bodyBytes == Call.bodyLimit)
    }

    @Test(arguments: Configuration.limitTable)
    func `a limit takes its least and its most and nothing beyond, whichever room it is of`(
        _ limit: Limit<Configuration>
    ) throws {
        func words(_ value: Int) -> [String] {
            ["--limit", "\(limit.name)=\(limit.unit.text(of: value))"]
        }
        // Room for both: an address must fit into its line.
        let roomy = ["--limit=target-bytes=32", "--limit=request-line-bytes=64KiB"]
        for value in [limit.sensible.lowerBound, limit.sensible.upperBound] {
            #expect(limit.value(in: try read(roomy + words(value))) == value)
        }
        for value in [limit.sensible.lowerBound - 1, limit.sensible.upperBound + 1]
        where value >= 0 {
            let error = #expect(throws: Configuration.Misunderstood.self) { try read(words(value)) }
            #expect(error?.description.contains("--limit \(limit.name)=") == true)
            #expect(error?.description.contains("at least and") == true)
        }
    }

    @Test func `the table of the whole is that of its rooms`() throws {
        let names = Configuration.limitTable.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(
            names == Limits.limitTable.map(\.name) + EventLimits.limitTable.map(\.name)
                + VisitLimits.limitTable.map(\.name) + AnswerLimits.limitTable.map(\.name)
                + PostLimits.limitTable.map(\.name))
        // Each stored property is a limit: one that is added must be added to the table too.
        #expect(EventLimits.limitTable.count == Mirror(reflecting: EventLimits()).children.count)
        #expect(VisitLimits.limitTable.count == Mirror(reflecting: VisitLimits()).children.count)
        #expect(AnswerLimits.limitTable.count == Mirror(reflecting: AnswerLimits()).children.count)
        for limit in Configuration.limitTable {
            let standard = try read([])
            var changed = standard
            limit.set(limit.sensible.upperBound - 1, in: &changed)
            let different = Configuration.limitTable.filter {
                $0.value(in: changed) != $0.value(in: standard)
            }
            #expect(different.map(\.name) == [limit.name])
        }
    }

    @Test(arguments: [
        (["--limit", "event-listeners=all"], "takes a number"),
        (["--limit", "event-heartbeat-time=99ms"], "100ms at least and 60min at most"),
        (["--limit", "colour=1"], "there is no limit colour"),
        (["--limit", "body-bytes=1GB"], "takes a number of bytes"),
        (["--limit", "header-time=1ms"], "100ms at least"),
        (["--limit", "request-line-bytes=4000"], "target-bytes 8000 takes"),
        (["--trust", "everybody"], "--trust takes"), (["--trust", "10.0.0.0/40"], "--trust takes"),
        (["--socket-mode", "rw"], "octal"), (["--socket-mode", "10000"], "octal"),
        (["--listen", "unix:here"], "--listen takes"),
    ])
    func `what cannot be is refused with what can`(_ words: [String], _ sentence: String) {
        let error = #expect(throws: Configuration.Misunderstood.self) { try read(words) }
        #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
    }

    @Test func `the help tells of every limit, and so does the document`() throws {
        guard case .tell(let help) = try Configuration.read(["--help", "limits"]) else {
            Issue.record("it wants to serve")
            return
        }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let document = try String(contentsOf: root.appending(path: "docs/HTTP.md"), encoding: .utf8)
        let told = document.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
        for row in Configuration.limitRows {
            #expect(help.contains("\(row.name)=\(row.standard)  (\(row.least) to \(row.most))"))
            #expect(told.contains(row.markdown), "docs/HTTP.md lacks this line: \(row.markdown)")
        }
    }

    @Test func `a machine with few descriptors lets in fewer, and says so`() throws {
        let notes = Notes()
        var configuration = try read([])
        configuration.limits.connections = 100
        #expect(configuration.ofServer(log: notes.log).limits.connections == 100)
        #expect(notes.text.isEmpty)
        configuration.limits.connections = 500_000_000
        #expect(configuration.ofServer(log: notes.log).limits.connections < 500_000_000)
        #expect(notes.text.contains("LimitNOFILE"))
    }
}
