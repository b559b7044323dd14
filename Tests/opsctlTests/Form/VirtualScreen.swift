@testable import opsctl

/// What a terminal would show of the bytes that are written to it: as much as the form needs.
struct VirtualScreen {
    private(set) var rows: [[String]] = [[]]
    private var row = 0
    private var column = 0
    private var rest: [UInt8] = []
    /// Whether the screen is the one that hides what was there.
    private(set) var isOther = false
    /// How often the usual screen was given back.
    private(set) var returns = 0

    var text: String {
        rows.map { $0.joined() }.joined(separator: "\n")
    }

    mutating func write(_ bytes: [UInt8]) {
        rest += bytes
        while let first = rest.first {
            if first == 0x1B {
                guard obey() else { return }
                continue
            }
            let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            guard rest.count >= count else { return }
            let text = String(decoding: rest.prefix(count), as: UTF8.self)
            rest.removeFirst(count)
            for scalar in text.unicodeScalars { put(scalar) }
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\r": column = 0
        case "\n": (row, column) = (row + 1, column)
        default:
            while rows.count <= row { rows.append([]) }
            while rows[row].count <= column { rows[row].append(" ") }
            let width = Character(scalar).columns
            guard width > 0 else {
                rows[row][max(0, column - 1)].unicodeScalars.append(scalar)
                return
            }
            rows[row][column] = String(scalar)
            column += 1
            if width == 2 {
                if rows[row].count <= column { rows[row].append("") }
                rows[row][column] = ""
                column += 1
            }
        }
    }

    /// One control sequence; false while it is not whole.
    private mutating func obey() -> Bool {
        guard rest.count > 2 else { return false }
        guard let end = rest.dropFirst(2).firstIndex(where: { (0x40..<0x7F).contains($0) }) else {
            return false
        }
        let numbers = String(decoding: rest[2..<end], as: UTF8.self)
        let final = Character(Unicode.Scalar(rest[end]))
        rest.removeFirst(end + 1)
        switch (final, numbers) {
        case ("H", _):
            let place = numbers.split(separator: ";").compactMap { Int($0) }
            (row, column) = ((place.first ?? 1) - 1, (place.last ?? 1) - 1)
        case ("K", "2"): if rows.indices.contains(row) { rows[row] = [] }
        case ("J", "2"): rows = [[]]
        case ("h", "?1049"): (isOther, rows) = (true, [[]])
        case ("l", "?1049"):
            isOther = false
            returns += 1
        default: break
        }
        return true
    }
}
