/// Packets in the words of the screens.
extension PacketState {
    package var text: LocalizedText {
        switch self {
        case .atPharmacy:
            LocalizedText(fr: "à la pharmacie", es: "en la farmacia", en: "at the pharmacy")
        case .collected:
            LocalizedText(fr: "retiré, scellé", es: "recogido, precintado", en: "collected, sealed")
        case .handedOver:
            LocalizedText(
                fr: "remis à la personne", es: "entregado a la persona", en: "handed to the person")
        case .returned:
            LocalizedText(
                fr: "rendu à la pharmacie", es: "devuelto a la farmacia",
                en: "returned to the pharmacy")
        }
    }
}

extension MedicineRefusal {
    /// `medicine.reason`: never renamed, never used for something else.
    package var code: String {
        switch self {
        case .unknownMission: "medicine.unknown_mission"
        case .noMedicine: "medicine.no_medicine"
        case .canGoOut: "medicine.can_go_out"
        case .hasOtherWay: "medicine.has_other_way"
        case .prescriptionElsewhere: "medicine.prescription_elsewhere"
        case .notEstablished: "medicine.not_established"
        case .notSealed: "medicine.not_sealed"
        case .crewNotUnderway: "medicine.crew_not_underway"
        case .notArrived: "medicine.not_arrived"
        case .wrongState: "medicine.wrong_state"
        case .notHandedOver: "medicine.not_handed_over"
        case .stillInHand: "medicine.still_in_hand"
        case .handedOver: "medicine.handed_over"
        }
    }

    /// What is in the way, where, and what to do.
    package var text: LocalizedText {
        switch self {
        case .unknownMission, .noMedicine, .notEstablished, .crewNotUnderway, .notArrived,
            .wrongState:
            textOfOrder
        case .canGoOut, .hasOtherWay, .prescriptionElsewhere, .notSealed: textOfRule
        case .notHandedOver, .stillInHand, .handedOver: textOfEnd
        }
    }

    /// Said too early, too late, or of something else.
    private var textOfOrder: LocalizedText {
        switch self {
        case .noMedicine(let mission):
            LocalizedText(
                fr:
                    "la mission \(mission) n'est pas un portage de médicaments ; vérifiez son numéro",
                es: "la misión \(mission) no es un reparto de medicamentos; compruebe su número",
                en: "mission \(mission) is not a medicine run; check its number")
        case .notEstablished(let mission):
            LocalizedText(
                fr:
                    "mission \(mission) : demandez d'abord à la personne si elle ne peut pas sortir, "
                    + "n'a personne d'autre, et dans quelle pharmacie se trouve l'ordonnance",
                es:
                    "misión \(mission): pregunte antes a la persona si no puede salir, si no tiene a "
                    + "nadie más y en qué farmacia está la receta",
                en:
                    "mission \(mission): first ask the person whether they cannot go out, have nobody "
                    + "else, and at which pharmacy the prescription is")
        case .crewNotUnderway(let mission, let stage):
            LocalizedText(
                fr:
                    "l'équipe de la mission \(mission) n'est pas partie (étape : \(stage.text[.fr])) ; "
                    + "notez d'abord son départ",
                es:
                    "el equipo de la misión \(mission) no ha salido (etapa: \(stage.text[.es])); anote "
                    + "antes su salida",
                en:
                    "the crew of mission \(mission) has not left (stage: \(stage.text[.en])); first note "
                    + "that it has")
        case .notArrived(let mission):
            LocalizedText(
                fr: "mission \(mission) : le paquet se remet chez la personne ; notez d'abord "
                    + "l'arrivée de l'équipe (opsctl mission arrive)",
                es: "misión \(mission): el paquete se entrega en casa de la persona; anote antes "
                    + "la llegada del equipo (opsctl mission arrive)",
                en: "mission \(mission): the packet is handed over at the person's door; first "
                    + "note that the crew has arrived (opsctl mission arrive)")
        case .wrongState(let mission, let state):
            LocalizedText(
                fr: "mission \(mission) : le paquet est \(state.text[.fr]) ; suivez l'ordre : "
                    + "pharmacie, retrait, remise ou retour",
                es:
                    "misión \(mission): el paquete está \(state.text[.es]); siga el orden: farmacia, "
                    + "recogida, entrega o devolución",
                en:
                    "mission \(mission): the packet is \(state.text[.en]); follow the order: pharmacy, "
                    + "collection, hand-over or return")
        default:
            LocalizedText(
                fr: "cette mission n'existe pas ou elle est close ; vérifiez son numéro",
                es: "esta misión no existe o está cerrada; compruebe su número",
                en: "there is no such mission or it is closed; check its number")
        }
    }

