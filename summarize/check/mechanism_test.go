package check

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"phare/summarize/check/lexicon"
)

// lierval is a session on which each mechanism is tried by itself. Everything is invented.
func lierval(t testing.TB) *Checker {
	return New(fictional(t, "2032-06-09", "Conseil municipal de Lierval",
		`@number 2032-01
		@object Tarifs du marché couvert
		@expose
		Les tarifs du marché couvert n'ont pas changé depuis 2028.
		Le marché couvert accueille 64 étals, contre 58 en 2030.
		La halle sera repeinte au printemps 2033 et pourrait recevoir un ascenseur.
		L'entretien des étals est à la charge de la société Bellerive.
		@dispositif
		Le conseil municipal, après en avoir délibéré :
		- FIXE ainsi les tarifs, perçus chaque mois :
		Emplacement | Ancien tarif | Nouveau tarif
		Étal simple | 18,00 € | 21,00 €
		Étal double | 33,00 € | 31,00 €
		- ATTRIBUE à l'association des Quatre Vents une subvention de 7 400 €, sous réserve de la remise de son bilan ;
		- ACTE la prolongation du bail de la buvette ;
		- AUTORISE le maire à signer la convention avec la société Bellerive.
		@vote
		Adopté à l'unanimité.`,
		`@number 2032-02
		@object Aide pour le pont des Aulnes
		@expose
		Le pont des Aulnes a été fermé le 3 mars 2032.
		@dispositif
		Le conseil municipal, après en avoir délibéré :
		- SOLLICITE du Département une subvention de 52 000 € pour le pont des Aulnes.
		@vote
		Adopté à l'unanimité.`,
		`@number 2032-03
		@object Fermeture de la rue des Forges aux voitures
		@outcome rejected
		@for 9
		@against 14
		@expose
		La rue des Forges compte 31 logements.
		Il est proposé de fermer la rue des Forges aux voitures le dimanche.
		@dispositif
		Le conseil municipal, après en avoir délibéré, REJETTE le projet.`))
}

