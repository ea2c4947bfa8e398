package check

import (
	"fmt"
	"math"
	"strings"

	"phare/extract"
	"phare/extract/facts"
)

// most figures of an act that sums are looked for in; beyond, chance would prove anything.
const mostAddends = 80

// computed accepts a value that can be computed from printed ones, and shows the
// computation: a sum that the draft calls one, a difference or a share of two amounts.
func (r *run) computed(cl *claim, f *facts.Fact) bool {
	switch f.Kind {
	case facts.Money, facts.Count, facts.Number:
		if cl.holds("total", "en tout", "cumul", "somme") || r.addsOwn(cl, f) {
			return r.sum(cl, f)
		}
		if cl.holds("de plus", "de moins", "hausse", "baisse", "augment", "diminu", "economi", "ecart", "differenc", "gagn", "perd", "supplement", "relev", "plus cher") && r.gap(cl, f) {
			return true
		}
		if f.Kind == facts.Money && cl.holds("de plus", "de moins", "hausse", "baisse", "augment", "diminu", "economi", "ecart", "differenc", "reste", "solde") {
			return r.difference(cl, f)
		}
	case facts.Percent, facts.Points:
		return f.Unit == "fraction" && r.ratio(cl, f) || r.share(cl, f)
	}
	return false
}

// block's other amounts of the draft, in the same block.
func (r *run) neighbours(cl *claim, f *facts.Fact) []facts.Fact {
	var out []facts.Fact
	for _, o := range r.claims {
		if o.block != cl.block {
			continue
		}
		for _, g := range o.facts {
			if g.Kind == f.Kind && !(o == cl && g.Start == f.Start) && (f.Kind != facts.Count || r.stemOf(g.Unit) == r.stemOf(f.Unit)) {
				out = append(out, g)
			}
		}
	}
	return out
}

// addsOwn tells that a draft's value is the sum of the others of its paragraph.
func (r *run) addsOwn(cl *claim, f *facts.Fact) bool {
	others := r.neighbours(cl, f)
	total := 0.0
	for _, g := range others {
		total += g.Value
	}
	return len(others) > 1 && near(total, f.Value)
}

func (r *run) sum(cl *claim, f *facts.Fact) bool {
	for _, a := range cl.acts {
		if !cl.bound && len(cl.acts) > 8 {
			return false
		}
		var addends []*facts.Fact
		src := r.factsOf(a)
		for i := range src {
			s := &src[i]
			if s.Kind == f.Kind && s.Value > 0 && s.Value < f.Value && a.partAt(s.Start) != extract.PartAnnex && (f.Kind == facts.Money && s.Unit == f.Unit || f.Kind == facts.Count && r.stemOf(s.Unit) == r.stemOf(f.Unit)) && len(addends) < mostAddends {
				addends = append(addends, s)
			}
		}
		for i := range addends {
			total := 0.0
			for j := i; j < len(addends) && j < i+25; j++ {
				total += addends[j].Value
				if total > f.Value*1.01 {
					break
				}
				g := *addends[j]
				g.Value, g.High, g.Qualifier, g.Precision = total, total, facts.Exact, 0.01
				if j > i && rounds(*f, g) && f.Precision <= f.Value/100 {
					return r.addition(cl, f, a, addends[i:j+1])
				}
			}
		}
	}
	// A section that gathers several acts may add an amount of each.
	var parts []*facts.Fact
	total := 0.0
	for _, g := range r.neighbours(cl, f) {
		if c := r.best(cl, &g, cl.acts); c != nil && c.cost < 10 {
			parts = append(parts, c.fact)
			total += c.fact.Value
		}
	}
	g := facts.Fact{Kind: f.Kind, Value: total, High: total, Precision: 0.01}
	if len(parts) > 1 && rounds(*f, g) {
		return r.addition(cl, f, nil, parts)
	}
	return false
}

