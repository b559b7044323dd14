import OpsCore
import Testing

struct CardCodeTests {
    @Test(arguments: [
        "PIN 1234", "code PIN : 4321", "her pin is 123456", "code carte 1234",
        "code de la carte bleue: 1234",
        "la carte et son code 1234", "tarjeta, clave 4321", "código de la tarjeta 1234",
        "card code 1234",
        "PIN １２３４",
    ])
    func `a code of a card is found beside the word for it`(_ text: String) {
        #expect(CardCode.isLikely(in: text))
    }

    @Test(arguments: [
        "", "code 1234", "code d'entrée 12B47", "carte de bus 75012", "PIN demandé, pas noté",
        "pine 1234",
        "pin 12", "1234 rue de la Paix", "92120 Montrouge, 06 39 98 12 34", "clave del portal 1234",
        "carte de séjour, rendez-vous le 24/03/2020",
    ])
    func `a door, a street, a year are none`(_ text: String) {
        #expect(!CardCode.isLikely(in: text))
    }
}
