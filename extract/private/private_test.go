package private

import (
	"slices"
	"strings"
	"testing"
)

// members of an invented council.
var members = []string{"Claire VAUTRIN", "Hugo Delmas", "Jean-Luc N’GUESSAN", "Marie de La Tour"}

// cases are invented sentences; what is to be found stands between ‹ and ›, ending in its kind.
var cases = []struct {
	kind Kind
	text string
}{
	{Person, "La vente est consentie à M. ‹Armand Lestrade›."},
	{Person, "Le terrain de MM. ‹Lestrade› et ‹Boissonnier› jouxte l'école."},
	{Person, "M. et Mme ‹Farandol› sont propriétaires."},
	{Person, "Mesdames ‹Péronne Duvalin›, ‹Solange Artoux› et ‹Maryse Quennec› sont recrutées."},
	{Person, "Le projet est confié à l'architecte ‹Ricoudert›."},
	{Person, "L'étude de Maître ‹Valombre› rédige l'acte."},
	{Person, "Me ‹Jeanne Valombre›, notaire à Montarvane, rédige l'acte."},
	{Person, "La famille ‹Tessoniou› cède la haie."},
	{Person, "Les consorts ‹Gravelin› vendent le pré."},
	{Person, "Une convention est passée avec ‹Lucie Bertrandeau› pour l'atelier."},
	{Person, "Le logement est loué à ‹Karim Belhassani› depuis 2019."},
	{Person, "Le docteur ‹Amélie Fontrose› ouvre un cabinet."},
	{Person, "La société Bâti-Sud est représentée par ‹Solène Marchal›."},
	{Person, "‹LESTRADE Armand›, agent technique, est titularisé."},
	{Person, "L'artiste ‹Nino Zarelli› réalise la fresque."},
	{Person, "Propriétaire occupant : ‹Odile Vernoux› | 4 500 €"},
	{Person, "Propriétaire | Travaux | Aide\n‹Vernoux Odile› | isolation | 2 000 €\n‹Tarquin Yves› | chauffage | 1 500 €"},
	{Person, "Les époux ‹Hamelin› renoncent."},
	{Person, "L'indivision ‹Corbière-Lanoux› accepte le prix."},
	{Person, "La demande de ‹Sébastien ROUVRAY› est acceptée."},
	{Person, "M. ‹J. Lestrade› a saisi le tribunal. ‹Lestrade› demande 3 000 €."},
	{Person, "‹Bérénice Fauvel›, née en 1950, lègue sa maison."},
	{Address, "Raccordement du pavillon, ‹12 rue des Lilas›, pour 3 500 €."},
	{Address, "M. X, demeurant ‹3 bis, impasse du Moulin›, demande."},
	{Address, "Une aide pour le logement ‹14 hameau de la Lande 61210 MONTARVANE›."},
	{Address, "Elle est domiciliée ‹résidence Les Ormes›."},
	{Address, "Le branchement du ‹27 avenue du Général-Leclerc› est refait."},
	{Address, "Les travaux au ‹8, place aux Herbes› sont aidés."},
	{Address, "Le ravalement de la façade ‹rue des Tanneurs, n° 12› est aidé."},
	{Email, "Écrire à ‹armand.lestrade@exemple.invalid›."},
	{Email, "Écrire à ‹armand.lestrade [at] exemple.invalid›."},
	{Phone, "Appeler le ‹06 12 34 56 78›."},
	{Phone, "Appeler le ‹06.12.34.56.78›."},
	{Phone, "Appeler le ‹0612345678›."},
	{Phone, "Appeler le ‹+33 6 12 34 56 78›."},
	{Phone, "Appeler le ‹+33 (0)6-12-34-56-78›."},
	{Phone, "Appeler le ‹0033612345678›."},
	{Account, "IBAN ‹FR76 3000 1007 9412 3456 7890 185›."},
	{Account, "Compte ‹fr7630001007941234567890185›."},
	{Account, "Compte ‹FR76-3000-1007-9412-3456-7890-185›."},
	{Account, "RIB : ‹30001 00794 12345678901 85›"},
	{Social, "Son numéro ‹1 85 05 78 006 084 36› figure."},
	{Social, "NIR ‹185057800608436›"},
	{Social, "sécurité sociale n° ‹2 85-05-78-006-084 (36)›"},
	{Birth, "Mme X, née le ‹12 mars 1967› à Riom, demande."},
	{Birth, "Date de naissance : ‹12/03/1967›"},
	{Birth, "M. X, né en ‹1967›, demande."},
	{Plate, "Le véhicule ‹AB-123-CD› est cédé."},
	{Plate, "Le véhicule immatriculé ‹ab 123 cd› est cédé."},
	{Plate, "La voiture ‹1234 XY 63› est détruite."},
	{Plate, "Le fourgon immatriculé ‹AB123CD› est vendu."},
	{Parcel, "La parcelle cadastrée section ‹AB n° 214› est vendue."},
	{Parcel, "Les parcelles ‹AB 12›, ‹AB 13› et ‹CD 145› sont vendues."},
	{Parcel, "Terrain cadastré ‹ZA n° 7, 8, 12 et 31›, d'une contenance de 3 400 m²."},
	{Parcel, "Les parcelles n° ‹214 et 215 de la section AB› sont classées."},
	{Parcel, "Une parcelle (‹BK0045›) est échangée."},
	{Person, "‹Zakaria Lormeau› demande un emplacement de marché."},
	{Person, "‹Ysolde Tarquinet› occupe le local depuis dix ans."},
	{Person, "Une bourse de stage est accordée à ‹Ysolde Tarquinet› : 90 €."},
	{Person, "La fratrie ‹Corbineau› refuse l'échange."},
	{Address, "Branchement de la maison du ‹9 rue de l'Aiguillon›."},
	{Address, "Occupante du ‹4 place des Halles, 2e étage›."},
	{Parcel, "Passage consenti sur ‹B 318› et ‹B 320›, parcelles en friche."},
	{Health, "La grand-mère, ‹hospitalisée depuis mai›, garde son logement."},
	{Health, "Arrêt de travail pour ‹burn-out›."},
	{Health, "Bénéficiaire du ‹statut de travailleur handicapé›."},
	{Person, "Le fermier ‹Laboureux› cesse son activité."},
	{Person, "Aide aux propriétaires occupants : ‹Duvert A.›, ‹Moulin C.›"},
	{Account, "Carte ‹4970 1012 3456 7893› transmise."},
	{Account, "IBAN ‹BE68 5390 0754 7034› de la locataire."},
	{Social, "Numéro fiscal de l'intéressé : ‹30 23 217 600 053›."},
	{Birth, "Il est né à Riom le ‹1er août 1990›."},
	{Birth, "Âgée de ‹83 ans›, la locataire demande."},
	{Parcel, "Échange de ‹ZA 12› contre ‹ZB 3›."},
	{Health, "Le locataire, ‹sous curatelle renforcée›, demande un délai."},
	{Health, "L'agent est ‹atteint d'une sclérose en plaques› et change de poste."},
	{Health, "M. ‹Lestrade› est placé en ‹congé de longue maladie›."},
	{Health, "Son fils, ‹épileptique›, est accueilli."},
	{Health, "Mme ‹Duvalin›, ‹reconnue travailleuse handicapée›, reprend."},
}

