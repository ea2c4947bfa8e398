package extract

import (
	"strings"

	"phare/extract/pdftext"
)

// columnStart tells whether word j opens its line or stands apart from the word before.
func columnStart(l *Line, j int) bool {
	if j == 0 {
		return true
	}
	for _, c := range l.Cells {
		if c == j {
			return true
		}
	}
	return l.Words[j].Box.X0-l.Words[j-1].Box.X1 > 7
}

// resultWord tells whether a result is what starts at word j.
func resultWord(l *Line, j int) bool {
	w := newWords([]Line{{Line: pdftext.Line{Words: l.Words[j:min(len(l.Words), j+4)]}}})
	i := 0
	for i < len(w.toks) && w.toks[i].flag&isWord == 0 {
		i++
	}
	switch s := w.at(i); {
	case s == "le" || s == "a" || s == "l" || s == "dont" || s == "de":
		return w.is(i, "a l unanimite") || w.is(i, "a la majorite") || w.is(i, "dont acte") || w.at(i) == "le" && w.assembly(i)
	case s == "prend" || s == "donne" || s == "pris":
		return w.at(i+1) == "acte"
	case s == "vote" || s == "pour" || s == "contre":
		return w.at(i+1) == ":" || w.at(i+1) == "a"
	case s == "unanimite", s == "majorite", s == "favorable", s == "actee", s == "elu", s == "elue", s == "elus":
		return true
	case s == "election":
		return w.at(i+1) == "au"
	case s == "avis":
		return w.at(i+1) == "favorable" || w.at(i+1) == "defavorable"
	default:
		for _, p := range [...]string{"adopte", "approuve", "rejete", "refuse", "retire", "ajourne", "reporte", "valide", "acceptee", "votee"} {
			if strings.HasPrefix(s, p) && len(s) <= len(p)+2 {
				return true
			}
		}
	}
	return false
}
