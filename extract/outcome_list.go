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

// listedOutcome tells what the result printed in a list says of an act; "" when it says
// nothing that is known.
func listedOutcome(result []Line, object string, votes Votes) Outcome {
	var b strings.Builder
	for i := range result {
		b.WriteString(result[i].Text())
		b.WriteByte(' ')
	}
	f := fold(b.String())
	has := func(stems ...string) bool {
		for _, w := range foldWords(f) {
			if hasAnyPrefix(w, stems) {
				return true
			}
		}
		return false
	}
	adopted := has("adopt", "approuv", "accept", "valid", "unanim", "majorit") || wordAt(f, "favorable") >= 0 || has("votee", "votes") || votes.For != nil
	title := newWords([]Line{titleLine(object)})
	acte := strings.Contains(f, "prend acte") || strings.Contains(f, "pris acte") || strings.Contains(f, "dont acte") || strings.Contains(f, "donne acte") || strings.Contains(f, "prise d'acte") || has("actee", "actes") || strings.Trim(f, " .") == "acte"
	switch {
	case strings.Contains(f, "de l'ordre du jour") && has("retir") || hasAnyPrefix(f, []string{"retir", "point retir", "dossier retir", "deliberation retir", "projet retir"}):
		return Withdrawn
	case !adopted && has("ajourn", "reporte", "report", "renvoy", "differe", "sursis"):
		return Postponed
	case has("rejet", "refus", "repouss") || strings.Contains(f, "non adopt") || strings.Contains(f, "pas adopt") || strings.Contains(f, "non approuv") || strings.Contains(f, "pas approuv") || votes.For != nil && votes.Against != nil && *votes.For < *votes.Against:
		return Rejected
	case acte && !has("adopt", "approuv"):
		return Noted
	case strings.Contains(f, "avis") || title.wish() && adopted || has("voeu") && adopted:
		return Opinion
	case has("elu", "elue", "elus", "elues", "proclame") || has("designe", "nomme") && !(adopted && strings.Contains(f, "decide d")) || strings.Contains(f, "scrutin secret") || adopted && title.election():
		return Elected
	case wordAt(f, "defavorable") >= 0:
		return Rejected
	case adopted:
		return Adopted
	case has("information", "communication") || strings.Contains(f, "sans vote"):
		return Noted
	}
	return NoOutcome
}