// Each line: the act, the sentence, and what the check must make of it: "" for proved words,
// else a code.
func TestMechanisms(t *testing.T) {
	c := lierval(t)
	for _, x := range []struct{ act, sentence, want string }{
		// rows, columns, old and new
		{"2032-01", "L'étal simple coûtera 21 €.", ""},
		{"2032-01", "L'étal simple coûtera 31 € par mois.", "amount-context"},
		{"2032-01", "Le tarif de l'étal double passe de 33 € à 31 €.", ""},
		{"2032-01", "Le tarif de l'étal double augmente, à 31 €.", "direction"},
		{"2032-01", "Le marché compte 58 étals, contre 64 en 2030.", "own-words|year"},
		{"2032-01", "En 2030, le marché comptait 64 étals.", "own-words|year"},
		{"2032-01", "Le marché compte 64 étals, soit 6 de plus qu'en 2030.", ""},
		// frequency
		{"2032-01", "Les tarifs sont perçus chaque trimestre.", "frequence"},
		// moods: what will or may be is not
		{"2032-01", "La halle sera repeinte au printemps 2033.", ""},
		{"2032-01", "La halle est repeinte.", "own-words|promoted-done"},
		{"2032-01", "La halle a été repeinte.", "own-words|promoted-done"},
		{"2032-01", "Le maire a signé la convention avec la société Bellerive.", "own-words|promoted-done"},
		{"2032-01", "Le maire signera la convention avec la société Bellerive.", ""},
		{"2032-01", "Le conseil municipal a prolongé le bail de la buvette.", ""},
		{"2032-01", "Le bail de la buvette a été prolongé.", ""},
		// who pays, who gets
		{"2032-01", "L'association des Quatre Vents recevra 7 400 €, une fois son bilan remis.", ""},
		{"2032-01", "L'association des Quatre Vents verse 7 400 € à la commune, sous réserve.", "roles-reversed"},
		// what is left out
		{"2032-01", "Le conseil municipal attribue une subvention de 7 400 € à l'association des Quatre Vents.", "omits"},
		// asked for, given
		{"2032-02", "La commune demande 52 000 € au Département pour le pont des Aulnes.", ""},
		{"2032-02", "Le Département accorde 52 000 € pour le pont des Aulnes.", "promoted-request"},
		// values: another in its place, another unit, another act's
		{"2032-02", "La commune demande 62 000 € au Département pour le pont des Aulnes.", "amount-not-in-act"},
		{"2032-02", "Le pont des Aulnes est fermé depuis le 13 mars 2032.", "date-not-in-act"},
		// polarity
		{"2032-01", "Les tarifs du marché couvert ont changé depuis 2028.", "negation-lost"},
		// the outcome lock
		{"2032-03", "La rue des Forges sera fermée aux voitures le dimanche.", "outcome"},
		{"2032-03", "Le conseil a rejeté la fermeture de la rue des Forges aux voitures.", ""},
		{"2032-03", "La rue des Forges compte 31 logements.", ""},
		{"2032-03", "Le projet rejeté prévoyait de fermer la rue des Forges le samedi.", "semaine"},
		// own words that say something, and those that only word the act otherwise
		{"2032-01", "Grâce à la mobilisation des commerçants, la halle sera repeinte.", "own-words"},
		{"2032-01", "Tous les étals de la région sont concernés.", "own-words"},
		{"2032-02", "La commune espère 52 000 € du Département pour son pont.", ""},
	} {
		v := c.Sentences([]Sentence{{Text: x.sentence, Act: x.act}}, nil, Options{})[0]
		var got []string
		for _, f := range v.Findings {
			if f.Level != Info && !strings.HasPrefix(f.Code, "person-") {
				got = append(got, f.Code)
			}
		}
		met := false
		for _, w := range strings.Split(x.want, "|") { // an uncertain contradiction may be told as own words
			met = met || slices.Contains(got, w)
		}
		if x.want == "" && len(got) > 0 || x.want != "" && !met {
			t.Errorf("%s %q: want %q, got %v (%s)", x.act, x.sentence, x.want, got, v.Reason)
		}
		if v.Mend != (len(got) > 0) && x.want != "" || v.Mend && v.Reason == "" {
			t.Errorf("%q: mend %v, reason %q", x.sentence, v.Mend, v.Reason)
		}
		for _, o := range v.Own {
			r := []rune(v.Text)
			if o.Offset < 0 || o.Offset+o.Length > len(r) || string(r[o.Offset:o.Offset+o.Length]) != o.Text || o.Length != utf8.RuneCountInString(o.Text) {
				t.Errorf("%q: own words %+v are not there", x.sentence, o)
			}
		}
	}
}

// Of an act by which nothing was decided, any finite verb that tells its matter as done, going
// on or to come needs the outcome's words; the state of things that the act itself tells does
// not.
func TestOutcomeLock(t *testing.T) {
	body := func(id, outcome string) string {
		return "@number " + id + "\n@object Bac de la Morelle\n" + outcome + `
		@expose
		Le bac actuel transporte 40 vélos par jour. Le ponton nord a été repeint en 2031.
		Une enquête menée en mars a recueilli 212 réponses au sujet du ponton.
		Il est proposé de créer un guichet au ponton nord et de prolonger le bac jusqu'à l'île aux Saules.
		Le projet prévoyait d'inscrire 18 000 € pour la peinture des balises.
		@dispositif
		Il est proposé au conseil municipal d'approuver le plan du bac.`
	}
	c := New(fictional(t, "2032-06-09", "Conseil municipal de Lierval",
		body("2032-11", "@outcome rejected"), body("2032-12", "@outcome withdrawn"), body("2032-13", "@outcome postponed")))
	for text, mended := range map[string]bool{
		"Les élus ont créé un guichet au ponton nord.":                   true,
		"Un guichet a été mis en service au ponton nord.":                true,
		"Le bac est prolongé jusqu'à l'île aux Saules.":                  true,
		"Le bac dessert l'île aux Saules.":                               true,
		"La commune consacre 18 000 € à la peinture des balises.":        true,
		"Un guichet ouvrira au ponton nord.":                             true,
		"Le projet prévoyait de créer un guichet au ponton nord.":        false,
		"Un guichet serait créé au ponton nord.":                         false,
		"Le bac actuel transporte 40 vélos par jour.":                    false,
		"Le ponton nord a été repeint en 2031.":                          false,
		"L'enquête de mars a recueilli 212 réponses.":                    false,
		"Aucun guichet ne sera créé au ponton nord : le projet tombe.":   false,
		"Il était proposé de prolonger le bac jusqu'à l'île aux Saules.": false,
	} {
		for _, id := range []string{"2032-11", "2032-12", "2032-13"} {
			v := c.Sentences([]Sentence{{Text: text, Act: id}}, nil, Options{})[0]
			if v.Mend != mended {
				t.Errorf("%s %q: mend %v, %s %s", id, text, v.Mend, v.Status, v.Reason)
			}
		}
	}
}

