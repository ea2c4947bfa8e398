package extract

import (
	"slices"
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

// resultMarks are the abbreviations by which a list's column tells its result.
var resultMarks = map[string]string{"u": "à l'unanimité", "una": "à l'unanimité", "unan": "à l'unanimité", "m": "à la majorité", "maj": "à la majorité", "pa": "prend acte", "r": "rejetée", "rej": "rejetée", "ret": "retirée de l'ordre du jour", "aj": "ajournée", "rep": "reportée"}

// countMarks stand behind a figure: "9 C, 3 A".
var countMarks = map[string]string{"c": "contre", "a": "abstentions", "p": "pour", "abs": "abstentions"}

// spellMarks writes a result out that is given in abbreviations alone: "M (9 C, 3 A)". What is no
// such result is returned as it is.
func spellMarks(result []Line) []Line {
	w := newWords(slices.Clone(result))
	var out []string
	marks := 0
	for i := range w.toks {
		t := &w.toks[i]
		if t.flag&isWord == 0 {
			out = append(out, t.s)
			continue
		}
		table := resultMarks
		if i > 0 && w.toks[i-1].num >= 0 {
			table = countMarks
		}
		spelt, known := table[t.s]
		if !known || t.flag&capital == 0 {
			return result
		}
		out = append(out, spelt)
		marks++
	}
	if marks == 0 {
		return result
	}
	return []Line{{Page: result[0].Page, Line: titleLine(strings.Join(out, " ")).Line}}
}
