import OpsCore

/// What somebody asked for when they were shown a person's data, in words: the log holds the route's name.
enum AccessQuestion {
    /// The words; the name itself where it is of a later version.
    static func words(_ route: String, in language: PublicationLanguage) -> String {
        texts[route]?[language] ?? route
    }

    static let texts: [String: LocalizedText] = [
        "logContact": LocalizedText(
            fr: "contact noté", es: "contacto anotado", en: "contact logged"),
        "showContact": LocalizedText(fr: "contact lu", es: "contacto leído", en: "contact read"),
        "completeContact": LocalizedText(
            fr: "contact complété", es: "contacto completado", en: "contact added to"),
        "liftAnonymity": LocalizedText(
            fr: "anonymat levé", es: "anonimato levantado", en: "anonymity lifted"),
        "showRequest": LocalizedText(fr: "demande lue", es: "solicitud leída", en: "request read"),
        "cancelRequest": LocalizedText(
            fr: "demande annulée", es: "solicitud cancelada", en: "request cancelled"),
        "refuseByRule": LocalizedText(
            fr: "demande refusée d'après une règle", es: "solicitud rechazada por una regla",
            en: "request refused by a rule"),
        "checkEligibility": LocalizedText(
            fr: "règles consultées pour une demande", es: "reglas consultadas para una solicitud",
            en: "rules asked about a request"),
        "exportRoster": LocalizedText(
            fr: "liste des bénévoles emportée", es: "lista de voluntarios extraída",
            en: "roster taken out"),
        "exportVolunteer": LocalizedText(
            fr: "copie de tout ce qui est gardé sur un bénévole",
            es: "copia de todo lo que se guarda sobre un voluntario",
            en: "copy of everything held on a volunteer"),
        "searchPeople": LocalizedText(
            fr: "recherche d'une personne", es: "búsqueda de una persona", en: "search for a person"
        ),
        "findDuplicates": LocalizedText(
            fr: "doublons d'une personne", es: "duplicados de una persona",
            en: "duplicates of a person"),
        "searchVolunteers": LocalizedText(
            fr: "recherche d'un bénévole", es: "búsqueda de un voluntario",
            en: "search for a volunteer"),
        "findVolunteerDuplicates": LocalizedText(
            fr: "doublons d'un bénévole", es: "duplicados de un voluntario",
            en: "duplicates of a volunteer"),
        "showHistory": LocalizedText(
            fr: "histoire d'une personne", es: "historia de una persona", en: "history of a person"),
        "mergePeople": LocalizedText(
            fr: "personnes réunies", es: "personas unidas", en: "people merged"),
        "separatePeople": LocalizedText(
            fr: "personnes séparées", es: "personas separadas", en: "people separated"),
        "exportPerson": LocalizedText(
            fr: "copie de tout ce qui est gardé", es: "copia de todo lo que se guarda",
            en: "copy of everything held"),
        "correctPerson": LocalizedText(
            fr: "données corrigées", es: "datos corregidos", en: "data put right"),
        "erasePerson": LocalizedText(
            fr: "données effacées", es: "datos suprimidos", en: "data erased"),
        "showErasure": LocalizedText(
            fr: "preuve d'effacement lue", es: "prueba de supresión leída",
            en: "proof of erasure read"),
        "holdPerson": LocalizedText(
            fr: "conservation obligatoire posée", es: "conservación obligatoria fijada",
            en: "legal hold set"),
        "releasePerson": LocalizedText(
            fr: "conservation obligatoire levée", es: "conservación obligatoria levantada",
            en: "legal hold lifted"),
        "listConsents": LocalizedText(
            fr: "consentements lus", es: "consentimientos leídos", en: "consents read"),
        "giveConsent": LocalizedText(
            fr: "consentement noté", es: "consentimiento anotado", en: "consent noted"),
        "withdrawConsent": LocalizedText(
            fr: "consentement retiré", es: "consentimiento retirado", en: "consent withdrawn"),
        "propose": LocalizedText(
            fr: "bénévoles proposés", es: "personas voluntarias propuestas",
            en: "volunteers proposed"),
        "proposeCrews": LocalizedText(
            fr: "équipes proposées", es: "equipos propuestos", en: "crews proposed"),
        "offer": LocalizedText(
            fr: "mission proposée", es: "misión ofrecida", en: "mission offered"),
        "solicit": LocalizedText(
            fr: "sollicitation par vagues lancée", es: "llamamiento por oleadas iniciado",
            en: "asking in waves begun"),
        "stopSoliciting": LocalizedText(
            fr: "sollicitation par vagues arrêtée", es: "llamamiento por oleadas parado",
            en: "asking in waves stopped"),
        "remindSilent": LocalizedText(
            fr: "bénévoles silencieux relancés", es: "voluntarios callados avisados otra vez",
            en: "silent volunteers reminded"),
        "callReserve": LocalizedText(
            fr: "réserve envoyée", es: "reserva enviada", en: "reserve sent"),
        "proposeNext": LocalizedText(
            fr: "suite d'une mission non aboutie lue", es: "paso siguiente de una misión leído",
            en: "next step of a failed mission read"),
        "listMissions": LocalizedText(
            fr: "liste des missions", es: "lista de misiones", en: "list of missions"),
        "showMission": LocalizedText(fr: "mission lue", es: "misión leída", en: "mission read"),
        "showReply": LocalizedText(
            fr: "réponse de bénévole lue", es: "respuesta de voluntario leída",
            en: "volunteer's reply read"),
        "showMissionSheet": LocalizedText(
            fr: "fiche de mission lue", es: "hoja de misión leída", en: "mission sheet read"),
        "acceptMission": LocalizedText(
            fr: "mission acceptée", es: "misión aceptada", en: "mission accepted"),
        "declineMission": LocalizedText(
            fr: "mission refusée", es: "misión rechazada", en: "mission declined"),
        "startMission": LocalizedText(
            fr: "départ en mission", es: "salida de la misión", en: "mission started"),
        "arriveOnMission": LocalizedText(
            fr: "arrivée chez la personne", es: "llegada a casa de la persona",
            en: "arrival at the person's"),
        "completeMission": LocalizedText(
            fr: "mission accomplie", es: "misión cumplida", en: "mission completed"),
        "failMission": LocalizedText(
            fr: "mission échouée", es: "misión fallida", en: "mission failed"),
        "agreeSlot": LocalizedText(
            fr: "heure de visite convenue", es: "hora de visita acordada",
            en: "hour of a visit agreed"),
        "showVisitCode": LocalizedText(
            fr: "code de visite lu", es: "código de visita leído", en: "visit code read"),
        "tellVisitCode": LocalizedText(
            fr: "code de visite dit", es: "código de visita dicho", en: "visit code told"),
        "renewVisitCode": LocalizedText(
            fr: "code de visite changé", es: "código de visita cambiado", en: "visit code renewed"),
        "checkVisit": LocalizedText(
            fr: "visite vérifiée", es: "visita comprobada", en: "visit checked"),
        "establishPacket": LocalizedText(
            fr: "pochette scellée prévue", es: "paquete sellado previsto",
            en: "sealed packet established"),
        "collectPacket": LocalizedText(
            fr: "pochette scellée retirée", es: "paquete sellado recogido",
            en: "sealed packet collected"),
        "handOverPacket": LocalizedText(
            fr: "pochette scellée remise", es: "paquete sellado entregado",
            en: "sealed packet handed over"),
        "returnPacket": LocalizedText(
            fr: "pochette scellée rapportée", es: "paquete sellado devuelto",
            en: "sealed packet returned"),
        "agreePurchase": LocalizedText(
            fr: "achat convenu", es: "compra acordada", en: "purchase agreed"),
        "notePurchase": LocalizedText(fr: "achat noté", es: "compra anotada", en: "purchase noted"),
        "notePayment": LocalizedText(fr: "paiement noté", es: "pago anotado", en: "payment noted"),
        "correctReceipt": LocalizedText(
            fr: "ticket corrigé", es: "recibo corregido", en: "receipt put right"),
        "returnPurchase": LocalizedText(
            fr: "achat rapporté", es: "compra devuelta", en: "purchase returned"),
        "cancelPurchase": LocalizedText(
            fr: "achat annulé", es: "compra cancelada", en: "purchase cancelled"),
        "refundVolunteer": LocalizedText(
            fr: "bénévole remboursé", es: "reembolso a la persona voluntaria",
            en: "volunteer refunded"),
        "countPurchase": LocalizedText(
            fr: "argent compté", es: "dinero contado", en: "money counted"),
        "settleDiscrepancy": LocalizedText(
            fr: "écart réglé", es: "descuadre resuelto", en: "discrepancy settled"),
        "openDanger": LocalizedText(
            fr: "alerte de danger ouverte", es: "alerta de peligro abierta",
            en: "danger alert opened"),
        "showDanger": LocalizedText(
            fr: "alerte de danger lue", es: "alerta de peligro leída", en: "danger alert read"),
        "recordServiceCall": LocalizedText(
            fr: "appel aux secours noté", es: "llamada a emergencias anotada",
            en: "call to a service noted"),
        "nameDangerContact": LocalizedText(
            fr: "alerte de danger rattachée à un contact",
            es: "alerta de peligro relacionada con un contacto",
            en: "danger alert said to be about a contact"),
        "takeDanger": LocalizedText(
            fr: "alerte de danger prise", es: "alerta de peligro tomada", en: "danger alert taken"),
        "closeDanger": LocalizedText(
            fr: "alerte de danger close", es: "alerta de peligro cerrada", en: "danger alert closed"
        ),
        "planCall": LocalizedText(fr: "appel prévu", es: "llamada prevista", en: "call planned"),
        "listCalls": LocalizedText(
            fr: "liste des appels prévus", es: "lista de llamadas previstas",
            en: "list of planned calls"),
        "showCall": LocalizedText(
            fr: "appel prévu lu", es: "llamada prevista leída", en: "planned call read"),
        "takeCall": LocalizedText(
            fr: "appel prévu pris", es: "llamada prevista tomada", en: "planned call taken"),
        "releaseCall": LocalizedText(
            fr: "appel prévu rendu", es: "llamada prevista devuelta", en: "planned call given back"),
        "reportCall": LocalizedText(
            fr: "résultat d'appel noté", es: "resultado de llamada anotado",
            en: "result of a call noted"),
        "cancelCall": LocalizedText(
            fr: "appel prévu annulé", es: "llamada prevista cancelada", en: "planned call cancelled"
        ),
        "alertAboutCall": LocalizedText(
            fr: "alerte à propos d'un appel", es: "alerta por una llamada", en: "alert about a call"
        ),
        "addCandidate": LocalizedText(
            fr: "candidat noté", es: "candidatura anotada", en: "candidate noted"),
        "listCandidates": LocalizedText(
            fr: "liste des candidats", es: "lista de candidaturas", en: "list of candidates"),
        "showCandidate": LocalizedText(
            fr: "candidat lu", es: "candidatura leída", en: "candidate read"),
        "changeCandidate": LocalizedText(
            fr: "candidat changé", es: "candidatura cambiada", en: "candidate changed"),
        "advanceCandidate": LocalizedText(
            fr: "étape d'un candidat", es: "etapa de una candidatura", en: "stage of a candidate"),
        "stepBackCandidate": LocalizedText(
            fr: "étape d'un candidat reprise", es: "etapa de una candidatura anulada",
            en: "stage of a candidate taken back"),
        "closeCandidate": LocalizedText(
            fr: "candidature close", es: "candidatura cerrada", en: "candidate closed"),
        "mergeCandidate": LocalizedText(
            fr: "candidat réuni", es: "candidatura unida", en: "candidate merged"),
        "separateCandidate": LocalizedText(
            fr: "candidat séparé", es: "candidatura separada", en: "candidate separated"),
        "openCarePlan": LocalizedText(
            fr: "plan de suivi ouvert", es: "plan de acompañamiento abierto", en: "care plan opened"
        ),
        "listCarePlans": LocalizedText(
            fr: "liste des plans de suivi", es: "lista de planes de acompañamiento",
            en: "list of care plans"),
        "showCarePlan": LocalizedText(
            fr: "plan de suivi lu", es: "plan de acompañamiento leído", en: "care plan read"),
        "reviewCarePlan": LocalizedText(
            fr: "plan de suivi revu", es: "plan de acompañamiento revisado",
            en: "care plan reviewed"),
        "endCarePlan": LocalizedText(
            fr: "plan de suivi terminé", es: "plan de acompañamiento terminado",
            en: "care plan ended"),
        "wishVisits": LocalizedText(
            fr: "souhait de visites noté", es: "deseo de visitas anotado",
            en: "wish for visits noted"),
        "listVisitSeries": LocalizedText(
            fr: "liste des visites", es: "lista de visitas", en: "list of visits"),
        "showVisitSeries": LocalizedText(
            fr: "visites lues", es: "visitas leídas", en: "visits read"),
        "planVisit": LocalizedText(fr: "visite prévue", es: "visita prevista", en: "visit planned"),
        "reportVisit": LocalizedText(
            fr: "compte rendu de visite", es: "informe de visita", en: "report of a visit"),
        "endVisits": LocalizedText(
            fr: "visites terminées", es: "visitas terminadas", en: "visits ended"),
        "raiseConcern": LocalizedText(
            fr: "situation préoccupante signalée", es: "situación de riesgo señalada",
            en: "concern raised"),
        "showConcern": LocalizedText(
            fr: "situation préoccupante lue", es: "situación de riesgo leída", en: "concern read"),
        "decideConcern": LocalizedText(
            fr: "décision sur une situation", es: "decisión sobre una situación",
            en: "concern decided"),
        "adviseConcern": LocalizedText(
            fr: "conseil sur une situation", es: "consejo sobre una situación",
            en: "advice on a concern"),
        "actOnConcern": LocalizedText(
            fr: "action sur une situation", es: "acción sobre una situación",
            en: "action on a concern"),
        "finishAction": LocalizedText(
            fr: "action accomplie", es: "acción cumplida", en: "action finished"),
        "closeConcern": LocalizedText(
            fr: "situation préoccupante close", es: "situación de riesgo cerrada",
            en: "concern closed"),
        "referPerson": LocalizedText(
            fr: "personne adressée par un partenaire", es: "persona derivada por una entidad",
            en: "person sent by a partner"),
    ]
}