// addition reports the sum that proves a value, or why it does not.
func (r *run) addition(cl *claim, f *facts.Fact, a *act, parts []*facts.Fact) bool {
	tax := parts[0].Tax
	var shownParts []string
	for _, p := range parts {
		shownParts = append(shownParts, strings.Join(strings.Fields(p.Text), " "))
		if p.Tax != tax && p.Tax != "" && tax != "" {
			r.find(cl, f.Start, f.End, Error, "sum-mixes-taxes", "Ce total additionne des montants HT et TTC. Donnez-les séparément.", nil)
			return true
		}
		if tax == "" {
			tax = p.Tax
		}
	}
	if f.Tax != "" && tax != "" && f.Tax != tax {
		r.find(cl, f.Start, f.End, Error, "tax-differs", fmt.Sprintf("Les montants additionnés sont %s, le total est donné %s. Corrigez la mention de taxe.", tax, f.Tax), nil)
		return true
	}
	at := &found{nearest: strings.Join(shownParts, " + ")}
	if a != nil {
		at.act, at.start, at.end = a, parts[0].Start, parts[len(parts)-1].End
		cl.verified = append(cl.verified, span{parts[0].Start, parts[0].End, r.order(a)})
	}
	r.find(cl, f.Start, f.End, Info, "computed", "Ce total n'est pas imprimé ; il est la somme de montants de l'acte.", at)
	return true
}

func (r *run) difference(cl *claim, f *facts.Fact) bool {
	others := r.neighbours(cl, f)
	for i := range others {
		for j := range others {
			g := facts.Fact{Kind: f.Kind, Value: others[i].Value - others[j].Value, Precision: 0.01}
			g.High = g.Value
			if g.Value > 0 && rounds(*f, g) {
				r.find(cl, f.Start, f.End, Info, "computed", "Cet écart n'est pas imprimé ; il se calcule.", &found{nearest: others[i].Text + " − " + others[j].Text})
				return true
			}
		}
	}
	return false
}

// ratio proves "près de la moitié" by a percentage of the act, or by two counts of one passage.
func (r *run) ratio(cl *claim, f *facts.Fact) bool {
	low, high := f.Value-0.6, f.Value+0.6
	q := f.Qualifier
	before := facts.Fold(cl.text[max(0, f.Start-14):f.Start])
	for words, is := range map[string]facts.Qualifier{"plus de": facts.Over, "plus d": facts.Over, "moins de": facts.Under, "moins d": facts.Under, "pres de": facts.Nearly, "pres d": facts.Nearly, "environ": facts.About, "presque": facts.Nearly} {
		if q == facts.Exact && strings.Contains(before, words) {
			q = is
		}
	}
	switch q {
	case facts.Over, facts.AtLeast:
		low, high = f.Value, f.Value+12
	case facts.Under, facts.AtMost:
		low, high = f.Value-12, f.Value
	case facts.Nearly:
		low, high = f.Value-6, f.Value
	case facts.About:
		low, high = f.Value-5, f.Value+5
	}
	for _, a := range cl.held0(r) {
		src := r.factsOf(a)
		r.wordsOf(a)
		for i := range src {
			if src[i].Kind == facts.Percent && src[i].Value >= low && src[i].Value <= high && q != facts.Exact {
				cl.verified = append(cl.verified, span{src[i].Start, src[i].End, r.order(a)})
				return true
			}
			p := a.passageAt(src[i].Start)
			if p < 0 || src[i].Kind != facts.Count && src[i].Kind != facts.Number {
				continue
			}
			for j := i + 1; j < len(src) && j < i+4 && src[j].Start < a.passages[p].end; j++ {
				if v := 100 * src[j].Value / src[i].Value; src[i].Value > 0 && (src[j].Kind == facts.Count || src[j].Kind == facts.Number) && v >= low && v <= high {
					r.find(cl, f.Start, f.End, Info, "computed", "Cette part n'est pas imprimée ; elle se calcule.", &found{act: a, start: src[i].Start, end: src[j].End, nearest: src[j].Text + " / " + src[i].Text})
					return true
				}
			}
		}
	}
	return false
}

// held0 are the acts of the claim before its words are aligned.
func (cl *claim) held0(r *run) []*act {
	if cl.bound {
		return cl.acts
	}
	return r.closest(cl, 3)
}

