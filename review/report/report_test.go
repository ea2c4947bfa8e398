package report

import (
	"encoding/xml"
	"strings"
	"testing"

	"phare/review"
	"phare/review/publish/publishtest"
)

// TestReport counts over six sessions what the journal tells, and names nobody.
func TestReport(t *testing.T) {
	var folders []*review.Folder
	for n := 1; n <= 6; n++ {
		f := publishtest.Folder(t, t.TempDir(), n)
		if err := f.Revoke(review.ArticleFile, "Camille Ferrand", "à compléter encore un peu"); err != nil {
			t.Fatal(err)
		}
		if n > 3 {
			publishtest.Edit(t, f, func(s string) string { return strings.Replace(s, "le samedi", "tous les samedis", 1) })
		}
		found := func(string, []byte) ([]review.Finding, error) {
			return []review.Finding{{ID: "x", Code: "vote-count", Level: "error"}}, nil
		}
		if _, err := f.Approve(review.Signature{File: review.ArticleFile, By: "Anne Leroy", Waives: map[string]string{"x": "vérifié au registre des votes"}}, found); err != nil {
			t.Fatal(err)
		}
		folders = append(folders, f)
	}
	reach, err := Reach(strings.NewReader("label,nb_hits,nb_visits\n/actus/conseil-metropolitain-2025-04-02,20,12\n\"/actus/conseil-metropolitain-2025-04-02/?x=1\",1,1\n/autre,9,9\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(folders, reach)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Sessions) != 6 || r.Hours == nil || r.Waived["vote-count"] != 6 || *r.Sessions[0].Kept != 1 || r.Kept == nil || *r.Sessions[5].Kept < 0.5 || r.Reach == nil || *r.Reach != 13 {
		t.Errorf("%+v %v %v", r, *r.Hours, *r.Sessions[5].Kept)
	}
	page, err := r.HTML()
	if err != nil {
		t.Fatal(err)
	}
	for _, never := range []string{"Anne", "Jean", "Leroy", "ZgotmplZ"} {
		if strings.Contains(string(page), never) {
			t.Errorf("%s is in the report", never)
		}
	}
	for _, part := range strings.Split(string(page), "<svg")[1:] {
		svg, _, _ := strings.Cut(part, "</svg>")
		if err := xml.Unmarshal([]byte("<svg"+svg+"</svg>"), new(struct{})); err != nil {
			t.Errorf("%v in %s", err, svg)
		}
	}
	for name, in := range map[string]string{"plausible": "name,visitors,pageviews\n/conseil-metropolitain-2025-04-02,7,9\n", "matomo in French": "\uFEFFLibellé;Vues de page;Vues uniques\n/a/conseil-metropolitain-2025-04-02.html;9;7\n"} {
		reach, err := Reach(strings.NewReader(in))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if n, ok := reach("conseil-metropolitain-2025-04-02"); !ok || n != 7 {
			t.Errorf("%s: %d, %v", name, n, ok)
		}
	}
	if _, err := Reach(strings.NewReader("a;b\n1;2\n")); err == nil {
		t.Error("any table tells visits")
	}
}
