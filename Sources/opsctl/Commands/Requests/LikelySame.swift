import OpsCore

extension Output {
    /// The same help may be asked for twice, through two doors: said before two pairs leave, and nothing is refused.
    func warn(ofLikelySame answer: JSONValue) {
        for other in answer["likelySame"]?.items ?? [] {
            let number = other["request"]?.scalar ?? ""
            let reasons = other.reasonTexts.joined(separator: ", ")
            let status = word(other["status"]?.text ?? "", of: .requestStatus)
            let mission = other["mission"]?.integer.map { ", mission \($0)" } ?? ""
            say(
                LocalizedText(
                    fr: "attention : peut-être la même demande que \(number) "
                        + "(\(status)\(mission)) : \(reasons)",
                    es: "atención: quizá la misma solicitud que \(number) "
                        + "(\(status)\(mission)): \(reasons)",
                    en: "careful: may be the same request as \(number) "
                        + "(\(status)\(mission)): \(reasons)"))
        }
    }
}

extension Session {
    /// What is careful to know after volunteers were asked; a second question, whatever becomes of it.
    func warn(ofRequest request: String) async {
        guard !output.manner.isJSON,
            let answer = try? await frontDesk().get(Target("v1", "requests", request).text),
            let value = try? answer.value()
        else { return }
        output.warn(ofLikelySame: value)
        output.warn(ofMissingDoor: value)
    }
}
