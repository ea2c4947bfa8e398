package extract

import (
	"regexp"
	"strings"

	"phare/extract/pdftext"
)

// stampID is the identifier that the transmission to the préfecture gives an act:
// département, SIREN, date of the act, its number, its nature.
type stampID struct {
	page   int
	whole  string
	iso    string // date of the act
	number string
	nature string // DE, AR, AI, CC, BF, AU
}

var stampPattern = regexp.MustCompile(`(\d{3}|02[ABab])-?(\d{9})-(\d{8})-([A-Za-z0-9_.\-]{1,24}?)-(DE|AR|AI|CC|BF|AU)(?:[^A-Za-z]|$)`)

// stamps finds the identifiers printed on the pages, one a page at most.
func stamps(pages []pdftext.Page) []stampID {
	var ids []stampID
	for i := range pages {
		p := &pages[i]
		for k := range p.Lines {
			if id, ok := stampIn(&p.Lines[k]); ok {
				id.page = p.Number
				ids = append(ids, id)
				break
			}
		}
	}
	return ids
}

func stampIn(l *pdftext.Line) (stampID, bool) {
	candidate := false
	for _, w := range l.Words {
		if len(w.Text) >= 13 && strings.Contains(w.Text, "-") && longDigits(w.Text) {
			candidate = true
			break
		}
	}
	if !candidate {
		return stampID{}, false
	}
	m := stampPattern.FindStringSubmatch(strings.ReplaceAll(l.Text(), " ", ""))
	if m == nil {
		return stampID{}, false
	}
	d := m[3]
	id := stampID{whole: m[1] + "-" + m[2] + "-" + m[3] + "-" + m[4] + "-" + m[5], number: m[4], nature: m[5]}
	if h := (dateHit{year: atoi(d[:4]), month: atoi(d[4:6]), day: atoi(d[6:])}); plausible(h) {
		id.iso = h.iso()
	}
	return id, true
}

// longDigits tells whether a word holds a run of nine digits: a SIREN.
func longDigits(s string) bool {
	n := 0
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			if n++; n >= 9 {
				return true
			}
		} else {
			n = 0
		}
	}
	return false
}
