package check

import (
	"strings"
	"testing"

	"phare/extract"
	"phare/extract/pdftext"
)

func lineOf(part extract.Part, page int, text string) extract.Line {
	l := extract.Line{Part: part, Page: page}
	for i, w := range strings.Fields(text) {
		l.Words = append(l.Words, pdftext.Word{Text: w, Size: 11, Box: pdftext.Box{X0: float32(10 * i), X1: float32(10*i + 9), Y0: 100, Y1: 111}})
	}
	return l
}

// A proof is what the reader wants to see of the act: no letterhead, no opening formula of
// the page before, and none where a sentence only announces what follows.
func TestProofIsOfTheActsBody(t *testing.T) {
	d := &extract.Deliberation{ID: "2031-04", Object: "Collecte des déchets : modification du règlement", Pages: []int{1, 2}, Outcome: extract.Adopted, File: "a.pdf"}
	for _, l := range []struct {
		part extract.Part
		page int
		text string
	}{
		{extract.PartHead, 1, "RÉPUBLIQUE FRANÇAISE"},
		{extract.PartHead, 1, "COMMUNE DE LIERVILLE"},
		{extract.PartHead, 1, "Extrait du registre des délibérations du conseil municipal"},
		{extract.PartHead, 1, "Objet : Collecte des déchets : modification du règlement"},
		{extract.PartReport, 1, "Les déchets sont collectés deux fois par semaine depuis 2019."},
		{extract.PartDispositif, 1, "Le conseil municipal, après en avoir délibéré :"},
		{extract.PartDispositif, 2, "- APPROUVE la modification du règlement de collecte à compter du 6 octobre 2031 ;"},
		{extract.PartDispositif, 2, "- FIXE à 930 000 € le montant maximum des travaux."},
	} {
		d.Lines = append(d.Lines, lineOf(l.part, l.page, l.text))
		d.Text += l.text + "\n"
	}
	s := &extract.Session{Date: "2031-04-04", Body: "Conseil municipal de Lierville", Deliberations: []*extract.Deliberation{d},
		Documents: []*extract.Document{{File: "a.pdf", Deliberations: []*extract.Deliberation{d}}}}
	rep := Text([]byte(`Voici les cinq décisions à retenir.

## Collecte des déchets : modification du règlement {#2031-04}

Le conseil municipal a approuvé la modification du règlement de collecte à compter du 6 octobre 2031.
`), s, Options{Body: s.Body})
	if len(rep.Claims) != 3 {
		t.Fatalf("%d claims: %+v", len(rep.Claims), rep.Claims)
	}
	if c := rep.Claims[0]; c.Status != NoClaim || c.Evidence != nil {
		t.Errorf("what only announces is %s by %+v", c.Status, c.Evidence)
	}
	if e := rep.Claims[1].Evidence; e == nil || strings.Contains(e.Quote, "RÉPUBLIQUE") || !strings.Contains(e.Quote, "Collecte des déchets") {
		t.Errorf("the heading is proved by %+v", e)
	}
	if e := rep.Claims[2].Evidence; e == nil || e.Page != 2 || !strings.Contains(e.Quote, "APPROUVE la modification") {
		t.Errorf("the decision is proved by %+v", e)
	}
}

func TestAnnouncing(t *testing.T) {
	for text, want := range map[string]bool{
		"Voici les cinq décisions à retenir.":                    true,
		"Voici les décisions à retenir de cette séance.":         true,
		"Conseil municipal : 5 points à retenir":                 true,
		"Voici les cinq écoles à retenir.":                       false,
		"Le conseil municipal a pris cinq décisions.":            false,
		"Voici les travaux qui ont été adoptés pour 3 millions.": false,
	} {
		if got := (&claim{words: wordsOf(text)}).announces(); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
