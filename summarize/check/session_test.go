package check

import (
	"strings"
	"testing"

	"phare/extract"
	"phare/extract/pdftext"
)

// fictional makes a session from plain text acts. Each act is a run of lines; a line
// "@part" sets the part of those that follow; "@page" turns the page; "@key value" sets a
// field: number, object, outcome, unanimous, for, against, abstain, status.
func fictional(t testing.TB, date, body string, acts ...string) *extract.Session {
	t.Helper()
	s := &extract.Session{ID: date + "-essai", Date: date, Body: body}
	for n, raw := range acts {
		d := &extract.Deliberation{ID: "acte-" + string(rune('a'+n)), Status: extract.StatusAdopted, Outcome: extract.Adopted, File: "seance/acte-" + string(rune('a'+n)) + ".pdf"}
		part, page := extract.PartReport, 1
		y := float32(60)
		for _, line := range strings.Split(strings.TrimSpace(raw), "\n") {
			line = strings.TrimSpace(line)
			if key, value, _ := strings.Cut(strings.TrimPrefix(line, "@"), " "); strings.HasPrefix(line, "@") {
				value = strings.TrimSpace(value)
				switch key {
				case "number":
					d.Number, d.ID = &value, strings.ToLower(strings.ReplaceAll(value, "/", "-"))
				case "object":
					d.Object = value
				case "outcome":
					d.Outcome = extract.Outcome(value)
				case "status":
					d.Status = extract.Status(value)
				case "unanimous":
					yes := value == "true"
					d.Unanimous = &yes
				case "for", "against", "abstain":
					v := 0
					for _, c := range value {
						v = v*10 + int(c-'0')
					}
					switch key {
					case "for":
						d.Votes.For = &v
					case "against":
						d.Votes.Against = &v
					default:
						d.Votes.Abstain = &v
					}
				case "page":
					page++
					y = 60
				default:
					part = extract.Part(key)
				}
				continue
			}
			if line == "" {
				continue
			}
			l := extract.Line{Part: part, Page: page}
			x := float32(50)
			for _, w := range strings.Fields(line) {
				source := pdftext.FromPage
				if strings.HasPrefix(w, "~") { // a word read by OCR
					w, source = w[1:], pdftext.FromOCR
				}
				l.Words = append(l.Words, pdftext.Word{Text: w, Source: source, Box: pdftext.Box{X0: x, Y0: y, X1: x + 8*float32(len(w)), Y1: y + 12}})
				x += 8*float32(len(w)) + 5
			}
			y += 14
			d.Lines = append(d.Lines, l)
			d.Text += line + "\n"
		}
		d.Pages = []int{1}
		s.Deliberations = append(s.Deliberations, d)
		s.Documents = append(s.Documents, &extract.Document{File: d.File, Kind: extract.KindAct, SessionDate: &s.Date, Body: &s.Body, Deliberations: []*extract.Deliberation{d}, Present: []string{"Claire MERCADAL", "Yann OSTREVAN"}})
	}
	return s
}

// alarms returns the codes of the errors and warnings of a text.
func alarms(r Report) []string {
	var out []string
	for _, f := range r.Findings {
		if f.Level != Info {
			out = append(out, f.Code)
		}
	}
	return out
}
