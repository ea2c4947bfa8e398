package lot

import (
	"testing"

	"phare/extract"
)

func ptr[T any](v T) *T { return &v }

// TestLotTellsItsSessions: the sessions are those that the acts bear; a scan tells its own by its
// name; only the scans of the session chosen are wanted.
func TestLotTellsItsSessions(t *testing.T) {
	act := func(day string) *extract.Deliberation { return &extract.Deliberation{SessionDate: ptr(day)} }
	b := &extract.Batch{Documents: []*extract.Document{
		{File: "d/pv.pdf", Pages: ptr(40), Kind: extract.KindMinutes, Deliberations: []*extract.Deliberation{act("2031-02-01"), act("2031-02-01"), act("2031-02-01")}},
		{File: "d/a.pdf", Pages: ptr(2), Kind: extract.KindAct, Body: ptr("Conseil municipal"), Deliberations: []*extract.Deliberation{act("2031-04-04")}},
		{File: "d/b.pdf", Pages: ptr(2), Kind: extract.KindAct, Deliberations: []*extract.Deliberation{act("2031-04-04")}},
		{File: "d/2031-04-04_scan.pdf", Pages: ptr(1), Coverage: []extract.PageRole{extract.RoleUnreadable}},
		{File: "d/20310201-scan.pdf", Pages: ptr(1), Coverage: []extract.PageRole{extract.RoleUnreadable}},
		{File: "d/inconnu-20319999.pdf", Pages: ptr(1), Coverage: []extract.PageRole{extract.RoleUnreadable}},
		{File: "d/clos.pdf", Warnings: []extract.Warning{{Message: "protégé"}}},
	}}
	v := Of(b, "7", nil, "")
	if len(v.Sessions) != 2 || v.Sessions[0].Date != "2031-04-04" || v.Sessions[0].Docs != 2 || v.Sessions[0].Body != "Conseil municipal" {
		t.Errorf("%+v", v.Sessions)
	}
	if v.Scans != 1 || v.Acts != 5 || v.Documents[3].Date != "2031-04-04" || v.Documents[3].Kind != "Document numérisé" || v.Documents[6].Problem != "protégé" {
		t.Errorf("%+v", v)
	}
	for unknown, want := range map[bool][]bool{false: {true, false, false}, true: {true, false, true}} {
		got := Wanted(b, "2031-04-04", unknown)
		for i, name := range []string{"2031-04-04_scan.pdf", "20310201-scan.pdf", "inconnu-20319999.pdf"} {
			if got[name] != want[i] {
				t.Errorf("unknown %v: %s is wanted: %v", unknown, name, got[name])
			}
		}
	}
	if late := Of(b, "7", nil, "2031-05-05"); len(late.Sessions) != 1 || late.Sessions[0].Date != "2031-05-05" || late.Scans != 0 {
		t.Errorf("%+v", late.Sessions)
	}
}
