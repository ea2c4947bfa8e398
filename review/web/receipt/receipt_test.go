package receipt

import (
	"encoding/json"
	"testing"

	"phare/extract"
	"phare/review"
)

const session = `{"version": 1, "documents": [
 {"file": "d/pv.pdf", "sha256": "aa", "pages": 4, "kind": "pv", "session_date": "2031-04-04", "ocr_pages": [2], "coverage": ["head", "act", "blank", "unreadable"],
  "questions": [{"id": "cut-p2-l3", "page": 2, "line": 3, "text": "Page 2 : en est-ce un ?", "choices": ["act", "not-act", "continues"]},
                {"id": "cut-p2-l9", "page": 2, "line": 9, "text": "Page 2 : et celui-ci ?", "choices": ["act", "not-act"]}]},
 {"file": "d/pv.pdf", "sha256": "aa", "pages": 4, "kind": "pv"},
 {"file": "d/clos.pdf", "sha256": "bb", "pages": null, "kind": "autre", "warnings": [{"code": "locked", "message": "protégé par un mot de passe"}]}],
 "others": [{"file": "d/ancien.pdf", "sha256": "cc", "pages": 1, "kind": "acte", "session_date": "2031-02-01"}],
 "deliberations": [{"id": "2031-1", "number": "2031-1", "file": "d/pv.pdf", "pages": [2]}]}`

// TestEveryPageIsThere: each page of each document is on the receipt once, whatever it holds,
// documents of other sessions and those that do not open too.
func TestEveryPageIsThere(t *testing.T) {
	var r review.Record
	if err := json.Unmarshal([]byte(session), &r); err != nil {
		t.Fatal(err)
	}
	said := []extract.Correction{{Document: "aa", Page: 2, Line: 9, Is: extract.IsNotAct, By: "Anne Leroy", On: "2031-04-05"}, {Document: "zz", Page: 2, Line: 3, Is: extract.IsAct}}
	v := Of(&r, said)
	if v.Pages != 5 || len(v.Documents) != 3 || v.Open != 1 || v.Answered != 1 {
		t.Fatalf("%+v", v)
	}
	var roles []string
	for _, p := range v.Documents[0].Pages {
		roles = append(roles, p.Role)
	}
	want := []string{"head", "ocr", "blank", "unreadable"}
	for i := range want {
		if roles[i] != want[i] {
			t.Errorf("page %d is %q, want %q", i+1, roles[i], want[i])
		}
	}
	if p := v.Documents[0].Pages[1]; !p.Asked || len(p.Acts) != 1 || p.Label != "page 2, lue par reconnaissance de caractères, n°\u00a02031-1, une question" {
		t.Errorf("%+v", p)
	}
	if v.Documents[1].Problem != "protégé par un mot de passe" || !v.Documents[2].Other {
		t.Errorf("%+v", v.Documents[1:])
	}
	if v.Counts[0].Role != "unreadable" {
		t.Errorf("what was not read does not come first: %+v", v.Counts)
	}
	if q := v.Asked[0]; q.Answer != "" || len(q.Choices) != 3 || v.Asked[1].Answer != "Non, autre chose" || v.Asked[1].By != "Anne Leroy" || !v.Asked[1].Choices[1].Given {
		t.Errorf("%+v", v.Asked)
	}
}

func TestFind(t *testing.T) {
	lines := func(texts ...string) []extract.PageLine {
		var out []extract.PageLine
		for _, s := range texts {
			out = append(out, extract.PageLine{Text: s})
		}
		return out
	}
	page := lines("DÉLIBÉRATION", "Tarifs", "DÉLIBÉRATION", "Vente  du terrain")
	for _, c := range []struct {
		act  []string
		want int
	}{{[]string{"DÉLIBÉRATION", "Vente du terrain"}, 3}, {[]string{"DÉLIBÉRATION", "Tarifs"}, 1}, {[]string{"Autre"}, 0}, {nil, 0}} {
		if got := Find(page, c.act); got != c.want {
			t.Errorf("Find(%q) = %d, want %d", c.act, got, c.want)
		}
	}
}
