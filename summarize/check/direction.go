package check

import (
	"fmt"
	"strings"

	"phare/extract/facts"
	"phare/summarize/check/lexicon"
)

// direction holds "hausse" and "baisse" against the figures themselves: an old and a new value
// in one row of a table, or one "contre" the other in a sentence.
func (r *run) direction(cl *claim) {
	if !cl.bound || r.exchangedInTime(cl) {
		return
	}
	x := lexicon.All()
	up, down := -1, -1
	for i, w := range cl.words {
		if cl.named(i) || lexicon.Refused(cl.words, i) {
			continue
		}
		if x.Is("monte", w) {
			up = i
		}
		if x.Is("descend", w) {
			down = i
		}
	}
	if (up < 0) == (down < 0) {
		return
	}
	for _, v := range cl.verified {
		if v.line < 0 || v.line >= len(r.acts) {
			continue
		}
		old, now, at := r.moved(r.acts[v.line], v)
		if at == nil || old == now {
			continue
		}
		if (now > old) == (up >= 0) {
			return
		}
		w := cl.words[max(up, down)]
		r.find(cl, w.Start, w.End, Error, "direction", fmt.Sprintf("Les chiffres de l'acte disent le contraire de « %s » : « %s ». Corrigez le sens.", cl.text[w.Start:w.End], excerpt(at)), at)
		return
	}
}

// exchangedInTime reports an old and a new value that the claim gives for one another: "X
// contre Y" of which the act says "Y contre X", or "X, portée à Y".
func (r *run) exchangedInTime(cl *claim) bool {
	for i := 0; i+1 < len(cl.facts); i++ {
		f, g := cl.facts[i], cl.facts[i+1]
		mine := follows(cl.text[f.End:g.Start])
		if mine == 0 || f.Kind != g.Kind || near(f.Value, g.Value) {
			continue
		}
		for _, a := range cl.acts {
			src := r.factsOf(a)
			for k := range src {
				for j := k + 1; j < len(src) && j < k+3; j++ {
					theirs := follows(a.text[src[k].End:src[j].Start])
					if theirs == 0 || src[k].Kind != f.Kind || src[j].Kind != f.Kind {
						continue
					}
					if theirs == mine && rounds(g, src[k]) && rounds(f, src[j]) || theirs != mine && rounds(f, src[k]) && rounds(g, src[j]) {
						at := &found{act: a, start: src[k].Start, end: src[j].End}
						r.find(cl, f.Start, g.End, Error, "direction", fmt.Sprintf("L'acte donne ces deux valeurs dans l'autre ordre : « %s ». Corrigez.", excerpt(at)), at)
						return true
					}
				}
			}
		}
	}
	return false
}

// yearOf returns the year that stands nearest to a value in its passage, before the next value
// of its kind, 0 when there is none: "198 500 en 2024".
func yearOf(w window, k int) int {
	a := w.act
	year, least := 0, 60
	for j := range a.facts {
		y := &a.facts[j]
		if y.Start < w.start() || y.Start >= w.end() || y.Kind != facts.Date || y.When.Year == 0 || y.When != y.Until || y.When.Part != "" {
			continue
		}
		lo, hi := min(j, k), max(j, k)
		between := false
		for m := lo + 1; m < hi; m++ {
			between = between || a.facts[m].Kind == a.facts[k].Kind || a.facts[m].Kind == facts.Number
		}
		if between {
			continue
		}
		d := y.Start - a.facts[k].End
		if d < 0 {
			d = a.facts[k].Start - y.End + 15 // "198 500 en 2024" rather than the year before
		}
		if d < least {
			year, least = y.When.Year, d
		}
	}
	return year
}

// follows tells how the second of two values stands to the first by the words between them: 1
// when the first takes its place ("contre"), -1 when it takes the first's ("portée à").
func follows(between string) int {
	s := facts.Fold(between)
	if len(s) > 110 || strings.ContainsAny(s, ".;") {
		return 0
	}
	for _, w := range []string{"contre", "au lieu de"} {
		if strings.Contains(s, w) {
			return 1
		}
	}
	for _, w := range []string{"porte a", "portee a", "portes a", "ramene a", "ramenee a", "passe a", "passera a", "passant a"} {
		if strings.Contains(s, w) {
			return -1
		}
	}
	return 0
}

