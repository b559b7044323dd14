extension String {
    /// The word that was probably meant: at most two slips away, three for long words.
    func nearest(of words: some Sequence<String>) -> String? {
        let limit = count > 8 ? 3 : 2
        let measured = words.map { (word: $0, slips: slips(to: $0)) }
        let best = measured.min { $0.slips < $1.slips }
        guard let best, best.slips <= limit, best.slips < max(count, 2) else { return nil }
        return best.word
    }

    /// Letters added, dropped, changed or swapped with their neighbour between two words
    /// (optimal string alignment distance).
    func slips(to other: String) -> Int {
        let left = Array(self)
        let right = Array(other)
        var before: [Int] = []
        var previous = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let isSame = left[row] == right[column]
                var least = Swift.min(
                    previous[column + 1] + 1, current[column] + 1,
                    previous[column] + (isSame ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    least = Swift.min(least, before[column - 1] + 1)
                }
                current.append(least)
            }
            before = previous
            previous = current
        }
        return previous[right.count]
    }
}