// People that no act names, and the words of cause, effect and praise that it lacks, are claims; a
// verb or a plain phrase only words the act otherwise.
func TestOwnThings(t *testing.T) {
	c := lierval(t)
	for text, claims := range map[string]bool{
		"Ces tarifs vont créer de l'emploi pour les artisans du quartier.":             true,
		"La halle repeinte donnera un nouvel élan au marché couvert.":                  true,
		"Les tarifs du marché couvert n'ont pas changé, sous la pression des forains.": true,
		"La prolongation du bail de la buvette profite aux étudiants.":                 true,
		"Le marché couvert abrite 64 étals, au lieu de 58 en 2030.":                    false,
		"Pour l'instant, les tarifs du marché couvert n'ont pas changé.":               false,
		"La buvette garde son bail, que le conseil prolonge.":                          false,
	} {
		v := c.Sentences([]Sentence{{Text: text, Act: "2032-01"}}, nil, Options{})[0]
		if (v.OwnClaims() > 0) != claims {
			t.Errorf("%q: %d claim words (%s) %v", text, v.OwnClaims(), v.Reason, v.Own)
		}
	}
}

// A quote binds a sentence to its passage: a value that the act prints elsewhere is not proved
// by it, and the passages come back whole.
func TestQuotedPassage(t *testing.T) {
	c := lierval(t)
	quote := "ATTRIBUE à l'association des Quatre Vents une subvention"
	v := c.Sentences([]Sentence{{Text: "L'association des Quatre Vents reçoit 7 400 €, sous réserve de son bilan.", Act: "2032-01", Quote: quote}}, nil, Options{})[0]
	if v.Mend || len(v.Passages) == 0 || !strings.Contains(v.Passages[0].Quote, "sous réserve de la remise de son bilan") {
		t.Errorf("%s %q, passages %+v", v.Status, v.Reason, v.Passages)
	}
	if v := c.Sentences([]Sentence{{Text: "L'association des Quatre Vents tient 64 places.", Act: "2032-01", Quote: quote}}, nil, Options{})[0]; !v.Mend {
		t.Errorf("a value from elsewhere passes: %s", v.Status)
	}
	if v := c.Sentences([]Sentence{{Text: "Rien.", Act: "absent"}}, nil, Options{})[0]; v.Status != NoClaim || v.Mend {
		t.Errorf("an act that the session does not hold: %+v", v)
	}
}

func TestNegations(t *testing.T) {
	for text, want := range map[string]string{
		"la mesure n'est pas reconduite":      "reconduite",
		"aucun arbre n'est coupé":             "arbre",
		"ne reçoivent aucun remboursement":    "remboursement",
		"la ville ne garde que deux lignes":   "",
		"un accès sans réservation":           "reservation",
		"l'aide ne porte pas sur les études":  "porte",
		"la commission propose un calendrier": "",
	} {
		words := wordsOf(text)
		for i := range words {
			words[i].Stem = lexicon.Stemmer{}.Stem(words[i])
		}
		got := ""
		for _, n := range lexicon.Negations(words) {
			if len(n.Head) > 0 && got == "" {
				got = words[n.Head[0]].Fold
			}
		}
		if got != want {
			t.Errorf("%q denies %q, want %q", text, got, want)
		}
	}
}

func TestMoods(t *testing.T) {
	for text, want := range map[string]lexicon.Mood{
		"coûterait":           lexicon.Might,
		"pourrait être vendu": lexicon.Might,
		"sera vendu":          lexicon.WillBe,
		"ouvrira":             lexicon.WillBe,
		"est vendu":           lexicon.IsSo,
		"a été vendu":         lexicon.HasBeen,
		"ont vendu":           lexicon.HasBeen,
		"le vendeur":          lexicon.Untold,
	} {
		words := wordsOf(text)
		if got := lexicon.MoodOf(words, len(words)-1); got != want {
			t.Errorf("%q is %d, want %d", text, got, want)
		}
	}
}
