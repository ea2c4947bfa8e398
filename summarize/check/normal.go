package check

import (
	"strconv"
	"strings"

	"phare/extract/facts"
	"phare/summarize/check/lexicon"
)

// everyYears are the adjectives that count years: "une concession trentenaire" lasts thirty.
var everyYears = map[int][]string{2: {"biennal", "bisannuel"}, 3: {"triennal"}, 4: {"quadriennal"}, 5: {"quinquennal"}, 6: {"sexennal"}, 10: {"decennal"}, 15: {"quindecennal"}, 20: {"vicennal", "vingtenaire"}, 30: {"trentenaire", "tricennal"}, 50: {"cinquantenaire"}, 99: {"emphyteotique"}, 100: {"centenaire"}}

// shortMonths are the months as tables shorten them.
var shortMonths = map[int][]string{1: {"janv", "jan"}, 2: {"fevr", "fev"}, 4: {"avr"}, 7: {"juil", "jul"}, 9: {"sept", "sep"}, 10: {"oct"}, 11: {"nov"}, 12: {"dec"}}

var cardinals = []string{"", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"}

// otherForm tells that an act of the claim prints a quantity in another form: "trentenaire" for
// thirty years, "Nov." for November, "phase 3" for the third phase.
func (r *run) otherForm(cl *claim, f *facts.Fact) bool {
	for _, a := range cl.acts {
		r.wordsOf(a)
		switch f.Kind {
		case facts.Duration:
			text := facts.Fold(f.Text)
			if !strings.HasSuffix(text, "an") && !strings.HasSuffix(text, "ans") && !strings.Contains(text, "annee") {
				continue
			}
			n := int(f.Value)
			if words := wordsOf(f.Text); len(words) > 0 && words[0].Digit {
				n, _ = strconv.Atoi(words[0].Fold)
			}
			for _, w := range a.words {
				if lexicon.Begins(w.Fold, everyYears[n]...) {
					return true
				}
			}
		case facts.Date:
			if f.When.Day != 0 || f.When.Month == 0 || f.When != f.Until {
				continue
			}
			for i, w := range a.words {
				for _, m := range shortMonths[f.When.Month] {
					if w.Fold == m && (f.When.Year == 0 || lexicon.AnyFold(a.words[i:min(len(a.words), i+5)], strconv.Itoa(f.When.Year))) {
						return true
					}
				}
			}
		case facts.Ordinal:
			n := int(f.Value)
			if n < 1 || n >= len(cardinals) {
				continue
			}
			noun := ""
			for _, w := range cl.words {
				if w.Start >= f.End && w.Stem != "" {
					noun = w.Stem
					break
				}
			}
			for i := 1; noun != "" && i < len(a.words); i++ {
				if a.words[i-1].Stem == noun && (a.words[i].Fold == strconv.Itoa(n) || a.words[i].Fold == cardinals[n]) {
					return true
				}
			}
		}
	}
	return false
}

// perUnit writes a base of an amount in one way: a cubic metre is one, however it is printed.
func perUnit(per, around string) string {
	if !strings.HasPrefix(per, "m") || per == "mois" {
		return per
	}
	switch around = facts.Fold(strings.NewReplacer("³", "3", "²", "2").Replace(around)); {
	case strings.Contains(around, "m3"), strings.Contains(around, "cube"):
		return "m3"
	case strings.Contains(around, "m2"), strings.Contains(around, "carre"):
		return "m2"
	}
	return per
}

// decidedValue tells that an act of the claim prints one of its values in what it decides, beside
// most of its words.
func (r *run) decidedValue(cl *claim, start, end int) bool {
	for i := range cl.facts {
		f := &cl.facts[i]
		if f.Start >= end || f.End <= start {
			continue
		}
		for _, a := range cl.acts {
			list := r.factsOf(a)
			for k := range list {
				if !r.same(cl, f, &list[k], a) || !decides(a.partAt(list[k].Start)) {
					continue
				}
				if p := a.passageAt(list[k].Start); p >= 0 && a.shareAt(cl.content(), p) >= 0.6 {
					return true
				}
			}
		}
	}
	return false
}
