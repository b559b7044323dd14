/// The words of visit codes: 128 things, each with its word in three languages.
///
/// Things that everybody has seen, said in one plain word; none sounds like another of the list, and none is an
/// insult, a place, a name or a trade. The order is part of every code that is on somebody's paper: never changed.
enum VisitWords {
    /// In one language, in the order of the list.
    static func list(in language: PublicationLanguage) -> [String] {
        switch language {
        case .fr: french
        case .es: spanish
        case .en: english
        }
    }

    private static let french = words(
        """
        citron lampe jardin bateau cheval fenêtre montagne orange papillon guitare étoile
        bouteille chapeau tortue camion fromage rivière tambour tomate éléphant parapluie
        horloge canard carotte château crayon dauphin échelle girafe huile jambon
        kangourou lapin maison nuage oiseau panier renard savon tigre usine valise wagon
        zèbre abeille ballon cerise drapeau école fleur gâteau hibou ananas jouet livre
        marteau neige olive piano radio sable table violon vélo avion banane baleine
        bougie bouton cactus carafe ceinture chaise chameau champignon chemise cigogne
        cloche collier coussin cuillère escargot poivre fauteuil feuille flûte forêt
        fraise fusée grenouille hélicoptère hirondelle igloo journal lion lune manteau
        melon miel miroir moulin moustache mouton noisette palmier perle perroquet phare
        pingouin prune pomme pont raisin requin robinet sardine serpent sifflet singe
        tapis théâtre train tulipe tunnel volcan tracteur trompette pyramide
        """)

    private static let spanish = words(
        """
        limón lámpara jardín barco caballo ventana montaña naranja mariposa guitarra
        estrella botella sombrero tortuga camión queso río tambor tomate elefante paraguas
        reloj pato zanahoria castillo lápiz delfín escalera jirafa aceite jamón canguro
        conejo casa nube pájaro cesta zorro jabón tigre fábrica maleta vagón cebra abeja
        globo cereza bandera escuela flor pastel búho piña juguete libro martillo nieve
        aceituna piano radio arena mesa violín bicicleta avión plátano ballena vela botón
        cactus jarra cinturón silla camello seta camisa cigüeña campana collar cojín
        cuchara caracol pimienta sillón hoja flauta bosque fresa cohete rana helicóptero
        golondrina iglú periódico león luna abrigo melón miel espejo molino bigote oveja
        avellana palmera perla loro faro pingüino ciruela manzana puente uva tiburón grifo
        sardina serpiente silbato mono alfombra teatro tren tulipán túnel volcán tractor
        trompeta pirámide
        """)

    private static let english = words(
        """
        lemon lamp garden boat horse window mountain orange butterfly guitar star bottle
        hat turtle lorry cheese river drum tomato elephant umbrella clock duck carrot
        castle pencil dolphin ladder giraffe oil ham kangaroo rabbit house cloud bird
        basket fox soap tiger factory suitcase carriage zebra bee balloon cherry flag
        school flower cake owl pineapple toy book hammer snow olive piano radio sand table
        violin bicycle plane banana whale candle button cactus jug belt chair camel
        mushroom shirt stork bell necklace cushion spoon snail pepper armchair leaf flute
        forest strawberry rocket frog helicopter swallow igloo newspaper lion moon coat
        melon honey mirror mill moustache sheep hazelnut palm pearl parrot lighthouse
        penguin plum apple bridge grape shark tap sardine snake whistle monkey carpet
        theatre train tulip tunnel volcano tractor trumpet pyramid
        """)

    private static func words(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "\n" }.map(String.init)
    }
}
