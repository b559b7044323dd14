import OpsCore

extension Subcommand {
    static let tokenList = Subcommand(
        "token", "list", flags: Flag.paging,
        summary: LocalizedText(
            fr: "les jetons, sans leur secret", es: "los tokens, sin su secreto",
            en: "the tokens, without their secret"),
        examples: ["token list"]
    ) { session in
        try await Listing(path: "tokens", facets: Facet.token).run(session)
    }
}
