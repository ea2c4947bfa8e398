package review

import (
	"encoding/json"
	"strings"
	"testing"

	"phare/review/opinion"
)

func TestOpinionIsAdvice(t *testing.T) {
	f := folder(t)
	d, err := f.Draft("article.md")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Request(d, "Anne Leroy", "Luc Petit"); err != nil {
		t.Fatal(err)
	}
	answer := func(change func(*opinion.Answer)) []byte {
		a := opinion.Answer{Format: opinion.Format, Version: 1, Session: f.SessionID(), File: "article.md", SHA256: d.Hash, Name: "Luc Petit", Role: "directeur",
			Date: "2025-04-08", Says: opinion.Favourable, Words: "Approuvé et signé <script>", Remarks: []opinion.Remark{{Sentence: SentenceID("Réuni le 4 avril 2025."), Quote: "Réuni le 4 avril 2025.", Text: "À quelle heure ?"}}}
		if change != nil {
			change(&a)
		}
		raw, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	for name, change := range map[string]func(*opinion.Answer){
		"another session":            func(a *opinion.Answer) { a.Session = "2024-01-01-conseil" },
		"another text":               func(a *opinion.Answer) { a.File = "facebook.md" },
		"a text that never was here": func(a *opinion.Answer) { a.SHA256 = strings.Repeat("0", 64) },
		"no name":                    func(a *opinion.Answer) { a.Name = " " },
		"a name that is not seen":    func(a *opinion.Answer) { a.Name = "\u3164\u3164" },
	} {
		if _, err := f.AddOpinion("article.md", answer(change), "Anne Leroy"); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if _, err := f.AddOpinion("article.md", answer(nil), " "); err == nil {
		t.Error("nobody brought it")
	}
	g, err := f.AddOpinion("article.md", answer(nil), "Anne Leroy")
	if err != nil || !g.Current {
		t.Fatalf("%+v %v", g, err)
	}
	if _, err := f.AddOpinion("article.md", answer(nil), "Anne Leroy"); err == nil {
		t.Error("it is taken twice")
	}
	if _, err := f.Approved("article.md"); err == nil {
		t.Error("an opinion signs")
	}
	if s := stateNow(t, f, "article.md"); s != StateDraft {
		t.Errorf("an opinion makes the state %s", s)
	}

	// the text changes: the opinion stays, and says that it was given on another
	spit(t, f, "article.md", d.Text+"\nUne phrase.\n")
	now, err := f.Draft("article.md")
	if err != nil {
		t.Fatal(err)
	}
	all, err := f.Opinions(now)
	if err != nil || len(all) != 1 || all[0].Current || all[0].By != "Luc Petit" || all[0].Who != "Anne Leroy" || len(all[0].Remarks) != 1 {
		t.Errorf("%+v %v", all, err)
	}
	if _, err := f.AddOpinion("article.md", answer(func(a *opinion.Answer) { a.Name = "Zoé Blanc" }), "Anne Leroy"); err != nil {
		t.Errorf("an answer on the version before is refused: %v", err)
	}
	if v, err := f.Verify(); err != nil || len(v.Problems) > 0 {
		t.Errorf("%+v %v", v, err)
	}
}
