import Foundation

/// A server that was started here, and that is stopped here.
final class RunningProcess {
    private let process = Process()
    let port: UInt16
    /// What it had used when it said that it listens.
    let usageAtStart: ProcessUsage

    var id: Int32 { process.processIdentifier }
    var usage: ProcessUsage { ProcessUsage(of: id) }

    /// Starts OpsServer on a data folder and a free port, on the servers' processor or on both.
    init(
        server binary: String, data folder: String, words: [String] = [], isSpread: Bool = false,
        environment: [String: String] = [:]
    ) throws {
        let all = [binary, "--data", folder, "--listen", "127.0.0.1:0"] + words
        let output = Pipe()
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let start =
            isSpread ? Machine.spread(all) : Machine.pinned(all, to: Machine.serverProcessor)
        try Self.start(process, start, output)
        var said = ""
        while !said.contains("\n") {
            let bytes = output.fileHandleForReading.availableData
            guard !bytes.isEmpty else { throw Trouble("OpsServer ended at once: \(all)") }
            said += String(decoding: bytes, as: UTF8.self)
        }
        usageAtStart = ProcessUsage(of: process.processIdentifier)
        let digits = said.drop { $0 != ":" }.dropFirst().drop { $0 != ":" }.dropFirst()
        guard let port = UInt16(digits.prefix { $0.isNumber }) else {
            throw Trouble("OpsServer said: \(said)")
        }
        self.port = port
    }

    /// Starts nginx with one worker, by hand: it answers 200 with a few bytes.
    init(nginx binary: String, folder: String, port: UInt16) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let configuration = """
            daemon off; master_process off; worker_processes 1; pid \(folder)/nginx.pid;
            error_log \(folder)/error.log;
            events { worker_connections 1024; }
            http {
              access_log off; keepalive_requests 100000000; server_tokens off;
              client_body_temp_path \(folder)/body; proxy_temp_path \(folder)/proxy;
              fastcgi_temp_path \(folder)/fastcgi; uwsgi_temp_path \(folder)/uwsgi;
              scgi_temp_path \(folder)/scgi; default_type application/json;
              server { listen 127.0.0.1:\(port); location / { return 200 '{"status":"ok"}'; } }
            }
            """
        let path = folder + "/nginx.conf"
        try configuration.write(toFile: path, atomically: true, encoding: .utf8)
        self.port = port
        let words = [binary, "-p", folder, "-c", path]
        try Self.start(process, Machine.pinned(words, to: Machine.serverProcessor), nil)
        Thread.sleep(forTimeInterval: 0.3)
        usageAtStart = ProcessUsage(of: process.processIdentifier)
        guard process.isRunning else { throw Trouble("nginx ended: see \(folder)/error.log") }
    }

    private static func start(_ process: Process, _ words: [String], _ output: Pipe?) throws {
        process.executableURL = URL(filePath: words[0])
        process.arguments = Array(words.dropFirst())
        if let output { process.standardOutput = output }
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Asks it to stop and waits until it has.
    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    deinit {
        if process.isRunning { stop() }
    }
}
