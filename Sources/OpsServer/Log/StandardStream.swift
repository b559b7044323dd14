import Glibc

/// Where the process speaks to whoever started it.
///
/// Written to by the system call alone: Foundation's file handles bring its calendars and their
/// six megabytes into a server that needs neither.
enum StandardStream: Int32 {
    case output = 1
    case error = 2

    /// Writes a line at once.
    ///
    /// What cannot be written (disk full, nobody reads) is lost: it must not cost anybody an answer.
    func write(line: String) {
        var rest = Array((line + "\n").utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(rawValue, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