    /// The rule of the service says no.
    private var textOfRule: LocalizedText {
        switch self {
        case .canGoOut(let mission):
            LocalizedText(
                fr:
                    "mission \(mission) : la personne peut sortir ; indiquez-lui une pharmacie ouverte "
                    + "et annulez la demande",
                es:
                    "misión \(mission): la persona puede salir; indíquele una farmacia abierta y anule "
                    + "la solicitud",
                en:
                    "mission \(mission): the person can go out; tell them of a pharmacy that is open and "
                    + "cancel the request")
        case .hasOtherWay(let mission):
            LocalizedText(
                fr: "mission \(mission) : quelqu'un d'autre peut apporter les médicaments (proche, "
                    + "infirmière, pharmacie) ; convenez-en avec la personne et annulez la demande",
                es:
                    "misión \(mission): otra persona puede traer los medicamentos (familia, enfermera, "
                    + "farmacia); acuérdelo con la persona y anule la solicitud",
                en:
                    "mission \(mission): somebody else can bring the medicine (family, nurse, pharmacy); "
                    + "agree on it with the person and cancel the request")
        case .prescriptionElsewhere(let mission):
            LocalizedText(
                fr:
                    "mission \(mission) : l'ordonnance n'est pas à la pharmacie ; que le médecin ou "
                    + "l'infirmière l'y dépose : les bénévoles ne vont pas la chercher au domicile",
                es:
                    "misión \(mission): la receta no está en la farmacia; que la deje allí el médico o "
                    + "la enfermera: los voluntarios no la recogen en casa",
                en:
                    "mission \(mission): the prescription is not at the pharmacy; have doctor or nurse "
                    + "leave it there: volunteers never fetch it at home")
        case .notSealed(let mission):
            LocalizedText(
                fr: "mission \(mission) : le paquet n'est pas scellé ; laissez-le et demandez au "
                    + "pharmacien de le fermer de façon qu'une ouverture se voie",
                es: "misión \(mission): el paquete no está precintado; déjelo y pida al "
                    + "farmacéutico que lo cierre de modo que se note si se abre",
                en: "mission \(mission): the packet is not sealed; leave it and ask the "
                    + "pharmacist to close it so that opening shows")
        case .unknownMission, .noMedicine, .notEstablished, .crewNotUnderway, .notArrived,
            .wrongState, .notHandedOver, .stillInHand, .handedOver:
            textOfOrder
        }
    }

    /// The mission would end with the packet in the wrong hands.
    private var textOfEnd: LocalizedText {
        switch self {
        case .notHandedOver(let mission, let state):
            LocalizedText(
                fr: "la mission \(mission) n'est pas accomplie : le paquet est \(state.text[.fr]). "
                    + "Notez sa remise ; s'il est rendu à la pharmacie, la mission n'a pas abouti",
                es: "la misión \(mission) no está cumplida: el paquete está \(state.text[.es]). "
                    + "Anote su entrega; si se devolvió a la farmacia, la misión ha fallado",
                en:
                    "mission \(mission) is not accomplished: the packet is \(state.text[.en]). Note "
                    + "its hand-over; if it went back to the pharmacy, the mission has failed")
        case .stillInHand(let mission):
            LocalizedText(
                fr: "l'équipe de la mission \(mission) a encore le paquet ; qu'elle le rende à la "
                    + "pharmacie, notez-le, puis closez la mission",
                es: "el equipo de la misión \(mission) aún tiene el paquete; que lo devuelva a la "
                    + "farmacia, anótelo y cierre después la misión",
                en: "the crew of mission \(mission) still has the packet; have it returned to the "
                    + "pharmacy, note that, then end the mission")
        case .handedOver(let mission):
            LocalizedText(
                fr: "mission \(mission) : la personne a le paquet, l'aide est venue ; notez la "
                    + "mission accomplie",
                es: "misión \(mission): la persona tiene el paquete, la ayuda llegó; anote la "
                    + "misión como cumplida",
                en: "mission \(mission): the person has the packet, help has come; complete the "
                    + "mission")
        case .unknownMission, .noMedicine, .canGoOut, .hasOtherWay, .prescriptionElsewhere,
            .notEstablished, .notSealed, .crewNotUnderway, .notArrived, .wrongState:
            textOfOrder
        }
    }
}
