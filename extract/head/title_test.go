package head

import "testing"

func TestProjectTitle(t *testing.T) {
	for f, want := range map[string]bool{
		"projet de deliberation n° 4":                            true,
		"projet de deliberation":                                 true,
		"rapport n° 12 – projet de deliberation":                 true,
		"rapport n° 12 au conseil municipal":                     true,
		"rapport au conseil communautaire":                       true,
		"projet soumis au comite syndical du lundi 4 avril 2033": true,
		"projet de construction d'une halle":                     false,
		"rapport d'activite 2033":                                false,
		"rapport n° 12":                                          false,
		"le projet de deliberation a ete envoye":                 false,
		"projet de deliberation n° 4 dont il est donne lecture.": false,
		"rapport de la commission des finances":                  false,
		"projet soumis a l'architecte des batiments":             false,
		"deliberation n° 4":                                      false,
	} {
		if got := IsProjectTitle(f); got != want {
			t.Errorf("%q: %v", f, got)
		}
	}
}
