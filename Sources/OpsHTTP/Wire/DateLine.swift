/// The `Date` line of the present second, made once per second and not once per answer.
struct DateLine {
    private var second = -1
    private(set) var bytes: [UInt8] = []

    /// The line of a moment given as seconds since 1970.
    init(at second: Int) {
        update(to: second)
    }

    /// Makes the line of a moment given as seconds since 1970, unless it is there already.
    mutating func update(to second: Int) {
        guard second != self.second else { return }
        self.second = second
        bytes = Array("Date: \(HTTPDate.format(secondsSince1970: second))\r\n".utf8)
    }
}
