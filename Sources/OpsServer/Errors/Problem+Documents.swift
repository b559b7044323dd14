import OpsCore

/// Problems with what a body holds.
extension Problem {
    /// The body is not JSON.
    init(_ error: JSONError) {
        self.init(
            status: 400, code: "body.not_json",
            title: LocalizedText(
                fr: "Le corps n'est pas du JSON correct", es: "El cuerpo no es JSON correcto",
                en: "The body is not correct JSON"),
            detail: error.text)
    }

    /// The body is JSON and says what cannot be.
    init(_ document: InvalidDocument) {
        self.init(
            status: 422, code: "body.invalid",
            title: LocalizedText(
                fr: "Certains champs sont à corriger", es: "Hay campos que corregir",
                en: "Some fields need correcting"),
            errors: document.problems.map { problem in
                FieldError(
                    pointer: Self.told(problem), code: problem.reason.code, detail: problem.text)
            })
    }

    /// Where a problem is; the name of an unknown field is told only when it looks like one.
    ///
    /// Anything else may be somebody's words in the wrong place and is not repeated.
    private static func told(_ problem: FieldProblem) -> String {
        guard problem.reason == .unknownField, let slash = problem.pointer.lastIndex(of: "/") else {
            return problem.pointer
        }
        let name = problem.pointer[slash...].dropFirst()
        let isPlain = name.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || byte == UInt8(ascii: "_")
        }
        return isPlain && name.utf8.count <= 40 ? problem.pointer : problem.pointer[...slash] + "?"
    }

    /// A field names what is not there: that is for the state to tell, not for the document.
    static func unknown(_ thing: Thing, at pointer: String) -> Problem {
        let code = "\(thing.rawValue).unknown"
        return Problem(
            status: 409, code: code,
            title: LocalizedText(
                fr: "Certains champs sont à corriger", es: "Hay campos que corregir",
                en: "Some fields need correcting"),
            errors: [FieldError(pointer: pointer, code: code, detail: thing.unknown)])
    }
}

extension Problem {
    /// The same with one field more that names what is not there.
    static func unknown(_ thing: Thing, at pointer: String, beside other: Problem?) -> Problem {
        var problem = unknown(thing, at: pointer)
        problem.errors = (other?.errors ?? []) + problem.errors
        return problem
    }

    /// The same as something that is wrong in a field: of the whole body, where no field is to blame.
    var inFields: Problem {
        guard errors.isEmpty else { return self }
        var problem = self
        problem.errors = [FieldError(pointer: "#", code: code, detail: detail ?? title)]
        return problem
    }

    /// The same, told where an alert was opened all the same.
    var whereDangerIsOpen: Problem {
        func told(_ text: LocalizedText) -> LocalizedText {
            LocalizedText(
                fr: "L'alerte de danger est ouverte, mais le contact n'est pas noté ; corrigez-le "
                    + "et notez-le à nouveau, sans « danger », puis dites que l'alerte le concerne "
                    + "(« danger about »). \(text[.fr])",
                es: "La alerta de peligro está abierta, pero el contacto no se ha anotado; "
                    + "corríjalo y anótelo de nuevo, sin «danger», y diga después que la alerta "
                    + "trata de él («danger about»). \(text[.es])",
                en:
                    "The danger alert is open, but the contact is not logged; correct it and log it "
                    + "again, without \"danger\", then say that the alert is about it "
                    + "(\"danger about\"). \(text[.en])")
        }
        var problem = Problem(status: status, code: code, title: told(title))
        problem.detail = detail
        problem.errors = errors
        return problem
    }
}

extension Reply {
    /// Whether it says no: a problem document, in the language that was asked for.
    var isProblem: Bool { status >= 400 }
}

extension FieldProblem.Reason {
    /// A stable name for programs.
    var code: String {
        switch self {
        case .missing: "field.missing"
        case .unknownField: "field.unknown"
        case .wrongType: "field.wrong_type"
        case .empty: "field.empty"
        case .tooLong: "field.too_long"
        case .tooMany: "field.too_many"
        case .outOfRange: "field.out_of_range"
        case .unknownCode: "field.unknown_code"
        case .impossiblePhoneNumber: "field.impossible_phone_number"
        case .impossiblePosition: "field.impossible_position"
        case .impossibleLanguage: "field.impossible_language"
        case .impossibleIdentifier: "field.impossible_identifier"
        case .malformedCode: "field.malformed_code"
        case .impossibleInstant: "field.impossible_instant"
        case .controlCharacter: "field.control_character"
        case .cardNumber: "field.card_number"
        case .cardCode: "field.card_code"
        case .contradicts: "field.contradicts"
        }
    }
}
