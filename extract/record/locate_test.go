package record

import (
	"testing"

	"phare/extract/sketch"
)

func TestLocate(t *testing.T) {
	d := &Deliberation{File: "valbrun/DEL-7.pdf", Lines: sketch.Lines("Le conseil approuve l’acquisition d'un véhicule élec-\ntrique pour 12 500,50 €, dont 2 500 € d'aide.\n\fLa commune de Saint-Loup verse 500 € par an, à\n\fcompter de 2026.")}
	for _, c := range []struct {
		quote string
		page  int
		boxes int
		found bool
	}{
		{"Le conseil approuve", 1, 1, true},
		{"approuve l'acquisition d’un véhicule", 1, 1, true},
		{"véhicule électrique pour 12 500,50 €", 1, 2, true}, // over a line break
		{"12\u202f500,50 €", 1, 1, true},
		{"acquisition", 1, 1, true}, // inside l’acquisition
		{"500,50 €", 0, 0, false},   // the end of 12 500,50 €
		{"2 500 €", 1, 1, true},
		{"500 € par an", 2, 1, true},
		{"Saint-Loup", 2, 1, true},                 // a hyphen of the name
		{"500 € par an, à compter de", 2, 1, true}, // starts on page 2, ends on page 3
		{"quérir", 0, 0, false},
		{"véhicule electrique", 0, 0, false}, // accents are letters
		{"Approuve", 0, 0, false},            // capitals too
		{"500,5", 0, 0, false},               // half a number
		{"12", 0, 0, false},
		{"SaintLoup", 0, 0, false},
		{"", 0, 0, false},
	} {
		ev, ok := d.Locate(c.quote)
		if ok != c.found || ok && (ev.Page != c.page || len(ev.Boxes) != c.boxes || ev.File != d.File) {
			t.Errorf("Locate(%q) = %+v, %v; want page %d, %d boxes, %v", c.quote, ev, ok, c.page, c.boxes, c.found)
		}
	}
}
