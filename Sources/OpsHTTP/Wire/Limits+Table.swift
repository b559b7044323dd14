extension Limits: LimitHolder {
    package static let limitTable = sizes + numbers + times

    private static let sizes: [Limit<Limits>] = [
        Limit(
            "request-line-bytes", .bytes, 64...65_536, .number(\.requestLineBytes),
            "the first line of a request; longer: 414"),
        Limit(
            "target-bytes", .bytes, 32...65_000, .number(\.targetBytes),
            "the address (URI) in it; longer: 414"),
        Limit(
            "header-bytes", .bytes, 256...1_048_576, .number(\.headerBytes),
            "all header lines together; more: 431"),
        Limit("header-count", .count, 1...1_000, .number(\.headerCount), "header lines; more: 431"),
        Limit(
            "body-bytes", .bytes, 0...67_108_864, .number(\.bodyBytes),
            "a request's body, however it is sent; more: 413"),
        Limit(
            "chunk-line-bytes", .bytes, 16...8_192, .number(\.chunkLineBytes),
            "the line before a chunk; longer: 400"),
        Limit(
            "trailer-bytes", .bytes, 0...65_536, .number(\.trailerBytes),
            "lines after the last chunk; more: 431"),
        Limit(
            "leading-empty-lines", .count, 0...100, .number(\.leadingEmptyLines),
            "empty lines before a request; more: 400"),
    ]

    private static let numbers: [Limit<Limits>] = [
        Limit(
            "connections", .count, 1...1_000_000, .number(\.connections),
            "connections in all; more: 503 and closed"),
        Limit(
            "connections-per-peer", .count, 1...1_000_000, .number(\.connectionsPerPeer),
            "of them from one address, or one /64 network of IPv6; more: 503 and closed"),
        Limit(
            "connections-per-proxy", .count, 1...1_000_000, .number(\.connectionsPerProxy),
            "of them from one trusted address, or over unix sockets; more: 503 and closed"),
        Limit(
            "refusals-at-once", .count, 0...10_000, .number(\.refusalsAtOnce),
            "connections being told 503; more: closed unanswered"),
        Limit(
            "requests-per-connection", .count, 1...1_000_000_000,
            .number(\.requestsPerConnection), "requests on one connection; the last says close"),
        Limit(
            "slowest-bytes-per-second", .bytes, 1...1_073_741_824,
            .number(\.slowestBytesPerSecond),
            "the slowest honest link: each as many bytes earn a second more"),
        Limit(
            "linger-bytes", .bytes, 0...16_777_216, .number(\.lingerBytes),
            "what is still read, and dropped, after a refusal"),
    ]

    private static let times: [Limit<Limits>] = [
        Limit(
            "header-time", .time, 100...3_600_000, .time(\.headerTime),
            "from the first byte of a request to the end of its header; longer: 408"),
        Limit(
            "body-time", .time, 100...3_600_000, .time(\.bodyTime),
            "for a body, and what its bytes earn; longer: 408"),
        Limit(
            "idle-time", .time, 100...86_400_000, .time(\.idleTime),
            "between two requests, and before the first; longer: closed"),
        Limit(
            "write-time", .time, 100...3_600_000, .time(\.writeTime),
            "for a reader to take an answer or a piece, and what its bytes earn; longer: closed"),
        Limit(
            "linger-time", .time, 0...60_000, .time(\.lingerTime),
            "how long is still read after a refusal"),
    ]
}
