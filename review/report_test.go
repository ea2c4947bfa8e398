package review

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestReport counts over six sessions what the journal tells, and names nobody.
func TestReport(t *testing.T) {
	var folders []*Folder
	for n := 1; n <= 6; n++ {
		s := session(t, t.TempDir())
		s.ID, s.Date = fmt.Sprintf("2025-0%d-04-conseil", n), fmt.Sprintf("2025-0%d-04", n)
		f, _ := write(t, t.TempDir(), s, summary(s))
		d, err := f.Draft(ArticleFile)
		if err != nil {
			t.Fatal(err)
		}
		if n > 3 {
			if _, err := f.Save(ArticleFile, d.Content, strings.Replace(d.Text, "Réuni le 4 avril 2025.", "Il s’est réuni.", 1), "Jean Morel"); err != nil {
				t.Fatal(err)
			}
		}
		f.now = func() time.Time { return time.Now().Add(time.Duration(n) * time.Hour) }
		found := func(string, []byte) ([]Finding, error) {
			return []Finding{{ID: "x", Code: "vote-count", Level: "error"}}, nil
		}
		if _, err := f.Approve(Signature{File: ArticleFile, By: "Anne Leroy", Waives: map[string]string{"x": "vérifié au registre des votes"}}, found); err != nil {
			t.Fatal(err)
		}
		folders = append(folders, f)
	}
	reach, err := ReadReach(strings.NewReader("label,nb_hits,nb_visits\n/actus/conseil-2025-02-04,20,12\n\"/actus/conseil-2025-02-04/?x=1\",1,1\n/autre,9,9\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := NewReport(folders, reach)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Sessions) != 6 || *r.Hours != 3.5 || r.Waived["vote-count"] != 6 || *r.Sessions[0].Kept != 1 || *r.Sessions[5].Kept >= 1 || *r.Sessions[5].Kept < 0.5 || r.Reach == nil || *r.Reach != 13 {
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
	for name, in := range map[string]string{"plausible": "name,visitors,pageviews\n/conseil-2025-02-04,7,9\n", "matomo in French": "\uFEFFLibellé;Vues de page;Vues uniques\n/a/conseil-2025-02-04.html;9;7\n"} {
		reach, err := ReadReach(strings.NewReader(in))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if n, ok := reach("conseil-2025-02-04"); !ok || n != 7 {
			t.Errorf("%s: %d, %v", name, n, ok)
		}
	}
	if _, err := ReadReach(strings.NewReader("a;b\n1;2\n")); err == nil {
		t.Error("any table tells visits")
	}
}
