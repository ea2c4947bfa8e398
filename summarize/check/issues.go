package check

import (
	"fmt"
	"strings"

	"phare/extract"
	"phare/extract/facts"
	"phare/summarize/check/lexicon"
)

// roleOf keeps the roles that give a date its sense for a resident.
func roleOf(x facts.Role) facts.Role {
	switch x {
	case facts.RoleFrom, facts.RoleUntil, facts.RoleBefore, facts.RoleAfter:
		return x
	}
	return ""
}

// issues lists what the draft says otherwise than a source value of the same number.
func (r *run) issues(cl *claim, f, s *facts.Fact, a *act) []issue {
	var out []issue
	add := func(l Level, code, format string, args ...any) {
		out = append(out, issue{l, code, fmt.Sprintf(format, args...)})
	}
	if f.Kind == facts.Money {
		r.taxIssues(cl, f, s, a, add)
		r.periodIssues(cl, f, s, a, add)
	}
	if f.Kind == facts.Count && f.Per != "" && s.Per != "" && f.Per != s.Per {
		add(Error, "period-differs", "L'acte donne ce nombre par %s, le texte par %s. Corrigez.", s.Per, f.Per)
	}
	if f.Kind == facts.Date {
		r.dateIssues(cl, f, s, a, add)
	} else {
		r.qualifierIssues(cl, f, s, a, add)
	}
	if f.Kind == facts.Count {
		r.nounIssues(f, s, a, add)
	}
	if f.Kind == facts.Duration && s.Kind == facts.Duration {
		if s.Renewable && !f.Renewable && !cl.would() && !cl.holds("renouvel", "recondu", "reconduct") {
			add(Warning, "renewal-lost", "L'acte dit cette durée renouvelable, le texte ne le dit plus. Ajoutez « renouvelable ».")
		}
		if f.Renewable && !s.Renewable && !r.nearby(a, s, 120, "renouvel", "recondu", "reconduct") {
			add(Warning, "renewal-added", "L'acte ne dit pas cette durée renouvelable. Retirez « renouvelable ».")
		}
	}
	switch part := a.partAt(s.Start); {
	case f.Kind == facts.Date && (s.Role == facts.RoleNotice || s.Role == facts.RoleSent || s.Role == facts.RolePosted) && f.Role != s.Role && f.When.Day > 0:
		add(Warning, "only-recalled", "L'acte n'imprime cette date que pour ses formalités (convocation, transmission, publication). Vérifiez qu'elle dit bien ce que le texte lui fait dire.")
	case part == extract.PartVisas, part == extract.PartClosing && f.Kind != facts.Date:
		add(Warning, "only-recalled", "Cette valeur ne figure que dans les visas ou les mentions finales de l'acte, qui rappellent le passé. Vérifiez qu'elle fait partie de la décision.")
	case part == extract.PartAnnex:
		level := Info
		if !near(f.Value, s.Value) || f.Kind == facts.Money && !r.sharesWords(cl, a, s) {
			level = Warning // a long annex holds a figure for anything
		}
		add(level, "only-annex", "Cette valeur ne figure que dans une annexe de l'acte.")
	}
	return out
}

type adder func(l Level, code, format string, args ...any)

func (r *run) taxIssues(cl *claim, f, s *facts.Fact, a *act, add adder) {
	switch {
	case f.Tax == s.Tax:
	case f.Tax != "" && s.Tax != "":
		add(Error, "tax-differs", "L'acte donne ce montant %s, le texte le donne %s. Corrigez la mention de taxe.", s.Tax, f.Tax)
	case s.Tax == "HT" && !cl.holds("ht", "hors tax"):
		add(Warning, "tax-lost", "L'acte donne ce montant hors taxes, le texte ne le dit plus. Ajoutez « HT ».")
	case f.Tax != "" && !r.nearby(a, s, 250, " "+strings.ToLower(f.Tax), taxWords(f.Tax)) && !r.headed(a, s, strings.ToLower(f.Tax), "hors"):
		add(Warning, "tax-added", "L'acte ne dit pas ce montant « %s ». Retirez la mention de taxe, ou vérifiez-la.", f.Tax)
	}
}

func taxWords(tax string) string {
	if tax == "HT" {
		return "hors tax"
	}
	return "toutes tax"
}

