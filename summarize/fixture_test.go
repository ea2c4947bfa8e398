package summarize

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"phare/extract"
	"phare/extract/pdftext"
)

// fictional is a session of a commune that does not exist, from testdata/session.txt.
func fictional(t testing.TB) *extract.Session {
	t.Helper()
	raw, err := os.ReadFile("testdata/session.txt")
	if err != nil {
		t.Fatal(err)
	}
	s := &extract.Session{ID: "2025-04-03-conseil-municipal", Date: "2025-04-03", Body: "Conseil municipal de Montarvane"}
	for _, block := range strings.Split(string(raw), "=== ")[1:] {
		head, rest, _ := strings.Cut(block, "\n")
		f := strings.Split(head, "|")
		object, rest, _ := strings.Cut(rest, "\n[expose]\n")
		expose, dispositif, _ := strings.Cut(rest, "[dispositif]\n")
		d := newDeliberation(strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), object, expose, dispositif)
		d.Outcome = extract.Outcome(strings.TrimSpace(f[2]))
		if votes := strings.TrimSpace(f[3]); votes != "" {
			var pour, contre, abst int
			fmt.Sscanf(votes, "%d/%d/%d", &pour, &contre, &abst)
			d.Votes = extract.Votes{For: &pour, Against: &contre, Abstain: &abst}
			all := contre == 0 && abst == 0
			d.Unanimous = &all
		}
		s.Deliberations = append(s.Deliberations, d)
		s.Documents = append(s.Documents, &extract.Document{File: d.File, Kind: extract.KindAct, Present: []string{"Claire VAUTRIN", "Hugo Delmas"}, Deliberations: []*extract.Deliberation{d}})
	}
	return s
}

func newDeliberation(id, number, object, expose, dispositif string) *extract.Deliberation {
	d := &extract.Deliberation{
		ID: id, Number: &number, Object: object, Pages: []int{1, 2}, Status: extract.StatusAdopted,
		Dispositif: dispositif, Text: object + "\n" + expose + dispositif, File: "seance/" + id + ".pdf",
	}
	add := func(part extract.Part, page int, text string) {
		y := float32(100)
		for _, l := range strings.Split(strings.TrimSpace(text), "\n") {
			if l = strings.TrimSpace(l); l == "" {
				continue
			}
			line := extract.Line{Part: part, Page: page, Line: pdftext.Line{Gap: 8}}
			x := float32(60)
			for _, w := range strings.Fields(l) {
				line.Words = append(line.Words, pdftext.Word{Text: w, Size: 11, Box: pdftext.Box{X0: x, Y0: y, X1: x + 5, Y1: y + 11}})
				x += 6
			}
			d.Lines = append(d.Lines, line)
			y += 20
		}
	}
	add(extract.PartHead, 1, object)
	add(extract.PartReport, 1, expose)
	add(extract.PartDispositif, 2, dispositif)
	return d
}
