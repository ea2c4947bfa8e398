package attendance

import (
	"regexp"
	"strings"

	"phare/extract/french"
	"phare/extract/lines"
	"phare/extract/prose"
	"phare/extract/record"
)

// allOf is "tous les conseillers en exercice (11) étaient présents, à l'exception de".
var allOf = regexp.MustCompile(`tous les (?:conseillers|membres|elus|delegues|administrateurs)[^.;()]{0,40}\((\d{1,3})\)[^.;]{0,40}(?:a l'exception d|sauf |hormis )`)

// allBut reads in a folded sentence that all members attend but those it names: how many are in
// office, and how many of them are absent; 0 without such a sentence.
func allBut(f string) (inOffice, absent int) {
	m := allOf.FindStringSubmatchIndex(f)
	if m == nil {
		return 0, 0
	}
	before := ""
	for _, w := range strings.Fields(f[m[1]:]) {
		bare := strings.Trim(w, ".,;()")
		if prose.Civility[bare] != 0 && before != "a" { // "pouvoir à M. X" names who attends
			absent++
		}
		if strings.HasSuffix(w, ".") && !lines.Abbreviated(bare) {
			break
		}
		before = bare
	}
	return french.Atoi(f[m[2]:m[3]]), absent
}

// readExceptions counts the assembly from the sentence that names the absent alone.
func (r *reading) readExceptions(from, to int, m *record.Members) {
	for i := from; i < to; i++ {
		if l := &r.Lines[i]; l.Matter || !strings.Contains(l.Fold, "tous les ") {
			continue
		}
		n, absent := allBut(r.Joined(i, 320))
		if present := n - absent; n > 0 && absent > 0 && present > 0 {
			m.InOffice, m.Present = &n, &present
		}
	}
}
