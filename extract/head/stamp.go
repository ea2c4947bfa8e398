package head

import (
	"regexp"
	"strings"

	"phare/extract/french"
	"phare/extract/pdftext"
)

// Stamp is the identifier that the transmission to the préfecture gives an act:
// département, SIREN, date of the act, its number, its nature.
type Stamp struct {
	Page   int
	Whole  string
	iso    string // date of the act
	Number string
	Nature string // DE, AR, AI, CC, BF, AU
}

var stampPattern = regexp.MustCompile(`(\d{3}|02[ABab])-?(\d{9})-(\d{8})-([A-Za-z0-9_.\-]{1,24}?)-(DE|AR|AI|CC|BF|AU)(?:[^A-Za-z]|$)`)

// Stamps finds the identifiers printed on the pages, one a page at most.
func Stamps(pages []pdftext.Page) []Stamp {
	var ids []Stamp
	for i := range pages {
		p := &pages[i]
		for k := range p.Lines {
			if id, ok := stampIn(&p.Lines[k]); ok {
				id.Page = p.Number
				ids = append(ids, id)
				break
			}
		}
	}
	return ids
}

func stampIn(l *pdftext.Line) (Stamp, bool) {
	candidate := false
	for _, w := range l.Words {
		if len(w.Text) >= 13 && strings.Contains(w.Text, "-") && longDigits(w.Text) {
			candidate = true
			break
		}
	}
	if !candidate {
		return Stamp{}, false
	}
	m := stampPattern.FindStringSubmatch(strings.ReplaceAll(l.Text(), " ", ""))
	if m == nil {
		return Stamp{}, false
	}
	d := m[3]
	id := Stamp{Whole: m[1] + "-" + m[2] + "-" + m[3] + "-" + m[4] + "-" + m[5], Number: m[4], Nature: m[5]}
	if h := (Date{Year: french.Atoi(d[:4]), month: french.Atoi(d[4:6]), day: french.Atoi(d[6:])}); plausible(h) {
		id.iso = h.ISO()
	}
	return id, true
}

// longDigits tells whether a word holds a run of nine digits: a SIREN.
func longDigits(s string) bool {
	n := 0
	for i := 0; i < len(s); i++ {
		if french.IsDigit(s[i]) {
			if n++; n >= 9 {
				return true
			}
		} else {
			n = 0
		}
	}
	return false
}
