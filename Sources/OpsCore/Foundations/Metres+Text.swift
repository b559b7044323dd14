/// Distances as people read them.
extension Metres {
    /// To the metre: `4012 m`.
    var exactText: LocalizedText {
        LocalizedText(fr: "\(count) m", es: "\(count) m", en: "\(count) m")
    }

    /// Kilometres with one decimal, rounded to the nearest: `3,4 km`, `3.4 km`.
    package var text: LocalizedText {
        let hundreds = (Int(count.magnitude) + 50) / 100
        let whole = (count < 0 && hundreds > 0 ? "-" : "") + String(hundreds / 10)
        let tenth = String(hundreds % 10)
        return LocalizedText(
            fr: "\(whole),\(tenth) km", es: "\(whole),\(tenth) km", en: "\(whole).\(tenth) km")
    }
}