// inPassage tells that the passage of a source value holds one of the folded words.
func (r *run) inPassage(a *act, s *facts.Fact, words ...string) bool {
	r.wordsOf(a)
	p := a.passageAt(s.Start)
	if p < 0 {
		return false
	}
	text := facts.Fold(a.text[a.passages[p].start:a.passages[p].end])
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// per returns the words that say a period or a base of an amount.
func per(p string) []string {
	switch p {
	case "an":
		return []string{"annuel", "par an", "annee", "/an", "chaque an"}
	case "mois":
		return []string{"mensuel", "mois"}
	}
	return []string{p}
}

func (r *run) periodIssues(cl *claim, f, s *facts.Fact, a *act, add adder) {
	switch {
	case f.Per == s.Per:
	case f.Per != "" && s.Per != "":
		add(Error, "period-differs", "L'acte donne ce montant par %s, le texte par %s. Corrigez.", s.Per, f.Per)
	case s.Per != "":
		if !cl.holds(per(s.Per)...) {
			add(Warning, "period-lost", "L'acte donne ce montant par %s, le texte ne le dit plus. Ajoutez-le.", s.Per)
		}
	case f.Per != "" && r.otherPeriod(a, s, f.Per):
		add(Error, "period-differs", "L'acte donne ce montant pour une autre période que « par %s ». Corrigez.", f.Per)
	case (f.Per == "an" || f.Per == "mois") && !r.inPassage(a, s, per(f.Per)...) && !r.headed(a, s, per(f.Per)...), f.Per != "an" && f.Per != "mois" && !r.nearby(a, s, 400, per(f.Per)...):
		add(Warning, "period-added", "L'acte ne donne pas ce montant par %s. Vérifiez à quoi il se rapporte.", f.Per)
	}
}

// otherPeriod tells that the line of a value says a period that is not the given one.
func (r *run) otherPeriod(a *act, s *facts.Fact, period string) bool {
	if len(a.lines) == 0 {
		return false
	}
	l := a.lines[a.lineAt(s.Start)]
	other := false
	for _, w := range wordsOf(a.text[l.start:l.end]) {
		is := ""
		switch {
		case lexicon.Begins(w.Fold, "annuel"):
			is = "an"
		case lexicon.Begins(w.Fold, "mensuel"):
			is = "mois"
		case lexicon.Begins(w.Fold, "hebdomad"):
			is = "semaine"
		case lexicon.Begins(w.Fold, "journali", "quotidien"):
			is = "jour"
		}
		if is == period {
			return false
		}
		other = other || is != ""
	}
	return other
}

// holds tells that a word of the claim starts with one of the folded beginnings; a
// beginning of several words is looked for as it stands.
func (cl *claim) holds(begins ...string) bool {
	text := facts.Fold(cl.text)
	for _, b := range begins {
		for from := 0; ; {
			k := strings.Index(text[from:], b)
			if k < 0 {
				break
			}
			if k += from; k == 0 || text[k-1] < 'a' || text[k-1] > 'z' {
				return true
			}
			from = k + 1
		}
	}
	return false
}

// The word beginnings that say a ceiling, a floor, an estimate.
var (
	ceiling  = []string{"maxim", "plafon", "limit", "jusqu", "depass", "exced", "au plus", "concurrence", "atteindr", "pourra", "inferieur", "egale"}
	floor    = []string{"minim", "au moins", "plancher", "partir de"}
	forecast = []string{"previsionn", "estim", "evalu", "envisag", "valoris", "devrai", "prevu", "prevoi", "environ", "prevision", "budget", "chiffr"}
)

func (r *run) qualifierIssues(cl *claim, f, s *facts.Fact, a *act, add adder) {
	exact := near(f.Value, s.Value)
	d, q := f.Qualifier, s.Qualifier
	up := d == facts.Over || d == facts.AtLeast
	down := d == facts.Under || d == facts.AtMost || d == facts.Nearly
	lost := func(what string) {
		if r.hedged(cl) && q != facts.AtMost && q != facts.AtLeast {
			return
		}
		add(Warning, "qualifier-lost", "L'acte dit « %s », le texte ne le dit plus. Ajoutez-le.", what)
	}
	reversed := func() {
		add(Error, "qualifier-reversed", "L'acte dit « %s », le texte dit « %s ». Corrigez.", orExact(q), orExact(d))
	}
	switch q {
	case d:
	case facts.AtMost:
		switch {
		case up:
			reversed()
		case d == facts.Under:
		case !cl.holds(ceiling...):
			lost("au maximum")
		}
	case facts.AtLeast:
		switch {
		case down:
			reversed()
		case d == facts.Over:
		case !cl.holds(floor...):
			lost("au minimum")
		}
	case facts.Over:
		switch {
		case down:
			reversed()
		case d == facts.Exact:
			lost("plus de")
		}
	case facts.Under:
		switch {
		case up:
			reversed()
		case d == facts.Exact:
			lost("moins de")
		}
	case facts.Nearly, facts.About:
		switch {
		case d == facts.Over && q == facts.Nearly:
			reversed()
		case d == facts.Exact:
			lost(string(q))
		}
	case facts.Exact:
		if !exact {
			break // a rounding in the direction of its word
		}
		switch {
		case d == facts.Over || d == facts.Under:
			if !r.nearby(a, s, 60, "inferieur", "superieur", "moins", "plus", "jusqu", "maxi", "mini") {
				add(Error, "qualifier-added", "L'acte donne exactement cette valeur : « %s » est faux.", d)
			}
		case d == facts.AtMost && !r.nearby(a, s, 120, ceiling...) && !r.headed(a, s, ceiling...), d == facts.AtLeast && !r.nearby(a, s, 120, floor...) && !r.headed(a, s, floor...):
			add(Warning, "qualifier-added", "L'acte ne dit pas « %s » de cette valeur. Retirez ces mots.", d)
		}
	}
	if s.Forecast && !f.Forecast && !r.hedged(cl) && !cl.holds(forecast...) && (f.Kind == facts.Money || f.Kind == facts.Count) {
		add(Warning, "forecast-lost", "L'acte donne cette valeur comme prévisionnelle ou estimée, le texte la donne pour acquise. Ajoutez « estimé » ou « prévisionnel ».")
	}
}

func orExact(q facts.Qualifier) string {
	if q == facts.Exact {
		return "exactement"
	}
	return string(q)
}

// opposed tells that two roles of a date can't stand for one another.
func opposed(d, s facts.Role) bool {
	switch roleOf(d) {
	case "":
		return false
	case facts.RoleFrom, facts.RoleAfter:
		return s == facts.RoleUntil || s == facts.RoleBefore
	case facts.RoleUntil, facts.RoleBefore:
		return s == facts.RoleFrom || s == facts.RoleAfter
	}
	return false
}

func (r *run) dateIssues(cl *claim, f, s *facts.Fact, a *act, add adder) {
	switch {
	case opposed(f.Role, s.Role):
		add(Error, "date-role", "L'acte donne cette date comme %s, le texte comme %s. Corrigez.", roleName(s.Role), roleName(f.Role))
	case roleOf(f.Role) != "" && (s.Role == facts.RoleEarlier || s.Role == facts.RoleLaw) && f.When.Day > 0:
		add(Warning, "date-role", "Dans l'acte, cette date est celle d'un texte antérieur. Vérifiez ce que le texte lui fait dire.")
	}
	for _, d := range []facts.Day{f.When, f.Until} {
		src := s.When
		if d == f.Until && f.Until != f.When {
			src = s.Until
		}
		if d.Weekday == 0 || d.Day == 0 {
			continue
		}
		if d.Year == 0 {
			d.Year = src.Year
		}
		if d.Year == 0 {
			d.Year, _ = r.sessionMonth()
		}
		if d.Month == 0 {
			d.Month = src.Month
		}
		if w := weekdayOf(d); w > 0 && w != d.Weekday {
			add(Error, "weekday", "Le %s est un %s. Corrigez le jour de la semaine.", facts.Day{Year: d.Year, Month: d.Month, Day: d.Day}, facts.Day{Weekday: w})
			break
		}
	}
}

func roleName(x facts.Role) string {
	switch x {
	case facts.RoleFrom:
		return "un début"
	case facts.RoleAfter:
		return "un point de départ"
	case facts.RoleUntil, facts.RoleBefore:
		return "une échéance"
	}
	return "une date"
}

// nounIssues checks that a number counts the same thing.
func (r *run) nounIssues(f, s *facts.Fact, a *act, add adder) {
	if f.Unit == s.Unit {
		return
	}
	want := r.stemOf(f.Unit)
	if want == "" || s.Kind == facts.Count && r.stemOf(s.Unit) == want {
		return
	}
	r.wordsOf(a)
	if measured(f.Unit) {
		if s.Kind == facts.Number && !r.nearby(a, s, 200, facts.Fold(f.Unit), "surface", "superficie", "contenance") {
			add(Warning, "count-of-what", "L'acte ne donne pas ce nombre en %s. Vérifiez l'unité.", f.Unit)
		}
		return
	}
	if facts.Fold(s.Unit) == "personnes" || r.headed(a, s, want, facts.Fold(f.Unit)) || f.Unit == "kilos" && r.headed(a, s, "kg") {
		return
	}
	at := a.wordAt(s.Start)
	for k := max(0, at-30); k < min(len(a.words), at+16); k++ {
		if a.words[k].Stem == want {
			return
		}
	}
	add(Warning, "count-of-what", "L'acte donne ce nombre, mais pas pour « %s » (%s). Vérifiez ce qu'il compte.", f.Unit, strings.Join(strings.Fields(s.Text), " "))
}
