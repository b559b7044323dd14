internal import CSQLite

/// Looks through the unused middle of each page of a SQLite file (file format, section 1.6).
///
/// It reads the file itself, since SQL shows nothing of what is not used; through SQLite's own descriptor,
/// since closing another one would take away the locks of the whole process (fcntl(2)), and whoever looks at
/// the journal from outside would believe that nobody uses the file.
package enum SlackReader {
    /// Whether any of the pieces stands in the slack of a page.
    package static func finds(_ pieces: Set<[UInt8]>, in path: String) throws -> Bool {
        guard !pieces.isEmpty else { return false }
        let starts = PieceIndex(pieces)
        let file = try SQLiteConnection(path: path, access: .readOnly)
        guard let head = try file.bytes(from: 0, count: 100) else { return false }
        let said = Int(head[16]) << 8 | Int(head[17])
        let size = said == 1 ? 65_536 : said
        guard size >= 512 else { return false }
        var place: Int64 = 0
        while let page = try file.bytes(from: place, count: size) {
            if let slack = slack(of: page, isFirst: place == 0), starts.stands(in: page[slack]) {
                return true
            }
            place += Int64(size)
        }
        return false
    }

    /// Between the pointers to the cells and the first cell; nil for what is no page of a tree.
    private static func slack(of page: [UInt8], isFirst: Bool) -> Range<Int>? {
        let head = isFirst ? 100 : 0
        let isLeaf: Bool
        switch page[head] {
        case 2, 5: isLeaf = false
        case 10, 13: isLeaf = true
        default: return nil
        }
        let cells = Int(page[head + 3]) << 8 | Int(page[head + 4])
        let said = Int(page[head + 5]) << 8 | Int(page[head + 6])
        let end = said == 0 ? 65_536 : said
        let start = head + (isLeaf ? 8 : 12) + 2 * cells
        return start < end && end <= page.count ? start..<end : nil
    }
}

/// Pieces by how they begin: most bytes of a page begin none.
private struct PieceIndex {
    private var isBegun = [Bool](repeating: false, count: 65_536)
    private var byStart: [Int: [[UInt8]]] = [:]

    init(_ pieces: Set<[UInt8]>) {
        for piece in pieces where piece.count >= 2 {
            let start = Int(piece[0]) << 8 | Int(piece[1])
            isBegun[start] = true
            byStart[start, default: []].append(piece)
        }
    }

    func stands(in bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count >= 2 else { return false }
        for place in bytes.startIndex..<bytes.endIndex - 1 {
            let start = Int(bytes[place]) << 8 | Int(bytes[place + 1])
            guard isBegun[start] else { continue }
            if byStart[start, default: []].contains(where: { bytes[place...].starts(with: $0) }) {
                return true
            }
        }
        return false
    }
}
