package extract

import (
	"testing"

	"phare/extract/sketch"
	"phare/extract/title"
)

// TestLooseAnnex holds what an annex alone tells of its session.
func TestLooseAnnex(t *testing.T) {
	d := &Document{Kind: KindAnnex}
	r := title.Scan(sketch.Pages(`Annexe à la délibération n° 2031-38 du Conseil municipal de Saint-Orbe du 4 avril 2031

Notice de présentation de l'avant-projet. Le terrain a été acquis le 3 mars 2024.`))
	(&builder{doc: d, r: r}).describeAnnex()
	if deref(d.SessionDate) != "2031-04-04" || deref(d.Body) != "Conseil municipal de Saint-Orbe" {
		t.Errorf("date %q, body %q", deref(d.SessionDate), deref(d.Body))
	}
}
