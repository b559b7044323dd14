/// The `Date` line of the present second, made once per second and not once per answer.
struct DateLine {
    private var second = -1
    private(set) var bytes: [UInt8] = []

    /// The line for a moment given as seconds since 1970.
    mutating func line(at second: Int) -> [UInt8] {
        if second != self.second {
            self.second = second
            bytes = Array("Date: \(HTTPDate.format(secondsSince1970: second))\r\n".utf8)
        }
        return bytes
    }
}
