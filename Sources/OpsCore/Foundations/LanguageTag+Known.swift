/// Which languages there are: a slip of the pen would be a language that nobody is ever found to speak.
extension LanguageTag {
    /// Every language that has a code of two letters (ISO 639-1).
    package static let knownCodes = """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en \
        eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv \
        ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne \
        ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss \
        st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """.split(separator: " ").map(String.init)

    private static let known = Set(knownCodes)

    /// What somebody says now: nil also for two letters of no language, and for a word such as `french`.
    ///
    /// Three letters are taken as they are: ISO 639-3 has thousands, and whoever types one has looked it up. What the
    /// journal holds is read as it was written.
    package static func said(_ text: String) -> LanguageTag? {
        guard let tag = LanguageTag(text) else { return nil }
        return tag.primary.utf8.count == 3 || known.contains(String(tag.primary)) ? tag : nil
    }
}
