package act

import (
	"slices"
	"strings"

	"phare/extract/french"
	"phare/extract/pdftext"
	"phare/extract/prose"
	"phare/extract/record"
)

// ColumnStart tells whether word j opens its line or stands apart from the word before.
func ColumnStart(l *record.Line, j int) bool {
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

// ResultWord tells whether a result is what starts at word j.
func ResultWord(l *record.Line, j int) bool {
	w := newWords([]record.Line{{Line: pdftext.Line{Words: l.Words[j:min(len(l.Words), j+4)]}}})
	i := 0
	for i < len(w.Toks) && w.Toks[i].Flag&prose.IsWord == 0 {
		i++
	}
	switch s := w.At(i); {
	case s == "le" || s == "a" || s == "l" || s == "dont" || s == "de":
		return w.Is(i, "a l unanimite") || w.Is(i, "a la majorite") || w.Is(i, "dont acte") || w.At(i) == "le" && w.Assembly(i)
	case s == "prend" || s == "donne" || s == "pris":
		return w.At(i+1) == "acte"
	case s == "vote" || s == "pour" || s == "contre":
		return w.At(i+1) == ":" || w.At(i+1) == "a"
	case s == "unanimite", s == "majorite", s == "favorable", s == "actee", s == "elu", s == "elue", s == "elus":
		return true
	case s == "election":
		return w.At(i+1) == "au"
	case s == "avis":
		return w.At(i+1) == "favorable" || w.At(i+1) == "defavorable"
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
func spellMarks(result []record.Line) []record.Line {
	w := newWords(slices.Clone(result))
	var out []string
	marks := 0
	for i := range w.Toks {
		t := &w.Toks[i]
		if t.Flag&prose.IsWord == 0 {
			out = append(out, t.S)
			continue
		}
		table := resultMarks
		if i > 0 && w.Toks[i-1].Num >= 0 {
			table = countMarks
		}
		spelt, known := table[t.S]
		if !known || t.Flag&prose.Capital == 0 {
			return result
		}
		out = append(out, spelt)
		marks++
	}
	if marks == 0 {
		return result
	}
	return []record.Line{{Page: result[0].Page, Line: titleLine(strings.Join(out, " ")).Line}}
}

// listedOutcome tells what the result printed in a list says of an act; "" when it says
// nothing that is known.
func listedOutcome(result []record.Line, object string, votes record.Votes) record.Outcome {
	var b strings.Builder
	for i := range result {
		b.WriteString(result[i].Text())
		b.WriteByte(' ')
	}
	f := french.FoldLine(b.String())
	has := func(stems ...string) bool {
		for _, w := range french.Words(f) {
			if french.HasAnyPrefix(w, stems) {
				return true
			}
		}
		return false
	}
	adopted := has("adopt", "approuv", "accept", "valid", "unanim", "majorit") || french.WordAt(f, "favorable") >= 0 || has("votee", "votes") || votes.For != nil
	title := newWords([]record.Line{titleLine(object)})
	acte := strings.Contains(f, "prend acte") || strings.Contains(f, "pris acte") || strings.Contains(f, "dont acte") || strings.Contains(f, "donne acte") || strings.Contains(f, "prise d'acte") || has("actee", "actes") || strings.Trim(f, " .") == "acte"
	switch {
	case strings.Contains(f, "de l'ordre du jour") && has("retir") || french.HasAnyPrefix(f, []string{"retir", "point retir", "dossier retir", "deliberation retir", "projet retir"}):
		return record.Withdrawn
	case !adopted && has("ajourn", "reporte", "report", "renvoy", "differe", "sursis"):
		return record.Postponed
	case has("rejet", "refus", "repouss") || strings.Contains(f, "non adopt") || strings.Contains(f, "pas adopt") || strings.Contains(f, "non approuv") || strings.Contains(f, "pas approuv") || votes.For != nil && votes.Against != nil && *votes.For < *votes.Against:
		return record.Rejected
	case acte && !has("adopt", "approuv"):
		return record.Noted
	case strings.Contains(f, "avis") || title.wish() && adopted || has("voeu") && adopted:
		return record.Opinion
	case has("elu", "elue", "elus", "elues", "proclame", "designation", "election") || has("designe", "nomme") && !(adopted && strings.Contains(f, "decide d")) || strings.Contains(f, "scrutin secret") || adopted && title.election():
		return record.Elected
	case french.WordAt(f, "defavorable") >= 0:
		return record.Rejected
	case adopted:
		return record.Adopted
	case has("information", "communication") || strings.Contains(f, "sans vote"):
		return record.Noted
	}
	return record.NoOutcome
}
