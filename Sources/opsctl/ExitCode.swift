/// How opsctl ends: the one table, printed in the manual.
enum ExitCode: Int32, CaseIterable, Sendable {
    case done = 0
    case failed = 1
    case usage = 2
    case notFound = 3
    case refused = 4
    case notAllowed = 5
    /// EX_TEMPFAIL of sysexits.h: the same command may succeed later.
    case later = 75
    /// 128 + SIGINT, as shells count.
    case interrupted = 130
}

extension ExitCode {
    /// What an answer of the server means for who typed the command.
    init(status: Int) {
        switch status {
        case 200...299: self = .done
        case 401, 403: self = .notAllowed
        case 404, 410: self = .notFound
        case 408, 429, 502, 503, 504: self = .later
        case 400, 409, 412, 413, 415, 422, 428: self = .refused
        default: self = .failed
        }
    }
}
