import OpsCore

/// The options of candidates.
enum CandidateFlag {
    /// What a volunteer's profile says, but what is a check's to say.
    private static let profile = Flag.volunteerChange.filter {
        ![Flag.vettedUntil.name, Flag.vettingScope.name].contains($0.name)
    }
    private static let onceOnly =
        ["remove", "without-skill", "no-health-risk"] + Flag.lists.map(\.without.name)

    static let offer = [contact] + profile.filter { !onceOnly.contains($0.name) }
    static let change = profile

    static let contact = Flag(
        "contact", .text("ID"), pointer: "#/contact",
        fr: "le contact où l'offre a été faite ; il dit le nom, le numéro et le lieu",
        es: "el contacto en que se ofreció; dice el nombre, el número y el lugar",
        en: "the contact in which they offered; it tells name, number and place")
    static let candidate = Flag(
        "with", .text("CANDIDATE"), pointer: "#/candidate", fr: "le candidat qui reste",
        es: "la candidatura que queda", en: "the candidate who is kept")
    static let volunteer = Flag(
        "volunteer", .text("VOLUNTEER"), pointer: "#/volunteer",
        fr: "le bénévole qu'il est déjà", es: "el voluntario que ya es",
        en: "the volunteer they are already")
    static let stage = Flag(
        "stage", .oneOf(CandidateStage.possible.map(\.rawValue)), pointer: "#/stage",
        fr: "l'étape franchie", es: "la etapa superada", en: "the stage that is passed")
    static let earlierStage = Flag(
        "stage", .oneOf(CandidateStage.allCases.dropLast().map(\.rawValue)), pointer: "#/stage",
        fr: "l'étape où il en est", es: "la etapa en que está",
        en: "the stage at which they stand")
    static let vettedUntil = Flag(
        "vetted-until", .day, pointer: "#/vettedUntil",
        fr: "à la vérification : dernier jour de l'habilitation",
        es: "en la verificación: último día de la acreditación",
        en: "at the check: the last day of the vetting")
    static let accompaniedUntil = Flag(
        "accompanied-until", .day, pointer: "#/accompaniedUntil",
        fr: "en urgence : seulement accompagné, et jusqu'à ce jour",
        es: "de urgencia: solo en compañía y hasta este día",
        en: "in an emergency: only accompanied, and until this day")
    static let reason = Flag(
        "reason", .oneOf(CandidateDeclineReason.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/reason", fr: "pourquoi", es: "por qué", en: "why")
    static let erasureReason = Flag(
        "reason", .oneOf(ErasureReason.allCases.map(\.rawValue)), isNeeded: true,
        pointer: "#/reason", fr: "pourquoi", es: "por qué", en: "why")
    static let territory = Flag(
        "territory", .text("CODE"), pointer: "#/territory", fr: "le territoire",
        es: "el territorio", en: "the territory")
    static let requires = Flag(
        "requires", .oneOf(CandidateStage.possible.map(\.rawValue)), isRepeated: true,
        pointer: "#/stages", fr: "une étape exigée", es: "una etapa exigida",
        en: "a stage that is required")
    static let nothing = Flag(
        "requires-nothing", pointer: "#/stages", fr: "aucune étape n'est exigée",
        es: "no se exige ninguna etapa", en: "no stage is required")
    static let stepDays = Flag(
        "step-days", .number("DAYS", OnboardingRules.dayRange), pointer: "#/stepDays",
        fr: "l'étape suivante est due en tant de jours",
        es: "la etapa siguiente se debe en tantos días",
        en: "the next stage is due within so many days")
}
