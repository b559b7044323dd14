/// Writes a request as it goes on the wire.
enum RequestSerializer {
    /// The target is the program's own: it must be one that the parser would take.
    static func bytes(
        _ method: Method, _ target: String, host: String, headers: Headers, body: [UInt8]
    ) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(256 + body.count)
        output.append(contentsOf: "\(method.name) \(target) HTTP/1.1\r\nHost: \(host)\r\n".utf8)
        headers.write(to: &output, except: isOurs)
        if !body.isEmpty || method == .post || method == .put || method == .patch {
            output.append(contentsOf: "Content-Length: ".utf8)
            output.append(decimal: body.count)
            output.append(contentsOf: "\r\n".utf8)
        }
        output.append(contentsOf: "\r\n".utf8)
        output.append(contentsOf: body)
        return output
    }

    private static func isOurs(_ name: ArraySlice<UInt8>) -> Bool {
        ["host", "content-length", "transfer-encoding"].contains { name.equalsIgnoringCase($0) }
    }
}
