package check

import (
	"fmt"
	"phare/extract/facts"
	"strings"
)

// sessionValue accepts the date of the session, and the number of its acts.
func (r *run) sessionValue(cl *claim, f *facts.Fact) bool {
	if f.Kind == facts.Count && f.Qualifier == facts.Exact {
		switch r.stemOf(f.Unit) {
		case "@deliber", "decis", "decision", "deliber", "dossi", "point", "act", "question", "rapport":
			return int(f.Value) == len(r.s.Deliberations) && !cl.bound
		}
	}
	if f.Kind != facts.Date || f.When != f.Until || f.Unit != "" {
		return false
	}
	var day facts.Day
	if _, err := fmt.Sscanf(r.s.Date, "%d-%d-%d", &day.Year, &day.Month, &day.Day); err != nil {
		return false
	}
	ofSession := f.Role == facts.RoleSession || r.followsBody(cl, f)
	if ofSession && f.When.Day > 0 && !cl.cites(f) && (!cl.bound || sameDay(f.When, day, func(int) bool { return false }) || r.best(cl, f, cl.acts) == nil) {
		if !sameDay(f.When, day, func(int) bool { return false }) {
			r.find(cl, f.Start, f.End, Error, "session-date", fmt.Sprintf("La séance s'est tenue le %s. Corrigez la date.", day), nil)
			return true
		}
		r.weekday(cl, f, day)
		return true
	}
	if f.When.Day == 0 || !sameDay(f.When, day, func(int) bool { return false }) || roleOf(f.Role) != "" {
		return false
	}
	if cl.bound && r.best(cl, f, cl.acts) != nil {
		return false // let the act prove it
	}
	r.weekday(cl, f, day)
	return true
}

// cites tells that a date is said of an earlier session: "la séance du 12 mars dernier",
// "délibération du".
func (cl *claim) cites(f *facts.Fact) bool {
	before := facts.Fold(cl.text[max(0, f.Start-80):f.Start])
	return strings.Contains(before, "deliberation du") || strings.Contains(before, "prochain") || strings.HasSuffix(before, "d'ici au ") || strings.HasSuffix(before, "d’ici au ") || strings.HasSuffix(before, "avant le ") || strings.Contains(before, "precedent") || strings.Contains(before, "seance du conseil municipal du") && strings.Contains(before, "depuis")
}

// followsBody tells that a date comes right after the name of an assembly: "conseil
// municipal de Valmont du 22 mai".
func (r *run) followsBody(cl *claim, f *facts.Fact) bool {
	before := facts.Fold(cl.text[:f.Start])
	k := max(strings.LastIndex(before, "conseil"), strings.LastIndex(before, "assemblee"))
	return k >= 0 && len(before)-k < 70 && !strings.ContainsAny(before[k:], ",;:") && strings.HasSuffix(strings.TrimSpace(before), "du") && !strings.Contains(before[k:], " a ")
}

// weekday checks a named day of the week against the calendar.
func (r *run) weekday(cl *claim, f *facts.Fact, s facts.Day) {
	for _, d := range []facts.Day{f.When, f.Until} {
		if d.Weekday == 0 {
			continue
		}
		if d.Year == 0 {
			d.Year = s.Year
		}
		if d.Month == 0 {
			d.Month = s.Month
		}
		if w := weekdayOf(d); w > 0 && w != d.Weekday {
			r.find(cl, f.Start, f.End, Error, "weekday", fmt.Sprintf("Le %s est un %s. Corrigez le jour de la semaine.", facts.Day{Year: d.Year, Month: d.Month, Day: d.Day}, facts.Day{Weekday: w}), nil)
			return
		}
	}
}

// selfCount accepts "cinq décisions à retenir" where the text has five parts.
func (r *run) selfCount(cl *claim, f *facts.Fact) bool {
	if f.Kind != facts.Count || cl.bound {
		return false
	}
	switch facts.Fold(f.Unit) {
	case "decisions", "points", "deliberations", "dossiers", "sujets", "temps", "mesures", "infos", "informations", "choses", "themes", "actualites":
	default:
		return false
	}
	n := r.b.parts()
	if n < 2 {
		n = len(r.b.blocks)
	}
	if n < 2 {
		return f.Value <= 10
	}
	if int(f.Value) == n || int(f.Value) == len(r.b.all) {
		return true
	}
	if f.Value <= 12 && int(f.Value) != len(r.s.Deliberations) {
		r.find(cl, f.Start, f.End, Warning, "count-of-parts", fmt.Sprintf("Le texte annonce %s et présente %d décisions liées à un acte. Accordez les deux.", strings.TrimSpace(f.Text), n), nil)
		return true
	}
	return false
}

// parts counts the parts of a text: several headings over the same acts, as the questions of
// one decision, are one part.
func (b *binding) parts() int {
	seen := map[string]bool{}
	for _, acts := range b.sections {
		key := ""
		for _, a := range acts {
			key += a.d.ID + " "
		}
		seen[key] = true
	}
	return len(seen)
}
