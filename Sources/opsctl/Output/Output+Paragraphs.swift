import OpsCore

extension Output {
    /// Text for reading: broken between words, at most 100 columns wide, made harmless.
    func paragraphs(_ text: String) throws {
        let limit = min(manner.width ?? 80, 100)
        for paragraph in text.split(separator: "\n") {
            var current = ""
            for word in String(paragraph).withoutControls.split(separator: " ") {
                if !current.isEmpty, current.columns + 1 + String(word).columns > limit {
                    try line(current)
                    current = ""
                }
                current += current.isEmpty ? String(word) : " " + word
            }
            if !current.isEmpty { try line(current) }
        }
    }
}
