/// Writes frames: only the lines that have changed, so that a slow link is no burden.
struct ScreenPainter: Sendable {
    let output: any Sink
    let hasColour: Bool
    private var last: [String] = []

    init(output: any Sink, hasColour: Bool) {
        self.output = output
        self.hasColour = hasColour
    }

    /// The next frame is written whole.
    mutating func forget() {
        last = []
    }

    mutating func paint(_ frame: ScreenFrame) throws {
        let lines = frame.lines.map { $0.styled(hasColour: hasColour) }
        var text = "\u{1B}[?25l"
        if lines.count != last.count {
            text += "\u{1B}[2J"
            last = []
        }
        for (row, line) in lines.enumerated()
        where !last.indices.contains(row) || last[row] != line {
            text += "\u{1B}[\(row + 1);1H\u{1B}[2K" + line
        }
        last = lines
        if let place = frame.cursor {
            text += "\u{1B}[\(place.row + 1);\(place.column + 1)H\u{1B}[?25h"
        }
        try output.write(Array(text.utf8))
    }
}
