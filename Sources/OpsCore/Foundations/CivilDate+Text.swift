/// Days as people read them.
extension CivilDate {
    /// `30/06/2028` in French and Spanish; `2028-06-30` in English, whose readers disagree on the
    /// order of day and month.
    package var text: LocalizedText {
        var bytes: [UInt8] = []
        bytes.appendDigits(day, width: 2)
        bytes.append(UInt8(ascii: "/"))
        bytes.appendDigits(month, width: 2)
        bytes.append(UInt8(ascii: "/"))
        bytes.appendDigits(year, width: 4)
        let dayFirst = String(decoding: bytes, as: UTF8.self)
        return LocalizedText(fr: dayFirst, es: dayFirst, en: iso8601)
    }
}