// gap proves a difference by two values of one passage, or one row, of the act.
func (r *run) gap(cl *claim, f *facts.Fact) bool {
	for _, a := range cl.acts {
		src := r.factsOf(a)
		r.wordsOf(a)
		for i := range src {
			p := a.passageAt(src[i].Start)
			if p < 0 || src[i].Kind != f.Kind && src[i].Kind != facts.Number && !(f.Kind == facts.Number && src[i].Kind == facts.Count) {
				continue
			}
			for j := i + 1; j < len(src) && j < i+12 && src[j].Start < a.passages[p].end; j++ {
				g := facts.Fact{Kind: f.Kind, Value: math.Abs(src[i].Value - src[j].Value), Precision: 0.01}
				g.High = g.Value
				if (src[j].Kind == src[i].Kind || f.Kind == facts.Number || f.Kind == facts.Count) && g.Value > 0 && rounds(*f, g) && (a.share(cl.content(), p) >= 0.15) {
					r.find(cl, f.Start, f.End, Info, "computed", "Cet écart n'est pas imprimé ; il se calcule.", &found{act: a, start: src[i].Start, end: src[j].End, nearest: src[i].Text + " − " + src[j].Text})
					cl.verified = append(cl.verified, span{src[i].Start, src[j].End, r.order(a)})
					return true
				}
			}
		}
	}
	return false
}

// share proves a percentage by an amount of the same sentence and one of the act.
func (r *run) share(cl *claim, f *facts.Fact) bool {
	if !cl.bound {
		return false
	}
	var own []facts.Fact
	var rates []facts.Fact
	for _, g := range cl.facts {
		if g.Kind == facts.Money {
			own = append(own, g)
		}
		if g.Kind == facts.Percent && g.Start != f.Start {
			rates = append(rates, g)
		}
	}
	if f.Kind == facts.Points {
		for i := range rates {
			for j := range rates {
				if near(rates[i].Value-rates[j].Value, math.Abs(f.Value)) {
					return true
				}
			}
		}
		return false
	}
	ok := func(a, b float64) bool {
		if a == 0 || b == 0 {
			return false
		}
		for _, v := range []float64{100 * a / b, math.Abs(100 * (a - b) / b)} {
			if math.Abs(v-f.Value) <= math.Min(f.Precision, 1)/2+0.01 {
				return true
			}
		}
		return false
	}
	for _, g := range own {
		for _, h := range own {
			if g.Start != h.Start && ok(g.Value, h.Value) {
				r.find(cl, f.Start, f.End, Info, "computed", "Ce pourcentage n'est pas imprimé ; il se calcule.", &found{nearest: g.Text + " / " + h.Text})
				return true
			}
		}
		for _, a := range cl.acts {
			src := r.factsOf(a)
			for i := range src {
				s := &src[i]
				if s.Kind == facts.Money && s.Value > g.Value && r.nearby(a, s, 120, "total", "cout", "depense", "montant", "enveloppe", "operation") && ok(g.Value, s.Value) {
					r.find(cl, f.Start, f.End, Info, "computed", "Ce pourcentage n'est pas imprimé ; il se calcule.", &found{act: a, start: s.Start, end: s.End, nearest: g.Text + " / " + shown(*s)})
					return true
				}
			}
		}
	}
	return false
}

// relevant prefers, for a text bound to nothing, a value of an act that speaks of the same
// subject; a value that only another subject holds is a finding.
func (r *run) relevant(cl *claim, f *facts.Fact, c *candidate) *candidate {
	if topic := r.topics[cl.block]; topic != nil {
		if better := r.best(cl, f, []*act{topic}); better != nil {
			return better
		}
		c.issues = append(c.issues, issue{Warning, "value-elsewhere", fmt.Sprintf("Ce paragraphe parle de %s, et cette valeur se trouve dans %s. Vérifiez-la.", topic.name(), c.act.name())})
		c.cost += 10
		return c
	}
	top := r.closest(cl, 6)
	if len(top) == 0 {
		return c
	}
	limit := 0.5 * r.coverage(cl, top[0])
	var close []*act
	for _, a := range top {
		if r.coverage(cl, a) >= limit {
			close = append(close, a)
		}
	}
	if better := r.best(cl, f, close); better != nil && better.cost < c.cost+10 {
		return better
	}
	for _, a := range append(close, r.b.all...) {
		if a == c.act {
			return c
		}
	}
	if f.Kind == facts.Date && f.When.Day == 0 || limit < 0.12 {
		return c
	}
	c.issues = append(c.issues, issue{Warning, "value-elsewhere", fmt.Sprintf("Cette valeur ne se trouve que dans %s, qui ne parle pas du même sujet. Vérifiez-la.", c.act.name())})
	c.cost += 10
	return c
}