// clean are invented sentences in which nothing is private.
var clean = []string{
	"Mme Claire Vautrin, maire, présente le rapport ; M. Delmas et Jean-Luc N’Guessan s'abstiennent.",
	"Les écoles Jean-Macé, Paul-Éluard et Victor Hugo sont agrandies.",
	"L'école Marie Curie et le gymnase Pierre de Coubertin ferment.",
	"La rue du Docteur-Schweitzer, la rue Jean Jaurès et le stade Louis Martin sont concernés.",
	"La société Bâti-Sud, le cabinet Durand Associés et la SARL Petit Jean répondent.",
	"Le conseil municipal de Montarvane approuve le budget primitif 2025, 312 418 905 € en dépenses.",
	"La route départementale RD 123 traverse la commune ; la parcelle communale de 1 200 m² est clôturée.",
	"Les personnes en situation de handicap entrent sans payer.",
	"La convention de 2019, signée le 12 mars 2019, prend fin.",
	"L'architecte des Bâtiments de France donne un avis ; la famille de produits s'étend.",
	"La mairie, 1 place de la République, ouvre le lundi.",
	"Le festival rassemble 400 000 visiteurs du 28 mai au 1er juin 2014.",
	"L'article L. 2121-29 du code général des collectivités territoriales s'applique ; section d'investissement : 12 000 €.",
	"Les élèves de CM1 et CM2, soit 24 places, dès septembre 2025.",
	"Le marché n° 2024-118 est attribué à Eiffage Route Centre Est pour 1 234 567,89 € HT.",
	"M. le Maire et Madame la Présidente signent.",
	"Bâti Conseil propose une variante ; la communauté de communes des Trois Vallées souhaite l'étudier.",
	"Maison du Parc, 12 places ; la RD 214 et la D 9 sont fermées.",
	"Le Fonds de solidarité pour le logement et la Caisse d'allocations familiales versent 0,30 € par repas.",
}

func parse(marked string) (text string, spans [][2]int) {
	var b strings.Builder
	start := 0
	for _, r := range marked {
		switch r {
		case '‹':
			start = b.Len()
		case '›':
			spans = append(spans, [2]int{start, b.Len()})
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), spans
}

func TestEachKindIsFound(t *testing.T) {
	for _, c := range cases {
		text, want := parse(c.text)
		got := Find(text, members)
		for n, w := range want {
			i := slices.IndexFunc(got, func(s Span) bool { return s.Start <= w[0] && s.End >= w[1] })
			switch {
			case i < 0:
				t.Errorf("%s: %q is not found in %q (%v)", c.kind, text[w[0]:w[1]], text, shown(text, got))
			case got[i].Kind != c.kind && n == len(want)-1:
				t.Errorf("%q is found as %s, want %s", text[w[0]:w[1]], got[i].Kind, c.kind)
			case got[i].End-got[i].Start > w[1]-w[0]+12:
				t.Errorf("%q takes too much: %v", text[w[0]:w[1]], shown(text, got))
			}
		}
	}
}

func TestNothingElseIsFound(t *testing.T) {
	for _, text := range clean {
		if got := Find(text, members); len(got) > 0 {
			t.Errorf("%q: %v", text, shown(text, got))
		}
	}
}

func shown(text string, spans []Span) []string {
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = string(s.Kind) + ":" + text[s.Start:s.End]
	}
	return out
}

// Whatever the text, spans lie in it, in order, without overlaps.
func FuzzSpansAreOrdered(f *testing.F) {
	for _, c := range cases {
		text, _ := parse(c.text)
		f.Add(text)
	}
	f.Add("M. \n| J.\xff né le 1 ; parcelle A")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, s := range Find(text, members) {
			if s.Start < last || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%v in %q", s, text)
			}
			last = s.End
		}
	})
}
