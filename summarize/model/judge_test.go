package model

import (
	"context"
	"slices"
	"strings"
	"testing"

	"phare/extract"
	"phare/extract/pdftext"
	"phare/prompts"
	"phare/summarize/check"
	"phare/summarize/llm"
	"phare/summarize/llm/llmtest"
)

func session() *extract.Session {
	text := "Le conseil municipal décide d'attribuer une subvention de 4 000 € au club de voile pour l'année 2031.\nLa présidente du club, Mme Odette Farandol, remercie la commune."
	number := "2031-01"
	d := &extract.Deliberation{ID: "2031-01", Number: &number, Object: "Subvention au club de voile", Pages: []int{1}, Outcome: extract.Adopted, Dispositif: text, Text: text, File: "s/a.pdf"}
	for _, l := range strings.Split(text, "\n") {
		line := extract.Line{Part: extract.PartDispositif, Page: 1}
		for i, w := range strings.Fields(l) {
			line.Words = append(line.Words, pdftext.Word{Text: w, Size: 11, Box: pdftext.Box{X0: float32(60 + 10*i), Y0: 100, X1: float32(68 + 10*i), Y1: 111}})
		}
		d.Lines = append(d.Lines, line)
	}
	return &extract.Session{ID: "s", Date: "2031-01-10", Body: "Conseil municipal de Montarvane", Deliberations: []*extract.Deliberation{d},
		Documents: []*extract.Document{{File: d.File, Kind: extract.KindAct, Deliberations: []*extract.Deliberation{d}}}}
}

const text = "## Voile {#2031-01}\n\nLe conseil municipal a attribué une subvention de 4 000 € au club de voile pour 2031. Une subvention de 4 000 € est attribuée au club de voile.\n"

func judged(t *testing.T, answer func(llmtest.Request) llmtest.Reply) (check.Report, *llmtest.Server, error) {
	t.Helper()
	srv := llmtest.New(t)
	srv.OnFunc("^judge/", answer)
	c, err := llm.New(srv.Config())
	if err != nil {
		t.Fatal(err)
	}
	set, err := prompts.Load("")
	if err != nil {
		t.Fatal(err)
	}
	s := session()
	rep := check.New(s).Text([]byte(text), check.Options{})
	err = Judge(context.Background(), s, &rep, c, set, check.Options{})
	return rep, srv, err
}

// A judge lowers a state, marks the words, blocks nobody, and sees neither more nor names.
func TestJudgeLowers(t *testing.T) {
	rep, srv, err := judged(t, func(r llmtest.Request) llmtest.Reply {
		return llmtest.JSON(map[string]any{"verdicts": []verdict{{2, saysMore, "club de voile", ""}, {3, entailed, "", ""}, {9, contradicted, "x", "y"}}})
	})
	if err != nil {
		t.Fatal(err)
	}
	var lowered []check.Claim
	for _, c := range rep.Claims {
		if slices.ContainsFunc(c.Own, func(o check.Own) bool { return o.Text == "club de voile" && o.Claim }) {
			lowered = append(lowered, c)
		}
	}
	if len(lowered) != 1 || lowered[0].Status != check.OwnWords {
		t.Errorf("lowered %+v", lowered)
	}
	i := slices.IndexFunc(rep.Findings, func(f check.Finding) bool { return f.Code == CodeJudge })
	if i < 0 || rep.Findings[i].Level != check.Warning || !slices.Contains(lowered[0].Findings, rep.Findings[i].ID) {
		t.Errorf("%+v", rep.Findings)
	}
	for _, r := range srv.Requests() {
		if strings.Contains(r.User, "Farandol") || strings.Count(r.User, "<passage>") == 0 {
			t.Errorf("sent: %s", r.User)
		}
	}
}

// A judge that finds everything proved raises nothing.
func TestJudgeNeverRaises(t *testing.T) {
	s := session()
	rep := check.New(s).Text([]byte(strings.ReplaceAll(text, "4 000", "9 000")), check.Options{})
	before := make([]check.Status, len(rep.Claims))
	for i, c := range rep.Claims {
		before[i] = c.Status
	}
	srv := llmtest.New(t)
	srv.On("^judge/", llmtest.JSON(map[string]any{"verdicts": []verdict{{1, entailed, "", ""}, {2, entailed, "", ""}}}))
	c, err := llm.New(srv.Config())
	if err != nil {
		t.Fatal(err)
	}
	set, _ := prompts.Load("")
	if err := Judge(context.Background(), s, &rep, c, set, check.Options{}); err != nil {
		t.Fatal(err)
	}
	for i, cl := range rep.Claims {
		if cl.Status != before[i] {
			t.Errorf("%q was %s, is %s", cl.Text, before[i], cl.Status)
		}
	}
}

// What can't be asked is told, and the report stands.
func TestJudgeThatFails(t *testing.T) {
	rep, _, err := judged(t, func(llmtest.Request) llmtest.Reply { return llmtest.Refused() })
	if llm.KindOf(err) != llm.KindRefused || len(rep.Claims) == 0 {
		t.Errorf("%v, %d claims", err, len(rep.Claims))
	}
}
