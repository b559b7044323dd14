#if canImport(Glibc)
import Glibc
#endif

/// Looks through the unused middle of each page of a SQLite file (file format, section 1.6).
///
/// It reads the file itself, since SQL shows nothing of what is not used.
package enum SlackReader {
    package struct Unreadable: Error {}

    /// Whether any of the pieces stands in the slack of a page.
    package static func finds(_ pieces: Set<[UInt8]>, in path: String) throws -> Bool {
        guard !pieces.isEmpty else { return false }
        let starts = PieceIndex(pieces)
        guard let file = unsafe fopen(path, "rb") else { throw Unreadable() }
        defer { unsafe fclose(file) }
        var head = [UInt8](repeating: 0, count: 100)
        guard unsafe fread(&head, 1, 100, file) == 100 else { return false }
        let said = Int(head[16]) << 8 | Int(head[17])
        let size = said == 1 ? 65_536 : said
        guard size >= 512, unsafe fseek(file, 0, SEEK_SET) == 0 else { throw Unreadable() }
        var page = [UInt8](repeating: 0, count: size)
        var isFirst = true
        while unsafe fread(&page, 1, size, file) == size {
            if let slack = slack(of: page, isFirst: isFirst), starts.stands(in: page[slack]) {
                return true
            }
            isFirst = false
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