// ofYear reports a value that the claim gives for a year where the act gives another value of
// its kind for that year.
func (r *run) ofYear(cl *claim) {
	for i := range cl.facts {
		y := &cl.facts[i]
		if y.Kind != facts.Date || y.When != y.Until || y.When.Year == 0 || y.When.Month != 0 || y.When.Part != "" || !cl.bound {
			continue
		}
		var f *facts.Fact // the value that the year goes with: the one before it, else the next
		for k := range cl.facts {
			g := &cl.facts[k]
			if g.Kind == facts.Money || g.Kind == facts.Number || g.Kind == facts.Count && !g.Letters {
				if g.End <= y.Start && y.Start-g.End < 40 || f == nil && g.Start > y.End {
					f = g
				}
			}
		}
		if f == nil || cl.difference(f) {
			continue
		}
		var other *found
		for _, w := range singly(cl.windows) {
			with := false
			var mine bool
			var another *facts.Fact
			for k := range w.act.facts {
				s := &w.act.facts[k]
				if s.Start < w.start() || s.Start >= w.end() {
					continue
				}
				with = with || s.Kind == facts.Date && s.When.Year <= y.When.Year && y.When.Year <= s.Until.Year
				if s.Kind == f.Kind || s.Kind == facts.Number && f.Kind == facts.Count || s.Kind == facts.Count && f.Kind == facts.Number {
					if rounds(*f, *s) {
						mine = mine || yearOf(w, k) == y.When.Year
					} else if another == nil && yearOf(w, k) == y.When.Year {
						another = s
					}
				}
			}
			if with && mine {
				other = nil
				break
			}
			if with && another != nil {
				other = &found{act: w.act, fact: another, start: another.Start, end: another.End}
			}
		}
		if other != nil {
			r.find(cl, f.Start, f.End, Error, "year", fmt.Sprintf("Pour %d, l'acte donne une autre valeur : %s. Corrigez l'une ou l'autre.", y.When.Year, shown(*other.fact)), other)
		}
	}
}

// difference tells a value that says how much more or less: "13 500 de plus qu'en 2024".
func (cl *claim) difference(f *facts.Fact) bool {
	for i, w := range cl.words {
		if w.Start >= f.End {
			rest := cl.words[i:min(len(cl.words), i+4)]
			return len(rest) > 1 && lexicon.AnyFold(rest, "plus", "moins", "mieux", "davantage") && lexicon.AnyFold(rest, "de", "en")
		}
	}
	return false
}

// moved returns the old and the new value that an act gives where a value was found.
func (r *run) moved(a *act, v span) (old, now float64, at *found) {
	for _, t := range r.tables(a) {
		if v.start < t.start || v.start > t.end {
			continue
		}
		for _, rw := range t.rows {
			l := a.lines[rw.line]
			if v.start < l.start || v.start >= l.end {
				continue
			}
			oldAt, newAt := -1, -1
			for _, g := range rw.figures {
				if g.column < 0 || g.column >= len(t.head) {
					continue
				}
				for _, w := range t.head[g.column] {
					switch {
					case lexicon.Begins(w, "ancien", "actuel", "precedent", "avant"):
						oldAt = g.fact
					case lexicon.Begins(w, "nouve", "propose", "futur") && newAt < 0:
						newAt = g.fact
					}
				}
			}
			if oldAt >= 0 && newAt >= 0 && a.facts[oldAt].Kind == a.facts[newAt].Kind {
				return a.facts[oldAt].Value, a.facts[newAt].Value, &found{act: a, start: l.start, end: l.end}
			}
		}
	}
	for i := range a.facts {
		s := &a.facts[i]
		if s.Start != v.start || i+1 >= len(a.facts) {
			continue
		}
		for _, o := range a.facts[i+1 : min(len(a.facts), i+3)] {
			if o.Kind == s.Kind && follows(a.text[s.End:o.Start]) == 1 {
				return o.Value, s.Value, &found{act: a, start: s.Start, end: o.End}
			}
		}
	}
	return 0, 0, nil
}
