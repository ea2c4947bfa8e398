package act

import (
	"testing"

	"phare/extract/record"
	"phare/extract/sketch"
)

// TestWhoReports pins by which words an item names who presents it.
func TestWhoReports(t *testing.T) {
	vote := "\nLe conseil, après en avoir délibéré, à l'unanimité, approuve la proposition."
	for _, c := range []struct{ name, text, announced, group, want string }{
		{"a label, no civility", "Rapporteur : le contrôleur général LESTRAC\nVu le code ;" + vote, "", "", "le contrôleur général LESTRAC"},
		{"a label and a figure", "Rapporteur : 12 dossiers sont présentés" + vote, "", "", ""},
		{"an office and a quotation", "M. CHAUMEL, adjoint aux finances : « Ce budget s'élève à 78 millions d'euros. »\nMme ROC rappelle que la dette monte." + vote, "", "", "M. CHAUMEL"},
		{"who speaks first", "Mme ESTRADE, adjointe aux sports, précise que 41 demandes ont été examinées.\nMme ROC rappelle que le département a voté une aide." + vote, "", "", "Mme ESTRADE"},
		{"who left does not present", "Le Maire s'étant retiré, Madame BASTON, doyenne, présente le compte." + vote, "", "", "Madame BASTON"},
		{"behind a visa", "Vu l'article L. 2122-22 du code, M. le Maire propose au conseil de lui déléguer ces affaires." + vote, "", "", "M. le Maire"},
		{"who reads the motion", "Lecture est donnée par M. KERVAL d'un projet de motion." + vote, "", "Mme ROC", "M. KERVAL"},
		{"by the rubric", "Le rapport a été adressé à chaque commune." + vote, "", "Mme ROC", "Mme ROC"},
		{"by the agenda, not by who debates", "Les dossiers sont au tableau.\nM. OUDIN rappelle que la dette monte." + vote, "Mme ROC", "", "Mme ROC"},
		{"named, whatever the agenda", "Rapporteure : Mme BASTON" + vote, "Mme ROC", "", "Mme BASTON"},
	} {
		d := &record.Deliberation{Object: "Tarifs", Lines: sketch.Lines("Tarifs\n" + c.text)}
		Read(d, &record.Document{}, Context{Kind: record.KindMinutes, Title: 1, Announced: c.announced, Group: c.group})
		got := ""
		if d.Rapporteur != nil {
			got = *d.Rapporteur
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
