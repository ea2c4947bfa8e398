package summarize

import (
	"regexp"
	"strings"
	"testing"

	"phare/extract"
)

// What a sheet says can be read by itself.
func TestWhatStandsAlone(t *testing.T) {
	for _, s := range []string{
		"La Ville participe au coût des séjours d'été des enfants de 4 à 16 ans.",
		"Les travaux débuteront en septembre 2031 et dureront dix mois.",
		"Une nouvelle aire de jeux est aménagée, et cette aire sera ouverte toute l'année.",
	} {
		if !standsAlone(s) {
			t.Errorf("%q stands alone", s)
		}
	}
	for _, s := range []string{
		"Le programme décrit ci-dessus est financé par la Ville.",
		"Les tarifs qui vous sont proposés augmentent de 2 %.",
		"Cette mesure concerne les familles de la commune.",
		"Les lots sont cités dans l'annexe 1 au rapport.",
		"Le marché porte sur les lots suivants.",
		"Le montant est de 12 000 € HT et.",
		"La commune adhère au dispositif susvisé depuis 2019.",
		"Le local (rez-de-chaussée est loué à l'association.",
		"Elle concerne les familles de la commune.",
		"La convention précise les obligations de…",
	} {
		if standsAlone(s) {
			t.Errorf("%q does not stand alone", s)
		}
	}
}

func TestDecisionsInThemselves(t *testing.T) {
	for in, want := range map[string]string{
		"les tarifs de la piscine, tels qu'ils figurent en annexe 1":                        "les tarifs de la piscine",
		"le protocole, dont les conditions essentielles sont précisées, entre les sociétés": "le protocole entre les sociétés",
		"les critères d'attribution des aides ainsi définis":                                "les critères d'attribution des aides",
		"le lancement du marché conformément aux articles L. 2124-2 du code":                "le lancement du marché",
		"acte, par 26 voix, du rapport annuel":                                              "acte du rapport annuel",
	} {
		if got, ok := inItself(in); got != want || !ok {
			t.Errorf("%q gives %q, %v; want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{"les termes de la présente convention", "ces propositions", "l'offre de", "la liste jointe à la délibération"} {
		if got, ok := inItself(in); ok {
			t.Errorf("%q is taken as %q", in, got)
		}
	}
}

// Past participles tell what was decided, where the minutes print "ont, à l'unanimité :".
func TestDecisionsInTheParticiple(t *testing.T) {
	d := newDeliberation("del-98", "2031-98", "Prix de l'eau", "Le prix est revu.", "Après avoir délibéré, les membres du conseil ont, à l'unanimité :\n- Fixé à 2,10 € le prix du mètre cube d'eau\n- Autorisé le maire à signer tous les documents.")
	d.Outcome = extract.Adopted
	tell := &teller{w: &drafter{session: fictional(t)}, a: newAct(d, 1, nil), said: map[string]bool{}}
	said, _ := tell.decided()
	if got := strings.Join(said, " "); got != "Le conseil municipal a fixé à 2,10 € le prix du mètre cube d'eau." {
		t.Error(got)
	}
}

var (
	sheetLabel = regexp.MustCompile(`^- \*\*[^*]+:\*\* `)
	sheetValue = regexp.MustCompile(`^- \*\*(?:Concerne[^*]+:\*\* .|(?:Vote|Où|Quand|Combien)[^*]+:\*\* (?:[\p{Ll}\d\\-]|[^.]*: [\d-]))`)
	sheetLink  = regexp.MustCompile(`^\[Délibération`)
	verb       = regexp.MustCompile(`(?i)(?:^|[\s'’])(?:a|ont|est|sont|s’est|sera|seront|était|prévoit|prévoient|donne|cite|porte|\p{L}{2,}(?:e|ent|t|ra|ront|ait|aient|d))(?:[\s,]|$)`)
)

// Over all papers that are at hand, every line of every sheet is a sentence: it has a verb, it
// ends, its marks are paired, and nothing in it points outside itself.
func TestSheetsOfTheCorpus(t *testing.T) {
	sessions := atHand(t)
	lines := 0
	for _, s := range sessions {
		sum := runWith(t, s, Options{Channels: []string{}})
		for _, it := range append(sum.Items, sum.Next...) {
			for _, line := range strings.Split(it.Text, "\n") {
				if line == "" || sheetLink.MatchString(line) {
					continue
				}
				lines++
				plain := plainMarkdown(sheetLabel.ReplaceAllString(line, ""))
				if sheetValue.MatchString(line) && strings.HasSuffix(plain, ".") {
					continue // a value under its label is no sentence
				}
				for _, sentence := range splitSentences(plain) {
					if !strings.HasSuffix(strings.TrimRight(sentence, " »”\")"+nbsp), ".") || !wellEnded(strings.TrimRight(sentence, ".")) || !verb.MatchString(sentence) {
						t.Errorf("%s, %s: no sentence: %q", s.ID, it.ID, sentence)
					}
				}
				if body, _, _ := strings.Cut(plain, nbsp+": "); pointsOutside(body) && !strings.Contains(body, "suivant") {
					t.Errorf("%s, %s: points outside (%q): %q", s.ID, it.ID, pointer.FindString(body), plain)
				}
			}
		}
	}
	t.Logf("%d lines of %d sessions", lines, len(sessions))
}
